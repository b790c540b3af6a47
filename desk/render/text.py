"""The plain text edition, made from the blocks themselves and never from HTML.

72 columns, counted in terminal cells; an address is never broken and nothing is glued to it; links inside sentences
become notes after their story.
"""

import re
from collections.abc import Iterable, Iterator

from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.render.blocks import blocks
from desk.render.layout import Look, laid_out, underline
from desk.render.notes import Notes
from desk.render.prose import Anchor, Break, Code, Emphasis, Inline, Prose, Strong, Text, plain
from desk.render.target import Target, Tool
from desk.render.values import (
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
from desk.render.wrap import Line, Span, hang, is_address, wrap

WIDTH = 72
"""Cells of a line: within the 78 of RFC 5322 with room for the signs of a few replies."""
INDENT = "  "
BULLET = "* "
_GLUED = re.compile(r"((?:https?://|mailto:)\S*?[^\s.,;:!?'\"’”»)\]}>])([.,;:!?'\"’”»)\]}>]+)(?=\s|\Z)")


def render(issue: Issue, publication: Publication, target: Target) -> str:
    """The plain text edition: ends with one newline, no line ends with a space."""
    return edition(blocks(issue, publication), target)


def edition(made: tuple[Block, ...], target: Target) -> str:
    """The plain text of an issue's blocks, two empty lines between two of them."""
    tool = Tool(target, "text")
    page = _Page(made, tool)
    parts = ["\n".join(lines) for block in made if (lines := page.lines(block))]
    return tool.finished("\n\n\n".join(parts) + "\n")


class _Page:
    """The blocks as lines, with the notes that run through them."""

    def __init__(self, made: Iterable[Block], tool: Tool) -> None:
        self.notes = Notes(made)
        self.tool = tool
        self.look = Look(
            spans=self.spans,
            bullet=BULLET,
            quote="> ",
            rule="* * *",
            code="",
            quoted="",
            headed="",
            underlined=True,
            keep_addresses=True,
        )

    def lines(self, block: Block) -> list[str]:
        """One block as lines without trailing space."""
        return ["".join(text for text, _ in line).rstrip() for line in self.groups(block)]

    def groups(self, block: Block) -> list[Line]:
        match block:
            case Masthead():
                return _masthead(block, block.web or self.tool.words("web"))
            case Head():
                return _head(block)
            case Item():
                return self.item(block)
            case Briefs(briefs):
                items = [hang(self.prose(brief.prose, WIDTH - 2), (BULLET, ""), (INDENT, "")) for brief in briefs]
                return _stacked([line for item in items for line in item], self.noted())
            case Cards(cards):
                return _stacked(*[self.card(card) for card in cards])
            case Contents():
                entries = [line for entry in block.entries for line in _bullet(entry)]
                return _stacked(_headline(block.headline) + _lines(block.standfirst), entries)
            case Footer():
                return self.footer(block)

    def item(self, block: Item) -> list[Line]:
        top = _lines(block.label) + _headline(block.headline)
        under = _lines(block.standfirst) + _lines(block.byline) + _picture(block.picture)
        body = self.prose(block.body.prose, WIDTH)
        return _stacked(top + under, body, self.noted(), *_references(block.references))

    def card(self, card: Card) -> list[Line]:
        top = _headline(card.headline) + _lines(card.standfirst) + _picture(card.picture) + _address(card.url)
        body = self.prose(card.body.prose, WIDTH)
        return _stacked(top, body, self.noted(), *_references(card.references))

    def footer(self, block: Footer) -> list[Line]:
        body = self.prose(block.body.prose, WIDTH)
        tag = self.tool.words("address")
        address = [line for part in ((tag,) if tag else block.address) for line in _lines(part)]
        leave = self.tool.words("unsubscribe")
        parts = _stacked(body, self.noted(), address, [*_lines("Unsubscribe:"), *_address(leave)] if leave else [])
        return [_rule(), (), *parts] if parts else []

    def prose(self, prose: Iterable[Prose], width: int) -> list[Line]:
        return laid_out(prose, width, self.look)

    def noted(self) -> list[Line]:
        """The notes of the story at hand."""
        return [((f"[{number}] {url}", ""),) for url, number in self.notes.close().items()]

    def spans(self, inlines: Iterable[Inline], style: str) -> Iterator[Span]:
        """Running text with signs for what plain text has no style for."""
        for inline in inlines:
            match inline:
                case Text(text):
                    yield _GLUED.sub(r"\1 \2", text), style
                case Code(text):
                    yield text, style
                case Break():
                    yield "\n", style
                case Strong(inside):
                    yield from self.marked("*", inside, style)
                case Emphasis(inside):
                    yield from self.marked("_", inside, style)
                case Anchor():
                    yield from self.anchor(inline, style)

    def marked(self, sign: str, inside: tuple[Inline, ...], style: str) -> Iterator[Span]:
        """Words between two signs, but for an address: nothing is glued to that."""
        sign = "" if is_address(plain(inside)) else sign
        yield sign, style
        yield from self.spans(inside, style)
        yield sign, style

    def anchor(self, anchor: Anchor, style: str) -> Iterator[Span]:
        """Words and the number of their note; an address as its own words is printed without its scheme."""
        if anchor.url and plain(anchor.inside) == anchor.url:
            yield anchor.url.partition(":")[2].removeprefix("//"), style
        else:
            yield from self.spans(anchor.inside, style)
        if anchor.url:
            yield f" [{self.notes.number(anchor.url)}]", style


def _lines(text: str) -> list[Line]:
    return wrap([(_GLUED.sub(r"\1 \2", text), "")], WIDTH, keep_addresses=True) if text else []


def _stacked(*groups: list[Line]) -> list[Line]:
    """Groups of lines with an empty line between them; empty groups are left out."""
    made: list[Line] = []
    for group in groups:
        if made and group:
            made.append(())
        made += group
    return made


def _rule() -> Line:
    return (("=" * WIDTH, ""),)


def _masthead(block: Masthead, web: str) -> list[Line]:
    day = ", ".join(part for part in (block.number, block.date) if part)
    title = "" if block.title == block.subject else block.title
    top = _lines(block.name) + _lines(block.tagline) + _lines(day)
    read = [*_lines("Read on the web:"), *_address(web)] if web else []
    return _stacked(top, _lines(title), _lines(block.subject), read)


def _head(block: Head) -> list[Line]:
    title = [_rule(), *_lines(block.title.upper()), _rule()] if block.title else [_rule()]
    return _stacked(title, _lines(block.standfirst))


def _headline(headline: str) -> list[Line]:
    lines = _lines(headline)
    return [*lines, *underline(lines)] if lines else []


def _picture(picture: Picture | None) -> list[Line]:
    return _lines(f"Picture: {picture.alt}") if picture and picture.alt else []


def _address(url: str | None) -> list[Line]:
    return [((INDENT + url, ""),)] if url else []


def _references(references: References) -> Iterator[list[Line]]:
    if references.label:
        yield _lines(f"{references.label}:")
    yield [line for reference in references.items for line in _reference(reference)]


def _reference(reference: Reference) -> list[Line]:
    source = f"{reference.source}:  " if reference.source else ""
    return _lines(source + reference.title) + _address(reference.url)


def _bullet(text: str) -> list[Line]:
    return hang(wrap([(text, "")], WIDTH - len(BULLET), keep_addresses=True), (BULLET, ""), (INDENT, ""))
