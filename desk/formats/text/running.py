"""Running text of the plain text edition: what stands for bold, italics and links, and nothing glued to an address."""

import re
from collections.abc import Iterable, Iterator

from desk.formats.prose.isolates import ISOLATE, POP
from desk.formats.prose.values import (
    Anchor,
    Break,
    Code,
    Emphasis,
    Inline,
    NoteMark,
    Strong,
    Struck,
    Text,
    plain,
)
from desk.formats.prose.wrap import CODE, Span, is_address
from desk.formats.text.notes import Notes
from desk.model.url import typed_url

_ADDRESS = re.compile(r"(https?://|mailto:)(\S+)")
_CLOSERS = ".,;:!?'\"’”»)]}>、。，．：；？！）」』】〉》…"
"""What ends a sentence or a bracket: behind an address a mail program would take it into the link."""
_UNSEEN = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero-width space, word joiner, byte order mark: in plain text they are nothing, or a question mark."""


class Running:
    """Running text as words in styles; its links become notes."""

    def __init__(self, notes: Notes, *, isolates: bool = False) -> None:
        """With the notes of the edition; `isolates` says that its language is written from right to left."""
        self.notes = notes
        self.isolates = isolates

    def spans(self, inlines: Iterable[Inline], style: str) -> Iterator[Span]:
        """Running text, with `*` and `_` around what would be bold and italic."""
        before: Inline | None = None
        for inline in inlines:
            if before is not None and _is_apart(before, inline):
                yield " ", style
            if isinstance(inline, Text):
                yield tidied(inline.text), style
            else:
                yield from self._other(inline, style)
            before = inline

    def _other(self, inline: Inline, style: str) -> Iterator[Span]:
        match inline:
            case Code(text):
                yield text, CODE
            case Break():
                yield "\n", style
            case Strong(inside):
                yield from self._marked("*", inside, style)
            case Emphasis(inside):
                yield from self._marked("_", inside, style)
            case Struck(inside):
                yield from self._marked("~", inside, style)
            case NoteMark(label):
                yield f"[^{label}]", style
            case Anchor():
                yield from self._anchor(inline, style)

    def _marked(self, sign: str, inside: tuple[Inline, ...], style: str) -> Iterator[Span]:
        """Words between two signs. An address gets none, so that mail programs see where it ends."""
        sign = "" if is_address(plain(inside)) else sign
        yield sign, style
        yield from self.spans(inside, style)
        yield sign, style

    def _anchor(self, anchor: Anchor, style: str) -> Iterator[Span]:
        """The words of a link and the number of its note: "the plan [3]". An address that is its own words has none."""
        if self.isolates and _says_itself(anchor):  # a space, so that no mail program takes the sign into the address
            yield from ((ISOLATE, style), *self.spans(anchor.inside, style), (f" {POP}", style))
            return
        yield from self.spans(anchor.inside, style)
        if (url := anchor.url) and not _says_itself(anchor):
            gap = "" if plain(anchor.inside).endswith(" ") else " "
            yield f"{gap}[{self.notes.number(url)}]", style


def tidied(text: str) -> str:
    """Words without signs that nobody sees, and with a space between an address and what closes behind it.

    `(see https://a.example/b)` becomes `(see https://a.example/b )`.
    """
    if not text.isascii():
        for sign in _UNSEEN:
            text = text.replace(sign, "")
    return _ADDRESS.sub(_apart, text) if ":" in text else text


def _apart(found: re.Match[str]) -> str:
    address = found[2].rstrip(_CLOSERS)
    closers = found[2][len(address) :]
    return f"{found[1]}{address} {closers}" if address and closers else found[0]


def _is_apart(before: Inline, inline: Inline) -> bool:
    """Whether an address that a mail program finds by its scheme is followed by what it would take into the link."""
    if isinstance(before, (Text, Code)) or isinstance(inline, Break):
        return False
    words = inline.text if isinstance(inline, Text) else plain((inline,)) or "["
    return not words[:1].isspace() and bool(tidied(words)) and _says_itself(before) and "://" in plain((before,))


def _says_itself(inline: Inline) -> bool:
    """Whether a link is an address in words: "https://coast.example/plan", "www.coast.example", "ana@coast.example"."""
    match inline:
        case Anchor(str(url), inside):
            words = plain(inside)
            if " " in words or ("." not in words and ":" not in words):
                return words in (url, url.removeprefix("mailto:"))
            return words in (url, url.removeprefix("mailto:")) or ("." in words and typed_url(words) == url)
        case Strong((inside,)) | Emphasis((inside,)) | Struck((inside,)):
            return _says_itself(inside)
    return False
