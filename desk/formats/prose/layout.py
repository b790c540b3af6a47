"""Running text as lines of a terminal or of plain text: one layout, two looks."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from desk.formats.prose.values import CodeBlock, Heading, Inline, Listing, Paragraph, Prose, Quotation, Rule
from desk.formats.prose.wrap import Line, Span, cells, cut, hang, is_address, wrap


@dataclass(frozen=True, slots=True)
class Look:
    """What differs between the looks: the signs, the styles, and how running text becomes spans."""

    spans: Callable[[Iterable[Inline], str], Iterator[Span]]
    bullet: str
    quote: str
    rule: str
    code: str
    quoted: str
    headed: str
    underlined: bool
    keep_addresses: bool


CODE_INDENT = 4
NARROW = 20
"""Cells under which nothing is indented any further: deep lists and quotations stay readable, and inside the width."""


def laid_out(prose: Iterable[Prose], width: int, look: Look, style: str = "", tight: bool = False) -> list[Line]:
    """Blocks of running text as lines, an empty line between two blocks unless they are `tight`."""
    made: list[Line] = []
    for part in prose:
        if made and not tight:
            made.append(())
        made += _lines(part, width, look, style)
    return made


def _lines(part: Prose, width: int, look: Look, style: str) -> list[Line]:
    match part:
        case Paragraph(inside):
            return wrap(look.spans(inside, style), width, look.keep_addresses)
        case Heading(inside):
            lines = wrap(look.spans(inside, look.headed), width, look.keep_addresses)
            return [*lines, *underline(lines)] if look.underlined else lines
        case Listing():
            return _listing(part, width, look, style)
        case Quotation(inside):
            mark = (look.quote if width > NARROW else "", look.quoted)
            return hang(laid_out(inside, width - len(mark[0]), look, look.quoted), mark, mark)
        case CodeBlock(text):
            return [line for typed in text.split("\n") for line in _code(typed, width, look)]
        case Rule():
            return [((look.rule, ""),)]


def _code(typed: str, width: int, look: Look) -> list[Line]:
    """A line of code, indented; what is wider goes on in the next line, but for an address."""
    if not typed.strip():
        return [()]
    whole = look.keep_addresses and is_address(typed)
    indent = " " * CODE_INDENT if width > NARROW else ""
    parts = [typed] if whole else cut(typed, width - len(indent))
    return [((indent + part, look.code),) for part in parts]


def _listing(listing: Listing, width: int, look: Look, style: str) -> list[Line]:
    last = "" if listing.start is None else f"{listing.start + len(listing.items) - 1}. "
    room = len(last) or len(look.bullet)
    made: list[Line] = []
    for place, item in enumerate(listing.items):
        if made and not listing.tight:
            made.append(())
        mark = look.bullet if listing.start is None else f"{listing.start + place}. ".rjust(room)
        if width - room >= NARROW:
            lines = laid_out(item, width - room, look, style, listing.tight)
            made += hang(lines, (mark, ""), (" " * room, ""))
        else:
            made += [((mark, ""),), *laid_out(item, width, look, style, listing.tight)]
    return made


def stacked(*groups: list[Line]) -> list[Line]:
    """Groups of lines with an empty line between them; empty groups are left out."""
    made: list[Line] = []
    for group in groups:
        if made and group:
            made.append(())
        made += group
    return made


def underline(lines: Iterable[Line], sign: str = "-") -> list[Line]:
    """A line of `sign` as wide as the widest of `lines`."""
    widest = max((sum(cells(text) for text, _ in line) for line in lines), default=0)
    return [((sign * widest, ""),)]
