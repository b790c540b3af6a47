"""Markdown bodies read once, for every format: CommonMark as values, with raw HTML shown as the text it is.

markdown-it-py is imported on first use: a desk that only lists issues never pays for it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from desk.formats.prose.typography import typographic
from desk.formats.prose.values import (
    Anchor,
    Body,
    Break,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Prose,
    Quotation,
    Rule,
    Strong,
    Text,
    plain,
)
from desk.model.kept import kept
from desk.model.text import clean_line, clean_text
from desk.model.url import host, safe_url

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

DEEPEST = 40
"""Levels of nesting past which a body is printed as the plain text it is: the parser would drop what lies deeper."""

_ENTITY = re.compile(r"&[#\w]+;")
"""A character by its name or number (CommonMark, section 2.5)."""


@cache
def _parser() -> "MarkdownIt":
    """The parser; it takes every address as it was written, because `safe_url` decides what becomes of it."""
    from markdown_it import MarkdownIt

    from desk.formats.prose.lone_brackets import lone_brackets
    from desk.formats.prose.quick_links import quick_link
    from desk.formats.prose.tag_words import tag_words

    class Reader(MarkdownIt):
        def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it-py's own name
            return url is not None

        def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it-py's own name
            return url

        def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - markdown-it-py's own name
            return link

    reader = Reader("commonmark", {"html": False, "maxNesting": DEEPEST})
    reader.inline.ruler.before("link", "lone_brackets", lone_brackets)
    reader.inline.ruler.before("link", "quick_link", quick_link)
    reader.inline.ruler.before("emphasis", "tag_words", tag_words)
    # Raw HTML is words, and the text comes with plain line ends: a tenth of the time is saved by not asking for them.
    return reader.disable(["html_block", "html_inline", "normalize"])


@kept(4096)
def read(source: str, marks: str = "") -> Body:
    """Read a Markdown body. `marks` is the language whose typographic quotes are wanted, or ""."""
    text = clean_text(source)
    tokens = parsed(text)
    if any(token.level >= DEEPEST - 1 for token in tokens):
        return Body(source, marks, _as_it_is(text))
    return Body(source, marks, prose_in(tokens, marks))


def parsed(text: str) -> "list[Token]":
    """The parser's tokens of a text that is clean, their words cleaned again and loose lists marked."""
    tokens = _parser().parse(text)
    if "\t" in text or _ENTITY.search(text):
        _clean(tokens)
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
        match token.type:
            case "paragraph_open" | "heading_open":
                inside = _inlines(next(tokens).children or (), marks)
                if _has_words(inside):
                    yield Paragraph(inside) if token.type == "paragraph_open" else Heading(inside)
            case "bullet_list_open" | "ordered_list_open":
                yield from _listing(token, tokens, marks)
            case "blockquote_open":
                if quoted := tuple(_blocks(tokens, marks)):
                    yield Quotation(quoted)
            case "fence" | "code_block":
                yield CodeBlock(token.content.expandtabs(4).rstrip("\n"))
            case "hr":
                yield Rule()
            case "blockquote_close" | "list_item_close":
                return


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


def _inlines(tokens: Sequence["Token"], marks: str) -> tuple[Inline, ...]:
    """The running text of one block; `marks` as in `read`."""
    inlines = _nested(iter(tokens))
    return _set(inlines, marks, "")[0] if marks else inlines


def _nested(tokens: Iterator["Token"]) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for token in tokens:
        match token.type:
            case "text":
                _add_words(made, token.content)
            case "softbreak" | "image":
                _add_words(made, _spoken(token))
            case "code_inline":
                made.append(Code(token.content))
            case "hardbreak":
                made.append(Break())
            case "strong_open" | "em_open":
                if stressed := _nested(tokens):
                    made.append(Strong(stressed) if token.type == "strong_open" else Emphasis(stressed))
            case "link_open":
                made += _anchor(safe_url(str(token.attrs.get("href", ""))), _nested(tokens))
            case "strong_close" | "em_close" | "link_close":
                break
    return tuple(made)


def _anchor(url: str | None, inside: tuple[Inline, ...]) -> Iterator[Anchor]:
    """A link; one without words is called by its address, and without that either it is nothing."""
    if _has_words(inside):
        yield Anchor(url, inside)
    elif url:
        yield Anchor(url, (Text(host(url) or url),))


def _spoken(token: "Token") -> str:
    """A line end is a space, and a picture inside a body is its alternative text."""
    return " " if token.type == "softbreak" else plain(_nested(iter(token.children or ())))


def _has_words(inlines: tuple[Inline, ...]) -> bool:
    """Whether anything is printed of running text; most begins with a word, and then no more is looked at."""
    first = inlines[0] if inlines else Break()
    return bool((isinstance(first, Text) and first.text.strip()) or plain(inlines).strip())


def _add_words(made: list[Inline], words: str) -> None:
    if words and made and isinstance(made[-1], Text):
        made[-1] = Text(made[-1].text + words)
    elif words:
        made.append(Text(words))


def _set(inlines: Sequence[Inline], marks: str, before: str) -> tuple[tuple[Inline, ...], str]:
    """Running text with typographic signs, and the character that it ends with; `before` is the one ahead of it."""
    made: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text(text):
                made.append(Text(typographic(text, marks, before)))
                before = text[-1:] or before
            case Strong(inside) | Emphasis(inside):
                inside, before = _set(inside, marks, before)
                made.append(type(inline)(inside))
            case Anchor(url, inside):
                inside, before = _set(inside, marks, before)
                made.append(Anchor(url, inside))
            case _:
                made.append(inline)
                before = " " if isinstance(inline, Break) else "x"
    return tuple(made), before
