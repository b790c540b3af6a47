"""What a part of an address holds once it is decoded: percent signs, base64 and zlib, all without the network."""

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from urllib.parse import unquote

MOST = 16_384
"""Characters of a part that are looked at, and bytes that one may unpack to."""

_ADDRESS = re.compile(r"https?://[^\s\"'<>\\^`{|}\x00-\x20\x7f]+", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_NAMED = re.compile(
    r"\"(?:url|href|link|target|destination|dest|redirect|u|l|e)\"\s*:\s*\"(https?:[^\"]+)\"", re.IGNORECASE
)
_PACKED = re.compile(r"(?:^|&)\w+=(https?(?::|%3a)(?:/|%2f){2}[^&\s]+)", re.IGNORECASE)
"""The address in a query string that was packed, such as "h=…&l=https%3A%2F%2F…"."""
_DEEPEST = 3


def address_in(part: str) -> str | None:
    """The web address that a part of another holds, or None: as it is, percent-encoded, in base64 or packed.

    Where the part decodes to JSON, a field named for an address comes before others.
    """
    for text in _decoded(part[:MOST]):
        if text[:8].lower().startswith(("http://", "https://")) and (match := _ADDRESS.match(text)):
            return match[0]
        unslashed = text.replace("\\/", "/").replace('\\"', '"')
        if "{" in unslashed and (named := _NAMED.search(unslashed)):
            return named[1]
        if "{" not in text and (packed := _PACKED.search(text)):
            return unquote(packed[1])
    return None


def decoded_all(part: str) -> Iterator[str]:
    """Everything that a part of an address can be read as, itself first."""
    yield from _decoded(part[:MOST])


def _decoded(part: str) -> Iterator[str]:
    text = part
    for _ in range(_DEEPEST):
        yield text
        plainer = unquote(text)
        if plainer == text:
            break
        text = plainer
    for piece in dict.fromkeys((text, *text.split("."))):
        if _BASE64.fullmatch(piece):
            yield from _unpacked(piece)


def _unpacked(piece: str) -> Iterator[str]:
    """Base64 of either alphabet, without its padding too, and what zlib makes of it."""
    plain = piece.rstrip("=").translate(str.maketrans("-_", "+/"))
    try:
        data = base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return
    if data[:1] == b"\x78":
        try:
            data = zlib.decompressobj().decompress(data, MOST)
        except zlib.error:
            return
    text = data.decode("utf-8", "replace")
    head = text[:200]
    if head and sum(character.isprintable() for character in head) * 10 >= len(head) * 9:
        yield text
