"""Running text as values: what a Markdown body is once it has been read, whatever it is rendered to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Text:
    """Words, on one line and without control characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Words that stand for themselves: never made typographic, set in a fixed width."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line end that was asked for."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Strong emphasis."""

    inside: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasis."""

    inside: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Struck:
    """Words that are struck out."""

    inside: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words that lead to a safe address, or to none yet (`url` None): then they are printed as words."""

    url: str | None
    inside: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a footnote, printed as "[1]". In a body that was read the labels are the numbers from 1 on."""

    label: str


Stressed = Strong | Emphasis | Struck
"""Words set off from the others."""
Inline = Text | Code | Break | Stressed | Anchor | NoteMark
"""A piece of a sentence."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    inside: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a body; it ranks below the story's headline, whatever its level was."""

    inside: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list. `start` is the number of its first item, or None for bullets; a tight one has no space between items."""

    items: tuple[tuple["Prose", ...], ...]
    start: int | None = None
    tight: bool = True


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of someone else."""

    inside: tuple["Prose", ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines that stand for themselves; newlines part them, without one at the end."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A break between two thoughts."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its https address. `alt` is for who does not see it, and empty where it would say nothing new."""

    src: str
    alt: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in a body, perhaps with a line below it. `url` is where it leads."""

    picture: Picture
    caption: str = ""
    url: str | None = None


Cell = tuple[Inline, ...]
"""A cell of a table: one line."""


@dataclass(frozen=True, slots=True)
class Table:
    """Cells in rows below a row of heads. `aligns` says for each column "left", "center", "right" or ""."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    aligns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Endnote:
    """What a footnote says. `label` is that of its mark."""

    label: str
    inside: tuple["Prose", ...]


@dataclass(frozen=True, slots=True)
class Endnotes:
    """The footnotes of a body, at its end."""

    notes: tuple[Endnote, ...]


Prose = Paragraph | Heading | Listing | Quotation | CodeBlock | Rule | Figure | Table | Endnotes
"""A block of running text."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body as it was typed and as it was read. Bodies from equal sources are equal, which makes them cheap keys."""

    source: str = ""
    marks: str = ""
    prose: tuple[Prose, ...] = field(default=(), compare=False)


def plain(inlines: Iterable[Inline]) -> str:
    """The words alone, on one line."""
    match inlines:
        case (Text(text),):
            return text
    return "".join(_words(inlines))


def _words(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(text) | Code(text):
                yield text
            case Break():
                yield " "
            case NoteMark(label):
                yield f"[{label}]"
            case Strong(inside) | Emphasis(inside) | Struck(inside) | Anchor(_, inside):
                yield from _words(inside)


def lines(prose: Iterable[Prose]) -> Iterator[tuple[Inline, ...]]:
    """The running text of every paragraph, heading, item and cell, in order; code is left out."""
    for part in prose:
        match part:
            case Paragraph(inside) | Heading(inside):
                yield inside
            case Quotation(parts):
                yield from lines(parts)
            case Listing(items):
                for item in items:
                    yield from lines(item)
            case Figure(picture, caption, url):
                yield (Anchor(url, (Text(picture.alt),)), Text(caption))
            case Table(head, rows):
                yield from (*head, *(cell for row in rows for cell in row))
            case Endnotes(notes):
                for note in notes:
                    yield from lines(note.inside)


def anchors(inlines: Iterable[Inline]) -> Iterator[Anchor]:
    """All links inside running text, in order."""
    for inline in inlines:
        match inline:
            case Anchor():
                yield inline
            case Strong(inside) | Emphasis(inside) | Struck(inside):
                yield from anchors(inside)


def unlinked(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """The same words without the links among them: a link cannot stand inside another."""
    made: list[Inline] = []
    for inline in inlines:
        match inline:
            case Anchor(_, inside):
                made += unlinked(inside)
            case Strong(inside) | Emphasis(inside) | Struck(inside):
                made.append(type(inline)(unlinked(inside)))
            case _:
                made.append(inline)
    return tuple(made)
