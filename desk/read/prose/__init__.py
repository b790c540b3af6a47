"""Pasted prose made into Markdown in one step, so that it comes out as it was typed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desk.read.hygiene import seen
from desk.read.prose import wrap
from desk.read.prose.cut import mended
from desk.read.prose.lists import list_blocks
from desk.read.prose.signs import escape_signs
from desk.read.prose.starts import Item, escape_start, heading_in, is_lone_bullet, is_quote, is_rule, item_in

TAB = 4
"""Columns from one tab stop to the next in pasted text, as editors of text show it."""
DEEPEST_QUOTE = 8
"""Quotations inside quotations that are kept; what is deeper is printed with its signs."""
_FENCE = re.compile(r"(`{3,})[^`]*|(~{3,}).*")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the paste: its indent in columns, its words without white space at the ends, and the line itself."""

    indent: int
    text: str
    line: str


class Rows(list[Row]):
    """The lines of a text, and of each sign of a fence the fewest that nothing below closes."""

    def __init__(self, rows: Iterable[Row]) -> None:
        super().__init__(rows)
        self.unclosed: dict[str, int] = {}


def tidy(text: str) -> str:
    """Pasted prose as Markdown. What is tidy stays as it is: tidying twice is tidying once.

    - Bullets (•, ·, ◦, – and the like) become "- " items, nested where they are indented by two columns more or
      ◦ and ‣ follow •. Numbers become a list where they count up from 1. A line directly below an item that is
      indented more than its sign, or begins with a small letter, goes on with it.
    - A line is a paragraph, as in the plain text of word processors, and an empty line parts it from the next.
      Lines of hard-wrapped mail (60 to 80 columns), and those of a narrower column with the words that it cuts, are
      joined if it is certain that they belong together: see `desk.read.prose.wrap`.
    - Indents and trailing white space go, no-break spaces too; inside a line everything stays.
    - Signs that would become Markdown by accident get a backslash: "2016. A year", "+ 5", "# 1 in the charts",
      "2*3*4", "[1]: note". Links, **bold**, *italic*, `code`, "> quotations", "- items", "## Headings", rules and
      fenced code that is closed were meant and stay.
    - A backslash ahead of a sign is taken for an escape that is there already.
    """
    return "\n\n".join(_blocks(Rows(map(_row, mended(seen(text)).split("\n"))), 0))


def _row(line: str) -> Row:
    words = line.strip()
    lead = line[: len(line) - len(line.lstrip())].expandtabs(TAB) if words else ""
    return Row(len(lead), words, line.rstrip())


def _blocks(rows: Rows, depth: int) -> list[str]:
    """The Markdown blocks of some lines, which lie inside so many quotations."""
    width = wrap.wrap_width([row.text for row in rows])
    blocks: list[str] = []
    place = 0
    while place < len(rows):
        begun = place
        if not rows[place].text:
            place += 1
        elif end := _fence_end(rows, place):
            first, last = rows[begun].text, rows[end - 1].text
            blocks.append("\n".join([first, *(row.line for row in rows[begun + 1 : end - 1]), last]))
            place = end
        elif _is_quoted(rows[place], depth):
            while place < len(rows) and _is_quoted(rows[place], depth):
                place += 1
            blocks += _quotation(rows[begun:place], depth)
        elif is_rule(rows[place].text):
            blocks.append(rows[place].text)
            place += 1
        elif _item(rows, place, depth):
            items, place = _items(rows, place, depth)
            blocks += list_blocks(items, _written)
        else:
            place += 1
            while place < len(rows) and _is_running(rows, place, depth):
                place += 1
            blocks += map(_paragraph, wrap.unwrapped([row.text for row in rows[begun:place]], width))
    return blocks


def _paragraph(text: str) -> str:
    heading = heading_in(text)
    return f"{heading[0]} {escape_signs(heading[1])}" if heading else _written(text)


def _written(text: str) -> str:
    return escape_start(escape_signs(text.replace("\t", " ")))


def _quotation(rows: Sequence[Row], depth: int) -> list[str]:
    """Quoted lines, tidied as a text of their own. Signs without a word are printed as they are."""
    inside = "\n\n".join(_blocks(Rows(_row(row.text[1:].removeprefix(" ")) for row in rows), depth + 1))
    return ["\n".join(f"> {line}".rstrip() for line in inside.split("\n"))] if inside else ["\\>"]


def _is_quoted(row: Row, depth: int) -> bool:
    return depth < DEEPEST_QUOTE and bool(is_quote(row.text))


def _is_running(rows: Rows, place: int, depth: int) -> bool:
    """Whether a line is running text: nothing that begins a block of its own."""
    row = rows[place]
    if not row.text or _is_quoted(row, depth) or is_rule(row.text) or is_lone_bullet(row.text):
        return False
    return not item_in(row.indent, row.text) and not _fence_end(rows, place)


def _fence_end(rows: Rows, place: int) -> int:
    """The place behind the fenced code that begins here, or 0 if none begins or it is not closed."""
    fence = _FENCE.fullmatch(rows[place].text)
    signs = (fence[1] or fence[2]) if fence else ""
    if not signs or len(signs) >= rows.unclosed.get(signs[0], len(signs) + 1):
        return 0
    for at in range(place + 1, len(rows)):
        if len(rows[at].text) >= len(signs) and not rows[at].text.strip(signs[0]):
            return at + 1
    rows.unclosed[signs[0]] = len(signs)
    return 0


def _item(rows: Rows, place: int, depth: int) -> tuple[Item, int] | None:
    """The item that begins here and the lines that it takes: two, where the bullet stands alone above its words."""
    row = rows[place]
    if item := item_in(row.indent, row.text):
        return item, 1
    if is_lone_bullet(row.text) and place + 1 < len(rows) and _is_running(rows, place + 1, depth):
        return Item(row.indent, row.text, rows[place + 1].text), 2
    return None


def _items(rows: Rows, place: int, depth: int) -> tuple[list[Item], int]:
    """The items that follow each other, with the lines that go on with them, and the place behind the last."""
    items: list[Item] = []
    end = place
    while place < len(rows) and (found := _item(rows, place, depth)):
        item, taken = found
        place += taken
        begun = place
        while place < len(rows) and _goes_on(rows, place, item, depth):
            place += 1
        items.append(replace(item, text=wrap.joined_lines([item.text, *(row.text for row in rows[begun:place])])))
        end = place
        while place < len(rows) and not rows[place].text:
            place += 1
    return items, end


def _goes_on(rows: Rows, place: int, item: Item, depth: int) -> bool:
    """Whether a line directly below an item belongs to it: it is indented more, or begins with a small letter."""
    return _is_running(rows, place, depth) and (rows[place].indent > item.indent or rows[place].text[0].islower())
