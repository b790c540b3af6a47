"""Markdown bodies read once, for every format: CommonMark as values, with raw HTML shown as the text it is.

markdown-it-py is imported on first use: a desk that only lists issues never pays for it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from desk.formats.prose.figures import parted
from desk.formats.prose.footnotes import numbered
from desk.formats.prose.plain_paragraphs import prose_by
from desk.formats.prose.running import curved, has_words, inlines_of, nested
from desk.formats.prose.stress import without_gaps
from desk.formats.prose.typography import typographic
from desk.formats.prose.values import (
    Body,
    Cell,
    CodeBlock,
    Endnote,
    Endnotes,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Prose,
    Quotation,
    Rule,
    Table,
    Text,
    plain,
)
from desk.model.caching import kept
from desk.model.text import clean_line, clean_text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

DEEPEST = 40
"""Levels of nesting past which a body is printed as the plain text it is: the parser would drop what lies deeper."""

_ENTITY = re.compile(r"&[#\w]+;")
"""A character by its name or number (CommonMark, section 2.5)."""
_ENDS = frozenset({"blockquote_close", "list_item_close", "footnote_close"})
"""Tokens that end what holds blocks."""


@cache
def _parser() -> "MarkdownIt":
    """The parser; it takes every address as it was written, because `safe_url` decides what becomes of it."""
    from markdown_it import MarkdownIt

    from desk.formats.prose.bare_links import bare_link
    from desk.formats.prose.footnotes import footnote, footnote_mark
    from desk.formats.prose.lone_brackets import lone_brackets
    from desk.formats.prose.quick_links import quick_link, spaced_link
    from desk.formats.prose.stress import stress
    from desk.formats.prose.tag_words import tag_words
    from desk.formats.prose.wide_rows import table

    class Reader(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it-py's own name
            return url is not None

        def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it-py's own name
            return url

        def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - markdown-it-py's own name
            return link

    reader = Reader("commonmark", {"html": False, "maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    reader.block.ruler.at("table", table, {"alt": ["paragraph", "reference"]})
    reader.block.ruler.before("reference", "footnote", footnote, {"alt": ["paragraph", "reference"]})
    reader.inline.ruler.before("link", "footnote_mark", footnote_mark)
    reader.inline.ruler.before("link", "lone_brackets", lone_brackets)
    reader.inline.ruler.before("link", "quick_link", quick_link)
    reader.inline.ruler.after("link", "spaced_link", spaced_link)
    reader.inline.ruler.before("newline", "bare_link", bare_link)
    reader.inline.ruler.at("emphasis", stress)
    reader.inline.ruler.before("emphasis", "tag_words", tag_words)
    # Raw HTML is words, and the text comes with plain line ends: a tenth of the time is saved by not asking for them.
    return reader.disable(["html_block", "html_inline", "normalize"])


@kept(4096)
def read(source: str, marks: str = "") -> Body:
    """Read a Markdown body. `marks` is the language whose typographic quotes are wanted, or ""."""
    return Body(source, marks, numbered(prose_by(partial(parsed_prose, marks=marks), clean_text(source), marks)))


def parsed_prose(text: str, marks: str = "") -> tuple[Prose, ...]:
    """The blocks of a text that is clean, as the parser reads them; one that is nested too deep stays as it is."""
    tokens = parsed(text)
    deep = any(token.level >= DEEPEST - 1 for token in tokens)
    return _as_it_is(text) if deep else prose_in(tokens, marks)


def parsed(text: str) -> "list[Token]":
    """The parser's tokens of a text that is clean, their words cleaned again and loose lists marked."""
    tokens = _parser().parse(text)
    if "\t" in text or _ENTITY.search(text):
        _clean(tokens)
    if not text.isascii():
        for token in tokens:
            without_gaps(token.children or [])
    _note_loose_lists(tokens)
    return tokens


def prose_in(tokens: Sequence["Token"], marks: str = "") -> tuple[Prose, ...]:
    """The blocks that tokens of `parsed` are; `marks` as in `read`."""
    return tuple(_blocks(iter(tokens), marks))


def _clean(tokens: Sequence["Token"]) -> None:
    """Clean the words again where an entity can have made any character of them, and turn their tabs into spaces."""
    for token in tokens:
        if token.children:
            _clean(token.children)
        elif token.type in ("text", "code_inline"):
            token.content = clean_line(token.content)


def _as_it_is(text: str) -> tuple[Prose, ...]:
    parts = (clean_line(part).strip() for part in text.split("\n\n"))
    return tuple(Paragraph((Text(part),)) for part in parts if part)


def _note_loose_lists(tokens: Sequence["Token"]) -> None:
    """Mark the lists that have empty lines between their items: the parser says so of their paragraphs only."""
    lists: list[Token] = []
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(token)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "paragraph_open" and lists and token.level == lists[-1].level + 2 and not token.hidden:
            lists[-1].meta["loose"] = True


def _blocks(tokens: Iterator["Token"], marks: str) -> Iterator[Prose]:
    """The blocks up to the end of the one that the tokens are in. Those without words are left out."""
    for token in tokens:
        if token.type in _ENDS:
            return
        yield from _block(token, tokens, marks)


def _block(token: "Token", tokens: Iterator["Token"], marks: str) -> Iterator[Prose]:
    match token.type:
        case "paragraph_open":
            yield from _paragraph(next(tokens).children or (), marks)
        case "heading_open":
            yield from _heading(next(tokens).children or (), marks)
        case "bullet_list_open" | "ordered_list_open":
            yield from _listing(token, tokens, marks)
        case "blockquote_open":
            if quoted := tuple(_blocks(tokens, marks)):
                yield Quotation(quoted)
        case "fence" | "code_block":
            yield CodeBlock(token.content.expandtabs(4).rstrip("\n"))
        case "hr":
            yield Rule()
        case "table_open":
            yield from _table(tokens, marks)
        case "footnote_open":
            yield Endnotes((Endnote(str(token.meta["label"]), tuple(_blocks(tokens, marks))),))


def _heading(tokens: Sequence["Token"], marks: str) -> Iterator[Heading]:
    if has_words(inside := inlines_of(tokens, marks)):
        yield Heading(inside)


def _paragraph(tokens: Sequence["Token"], marks: str) -> Iterator[Prose]:
    """A paragraph, parted where a picture stands in it."""
    if not any(token.type == "image" for token in tokens):
        if has_words(inside := inlines_of(tokens, marks)):
            yield Paragraph(inside)
        return
    for part in parted(nested(iter(tokens))):
        match part:
            case Paragraph(inside) if marks:
                yield Paragraph(curved(inside, marks))
            case Figure(_, caption) if marks:
                yield replace(part, caption=typographic(caption, marks))
            case _:
                yield part


def _table(tokens: Iterator["Token"], marks: str) -> Iterator[Table]:
    """A table; one without any words is left out."""
    rows: list[list[Cell]] = []
    aligns: list[str] = []
    for token in tokens:
        match token.type:
            case "tr_open":
                rows.append([])
            case "th_open" | "td_open":
                if len(rows) == 1:
                    aligns.append(str(token.attrs.get("style", "")).rpartition(":")[2])
                rows[-1].append(inlines_of(next(tokens).children or (), marks))
            case "table_close":
                break
    if any(plain(cell).strip() for row in rows for cell in row):
        yield Table(tuple(rows[0]), tuple(map(tuple, rows[1:])), tuple(aligns))


def _listing(opening: "Token", tokens: Iterator["Token"], marks: str) -> Iterator[Listing]:
    items = []
    for token in tokens:
        if token.type != "list_item_open":
            break
        if item := tuple(_blocks(tokens, marks)):
            items.append(item)
    start = int(opening.attrs.get("start", 1)) if opening.type == "ordered_list_open" else None
    if items:
        yield Listing(tuple(items), start, tight="loose" not in opening.meta)
