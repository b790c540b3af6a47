"""Rows of a plain text gathered into paragraphs: what a mail program wrapped is joined again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from desk.read.hygiene import cells, seen
from desk.read.prose.wrap import between, breaks_off, column, is_cut, rows_below, was_full
from desk.read.sources.addresses import may_hold
from desk.read.sources.bullets import begins_with_day

_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?", re.IGNORECASE)
_SIDES = "|│║"
BOXED = re.compile(rf"[{_SIDES}]\s+([^\s{_SIDES}]+(?:\s+[^\s{_SIDES}]+)*)\s+[{_SIDES}]")
"""A row of a box of signs: the first says what it is of, each below it is a line of its own."""
_RULE = re.compile(r"(?=(?:\S\s*){3})[-=_*~#+.^·•―＝＿～〜＊＋・ \u3000]{3,}|[–─—═━]{2,}|[-=+|]{5,}")
_NO_WORDS = frozenset("#~=_")
"""A sign alone parts what it stands between: a mail tool that makes the text itself writes "#" for a picture."""
_ITEM = re.compile(
    r"(?:[*\-–•·▪►»●◦‣■◆➤→]|\+(?=\s+[^\W\d])|[o§](?=\s{2})|[a-z][.)](?=\s{2})|\(?\d{1,3}[.)、:]|\[\d{1,3}\])\s+\S"
    r"|\d{1,3}、\S"
)
_QUOTED = re.compile(r"((?:>\s?)+)(.*)")
_IN_BRACKETS = re.compile(r"\s*[(<]https?://[^\s()<>]+[)>]?")
_WHOLE = re.compile(r"#{1,6}\s+\S.*|\*\*[^*]+\*\*|\[[^\[\]]+\]\([^\s()]+\)")
"""A row that Markdown makes a heading, bold, or a link: it is one as it stands."""
_OPEN_ADDRESS = re.compile(r"<https?://[^\s<>]*$|https?://\S*[-/=&_%?]$|https?://www\.$")
_ENDS_IN_ADDRESS = re.compile(r"(?<!\S)[(<]?(?:https?://|www\.)[^\s<>]+[)>]?$", re.IGNORECASE)
_CLOSED = (")", ">", "]", ".", ",", ";")
"""How a row ends whose address is whole."""
_REST_OF_ADDRESS = re.compile(r"(?=\S*[-/.=&_%\d])[a-z\d/?&=_%.#~+-][^\s<>]*>?(?!\S)")
_NARROW, _WIDE, _NARROWEST = 40, 100, 50
"""Columns of lines by which it is told whether a text was wrapped, and of the narrowest text that was."""
_FULL = 3
"""Columns by which a wrapped line may fall short of the width, and an underline of the words above it."""
_LONG = 45
"""Columns of the shortest line that may have been wrapped."""
_OPEN_ROWS = 4
"""Rows over which a bracket may stay open."""
TAB = 4
"""Columns from one tab stop to the next, as editors of text show it."""


@dataclass(slots=True)
class Paragraph:
    """Rows of the source that are one line: its words, where it stands, how its first and its last row are set in."""

    text: str
    start: int
    end: int
    indent: int
    hanging: int
    last: str
    gap: int
    rule: bool
    quote: int
    item: bool
    under: str = ""
    more: list[str] = field(default_factory=list)
    """The words of the rows below the first, each behind what parts it from the one above, while rows are gathered."""

    def uncut(self) -> None:
        """Take the hyphen away that cuts a word at the end of the last row."""
        if self.more:
            self.more[-1] = self.more[-1].rstrip()[:-1]
        else:
            self.text = self.text.rstrip()[:-1]


class Gathering:
    """The paragraphs of a text. `flowed` says that a space at the end of a row goes on with it (RFC 3676)."""

    def __init__(self, rows: Sequence[str], flowed: bool = False) -> None:
        self.done: list[Paragraph] = []
        self._open: Paragraph | None = None
        self._gap = 0
        self._rule = False
        self._flowed = flowed
        self._box, self._inside = -1, ""
        narrow = 0 < (width := column(rows)) < _NARROWEST
        self._below = rows_below(rows, width) if narrow else ()
        self._width = 0 if narrow else _width(rows)
        quoted = any(above.startswith(">") and below.startswith(">") for above, below in pairwise(rows))
        for number, row in enumerate(rows, 1):
            match = _QUOTED.match(row) if quoted else None
            self._take(match[2] if match else row, number, match[1].count(">") if match else 0)
        self._shut()

    def _take(self, row: str, number: int, quote: int) -> None:
        """A row: it goes on with the paragraph above, begins one, underlines it or parts it from the next."""
        row = seen(row)
        row = row.expandtabs(TAB) if "\t" in row else row
        words = row.strip()
        if not words or words in _NO_WORDS:
            self._shut()
            self._rule = self._rule or bool(words and self.done)
            self._gap += 1
            return
        if words[0] in _SIDES and (inside := BOXED.fullmatch(words)):
            row = words = self._unboxed(inside, number)
        above, indent = self._open, len(row.rstrip()) - len(words)
        row = row if self._flowed else row.rstrip()
        item = not words[:2].isalpha() and bool(_ITEM.match(words))  # two letters, as most begin with, are no sign
        if not words[0].isalnum() and _RULE.fullmatch(words):
            self._underline(words)
        elif above and above.quote == quote and (glue := self._glue(above, words, indent, item)) is not None:
            if number - 1 in self._below and is_cut(above.last, words):
                above.uncut()
            above.more += (glue, words)
            above.end, above.hanging, above.last = number, indent, row
        else:
            self._shut()
            self._open = Paragraph(words, number, number, indent, indent, row, self._gap + 1, self._rule, quote, item)
            self._gap, self._rule = 0, False

    def _unboxed(self, row: re.Match[str], number: int) -> str:
        """What a row of a box says; the first, which is its title, as it is. A full row goes on in the next."""
        title, above, self._box, self._inside = self._box != number - 1, self._inside, number, row[1]
        if title or not was_full(above, row[1], cells(row[0]) - 2 * row.start(1)):
            self._shut()
        return row[0] if title else row[1]

    def _shut(self) -> None:
        """End the paragraph that is open."""
        if self._open is not None:
            self._open.text += "".join(self._open.more)
            self.done.append(self._open)
            self._open = None

    def _underline(self, words: str) -> None:
        """A row of signs: it underlines the row above if it is about as long, and is a rule in any case.

        Mail tools that make the text themselves write "** Headline (https://…)" above a line of one length for all.
        """
        above = self._open
        if above is not None and above.start == above.end and words[0] in "-=~^_═━─*#":
            size = cells(_IN_BRACKETS.sub("", above.last.strip()))
            if above.text.startswith("** ") or abs(cells(words) - size) <= max(_FULL, 0.3 * size):
                above.under = words[0]
        self._shut()
        self._rule = True
        self._gap += 1

    def _glue(self, above: Paragraph, words: str, indent: int, item: bool) -> str | None:
        """What stands between a paragraph and a row, set in so far, that goes on with it; None where it does not.

        It does where the last row was full, or was broken off inside an address or a sentence, or in brackets that the
        row shuts: mail tools write "the tide tables (", their address, and ") of May" in three rows. An item goes on
        with none, but "opened on" is followed by "3. Juni".
        """
        if item and (above.item or not begins_with_day(words)):
            return None
        if above.text[0] in "#*[" and above.start == above.end and _WHOLE.fullmatch(above.text):
            return None
        if words[0] == ")" and _is_open(above):
            return ""
        last, size = above.last, cells(above.last)
        if may_hold(last):
            if self._is_cut(last, size) and _REST_OF_ADDRESS.match(words):
                return None if _ADDRESS.match(words) else ""
            if _ENDS_IN_ADDRESS.search(last) and not words[0].islower() and not last.endswith("("):
                return None
        flows = last.endswith("(") or (self._flowed and last.endswith(" ") and last.strip() != "--")
        return between(last.strip(), words) if flows or self._wrapped(above, words, indent, size) else None

    def _is_cut(self, row: str, size: int) -> bool:
        """Whether a row ends inside an address: at a sign that ends none, or where there was no more room."""
        full = 0 < self._width <= size + 1 and not row.endswith(_CLOSED) and bool(_ENDS_IN_ADDRESS.search(row))
        return full or (len(row) > _LONG and bool(_OPEN_ADDRESS.search(row)))

    def _wrapped(self, above: Paragraph, words: str, indent: int, size: int) -> bool:
        """Whether the row above, of so many columns, was full, or broken off inside a sentence that small letters go on
        with, or inside a bracket.
        """
        in_line = abs(indent - above.indent) <= 1 or above.hanging == indent or (above.item and indent >= above.indent)
        if not in_line or _ADDRESS.fullmatch(words):
            return False
        if above.end in self._below:
            return True
        last = above.last.rstrip()
        full = was_full(last, words, self._width - _FULL)
        runs_on = words[0].islower() and breaks_off(last, words)
        return size > _LONG and (full or runs_on or _is_open(above))


def _is_open(above: Paragraph) -> bool:
    """Whether a bracket is open at the end of a paragraph, of so many rows."""
    said = above.text + "".join(above.more) if above.end - above.start < _OPEN_ROWS else ""
    return said.count("(") > said.count(")")


def _width(rows: Sequence[str]) -> int:
    """The column at which a text was wrapped; 0 if it was not, as its long lines say or one of twice the width."""
    sizes = [cells(row) for row in map(str.rstrip, rows) if 2 * len(row) > _NARROW and "://" not in row]
    long = sorted(size for size in sizes if size > _NARROW)
    narrow = [size for size in long if size <= _WIDE]
    if len(narrow) <= 2 or len(narrow) <= 0.8 * len(long):
        return 0
    width = narrow[int(len(narrow) * 0.93)]
    return width if width >= _NARROWEST and long[-1] <= 2 * width else 0


def set_in(row: str) -> int:
    """The columns that a row is set in."""
    return len(row) - len(row.lstrip())
