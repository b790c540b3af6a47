"""Running text with each of its smallest parts made another one: words, code, marks."""

from collections.abc import Callable, Iterable

from desk.formats.prose.values import (
    Anchor,
    Emphasis,
    Endnote,
    Endnotes,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Prose,
    Quotation,
    Strong,
    Struck,
    Table,
)

One = Callable[[Inline], Inline]
"""What becomes of one piece of a sentence."""


def mapped(prose: Iterable[Prose], one: One) -> tuple[Prose, ...]:
    """Blocks in which `one` was asked for each inline that holds no others, in the order of reading."""
    return tuple(_block(part, one) for part in prose)


def mapped_line(inlines: Iterable[Inline], one: One) -> tuple[Inline, ...]:
    """The same for running text of one line."""
    return tuple(_inline(inline, one) for inline in inlines)


def _inline(inline: Inline, one: One) -> Inline:
    match inline:
        case Strong(inside) | Emphasis(inside) | Struck(inside):
            return type(inline)(mapped_line(inside, one))
        case Anchor(url, inside):
            return Anchor(url, mapped_line(inside, one))
    return one(inline)


def _block(part: Prose, one: One) -> Prose:
    match part:
        case Paragraph(inside) | Heading(inside):
            return type(part)(mapped_line(inside, one))
        case Listing(items, start, tight):
            return Listing(tuple(mapped(item, one) for item in items), start, tight)
        case Quotation(parts):
            return Quotation(mapped(parts, one))
        case Table(head, rows, aligns):
            made = tuple(tuple(mapped_line(cell, one) for cell in row) for row in (head, *rows))
            return Table(made[0], made[1:], aligns)
        case Endnotes(notes):
            return Endnotes(tuple(Endnote(note.label, mapped(note.inside, one)) for note in notes))
    return part
