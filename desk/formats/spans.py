"""The proof for a terminal: the blocks of an issue as lines of words in named styles.

A screen turns style names into colours and weights; this module knows neither. Lines are kept for each block and
width, so that after an edit only what changed is laid out again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from desk.formats.blocks.printer import Printer
from desk.formats.blocks.values import (
    Block,
    Brief,
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
from desk.formats.prose.layout import Look, laid_out, stacked
from desk.formats.prose.values import Anchor, Break, Code, Emphasis, Inline, NoteMark, Prose, Strong, Struck, Text
from desk.formats.prose.wrap import Line, Span, hang, wrap

STYLES = (
    "",
    "bold",
    "italic",
    "bold-italic",
    "masthead",
    "dim",
    "section",
    "headline",
    "standfirst",
    "label",
    "source",
    "link",
    "waiting",
    "sponsor",
    "heading",
    "quote",
    "code",
)
"""Every style name that a proof may hold. One span has one of them: a link is "link" wherever it stands; "waiting" is
a link without its address; "dim" is what is small beside the rest (number, date, byline, picture, footer)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The lines of one story and the empty line after it. `story` is None for what is not a story, such as a title."""

    story: int | None
    lines: tuple[Line, ...]


def proof(blocks: Iterable[Block], width: int) -> tuple[Piece, ...]:
    """The whole proof at `width` cells. Pieces follow each other as they are, empty lines included."""
    return tuple(piece for block in blocks for piece in pieces(block, max(width, 8)))


@lru_cache(maxsize=4096)
def pieces(block: Block, width: int) -> tuple[Piece, ...]:
    """The pieces of one block; those of a list or a grid one by one."""
    return _Proof(width).printed(block)


class _Proof(Printer[tuple[Piece, ...]]):
    """The proof at one width."""

    def __init__(self, width: int) -> None:
        self.width = width

    def masthead(self, block: Masthead) -> tuple[Piece, ...]:
        day = "   ".join(part for part in (block.number, block.date) if part)
        return self.piece(
            None,
            self.words(block.name, "masthead") + self.words(block.tagline, "standfirst") + self.words(day, "dim"),
            self.words(block.title, "bold"),
            self.picture(block.picture),
        )

    def head(self, block: Head) -> tuple[Piece, ...]:
        title = self.words(block.capitals or block.title.upper(), "section") or [((LOOK.rule, "dim"),)]
        return self.piece(None, title + self.words(block.standfirst, "standfirst"))

    def item(self, block: Item) -> tuple[Piece, ...]:
        top = self.words(block.label, "sponsor") + self.words(block.headline, "headline")
        under = self.words(block.standfirst, "standfirst") + self.words(block.byline, "dim")
        under += self.picture(block.picture)
        body = self.prose(block.body.prose)
        references = self.references(block.references)
        if not under:
            return self.piece(block.story, top + body, references)
        return self.piece(block.story, top + under, body, references)

    def briefs(self, block: Briefs) -> tuple[Piece, ...]:
        return tuple(self.brief(brief, last=brief is block.items[-1]) for brief in block.items)

    def brief(self, brief: Brief, *, last: bool) -> Piece:
        lines = hang(laid_out(brief.prose, self.width - len(BULLET), LOOK), (BULLET, ""), (" " * len(BULLET), ""))
        return Piece(brief.story, (*lines, ()) if last else tuple(lines))

    def cards(self, block: Cards) -> tuple[Piece, ...]:
        return tuple(piece for card in block.items for piece in self.card(card))

    def card(self, card: Card) -> tuple[Piece, ...]:
        top = self.picture(card.picture) + self.words(card.headline, "headline")
        return self.piece(
            card.story,
            top + self.words(card.standfirst, "standfirst"),
            self.prose(card.body.prose),
            self.references(card.references),
        )

    def contents(self, block: Contents) -> tuple[Piece, ...]:
        entries = []
        for entry in block.entries:
            lines = _words(entry, "", self.width - len(BULLET))
            entries += hang(lines, (BULLET, ""), (" " * len(BULLET), ""))
        top = self.words(block.headline, "headline") + self.words(block.standfirst, "standfirst")
        return self.piece(block.story, top, entries)

    def footer(self, block: Footer) -> tuple[Piece, ...]:
        address = [line for part in block.address for line in self.words(part, "dim")]
        return self.piece(None, laid_out(block.body.prose, self.width, LOOK, "dim"), address)

    def piece(self, story: int | None, *groups: list[Line]) -> tuple[Piece, ...]:
        """Groups of lines as one piece, an empty line between two and behind the last; none where all are empty."""
        lines = stacked(*groups)
        return (Piece(story, (*lines, ())),) if lines else ()

    def words(self, text: str, style: str) -> list[Line]:
        """Words, wrapped to the width."""
        return _words(text, style, self.width)

    def prose(self, prose: Iterable[Prose]) -> list[Line]:
        """Running text, wrapped to the width."""
        return laid_out(prose, self.width, LOOK)

    def picture(self, picture: Picture | None) -> list[Line]:
        """What stands for a picture: its alternative text."""
        return self.words(f"▣ {picture.alt or 'picture'}", "dim") if picture else []

    def references(self, references: References) -> list[Line]:
        """The links of a story under their label."""
        made = self.words(references.label, "label") if references.label else []
        for reference in references.items:
            made += wrap(_reference(reference, references.title_first), self.width, keep_addresses=False)
        return made


def _words(text: str, style: str, width: int) -> list[Line]:
    return wrap([(text, style)], width, keep_addresses=False) if text else []


def _reference(reference: Reference, title_first: bool) -> Iterator[Span]:
    if not title_first and (lead := reference.lead.rstrip()):
        yield lead, "source"
        yield reference.lead[len(lead) :], ""
    yield reference.title, "link" if reference.url else "waiting"
    if title_first and reference.behind:
        yield reference.behind, "source"


def _spans(inlines: Iterable[Inline], style: str) -> Iterator[Span]:
    """Running text in styles. `style` is the style of the words around it."""
    for inline in inlines:
        match inline:
            case Text(text):
                yield text, style
            case Code(text):
                yield text, style if style in ("link", "waiting") else "code"
            case Break():
                yield "\n", style
            case Strong(inside):
                yield from _spans(inside, _BOLD.get(style, style))
            case Emphasis(inside):
                yield from _spans(inside, _ITALIC.get(style, style))
            case Struck(inside):
                yield "~", style
                yield from _spans(inside, style)
                yield "~", style
            case NoteMark(label):
                yield f"[{label}]", "dim"
            case Anchor(url, inside):
                yield from _spans(inside, "link" if url else "waiting")


_BOLD = {"": "bold", "italic": "bold-italic", "quote": "bold-italic"}
_ITALIC = {"": "italic", "bold": "bold-italic"}
BULLET = "• "
"""What stands before an item of a list."""
LOOK = Look(
    spans=_spans,
    bullet=BULLET,
    quote="    ",
    rule="* * *",
    code="code",
    quoted="quote",
    headed="heading",
    underlined=False,
    keep_addresses=False,
    picture=lambda alt: f"▣ {alt}",
    small="dim",
)
