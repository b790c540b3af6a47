"""Running text as HTML: the only place that makes markup out of words. What it makes has no styles of its own.

Plain strings inside, escaped one by one where words enter: formatting `Markup` took a third of an export.
"""

import re
from collections.abc import Iterable
from html import escape

from markupsafe import Markup

from desk.formats.prose.values import (
    Anchor,
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
)

_CLASSED = re.compile(r'<(p|h[1-6]) class="(?:block|heading)">')
"""Our own tags: in words every `<` is escaped."""
_SPACES = re.compile(r"\A | (?= )")


def _kept(spaces: re.Match[str]) -> str:
    """Spaces that HTML would drop, as no-break spaces: a <pre> needs `white-space` to wrap, which Outlook lacks."""
    return "\xa0" * len(spaces[0])


def prose_html(prose: Iterable[Prose], level: int) -> Markup:
    """Blocks of running text as HTML; headings in them get `level`."""
    return Markup(_prose(prose, level))


def semantic_html(prose: Iterable[Prose], level: int) -> Markup:
    """The same without classes, for templates of a publication's own."""
    return Markup(_CLASSED.sub(r"<\1>", _prose(prose, level)))


def item_html(prose: tuple[Prose, ...], level: int) -> Markup:
    """The inside of a list item: one that is a single paragraph needs no tag for it."""
    if len(prose) == 1 and isinstance(prose[0], Paragraph):
        return Markup(_inside(prose[0].inside))
    return Markup(_prose(prose, level))


def _prose(prose: Iterable[Prose], level: int) -> str:
    return "".join(_block(part, level) for part in prose)


def _block(part: Prose, level: int) -> str:
    match part:
        case Paragraph(inside):
            return f"<p>{_inside(inside)}</p>\n"
        case Heading(inside):
            return f'<h{level} class="heading">{_inside(inside)}</h{level}>\n'
        case Listing():
            return _listing(part, level)
        case Quotation(inside):
            return f"<blockquote>\n{_prose(inside, level)}</blockquote>\n"
        case CodeBlock(text):
            lines = (escape(_SPACES.sub(_kept, line), quote=False) for line in text.split("\n"))
            broken = "<br>\n".join(lines)
            return f'<p class="block"><code>{broken}</code></p>\n'
        case Rule():
            return "<hr>\n"


def _listing(listing: Listing, level: int) -> str:
    items = "".join(f"<li>{_listed(item, listing, level)}</li>\n" for item in listing.items)
    if listing.start is None:
        return f"<ul>\n{items}</ul>\n"
    start = f' start="{int(listing.start)}"' if listing.start != 1 else ""
    return f"<ol{start}>\n{items}</ol>\n"


def _listed(item: tuple[Prose, ...], listing: Listing, level: int) -> str:
    if not listing.tight:
        return _prose(item, level)
    return "\n".join(_inside(part.inside) if isinstance(part, Paragraph) else _block(part, level) for part in item)


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
        case Strong(inside):
            return f"<strong>{_inside(inside)}</strong>"
        case Emphasis(inside):
            return f"<em>{_inside(inside)}</em>"
        case Anchor(url, inside) if url:
            return f'<a href="{escape(url)}">{_inside(inside)}</a>'
        case Anchor(_, inside):
            return _inside(inside)
