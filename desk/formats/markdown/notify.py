"""The issue in the Markdown that GOV.UK Notify knows: two headings, lists of one level, links, rules and inset text.

All else would arrive as signs. So emphasis is words, a quotation is inset (`^ words`), a table is lines of
"head: cell", a picture the words that it has, and a footnote a paragraph.
"""

from collections.abc import Iterable, Iterator

from desk.formats.blocks.printer import Printer
from desk.formats.blocks.values import (
    Block,
    Briefs,
    Card,
    Cards,
    Contents,
    Footer,
    Head,
    Item,
    Masthead,
    Picture,
    Reference,
    References,
)
from desk.formats.prose.marked import address, escaped, marked
from desk.formats.prose.values import (
    Anchor,
    Break,
    Code,
    CodeBlock,
    Endnotes,
    Figure,
    Heading,
    Inline,
    Listing,
    NoteMark,
    Paragraph,
    Prose,
    Quotation,
    Stressed,
    Table,
    Text,
    lines,
    plain,
)

_INSET = "^ "


def parts_for_notify(blocks: Iterable[Block]) -> Iterator[str]:
    """The parts of all blocks in their order, to be set with an empty line between two."""
    page = _Notify()
    for block in blocks:
        yield from filter(None, page.printed(block))


class _Notify(Printer[Iterator[str]]):
    """The parts of each block; those that are "" are left out."""

    def masthead(self, block: Masthead) -> Iterator[str]:
        yield _heading(1, block.title)

    def head(self, block: Head) -> Iterator[str]:
        yield _heading(1, block.title) if block.title else "---"
        yield _line(block.standfirst)

    def item(self, block: Item) -> Iterator[str]:
        yield _line(block.label)
        yield _heading(2, block.headline)
        yield _line(block.standfirst)
        yield _line(block.byline)
        yield _picture(block.picture)
        yield _body(block.body.prose)
        yield from _references(block.references)

    def briefs(self, block: Briefs) -> Iterator[str]:
        yield "\n".join(f"* {_flat(brief.prose)}" for brief in block.items)

    def cards(self, block: Cards) -> Iterator[str]:
        for card in block.items:
            yield from self.card(card)

    def card(self, card: Card) -> Iterator[str]:
        yield _heading(2, card.headline)
        yield _line(card.standfirst)
        yield _picture(card.picture)
        yield _body(card.body.prose)
        yield f"[{escaped(card.headline)}]({address(card.url)})" if card.url else ""
        yield from _references(card.references)

    def contents(self, block: Contents) -> Iterator[str]:
        yield _heading(2, block.headline)
        yield _line(block.standfirst)
        yield "\n".join(f"* {escaped(entry, starts_line=True)}" for entry in block.entries)

    def footer(self, block: Footer) -> Iterator[str]:
        yield "---" if block.body.prose or block.address else ""
        yield _body(block.body.prose)
        yield "\n".join(escaped(line, starts_line=True) for line in block.address)


def _heading(level: int, words: str) -> str:
    return f"{'#' * level} {escaped(words, ends_heading=True)}" if words else ""


def _line(words: str) -> str:
    return escaped(words, starts_line=True) if words else ""


def _picture(picture: Picture | None) -> str:
    return _line(picture.alt) if picture else ""


def _references(references: References) -> Iterator[str]:
    yield _line(references.label)
    yield "\n".join(f"* {_reference(reference, references.title_first)}" for reference in references.items)


def _reference(reference: Reference, title_first: bool) -> str:
    lead = "" if title_first else escaped(reference.lead, starts_line=True)
    title = escaped(reference.title, starts_line=not (lead or reference.url))
    linked = f"[{title}]({address(reference.url)})" if reference.url else title
    return lead + linked + (escaped(reference.behind) if title_first else "")


def _body(prose: Iterable[Prose]) -> str:
    return "\n\n".join(text for part in prose for text in _block(part) if text)


def _block(part: Prose) -> Iterator[str]:
    match part:
        case Paragraph(inside):
            yield _words(inside)
        case Heading(inside):
            yield _heading(2, plain(inside))
        case Listing(items, start):
            yield "\n".join(
                f"{'*' if start is None else f'{start + place}.'} {_flat(item)}" for place, item in enumerate(items)
            )
        case Quotation(inside):
            yield "\n\n".join(_INSET + _words(line) for line in lines(inside))
        case CodeBlock(text):
            yield "\n".join(escaped(line.strip(), starts_line=True) for line in text.split("\n"))
        case Figure() | Table() | Endnotes():
            yield from _rare(part)
        case _:
            yield "---"


def _rare(part: Figure | Table | Endnotes) -> Iterator[str]:
    """What Notify has no form for at all, as its words."""
    match part:
        case Figure(picture, caption, url):
            words = " ".join(filter(None, (picture.alt, caption)))
            yield _words((Anchor(url, (Text(words),)),)) if words else ""
        case Table(head, rows):
            for row in rows or ((),):
                pairs = ((plain(name), row[place] if row else ()) for place, name in enumerate(head))
                yield "\n".join(_words((Text(f"{name}: "), *cell) if name else cell) for name, cell in pairs)
        case Endnotes(notes):
            for note in notes:
                yield f"{escaped(f'[{note.label}]')} {_flat(note.inside)}"


def _flat(prose: Iterable[Prose]) -> str:
    """Blocks on one line, as an item of a list can hold them."""
    return " ".join(_words(line).replace("\n", " ") for line in lines(prose))


def _words(inside: Iterable[Inline]) -> str:
    return marked((Paragraph(tuple(_unstressed(inside))),)).replace("\\\n", "\n")


def _unstressed(inside: Iterable[Inline]) -> Iterator[Inline]:
    for inline in inside:
        match inline:
            case Anchor(url, words):
                yield Anchor(url, tuple(_unstressed(words)))
            case Code(text):
                yield Text(text)
            case NoteMark(label):
                yield Text(f"[{label}]")
            case Text() | Break():
                yield inline
            case _:
                assert isinstance(inline, Stressed)
                yield from _unstressed(inline.inside)
