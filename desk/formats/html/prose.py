"""Running text read back from HTML that the desk wrote: the inverse of `desk.formats.prose.markup`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from desk.formats.prose.values import (
    Anchor,
    Break,
    Code,
    CodeBlock,
    Emphasis,
    Endnote,
    Endnotes,
    Figure,
    Heading,
    Inline,
    Listing,
    NoteMark,
    Paragraph,
    Picture,
    Prose,
    Quotation,
    Rule,
    Stressed,
    Strong,
    Struck,
    Table,
    Text,
    plain,
)
from desk.model.text import tidy_line
from desk.model.url import safe_url

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

DEEPEST = 60
"""Levels of tags that are gone into; what lies deeper is read as its words alone. The desk writes 40 at most."""
BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 ul ol blockquote hr div section table thead tbody tr th td pre figure".split())
"""Elements that begin a line of their own in the source."""
_STRESSED: dict[str, type[Stressed]] = {"strong": Strong, "b": Strong, "em": Emphasis, "i": Emphasis, "s": Struck}
_MARK = re.compile(r"\[(\d{1,4})\]")
_LINE_ENDS = re.compile(r"[ \t]*[\n\r\f][ \t\n\r\f]*")
"""Line ends of the source are spaces. Two spaces side by side were typed so: a browser shows one, and we keep both."""


def prose_of(nodes: Iterable["LexborNode"], depth: int = 0) -> tuple[Prose, ...]:
    """The blocks that these nodes are; words between blocks are paragraphs."""
    made: list[Prose] = []
    loose: list[LexborNode] = []
    for node in nodes:
        if node.tag in BLOCKS:
            made += _paragraph(loose, depth)
            loose = []
            made += _block(node, depth)
        else:
            loose.append(node)
    return (*made, *_paragraph(loose, depth))


def inside_of(node: "LexborNode", parts: "Sequence[LexborNode] | None" = None) -> tuple[Inline, ...]:
    """The running text of one element, or of some of its parts."""
    return _trimmed(_inlines(_children(node) if parts is None else parts, 0))


def words_of(node: "LexborNode | None") -> str:
    """The words of an element on one line; "" where it is not there."""
    return plain(inside_of(node)).strip() if node is not None else ""


def classes_of(node: "LexborNode") -> frozenset[str]:
    """The names in an element's class."""
    return frozenset((node.attributes.get("class") or "").split())


def elements(node: "LexborNode") -> Iterator["LexborNode"]:
    """The elements inside a node, without words and comments."""
    return (each for each in _children(node) if each.tag and not each.tag.startswith(("-", "!")))


def _children(node: "LexborNode") -> list["LexborNode"]:
    return list(node.iter(include_text=True))


def _block(node: "LexborNode", depth: int) -> Iterator[Prose]:
    if depth > DEEPEST:
        yield Paragraph((Text(node.text().strip()),))
        return
    if (made := _special(node, depth)) is not None:
        yield made
        return
    match node.tag:
        case "p":
            yield from _paragraph(_children(node), depth)
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            yield Heading(inside_of(node))
        case "ul" | "ol":
            yield from _listing(node, depth)
        case "blockquote":
            if inside := prose_of(_children(node), depth + 1):
                yield Quotation(inside)
        case "hr":
            yield Rule()
        case _:
            yield from prose_of(_children(node), depth + 1)


def _special(node: "LexborNode", depth: int) -> Prose | None:
    """Code, a picture, a table or footnotes; None where an element is none of these."""
    classes = classes_of(node)
    if node.tag == "pre" or (node.tag == "p" and "block" in classes):
        return CodeBlock(_code(node))
    if node.tag == "p" and "rule" in classes:
        return Rule()
    if node.tag == "figure" or (node.tag == "p" and "figure" in classes):
        return _figure(node)
    if node.tag == "table" and node.css_first("th") is not None:
        return _table(node)
    if node.tag == "ol" and "notes" in classes:
        rows = [prose_of(_children(row), depth + 1) for row in elements(node) if row.tag == "li"]
        return Endnotes(tuple(Endnote(str(place), row) for place, row in enumerate(rows, 1)))
    return None


def _listing(node: "LexborNode", depth: int) -> Iterator[Listing]:
    rows = [each for each in elements(node) if each.tag == "li"]
    items = tuple(item for row in rows if (item := prose_of(_children(row), depth + 1)))
    start = node.attributes.get("start") or "1"
    number = (int(start) if start.isdecimal() else 1) if node.tag == "ol" else None
    if items:
        yield Listing(items, number, tight=not any(each.tag == "p" for row in rows for each in elements(row)))


def _figure(node: "LexborNode") -> Figure | None:
    """A picture with its line; None where there is no picture at an address."""
    image, link = node.css_first("img"), node.css_first("a[href]")
    src = safe_url(image.attributes.get("src") or "") if image is not None else None
    if image is None or not src:
        return None
    picture = Picture(src, tidy_line(image.attributes.get("alt") or ""))
    leads = link.attributes.get("href") if link is not None and link.css_first("img") is not None else None
    return Figure(picture, tidy_line(node.text()), safe_url(leads))


def _table(node: "LexborNode") -> Table | None:
    """A table of cells; what is missing at the end of a row is empty."""
    rows = [[each for each in elements(row) if each.tag in ("th", "td")] for row in node.css("tr")]
    width = len(rows[0]) if rows else 0
    made = tuple((*map(inside_of, row), *[()] * (width - len(row)))[:width] for row in rows)
    aligns = tuple(cell.attributes.get("align") or "" for cell in rows[0]) if rows else ()
    return Table(made[0], made[1:], aligns) if any(plain(cell) for row in made for cell in row) else None


def _code(node: "LexborNode") -> str:
    """The lines of a block of code, whose spaces are no-break spaces where HTML would drop them."""
    if node.tag == "pre":
        return node.text().strip("\n")
    lines = [""]
    for each in _within(node, 0):
        if each.tag == "br":
            lines.append("")
        elif each.tag == "-text":
            lines[-1] += (each.text_content or "").replace("\n", "").replace("\xa0", " ")
    return "\n".join(lines)


def _within(node: "LexborNode", depth: int) -> Iterator["LexborNode"]:
    for each in _children(node):
        yield each
        if depth < DEEPEST:
            yield from _within(each, depth + 1)


def _paragraph(nodes: list["LexborNode"], depth: int) -> Iterator[Paragraph]:
    inside = _trimmed(_inlines(nodes, depth))
    if plain(inside).strip():
        yield Paragraph(inside)


def _inlines(nodes: Iterable["LexborNode"], depth: int) -> list[Inline]:
    made: list[Inline] = []
    for node in nodes:
        for inline in _inline(node, depth):
            if isinstance(inline, Text) and made and isinstance(made[-1], Text):
                made[-1] = Text(made[-1].text + inline.text)
            else:
                made.append(inline)
    return made


def _inline(node: "LexborNode", depth: int) -> Iterator[Inline]:
    if node.tag == "-text":
        yield Text(_LINE_ENDS.sub(" ", node.text_content or ""))
    elif node.tag == "br":
        yield Break()
    elif node.tag == "code":
        yield Code(node.text())
    elif node.tag == "img":
        yield Text(node.attributes.get("alt") or "")
    elif node.tag and not node.tag.startswith(("-", "!")):
        inside = _inlines(_children(node), depth + 1) if depth < DEEPEST else [Text(node.text())]
        yield from _around(node, tuple(inside))


def _around(node: "LexborNode", inside: tuple[Inline, ...]) -> Iterator[Inline]:
    """What an element makes of the words in it."""
    if node.tag == "sup" and (found := _MARK.fullmatch(plain(inside))):
        yield NoteMark(found[1])
    elif node.tag in _STRESSED and inside:
        yield _STRESSED[node.tag](inside)
    elif node.tag == "a" and inside:
        yield Anchor(safe_url(node.attributes.get("href") or ""), inside)
    else:
        yield from inside


def _trimmed(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Running text without white space at its ends and around line ends, and with the two spaces behind a source."""
    made: list[Inline] = []
    for place, inline in enumerate(inlines):
        if not isinstance(inline, Text):
            made.append(inline)
            continue
        text = inline.text
        if place == 0 or isinstance(inlines[place - 1], Break):
            text = text.lstrip(" ")
        if place + 1 == len(inlines) or isinstance(inlines[place + 1], Break):
            text = text.rstrip(" ")
        if text:
            made.append(Text(text))
    return tuple(map(_spaced, made))


def _spaced(inline: Inline) -> Inline:
    match inline:
        case Text(text):
            return Text(text.replace(":\xa0 ", ":  "))
        case Strong(inside) | Emphasis(inside) | Struck(inside):
            return type(inline)(tuple(map(_spaced, inside)))
        case Anchor(url, inside):
            return Anchor(url, tuple(map(_spaced, inside)))
        case _:
            return inline
