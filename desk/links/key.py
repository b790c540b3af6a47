"""The key of an address: two addresses with one key lead to the same page, as far as the addresses themselves say it.

`https://www.example.org/a/?utm_source=x#top` and `http://example.org/A/index.html` have the key
`https://example.org/a`. A key is only compared; what is stored and published is the address as it came in, without its
trackers (`desk.links.trackers`). The rules are data (`address_rules.toml`); a parameter no rule names always stays,
because one that looks like nothing may be the page's number. Nothing is asked of the network.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from urllib.parse import unquote

from desk.links.same_page import Rules, SiteRule, rules
from desk.links.wrapped import unwrapped

_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_LITERAL = re.compile(r"[A-Za-z0-9._~!$'()*,:@-]")
_IN_QUERY = re.compile("%2F|%3F")
"""Signs that mean nothing in a query, where they would in a path (RFC 3986, 3.4)."""
_PLAIN = re.compile(
    r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*)((?:/[a-z0-9_~-][a-z0-9._~-]*)*)/?", re.ASCII
)
"""An address that the WHATWG URL Standard leaves as it is: small letters, no number for a host, no dotted folder."""
_SLASHES = re.compile(r"//+")
ALL, NONE = -1, -2
"""How many parts of a path are the same in any case of letters, where it is no number of them."""
_COMMENT = "comment-"
"""What stands before a place that is a comment, where a site names its comments by numbers alone."""
_MOST = 6
"""Rounds after which an address that still changes is taken as it is: sites lead to sites, such as Google's copies."""


class Sameness(StrEnum):
    """How two addresses stand to each other: one page, two places of one page, or two pages."""

    SAME = "same"
    NEAR = "near"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Key:
    """What is compared of an address: the page, without a scheme's or host's accidents, and the place on it."""

    page: str
    place: str = ""

    def __str__(self) -> str:
        """The key as an address; its key is itself."""
        return f"{self.page}#{self.place}" if self.place else self.page

    @property
    def host(self) -> str:
        """The host of the page; "" for a mail address."""
        return self.page[8:].partition("/")[0].partition("?")[0] if self.page.startswith("https://") else ""


@lru_cache(maxsize=4096)
def key_of(address: str) -> Key | None:
    """The key of an address; None where it is none of http, https or mailto."""
    text, made = address.strip(), None
    if (key := _plain_key(text, rules())) is not None:
        return key
    import ada_url  # 14 ms, and not every question to the archive is one for a crooked address

    for _ in range(_MOST):
        if _may_lead_on(text):
            text = unwrapped(text)
        try:
            text = ada_url.normalize_url(text)
        except ValueError:
            return made
        made = _mail_key(text) if text.startswith("mailto:") else _key(text, rules())
        if made is None or not _may_lead_on(text := str(made)):
            return made
    return made


def compared(one: Key | None, other: Key | None) -> Sameness:
    """How two addresses stand to each other, by their keys.

    A page and an ordinary place on it are the same; two places of a page, and a place that is another view of it
    (a comment, a line, a route behind "#/"), are near.
    """
    if one is None or other is None or one.page != other.page:
        return Sameness.DIFFERENT
    if one.place == other.place:
        return Sameness.SAME
    if one.place and other.place:
        return Sameness.NEAR
    return Sameness.NEAR if rules().places.fullmatch(one.place or other.place) else Sameness.SAME


def _may_lead_on(text: str) -> bool:
    """Whether another address can stand in this one: written out, or packed, which needs capitals (RFC 4648)."""
    rest = text[8:]
    return not rest.islower() or "http" in rest or "urldefense" in rest


def _plain_key(text: str, known: Rules) -> Key | None:
    """The key of an address in which nothing has to be put right and of whose site nothing is known; else None.

    Most addresses are such, as `https://www.example.org/2026/the-ferry/`, and a first build asks for all of them.
    """
    found = _PLAIN.fullmatch(text)
    if found is None or _may_lead_on(text) or "xn--" in text:
        return None
    host, path = _without_doors(found[1], known), _tidy_path(found[2], known)
    if known.of_host(host) is not known.anywhere:
        return None
    where = f"{host}/{path}" if path else host
    if any(rule.where is None or rule.found_in(where) for rule in known.anywhere):
        return None
    return Key(f"https://{where}")


def _mail_key(text: str) -> Key:
    address, mark, query = text.partition("#")[0].partition("?")
    return Key(address.lower() + mark + query)


def _key(text: str, known: Rules) -> Key | None:
    """The key of an address as the WHATWG URL Standard writes it: "https://host/path?query#fragment"."""
    scheme, _, rest = text.partition("://")
    if scheme not in ("http", "https") or not rest:
        return None
    rest, _, fragment = rest.partition("#")
    rest, _, query = rest.partition("?")
    host, _, path = rest.partition("/")
    host = host.rpartition("@")[2].rstrip(".")  # who logs in there, and the root that every name ends with
    made = _Draft(host, _plain(path), _pairs(query), _fragment(fragment, known))
    for _ in range(_MOST):
        made.host = _without_doors(made.host, known)
        made.path = _tidy_path(made.path, known)
        before = made.host, made.path
        for rule in known.of_host(made.host):
            made.take(rule)
        if (made.host, made.path) == before:
            break
    pairs = [pair for pair in made.pairs if not _is_noise(*pair, made.kept, known)]
    # By name, because servers do not mind their order; values of one name stay as they were written.
    query = "&".join(name + value for name, value in sorted(pairs, key=lambda pair: pair[0]))
    path = "/" + _lowered(made.path, made.lower, known) if made.path else ""
    return Key(f"https://{made.host}{path}" + (f"?{query}" if query else ""), made.place)


class _Draft:
    """An address in parts while rules are applied to it. A path has no slash in front, a value its sign "="."""

    __slots__ = ("host", "kept", "lower", "pairs", "path", "place")

    def __init__(self, host: str, path: str, pairs: list[tuple[str, str]], place: str) -> None:
        self.host, self.path, self.pairs, self.place = host, path, pairs, place
        self.lower = 0
        self.kept: list[re.Pattern[str]] = []

    def take(self, rule: SiteRule) -> None:
        """Apply what is known of a site, if it is about this page."""
        where = f"{self.host}/{self.path}" if self.path else self.host
        found = rule.found_in(where)
        if rule.where and not found:
            return
        if rule.no_fragment:
            self.place = ""
        if rule.of_comments and self.place and not self.place.startswith(_COMMENT):
            self.place = _COMMENT + self.place
        if found and rule.to:
            self.host, _, self.path = found.expand(rule.to).partition("/")
        if found and rule.add:
            name, _, value = found.expand(rule.add).partition("=")
            self.pairs = [*(pair for pair in self.pairs if pair[0] != name), (name, f"={value}")]
        if found and rule.place:
            self.place = found.expand(rule.place)
        if rule.keep:
            self.kept.append(rule.keep)
        if rule.drop:
            drop = rule.drop
            self.pairs = [pair for pair in self.pairs if not drop.fullmatch(pair[0])]
        if rule.lower:
            self.lower = rule.lower


def _pairs(query: str) -> list[tuple[str, str]]:
    """The parameters of a query: the name, and the value with its sign in front, which "?page" has not."""
    made = []
    for part in query.split("&") if query else ():
        name, sign, value = _IN_QUERY.sub(lambda sign: unquote(sign[0]), _plain(part, "+")).partition("=")
        if name or value:
            made.append((name, sign + value if value else ""))
    return made


def _is_noise(name: str, value: str, kept: list[re.Pattern[str]], known: Rules) -> bool:
    """Whether a parameter only says who sent the reader."""
    if kept and any(each.fullmatch(name) for each in kept):
        return False
    if known.never.fullmatch(name) or known.pairs.fullmatch(name + value):
        return True
    return bool(known.names.fullmatch(name) and known.name_value.fullmatch(value.removeprefix("=").replace("%20", " ")))


def _plain(text: str, space: str = "%20") -> str:
    """A part of an address with each character written in one way: encoded only where it would mean something else."""
    if "%" in text:
        text = _PERCENT.sub(lambda run: _decoded(run[0]), text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text.replace("%20", space) if space != "%20" else text


def _decoded(run: str) -> str:
    try:
        text = unquote(run, errors="strict")
    except UnicodeDecodeError:
        return run.upper()
    return "".join(each if _is_literal(each) else _encoded(each) for each in text)


def _is_literal(character: str) -> bool:
    return bool(_LITERAL.match(character)) or (not character.isascii() and character.isprintable())


def _encoded(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode())


def _fragment(text: str, known: Rules) -> str:
    """The place on the page; "" where counters or browsers made the fragment."""
    if not text or known.tracking.fullmatch(text):
        return ""
    return _plain(text)


def _without_doors(host: str, known: Rules) -> str:
    while True:
        door, _, rest = host.partition(".")
        if door not in known.doors or "." not in rest:
            return host
        host = rest


def _tidy_path(path: str, known: Rules) -> str:
    """A path without what servers add to it: sessions, doubled slashes, the name of a folder's file, an ending."""
    if ";" in path:
        path = known.sessions.sub("", path)
    path = _SLASHES.sub("/", path).strip("/") if "//" in path else path.strip("/")
    while True:
        folder, _, last = path.rpartition("/")
        if known.index.fullmatch(last) or (last in known.copies and "-" in folder):
            path = folder.rstrip("/")
        elif (dot := last.rfind(".")) > 0 and last[dot:].lower() in known.endings:
            path = path[: len(path) - len(last) + dot]
        elif folder.startswith(known.copies_above) and "-" in last:
            path = path.partition("/")[2]
        else:
            return path


def _lowered(path: str, first: int, known: Rules) -> str:
    """The path in small letters, but for identifiers and for names in which case tells; `first` parts always are."""
    if path == (small := path.lower()) or first == ALL:
        return small
    if first == NONE:
        return path
    made, exact = [], False
    for at, part in enumerate(path.split("/")):
        keeps = at >= first and (exact or known.identifier.search(part))
        made.append(part if keeps else part.lower())
        exact = exact or part.lower() in known.exact
    return "/".join(made)
