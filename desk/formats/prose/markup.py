"""Running text as HTML: the only place that makes markup out of words. What it makes has no styles of its own.

Plain strings inside, escaped one by one where words enter: formatting `Markup` took a third of an export.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from html import escape

from markupsafe import Markup

from desk.formats.prose.values import (
    Anchor,
    Break,
    Cell,
    Code,
    CodeBlock,
    Emphasis,
    Endnotes,
    Figure,
    Heading,
    Inline,
    Listing,
    NoteMark,
    Paragraph,
    Prose,
    Quotation,
    Rule,
    Strong,
    Struck,
    Table,
    Text,
)

_CLASSED = re.compile(r'<(h[1-6]|ol) class="(?:heading|notes)">')
"""Our own tags: in words every `<` is escaped."""
_SPACES = re.compile(r"\A | (?= )")
WIDTH = 552
"""Pixels of a picture, where nobody says how wide the column is."""
_INDENT = 40
"""Pixels that a picture is narrower in a list or a quotation."""
_NARROWEST = 120


class Manner(Enum):
    """How the blocks are written that mail programs and editors have no common form for."""

    MAIL = "mail"
    """Code in a paragraph, since Outlook does not wrap a <pre>; pictures in a paragraph, at a width in pixels."""
    PASTE = "paste"
    """As in a mail; code in a <pre>, which the editors that a paste goes into know."""
    BARE = "bare"
    """<figure>, <pre> and plain tables, and no classes but those that say what a part is."""

    @classmethod
    def of(cls, format: str) -> "Manner":
        """That of a format."""
        return {"html": cls.MAIL, "paste": cls.PASTE}.get(format, cls.BARE)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where blocks stand: the level of headings, the pixels of the column, the manner."""

    level: int
    width: int
    manner: Manner

    def inner(self) -> "_Frame":
        """The same, one step further in: of a quotation, or of a list."""
        return replace(self, width=max(self.width - _INDENT, _NARROWEST))


def _kept(spaces: re.Match[str]) -> str:
    """Spaces that HTML would drop, as no-break spaces: a <pre> needs `white-space` to wrap, which Outlook lacks."""
    return "\xa0" * len(spaces[0])


def prose_html(prose: Iterable[Prose], level: int, width: int = WIDTH, manner: Manner = Manner.MAIL) -> Markup:
    """Blocks of running text as HTML; headings in them get `level`, pictures are `width` pixels wide."""
    return Markup(_prose(prose, _Frame(level, width, manner)))


def semantic_html(prose: Iterable[Prose], level: int) -> Markup:
    """The same without any classes, for templates of a publication's own."""
    return Markup(_CLASSED.sub(r"<\1>", _prose(prose, _Frame(level, WIDTH, Manner.BARE))))


def item_html(
    prose: tuple[Prose, ...], level: int, width: int = WIDTH - _INDENT, manner: Manner = Manner.MAIL
) -> Markup:
    """The inside of a list item: one that is a single paragraph needs no tag for it."""
    if len(prose) == 1 and isinstance(prose[0], Paragraph):
        return Markup(_inside(prose[0].inside))
    return prose_html(prose, level, width, manner)


def _prose(prose: Iterable[Prose], frame: _Frame) -> str:
    return "".join(_block(part, frame) for part in prose)


def _block(part: Prose, frame: _Frame) -> str:
    match part:
        case Paragraph(inside):
            return f"<p>{_inside(inside)}</p>\n"
        case Heading(inside):
            return f'<h{frame.level} class="heading">{_inside(inside)}</h{frame.level}>\n'
        case Listing():
            return _listing(part, frame)
        case Quotation(inside):
            return f"<blockquote>\n{_prose(inside, frame.inner())}</blockquote>\n"
        case CodeBlock(text):
            return _code(text, frame.manner)
        case Rule():
            return "<hr>\n"
        case Figure():
            return _figure(part, frame)
        case Table():
            return _table(part, frame.manner)
        case Endnotes(notes):
            items = "".join(f"<li>{item_html(note.inside, *_in(frame.inner()))}</li>\n" for note in notes)
            return f'<ol class="notes">\n{items}</ol>\n'


def _in(frame: _Frame) -> tuple[int, int, Manner]:
    return frame.level, frame.width, frame.manner


def _code(text: str, manner: Manner) -> str:
    if manner is not Manner.MAIL:
        return f"<pre{_named('block', manner)}><code>{escape(text, quote=False)}</code></pre>\n"
    broken = "<br>\n".join(escape(_SPACES.sub(_kept, line), quote=False) for line in text.split("\n"))
    return f'<p class="block"><code>{broken}</code></p>\n'


def _named(name: str, manner: Manner) -> str:
    return "" if manner is Manner.BARE else f' class="{name}"'


def _figure(figure: Figure, frame: _Frame) -> str:
    named = "" if frame.manner is Manner.BARE else 'class="picture" '
    src, alt = escape(figure.picture.src), escape(figure.picture.alt)
    image = f'<img {named}src="{src}" alt="{alt}" width="{frame.width}">'
    if figure.url:
        image = f'<a href="{escape(figure.url)}">{image}</a>'
    caption = escape(figure.caption, quote=False)
    if frame.manner is not Manner.MAIL:
        below = f"<figcaption>{caption}</figcaption>" if caption else ""
        return f"<figure{_named('figure', frame.manner)}>{image}{below}</figure>\n"
    return f'<p class="figure">{image}{caption}</p>\n'


def _table(table: Table, manner: Manner) -> str:
    plain = ' width="100%" border="0" cellpadding="0" cellspacing="0"' if manner is not Manner.BARE else ""
    head = _row("th", table.head, table.aligns)
    rows = "".join(_row("td", row, table.aligns) for row in table.rows)
    body = f"<tbody>\n{rows}</tbody>\n" if rows else ""
    return f"<table{_named('data', manner)}{plain}>\n<thead>\n{head}</thead>\n{body}</table>\n"


def _row(tag: str, cells: Iterable[Cell], aligns: Iterable[str]) -> str:
    made = (_td(tag, cell, align) for cell, align in zip(cells, aligns, strict=True))
    return f"<tr>{''.join(made)}</tr>\n"


def _td(tag: str, cell: Cell, align: str) -> str:
    said = f' align="{align}"' if align else ""
    return f"<{tag}{said}>{_inside(cell)}</{tag}>"


def _listing(listing: Listing, frame: _Frame) -> str:
    items = "".join(f"<li>{_listed(item, listing, frame.inner())}</li>\n" for item in listing.items)
    if listing.start is None:
        return f"<ul>\n{items}</ul>\n"
    start = f' start="{int(listing.start)}"' if listing.start != 1 else ""
    return f"<ol{start}>\n{items}</ol>\n"


def _listed(item: tuple[Prose, ...], listing: Listing, frame: _Frame) -> str:
    if not listing.tight:
        return _prose(item, frame)
    return "\n".join(_inside(part.inside) if isinstance(part, Paragraph) else _block(part, frame) for part in item)


def _inside(inlines: Iterable[Inline]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return escape(text, quote=False).replace(":  ", ":\xa0 ")  # "SOURCE:  title" keeps its two spaces
        case Code(text):
            return f"<code>{escape(text, quote=False)}</code>"
        case Break():
            return "<br>\n"
        case NoteMark(label):
            return f"<sup>[{escape(label)}]</sup>"
        case Strong(inside):
            return f"<strong>{_inside(inside)}</strong>"
        case Emphasis(inside):
            return f"<em>{_inside(inside)}</em>"
        case Struck(inside):
            return f"<s>{_inside(inside)}</s>"
        case Anchor(url, inside) if url:
            return f'<a href="{escape(url)}">{_inside(inside)}</a>'
        case Anchor(_, inside):
            return _inside(inside)
