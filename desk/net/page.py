"""What a page says of itself in its head: title, site, day, language, and the address that it wants to be known by."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from desk.model.text import clean_line
from desk.model.url import host, safe_url
from desk.read.sources.encoding import decoded

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

LONGEST = 300
"""Characters of a title that are taken; more is no title."""
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_DAY = re.compile(r"((?:19|20)\d\d-[01]\d-[0-3]\d)(?:[T ]|$)")
_SUFFIX = re.compile(r"\s+[-–—|·:»]\s+")
_NUMBER = re.compile(r"\b4(?:04|10)\b")
_WORD = re.compile(r"\w+")
_DAYS = ("article:published_time", "datepublished", "date", "dc.date", "dcterms.created", "pubdate", "publishdate")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of itself; "" where it says nothing. `day` is "2026-11-05", `canonical` a safe address."""

    title: str = ""
    site: str = ""
    day: str = ""
    canonical: str = ""
    language: str = ""


NO_PAGE = Page()
"""What is known of a page that could not be read."""


def about_page(data: bytes, kind: str, address: str) -> Page:
    """Read the head of a page. `kind` is its Content-Type, `address` where it came from.

    The title is og:title, else <title> without the name of the site at its end: a title that is shortened wrongly is
    worse than one that ends in " | Site", so only the site's own name goes.
    """
    from selectolax.lexbor import LexborHTMLParser

    if not data:
        return NO_PAGE
    said = _CHARSET.search(kind)
    tree = LexborHTMLParser(decoded(data, said[1] if said else "").text)
    metas: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop") or ""
        if name and name.lower() not in metas:
            metas[name.lower()] = clean_line(node.attributes.get("content") or "").strip()
    site = metas.get("og:site_name") or metas.get("application-name") or ""
    titled = tree.css_first("head > title") or tree.css_first("title")
    title = metas.get("og:title") or _without(clean_line(titled.text() if titled else "").strip(), site, address)
    days = (_DAY.match(metas.get(name, "")) for name in _DAYS)
    html = tree.css_first("html")
    return Page(
        " ".join(title.split())[:LONGEST],
        " ".join(site.split())[:LONGEST],
        next((day[1] for day in days if day), ""),
        _canonical(tree, address),
        (html.attributes.get("lang") or "")[:35] if html else "",
    )


def says_not_there(title: str) -> bool:
    """Whether a title tells that there is no such page: "Page not found | The Record", "404"."""
    number = _NUMBER.search(title)
    rest = [word for word in _WORD.findall(title) if not word.isdigit()]
    return bool(number and len(rest) <= _FEW) or _has(title, "phrases", at_most=_SOME)


def is_barrier(title: str) -> bool:
    """Whether a title is of something in front of the page: "Just a moment…", "Log in", "Access denied"."""
    return not title or _has(title, "barriers", at_most=_FEW)


_FEW = 4
"""Words that may stand beside it: "Log in to The Weekly Record" is a barrier, a longer title is a story."""
_SOME = 6


def _has(title: str, group: str, at_most: int) -> bool:
    """Whether a title has one of a group's phrases, with at most so many other words beside it."""
    title = " ".join(title.casefold().replace("’", "'").split())
    for phrase in _phrases()[group]:
        at = title.find(phrase)
        if at >= 0 and _is_whole(title, at, at + len(phrase)):
            return len(_WORD.findall(title[:at] + " " + title[at + len(phrase) :])) <= at_most
    return False


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a part of a text begins and ends with words; scripts without spaces have no such ends."""
    if not text[start].isascii() and ord(text[start]) > _NO_SPACES:
        return True
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


_NO_SPACES = 0x2E80


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    data = tomllib.loads((resources.files("desk.net") / "not_found.toml").read_text("utf-8"))
    return {name: tuple(sorted(words, key=len, reverse=True)) for name, words in data.items()}


def _without(title: str, site: str, address: str) -> str:
    """A title without the site's own name at its end or its beginning."""
    parts = list(_SUFFIX.finditer(title))
    if not parts:
        return title
    label = host(address).rpartition(".")[0].rpartition(".")[2] or host(address)
    names = {_letters(name) for name in (site, host(address), label) if name}
    last, first = parts[-1], parts[0]
    if _letters(title[last.end() :]) in names:
        return title[: last.start()]
    if site and _letters(title[: first.start()]) == _letters(site):
        return title[first.end() :]
    return title


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def _canonical(tree: "LexborHTMLParser", address: str) -> str:
    """The address that the page names as its own, where it is on the same site; "" for none."""
    import ada_url
    from publicsuffixlist import PublicSuffixList

    link = next((each for each in tree.css("link[rel][href]") if _is_canonical(each)), None)
    if link is None:
        return ""
    try:
        full = ada_url.URL((link.attributes.get("href") or "").strip(), base=address)
    except ValueError:
        return ""
    known = PublicSuffixList()
    same = known.privatesuffix(full.hostname) == known.privatesuffix(host(address)) is not None
    asked_front = ada_url.URL(address).pathname == "/"
    named_front = full.pathname == "/" and not full.search
    return (safe_url(full.href) or "") if same and (asked_front or not named_front) else ""


def _is_canonical(node: "LexborNode") -> bool:
    return "canonical" in (node.attributes.get("rel") or "").lower().split()
