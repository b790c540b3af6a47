"""Running text as HTML: the only place that makes markup out of words. What it makes has no styles of its own."""

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from desk.render.prose import (
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

_SPACES = re.compile(r"\A | (?= )")


def _kept(spaces: re.Match[str]) -> str:
    """Spaces that HTML would drop, as no-break spaces: a <pre> needs `white-space` to wrap, which Outlook lacks."""
    return "\xa0" * len(spaces[0])


def prose_html(prose: Iterable[Prose], level: int) -> Markup:
    """Blocks of running text as HTML; headings in them get `level`."""
    return Markup("").join(_block(part, level) for part in prose)


def item_html(prose: tuple[Prose, ...], level: int) -> Markup:
    """The inside of a list item: one that is a single paragraph needs no tag for it."""
    if len(prose) == 1 and isinstance(prose[0], Paragraph):
        return inline_html(prose[0].inside)
    return prose_html(prose, level)


def inline_html(inlines: Iterable[Inline]) -> Markup:
    """Running text of one block as HTML."""
    return Markup("").join(_inlines(inlines))


def _block(part: Prose, level: int) -> Markup:
    match part:
        case Paragraph(inside):
            return Markup("<p>{}</p>\n").format(inline_html(inside))
        case Heading(inside):
            return Markup('<h{} class="heading">{}</h{}>\n').format(level, inline_html(inside), level)
        case Listing():
            return _listing(part, level)
        case Quotation(inside):
            return Markup("<blockquote>\n{}</blockquote>\n").format(prose_html(inside, level))
        case CodeBlock(text):
            lines = (_SPACES.sub(_kept, line) for line in text.split("\n"))
            return Markup('<p class="block"><code>{}</code></p>\n').format(Markup("<br>\n").join(lines))
        case Rule():
            return Markup("<hr>\n")


def _listing(listing: Listing, level: int) -> Markup:
    items = Markup("").join(Markup("<li>{}</li>\n").format(_listed(item, listing, level)) for item in listing.items)
    if listing.start is None:
        return Markup("<ul>\n{}</ul>\n").format(items)
    start = Markup(' start="{}"').format(listing.start) if listing.start != 1 else ""
    return Markup("<ol{}>\n{}</ol>\n").format(start, items)


def _listed(item: tuple[Prose, ...], listing: Listing, level: int) -> Markup:
    if not listing.tight:
        return prose_html(item, level)
    parts = (inline_html(part.inside) if isinstance(part, Paragraph) else _block(part, level) for part in item)
    return Markup("\n").join(parts)


def _inlines(inlines: Iterable[Inline]) -> Iterator[Markup]:
    for inline in inlines:
        match inline:
            case Text(text):
                yield escape(text)
            case Code(text):
                yield Markup("<code>{}</code>").format(text)
            case Break():
                yield Markup("<br>\n")
            case Strong(inside):
                yield Markup("<strong>{}</strong>").format(inline_html(inside))
            case Emphasis(inside):
                yield Markup("<em>{}</em>").format(inline_html(inside))
            case Anchor(url, inside) if url:
                yield Markup('<a href="{}">{}</a>').format(url, inline_html(inside))
            case Anchor(_, inside):
                yield inline_html(inside)
