"""The rows that a field's lines are wrapped to: a long line is wrapped once, and after a key only where it changed.

Textual 8.2 wraps a whole line anew with every key and divides all of it for each row it draws: in a line of a megabyte
a letter shows after half a minute. The rows here are the very rows that Textual would make, found another way.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice

from rich.cells import cell_len, get_character_cell_size
from textual._cells import cell_width_to_column_index
from textual._wrap import compute_wrap_offsets
from textual.document._document import Location
from textual.document._wrapped_document import WrappedDocument
from textual.expand_tabs import expand_tabs_inline, get_tab_widths
from textual.geometry import Offset

LONG = 4000
"""Characters from which a line is long: a tab in it has its full width, wherever it stands."""
_CHUNK = re.compile(r"\S+\s*|\s+")
_WORD_BEGINS = re.compile(r"(?<=\s)\S")
_PILED = 40
"""Characters a cell that are looked at: marks and joiners take no cell."""
_FAR = 16_000
"""Characters below a change behind which the rows stay as they are, whatever the change would do to them."""
_BACK = 8
"""Rows above a change in which the word may begin that it makes narrower or wider than a row."""
_NONE: list[int] = []
"""No breaks and no tabs, of any line: nobody changes it, and a hundred thousand lines share it."""


class RowDocument(WrappedDocument):
    """A text in rows of a width. Same rows, same places as Textual's own."""

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Wrap the whole text at `width` cells; 0 leaves the lines as they are.

        What is wrapped so already stays: Textual asks for it with each layout.
        """
        lines = self.document.lines
        if self._wrapped_at == (width, tab_width or self._tab_width) and self._wrapped == lines:
            return
        self._width = width
        self._tab_width = tab_width or self._tab_width
        self._wrapped_at, self._wrapped = (width, self._tab_width), [*lines]
        self._wrap_offsets = self._all_breaks(lines)
        self._tab_width_cache = self._all_tabs(lines)
        self._index(0)

    _wrapped_at: tuple[int, int] | None = None
    """The width, and that of tabs, at which the text was wrapped."""
    _wrapped: Sequence[str] = ()
    """The lines that were wrapped as a whole."""

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self._offset_to_line_info)

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Wrap what an edit changed: the lines from `start` to `old_end` are those from `start` to `new_end` now."""
        old_most, most = len(self._wrap_offsets) - 1, self.document.line_count - 1
        first = min(start[0], old_most, most)
        old_last, last = (max(first, min(row, end)) for row, end in ((old_end[0], old_most), (new_end[0], most)))
        lines = self.document.lines[first : last + 1]
        if first == old_last == last and len(lines[0]) >= LONG:
            made = [self._mended(lines[0], self._wrap_offsets[first], start[1], old_end[1], new_end[1])]
        else:
            made = self._all_breaks(lines)
        before = [len(breaks) for breaks in self._wrap_offsets[first : old_last + 1]]
        self._wrap_offsets[first : old_last + 1] = made
        self._tab_width_cache[first : old_last + 1] = self._all_tabs(lines)
        if before != [len(breaks) for breaks in made]:
            self._index(first)

    def location_to_offset(self, location: Location) -> Offset:
        """Where a place in the text stands: its cell in the row, and the row."""
        at, column = location
        at = max(0, min(at, len(self._wrap_offsets) - 1))
        breaks = self._wrap_offsets[at]
        row = bisect_right(breaks, column)
        ahead = self.document[at][breaks[row - 1] if row else 0 : column]
        return Offset(cell_len(expand_tabs_inline(ahead, self._tab_width)), self._line_index_to_offsets[at][row])

    def get_target_document_column(self, line_index: int, x_offset: int, y_offset: int) -> int:
        """The character of a line that stands in a cell of one of its rows; rows from the end have negative numbers."""
        rows = len(self._wrap_offsets[line_index]) + 1
        row = y_offset % rows
        begin, end = self.span(line_index, row)
        part = self.document[line_index][begin:end]
        column = begin + cell_width_to_column_index(part, x_offset, self._tab_width)
        return column if row == rows - 1 else min(column, end - 1)

    def get_sections(self, line_index: int) -> list[str]:
        """A line as its rows."""
        line = self.document[line_index]
        breaks = self._wrap_offsets[line_index]
        return [line[begin:end] for begin, end in zip([0, *breaks], [*breaks, len(line)], strict=True)]

    def row(self, y: int) -> tuple[int, int]:
        """The line that a row belongs to, and which of its rows it is."""
        return self._offset_to_line_info[y]

    def span(self, line_index: int, row: int) -> tuple[int, int]:
        """The first character of a row of a line, and the one behind its last."""
        breaks = self._wrap_offsets[line_index]
        end = breaks[row] if row < len(breaks) else len(self.document[line_index])
        return breaks[row - 1] if row else 0, end

    def _index(self, first: int) -> None:
        """Number the rows anew from a line on."""
        above = self._line_index_to_offsets[first - 1][-1] + 1 if first else 0
        del self._line_index_to_offsets[first:], self._offset_to_line_info[above:]
        end = len(self._wrap_offsets)
        if not any(islice(self._wrap_offsets, first, None)):  # each line is one row: a hundred thousand of them, too
            self._line_index_to_offsets += [[row] for row in range(above, above + end - first)]
            self._offset_to_line_info += [(at, 0) for at in range(first, end)]
            return
        for at in range(first, end):
            rows = len(self._wrap_offsets[at]) + 1
            self._line_index_to_offsets.append([*range(above, above + rows)])
            self._offset_to_line_info += [(at, row) for row in range(rows)] if rows > 1 else [(at, 0)]
            above += rows

    def _all_tabs(self, lines: Sequence[str]) -> list[list[int]]:
        return [self._tabs(line) if "\t" in line else _NONE for line in lines]

    def _tabs(self, line: str) -> list[int]:
        if len(line) >= LONG:
            return [self._tab_width] * line.count("\t")
        return [width for _, width in get_tab_widths(line, self._tab_width)]

    def _all_breaks(self, lines: Sequence[str]) -> list[list[int]]:
        """Where lines are broken; most of a long list fit as they are."""
        width = self._width
        if not width:
            return [_NONE] * len(lines)
        return [
            _NONE if len(line) <= width and line.isascii() and "\t" not in line else self._breaks(line)
            for line in lines
        ]

    def _breaks(self, line: str) -> list[int]:
        """Where a line is broken. In a short one, a tab reaches to the next stop, as Textual has it."""
        if "\t" in line and len(line) < LONG:
            tabs = get_tab_widths(line, self._tab_width)
            return compute_wrap_offsets(line, self._width, self._tab_width, precomputed_tab_sections=tabs)
        breaks: list[int] = []
        at = self._row_end(line, 0)
        while at < len(line):
            breaks.append(at)
            at = self._row_end(line, at)
        return breaks

    def _mended(self, line: str, breaks: list[int], start: int, old_end: int, end: int) -> list[int]:
        """The breaks of a long line in which the characters from `start` to `old_end` have become those to `end`.

        From the row above the change on (a word may now fit there), up to the first break that was one before. Where
        no break comes to stand on an old one, as in a word of a megabyte, a row far below ends early at one.
        """
        if not self._width:
            return []
        start, old_end = min(start, old_end), max(start, old_end)
        row = bisect_left(breaks, start)
        begun = (up for up in range(row, max(row - _BACK, 0), -1) if self._begins(line, breaks[up - 1]))
        made, more = breaks[: max(0, next(begun, row - _BACK) - 1)], end - old_end
        at = self._row_end(line, made[-1] if made else 0)
        while at < len(line):
            same = bisect_left(breaks, at - more)
            if at > end and same < len(breaks) and breaks[same] == at - more:
                return made + [each + more for each in breaks[same:]]
            if made and made[-1] > end + _FAR:  # what is left of an old row fits into one
                return made + [each + more for each in breaks[bisect_right(breaks, made[-1] - more) :]]
            made.append(at)
            at = self._row_end(line, at)
        return made

    @staticmethod
    def _begins(line: str, at: int) -> bool:
        """Whether a word begins at a character."""
        return _WORD_BEGINS.match(line, at) is not None

    def _row_end(self, line: str, at: int) -> int:
        """Where the row that begins at a character ends: behind the last word that fits, or in one that is wider."""
        width = self._width
        window = line[at : at + width + 1]
        if window.isascii() and "\t" not in window:
            if len(window) <= width:
                return len(line)
            begins = [word.start() for word in _WORD_BEGINS.finditer(line, at + 1, at + width + 1)]
            return begins[-1] if begins else at + width
        used, place = 0, at
        inside = at > 0 and not self._begins(line, at)
        while place < len(line) and (chunk := _CHUNK.match(line, place, place + width * _PILED)):
            if inside and place == at and (cut := self._folded(line, at, chunk.end())) < chunk.end():
                return cut
            used += self._cells(chunk[0])
            if used > width:
                return place if place > at else self._folded(line, at, chunk.end())
            place = chunk.end()
        return len(line)

    def _folded(self, line: str, at: int, end: int) -> int:
        """Where a word from `at` to `end` that is wider than a row is cut; a row holds at least one character."""
        used = 0
        for place in range(at, end):
            sign = line[place]
            used += self._tab_width if sign == "\t" else get_character_cell_size(sign)
            if used > self._width and place > at:
                return place
        return end

    def _cells(self, chunk: str) -> int:
        return cell_len(chunk) + chunk.count("\t") * (self._tab_width - cell_len("\t"))
