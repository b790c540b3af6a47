"""Running text as lines of a terminal or of plain text: one layout, two looks."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from desk.formats.prose.values import (
    Cell,
    CodeBlock,
    Endnote,
    Endnotes,
    Figure,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Prose,
    Quotation,
    Rule,
    Table,
)
from desk.formats.prose.wrap import Line, Span, cells, cut, folded, hang, wrap


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
    picture: Callable[[str], str]
    small: str
    indent: str = "  "


CODE_INDENT = 4
"""Columns from which a line is code (CommonMark 4.4)."""
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
        case Figure():
            return _figure(part, width, look)
        case Table():
            return table(part, width, look, style)
        case Endnotes(notes):
            return [line for note in notes for line in _note(note, width, look, style)]


def _figure(figure: Figure, width: int, look: Look) -> list[Line]:
    """The words of a picture, the line below it, and where it leads."""
    alt = look.picture(figure.picture.alt) if figure.picture.alt or not look.keep_addresses else ""
    words = [part for part in (alt, figure.caption) if part]
    lines = [line for part in words for line in wrap([(part, look.small)], width, look.keep_addresses)]
    leads = [((f"{look.indent}{figure.url}", ""),)] if figure.url and look.keep_addresses else []
    return lines + leads


def _note(note: Endnote, width: int, look: Look, style: str) -> list[Line]:
    mark = f"[^{note.label}] "
    indent = " " * len(mark) if width > NARROW else ""
    lines = laid_out(note.inside, width - len(mark) if indent else width, look, style)
    return hang(lines, (mark, ""), (indent, ""))


def _code(typed: str, width: int, look: Look) -> list[Line]:
    """A line of code, indented; what is wider goes on in the next line."""
    if not typed.strip():
        return [()]
    indent = " " * CODE_INDENT if width > NARROW else ""
    parts = (folded if look.keep_addresses else cut)(typed, width - len(indent))
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


GAP = 2
"""Cells between two columns of a table."""


def table(made: Table, width: int, look: Look, style: str) -> list[Line]:
    """A table in columns, its heads underlined; where it is too wide, each row as lines of "head: cell"."""
    rows = [[tuple(look.spans(cell, style)) for cell in row] for row in made.rows]
    heads = [tuple(look.spans(cell, look.headed or style)) for cell in made.head]
    rooms = [max(map(_room, column)) for column in zip(heads, *rows, strict=True)]
    broken = any("\n" in text for row in (heads, *rows) for cell in row for text, _ in cell)
    if broken or sum(rooms) + GAP * (len(rooms) - 1) > width:
        return _records(made, width, look, style)
    rule = (("  ".join("-" * max(room, 1) for room in rooms), ""),)
    return [_row(heads, rooms, made.aligns), rule, *(_row(row, rooms, made.aligns) for row in rows)]


def _room(cell: tuple[Span, ...]) -> int:
    return sum(cells(text) for text, _ in cell)


def _row(row: Iterable[tuple[Span, ...]], rooms: Iterable[int], aligns: Iterable[str]) -> Line:
    line: list[Span] = []
    for cell, room, align in zip(row, rooms, aligns, strict=True):
        spare = room - _room(cell)
        ahead = {"right": spare, "center": spare // 2}.get(align, 0)
        line += [(" " * (ahead + (GAP if line else 0)), ""), *cell, (" " * (spare - ahead), "")]
    while line and not line[-1][0].strip():
        del line[-1]
    return tuple(span for span in line if span[0])


def _records(made: Table, width: int, look: Look, style: str) -> list[Line]:
    """A line for each cell, an empty one between two rows."""
    lines: list[Line] = []
    for row in made.rows or ((),):
        if lines:
            lines.append(())
        for place, head in enumerate(made.head):
            lines += _field(head, row[place] if row else (), width, look, style)
    return lines


def _field(head: Cell, cell: Cell, width: int, look: Look, style: str) -> list[Line]:
    words, value = tuple(look.spans(head, style)), tuple(look.spans(cell, style))
    if not _room(words) + _room(value):
        return []
    between = ((": ", ""),) if words and value else ()
    return wrap((*words, *between, *value), width, look.keep_addresses)


def stacked(*groups: list[Line]) -> list[Line]:
    """Groups of lines with an empty line between them; empty groups are left out."""
    made: list[Line] = []
    for group in groups:
        if made and group:
            made.append(())
        made += group
    return made


def underline(lines: Iterable[Line], sign: str = "-", most: int | None = None) -> list[Line]:
    """A line of `sign` as wide as the widest of `lines`, or as `most`."""
    widest = max((sum(cells(text) for text, _ in line) for line in lines), default=0)
    return [((sign * min(widest, most or widest), ""),)]
