"""The proof for a terminal: the blocks of an issue as lines of words in named styles.

A screen turns style names into colours and weights; this module knows neither. Lines are kept for each block and
width, so that after an edit only what changed is laid out again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

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
from desk.formats.prose.layout import Look, laid_out
from desk.formats.prose.values import Anchor, Break, Code, Emphasis, Inline, Prose, Strong, Text
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
    """The lines of one story, or of what stands between stories (`story` None), with the empty line that follows."""

    story: int | None
    lines: tuple[Line, ...]


def proof(blocks: Iterable[Block], width: int) -> tuple[Piece, ...]:
    """The whole proof at `width` cells. Pieces follow each other as they are, empty lines included."""
    return tuple(piece for block in blocks for piece in pieces(block, max(width, 8)))


@lru_cache(maxsize=4096)
def pieces(block: Block, width: int) -> tuple[Piece, ...]:
    """The pieces of one block; those of a list or a grid one by one."""
    match block:
        case Masthead():
            return _pieces(None, _masthead(block, width))
        case Head():
            return _pieces(None, _head(block, width))
        case Item():
            return _pieces(block.story, _item(block, width))
        case Briefs(items):
            return tuple(_brief(brief, width, last=brief is items[-1]) for brief in items)
        case Cards(items):
            return tuple(piece for card in items for piece in _pieces(card.story, _card(card, width)))
        case Contents():
            return _pieces(block.story, _contents(block, width))
        case Footer():
            return _pieces(None, _footer(block, width))


def _pieces(story: int | None, lines: list[Line]) -> tuple[Piece, ...]:
    return (Piece(story, (*lines, ())),) if lines else ()


def _plain(text: str, style: str, width: int) -> list[Line]:
    return wrap([(text, style)], width, keep_addresses=False) if text else []


def _groups(*groups: list[Line]) -> list[Line]:
    """Groups of lines with an empty line between them; empty groups are left out."""
    made: list[Line] = []
    for group in groups:
        if made and group:
            made.append(())
        made += group
    return made


def _masthead(block: Masthead, width: int) -> list[Line]:
    day = "   ".join(part for part in (block.number, block.date) if part)
    return _groups(
        _plain(block.name, "masthead", width) + _plain(block.tagline, "standfirst", width) + _plain(day, "dim", width),
        _plain(block.title, "bold", width),
    )


def _head(block: Head, width: int) -> list[Line]:
    title = _plain(block.title.upper(), "section", width) or [((LOOK.rule, "dim"),)]
    return title + _plain(block.standfirst, "standfirst", width)


def _item(block: Item, width: int) -> list[Line]:
    top = _plain(block.label, "sponsor", width) + _plain(block.headline, "headline", width)
    under = _plain(block.standfirst, "standfirst", width) + _plain(block.byline, "dim", width)
    under += _picture(block.picture, width)
    body = _prose(block.body.prose, width)
    references = _references(block.references, width)
    if not under:
        return _groups(top + body, references)
    return _groups(top + under, body, references)


def _picture(picture: Picture | None, width: int) -> list[Line]:
    return _plain(f"▣ {picture.alt or 'picture'}", "dim", width) if picture else []


def _references(references: References, width: int) -> list[Line]:
    made = _plain(f"{references.label}:", "label", width) if references.label else []
    for reference in references.items:
        made += wrap(_reference(reference), width, keep_addresses=False)
    return made


def _reference(reference: Reference) -> Iterator[Span]:
    if reference.source:
        yield f"{reference.source}:", "source"
        yield "  ", ""
    yield reference.title, "link" if reference.url else "waiting"


def _brief(brief: Brief, width: int, last: bool) -> Piece:
    lines = hang(_prose(brief.prose, width - len(BULLET)), (BULLET, ""), (" " * len(BULLET), ""))
    return Piece(brief.story, (*lines, ()) if last else tuple(lines))


def _card(card: Card, width: int) -> list[Line]:
    headline = wrap([(card.headline, "headline")], width, keep_addresses=False) if card.headline else []
    under = _plain(card.standfirst, "standfirst", width)
    return _groups(
        _picture(card.picture, width) + headline + under,
        _prose(card.body.prose, width),
        _references(card.references, width),
    )


def _contents(block: Contents, width: int) -> list[Line]:
    entries = []
    for entry in block.entries:
        lines = _plain(entry, "", width - len(BULLET))
        entries += hang(lines, (BULLET, ""), (" " * len(BULLET), ""))
    return _groups(_plain(block.headline, "headline", width) + _plain(block.standfirst, "standfirst", width), entries)


def _footer(block: Footer, width: int) -> list[Line]:
    address = [line for part in block.address for line in _plain(part, "dim", width)]
    return _groups(laid_out(block.body.prose, width, LOOK, "dim"), address)


def _prose(prose: Iterable[Prose], width: int) -> list[Line]:
    return laid_out(prose, width, LOOK)


def _spans(inlines: Iterable[Inline], style: str) -> Iterator[Span]:
    """Running text in styles; `style` is that of the words around it."""
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
            case Anchor(url, inside):
                yield from _spans(inside, "link" if url else "waiting")


_BOLD = {"": "bold", "italic": "bold-italic", "quote": "bold-italic"}
_ITALIC = {"": "italic", "bold": "bold-italic"}
BULLET = "• "
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
)
