"""Links that lead through a mail tool or a filter: the address behind them, if it is in them, without the network.

Three questions: what does the link lead to (`unwrapped`), is it still somebody's counter (`is_tracked`), and does it
name a reader (`names_reader`, `without_reader`). What cannot be unwrapped here stays as it is and is said to be so.
The rules are of three kinds: redirects that are documented (Outlook Safe Links, Proofpoint URL Defense, Google, the
big sites' exits), the forms that mail tools share (an address in a parameter or, encoded, in the path), and names.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

from desk.links.payload import address_in, decoded_all
from desk.model.url import safe_url

_PARAMETERS = frozenset(
    """url u q to target dest destination redirect redirect_to redirect_url redirecturl redirecturi goto link href out
    l r rd murl ued adurl z uddg lnk desturl rurl turl landing landingpage clickurl p""".split()
)
"""Names of parameters in which redirects carry where they lead."""
_EXITS = re.compile(
    r"""(?:^|\.)(?:
        (?:google\.[a-z.]{2,6})/url | safelinks\.protection\.outlook\.com/ | (?:l|lm)\.(?:facebook|instagram)\.com/
        | facebook\.com/(?:l|flx/warn)/? | youtube\.com/redirect | linkedin\.com/(?:redir|safety)
        | slack-redir\.net/link
        | out\.reddit\.com/ | t\.umblr\.com/redirect | duckduckgo\.com/l/ | bing\.com/ck/ | vk\.com/away
        | steamcommunity\.com/linkfilter | disq\.us/url | href\.li/ | go\.redirectingat\.com/ | awin1\.com/
        | click\.linksynergy\.com/ | deref-mail\.com | deref-gmx\.[a-z]+ | l\.messenger\.com/ | mandrillapp\.com/track
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_WORDS = (
    r"click|clicks|clickthru|clickthrough|clicktrack|clicktracker|track|tracker|tracking|trk|trck|redir|redirect"
    r"|redirector|lnk|lnks|ct|cl|ctrk|elink|emlink|linktrack|linktracking|openurl|rdr"
)
_HOST = re.compile(rf"(?:[\w-]+\.)*?(?:{_WORDS}|go2|email|e|links?|mail\d*|news)\d*\.", re.IGNORECASE)
_SURE_HOST = re.compile(rf"(?:[\w-]+\.)*?(?:{_WORDS})\d*\.", re.IGNORECASE)
_PATH = re.compile(
    rf"/(?:{_WORDS}|wf|ls|cl0|l0|ss|tr|e|c|t|u|f|r|go|goto|out|link|l|url|linkclick)(?=/|$|\.|;)", re.IGNORECASE
)
_SURE_PATH = re.compile(
    r"/(?:(?:track|ls|wf|tr|u|e)/(?:click|cl|c)|(?:click|clicks|clickthru|redirect)(?:$|/)|cl0/|l0/|ss/c/|lt\.php|tn\.jsp|ctc/|r\.php)"
    r"|^/c/ej[\w-]{30}",
    re.IGNORECASE,
)
_TOOLS = re.compile(
    r"""(?:^|\.)(?:
        list-manage\d?\.com | (?:ct\.)?sendgrid\.net | rs6\.net | createsend\d*\.com | cmail\d*\.com | klclick\d*\.com
        | hubspotlinks(?:starter|free)?\.com | hubspotemail\.net | sendibm\d\.com | sendibt\d\.com | mjt\.lu | exct\.net
        | awstrack\.me | mlsend\d*\.com | lnks\.gd | convertkit-mail\d*\.com | ck\.page/t | mailgun\.org
        | getresponse\d*\.com/click | acemlna?\w*\.com | emltrk\.com | bmetrack\.com | icptrack\.com | aweber\.com/t
        | pstmrk\.it | iterable\.com | customeriomail\.com | cp20\.com | dmanalytics\d*\.com | ongage\.net
    )(?:/|$)""",
    re.VERBOSE | re.IGNORECASE,
)
_KEEPS = re.compile(
    r"/(?:share|sharer|sharer\.php|intent|sharearticle|submit|submitlink|login|signin|sign-in|oauth\S*|translate|check|web|"
    r"pin/create\S*|dialog|compose|add|save|search|maps?|w/index\.php)(?:/|$)|(?:^|\.)(?:archive\.(?:org|ph|today|is)|"
    r"validator\.w3\.org|translate\.goog\S*|getpocket\.com|12ft\.io)(?:/|$)",
    re.IGNORECASE,
)
"""Addresses that hold another because that is what they are about: they are kept whole."""
_TOKEN = re.compile(r"(?<![\w.~+=%*-])(?=[\w.~+=%*-]*\d)(?=[\w.~+=%*-]*[A-Za-z])[\w.~+=%*-]{20,}")
_AT = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}(?:@|%40)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
"""A mail address, whose name has 64 characters at most (RFC 5321, 4.5.3.1.1): tokens of thousands are none."""
_READERS = frozenset(
    "e email mail e-mail emailaddress email_address address addr recipient rcpt subscriber to user".split()
)
"""Names of parameters in which mail tools say who got the mail."""
_SUBSCRIPTION = re.compile(
    r"unsub|opt-?out|preferences|subscri|profile|abmeld|abbestell|desinscri|remove", re.IGNORECASE
)
_DEFENSE = re.compile(r"/v3/__(.+?)__;([\w-]*={0,2})", re.DOTALL)
_STARS = re.compile(r"\*(\*.)?")
_RUN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_LAYERS = 5


@lru_cache(maxsize=8192)
def unwrapped(url: str) -> str:
    """Where a link leads, as far as the address itself says it: filters inside redirects are taken off too."""
    for _ in range(_LAYERS):
        inner = _inner(url)
        if inner is None or inner == url:
            break
        url = inner
    return url


@lru_cache(maxsize=8192)
def is_tracked(url: str) -> bool:
    """Whether an address leads through a mail tool's counter and does not say where to."""
    parts = _split(url)
    return parts is not None and _counts(parts) and not _KEEPS.search(_place(parts))


def _counts(parts: SplitResult) -> bool:
    token = bool(_TOKEN.search(f"{parts.path}?{parts.query}"))
    if _TOOLS.search(_place(parts)):
        return parts.path not in ("", "/")
    sure = bool(_SURE_HOST.match(parts.netloc)) or bool(_SURE_PATH.search(parts.path))
    if sure and (token or parts.query):
        return True
    return token and bool(_HOST.match(parts.netloc)) and bool(_PATH.search(parts.path))


def names_reader(url: str, addresses: Collection[str]) -> bool:
    """Whether an address holds one of these mail addresses: as it is, encoded, in base64 or packed."""
    return any(_holds(part, address) for part in _pieces(url) for address in addresses)


def without_reader(url: str, addresses: Collection[str]) -> str:
    """The address without the parts that hold one of these mail addresses. Parameters go whole; a path is cut there."""
    parts = _split(url)
    if not addresses or parts is None or not names_reader(url, addresses):
        return url

    def held(part: str) -> bool:
        return any(_holds(part, address) for address in addresses)

    query = "&".join(pair for pair in parts.query.split("&") if not any(map(held, (pair, pair.partition("=")[2]))))
    path = "/".join("" if held(segment) else segment for segment in parts.path.split("/"))
    fragment = "" if held(parts.fragment) else parts.fragment
    netloc = parts.netloc.rpartition("@")[2] if held(parts.netloc) else parts.netloc
    return parts._replace(netloc=netloc, path=path, query=query, fragment=fragment).geturl()


def _holds(part: str, address: str) -> bool:
    name = address.casefold()
    return any(name in text.casefold() for text in decoded_all(part))


def _pieces(url: str) -> Iterator[str]:
    yield url
    parts = _split(url)
    if parts is not None:
        yield from (value for pair in parts.query.split("&") if (value := pair.partition("=")[2]))
        yield from (piece for piece in (*parts.path.split("/"), parts.fragment) if len(piece) >= 12)


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _place(parts: SplitResult) -> str:
    return f"{parts.netloc.removeprefix('www.')}{parts.path}"


def _inner(url: str) -> str | None:
    """The address one layer down, or None if there is none that may be linked."""
    parts = _split(url)
    if parts is None or parts.scheme.lower() not in ("http", "https"):
        return None
    found, place = _defended(parts, url), _place(parts)
    if found is None and parts.query and _EXITS.search(place):
        found = _in_query(parts, any_name=True)
    elif found is None and _is_redirect(parts) and not (_KEEPS.search(place) or _EXITS.search(place)):
        found = _in_query(parts, any_name=False) or _in_path(parts)
    return safe_url(_without_glue(found)) if found else None


def _is_redirect(parts: SplitResult) -> bool:
    return bool(_HOST.match(parts.netloc) or _PATH.search(parts.path) or _TOOLS.search(_place(parts)))


def _in_query(parts: SplitResult, any_name: bool) -> str | None:
    tail = re.search(r"(?<!&)&{2,}(https?://.+)", parts.query, re.IGNORECASE)
    if tail or parts.query.lower().startswith(("http://", "https://", "http%3a", "https%3a")):
        return unquote(tail[1]) if tail else unquote(parts.query) if "%3a" in parts.query[:9].lower() else parts.query
    pairs = parse_qsl(parts.query, max_num_fields=200) if parts.query.count("&") < 200 else []
    held = (value for name, value in pairs if any_name or name.lower() in _PARAMETERS)
    found = (address_in(value[2:] if value.startswith("a1aHR0c") else value) for value in held)  # Bing's versions
    return next(filter(None, found), None)


def _in_path(parts: SplitResult) -> str | None:
    """An address in the path: percent-encoded as one segment, in base64 or packed; never one that is written out."""
    for segment in parts.path.split("/"):
        encoded = re.match(r"https?(?:%3a|:)(?:%2f|%5c)", segment, re.IGNORECASE)
        if (encoded or len(segment) >= 16) and (found := address_in(segment)):
            return found
    return None


def _without_glue(url: str) -> str:
    return url.rstrip("\x00").rstrip()


def _defended(parts: SplitResult, url: str) -> str | None:
    """Proofpoint's URL Defense, versions 1 to 3, as its public decoder reads them."""
    if not re.fullmatch(r"(?:.*\.)?urldefense(?:\.proofpoint)?\.(?:com|us)", parts.netloc, re.IGNORECASE):
        return None
    if (third := _DEFENSE.search(url)) is not None:
        return _third(third[1], third[2])
    values = dict(parse_qsl(parts.query, max_num_fields=50)) if parts.query.count("&") < 50 else {}
    coded = values.get("u", "")
    if parts.path.startswith("/v2"):
        coded = unquote(coded.translate(str.maketrans("-_", "%/")))
    return coded or None


def _third(url: str, coded: str) -> str | None:
    """Version 3 puts a star for each character it takes out, two and a length for a run; base64 holds them."""
    try:
        taken = base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return None
    place = 0

    def put_back(star: re.Match[str]) -> str:
        nonlocal place
        length = _RUN.find(star[1][1]) + 2 if star[1] else 1
        place += length
        return taken[place - length : place]

    made = _STARS.sub(put_back, url)
    made = re.sub(r"^(https?):/(?!/)", r"\1://", made)
    return quote(made, safe=":/?#[]@!$&'()*+,;=%~-._") if not made.isascii() else made


@lru_cache(maxsize=8192)
def mail_addresses(url: str) -> tuple[str, ...]:
    """The mail addresses of readers that an http(s) address holds, such as those in unsubscribe links.

    Such an address is a parameter that says so; in links of mail tools it is any part of it, packed ones too. Elsewhere
    "name@place" in a path is an account or the number of a message.
    """
    parts = _split(url)
    if parts is None or parts.scheme.lower() not in ("http", "https"):
        return ()
    pairs = [pair.partition("=")[::2] for pair in parts.query.split("&")]
    found = [value for name, value in pairs if name.lower() in _READERS and _AT.fullmatch(value)]
    if is_tracked(url) or _SUBSCRIPTION.search(url):
        found += [
            part
            for part in (parts.query, *(value for _, value in pairs), *parts.path.split("/"))
            if _AT.fullmatch(part)
        ]
        packed = (text for part in _pieces(url) if "@" not in part for text in decoded_all(part))
        found += [match[0] for text in packed for match in _AT.finditer(text)]
    return tuple(dict.fromkeys(unquote(address) for address in found))


def forms_of(address: str) -> tuple[str, ...]:
    """A mail address and the forms in which mail tools put it into links: with "=" for the sign, as digests, in hex."""
    address = address.strip().lower()
    name, at, domain = address.rpartition("@")
    if not at or not name or "." not in domain:
        return ()
    data = address.encode()
    digests = (
        hashlib.new(kind, data, usedforsecurity=False).hexdigest() for kind in ("md5", "sha1", "sha256", "sha512")
    )
    return (address, f"{name}={domain}", data.hex(), *digests)
