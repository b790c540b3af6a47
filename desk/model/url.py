"""Hygiene of addresses: one rule for what may become a link, used wherever one enters and wherever one leaves."""

import re
from typing import TYPE_CHECKING

from desk.model.caching import kept
from desk.model.patterns import late
from desk.model.text import NONCHARACTERS

if TYPE_CHECKING:
    import ada_url

SCHEMES = ("http", "https", "mailto", "tel")
"""The only schemes a link may have: everything else can run code or reach into the reader's machine."""
BEGINNINGS = "https://, http://, mailto: or tel:"
"""What an address begins with, as it is said where one is refused."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_UNSAFE = late(
    r"[\x00-\x20\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f"
    r"\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff\ud800-\udfff\\\"<>`{}|^" + NONCHARACTERS + "]"
)
_MAILTO = re.compile(r"mailto:(?![^?]*%[01])[^@?\s]+@[^@?\s.]+(?:\.[^@?\s.]+)*(?:\?\S*)?", re.IGNORECASE)
_TEL = re.compile(r"tel:\+?[0-9*#][0-9*#().-]{1,39}(?:;[a-z0-9-]{1,20}=[a-z0-9+.-]{1,40}){0,3}", re.IGNORECASE)
"""A telephone number (RFC 3966): digits with the signs that part them, perhaps with an extension behind it."""
_BARE = re.compile(r"(?:www\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_PORT_HOST = re.compile(r"[a-z0-9.-]+:\d+(?:[/?#]|$)", re.IGNORECASE)


def safe_url(text: str | None) -> str | None:
    """The address as it may be written into an export, or None if it must not become a link.

    An http(s) address with a host, a mailto address or a telephone number ("tel:+44-20-7946-0000", its spaces taken
    out) is kept as it was written. White space at its ends is taken off; characters that an URL cannot hold are
    percent-encoded as the WHATWG URL Standard says, and so are spaces in the fields of a mailto address. That must not
    hold encoded control characters: a line end would begin a new header (RFC 6068, section 7).
    """
    return _safe(text) if text else None


@kept(8192)
def _safe(text: str) -> str | None:
    if not (text := text.strip()) or "\\" in text or re.search(r"[\x00-\x1f\x7f-\x9f]", text):
        return None
    scheme = _SCHEME.match(text)
    if not scheme or scheme[1].lower() not in SCHEMES:
        return None
    if scheme[1].lower() == "tel":
        text = re.sub(r"[ \xa0]|%20", "", text)
        return text if _TEL.fullmatch(text) else None
    if scheme[1].lower() == "mailto":
        ahead, query, fields = text.partition("?")
        text = ahead + query + fields.replace(" ", "%20")
        return text if _MAILTO.fullmatch(text) and not _UNSAFE.search(text) else None
    if not re.match(r"https?://[^/?#]", text, re.IGNORECASE):
        return None
    parsed = _parsed(text)
    if parsed is None or not parsed.hostname:
        return None
    return parsed.href if _UNSAFE.search(text) else text


def href(url: str) -> str:
    """A safe address as an `href` holds it, in ASCII: "https://bücher.example/ä" has its host in punycode there.

    Mail programs and tools that count clicks break an address with other signs in it; what people read stays as it is.
    """
    if url.isascii():
        return url
    if url.lower().startswith("mailto:"):
        ahead, at, behind = url.partition("@")
        domain, query, fields = behind.partition("?")
        parsed = _parsed(f"https://{domain}")
        return _percent(ahead) + at + (parsed.hostname if parsed else _percent(domain)) + query + _percent(fields)
    parsed = _parsed(url)
    return parsed.href if parsed else _percent(url)


def _percent(text: str) -> str:
    return "".join(sign if sign.isascii() else "".join(f"%{byte:02X}" for byte in sign.encode()) for sign in text)


def typed_url(text: str) -> str | None:
    """`safe_url` of what a person typed or pasted: "www.example.org/x" and "me@example.org" are understood too."""
    text = text.strip().strip("<>").strip()
    if safe := safe_url(text):
        return safe
    if _SCHEME.match(text) and not _PORT_HOST.match(text):
        return None
    if re.fullmatch(r"[^@\s/:]+@[^@\s/:]+\.[a-z]{2,}", text, re.IGNORECASE):
        return safe_url("mailto:" + text)
    return safe_url("https://" + text) if _BARE.fullmatch(text) else None


def is_address(text: str) -> bool:
    """Whether the whole of `text` is one address that could become a link, scheme or not."""
    text = text.strip()
    return not re.search(r"\s", text) and typed_url(text) is not None and ("/" in text or "." in text)


def is_mailbox(run: str) -> bool:
    """Whether a run without spaces holds a mail address, whatever is glued to it: "(ana@example.org)".

    Something, an @, something, a dot and something. The first @ and the first dot behind it leave the most room for
    the rest, so that no other pair need be tried and a run of any length costs one look at each sign.
    """
    at = run.find("@", 1)
    return at > 0 and 0 < run.find(".", at + 2) < len(run) - 1


@kept(4096)
def host(url: str) -> str:
    """The host of an http(s) address without "www.", in lower case; "" if there is none."""
    parsed = _parsed(url)
    return parsed.hostname.removeprefix("www.") if parsed else ""


def _parsed(text: str) -> "ada_url.URL | None":
    import ada_url  # 14 ms, and most commands of the command line read no address

    try:
        return ada_url.URL(text)
    except ValueError:
        return None
