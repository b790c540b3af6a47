"""A text area for texts of any length: it wraps and draws only the rows that a change or the cursor touched."""

from collections.abc import Iterable
from itertools import islice

from textual.document._document import Document, Location
from textual.document._document_navigator import DocumentNavigator
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Selection, TextAreaTheme
from wcwidth import grapheme_boundary_before, iter_graphemes

from desk.tui.widgets.row_drawing import TextRow
from desk.tui.widgets.rows import RowDocument

CLUSTER = 64
"""Characters in which a sign that is made of several is looked for."""
NEAR = 2000
"""Characters in which a bracket's partner is looked for."""


class RowArea(TextArea):
    """Textual's text area, drawn row by row: a key in a megabyte costs no more than one in a headline.

    Left and right go over whole signs, such as a flag or a letter with its marks.
    """

    selection = reactive(Selection(), repaint=False, init=False, always_update=True)
    """Where the cursor stands, and what is selected. It draws the rows it touches; Textual's draws the whole field."""

    _joined: str | None = None
    """The whole text, once it was asked for and until the next change."""

    def edit(self, edit: Edit) -> EditResult:
        """Make a change of the text and draw what it touched: its rows, or all where those below have moved."""
        height, was_empty = self.wrapped_document.height, not self.document.end > (0, 0)
        result = super().edit(edit)
        self._joined = None
        if was_empty or self.document.end == (0, 0) or self.wrapped_document.height != height:
            self.refresh()
        else:  # what stands below has not moved
            self._refresh_rows(edit.top[0], result.end_location[0])
        return result

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        bracket = self._matching_bracket_location
        super()._watch_selection(previous_selection, selection)
        if self.is_mounted:
            for one, other in (previous_selection, selection):
                self._refresh_rows(min(one[0], other[0]), max(one[0], other[0]))
            for place in (bracket, self._matching_bracket_location):
                if place is not None:
                    self._refresh_rows(place[0], place[0])

    def _refresh_rows(self, first: int, last: int) -> None:
        """Draw lines of the text anew, each with all the rows it is wrapped to. Lines that are gone are left out."""
        end = self.document.line_count - 1
        top = self.wrapped_document.location_to_offset((min(first, end), 0)).y
        row = min(last, end)
        bottom = self.wrapped_document.location_to_offset((row, len(self.document.get_line(row)))).y
        self.refresh_lines(top, bottom - top + 1)

    @property
    def text(self) -> str:
        """The whole text; put together once after each edit."""
        if self._joined is None:
            self._joined = self.document.text
        return self._joined

    @text.setter
    def text(self, value: str) -> None:
        self.load_text(value)

    def _set_document(self, text: str, language: str | None) -> None:
        """Show a text from its beginning, in rows that a key wraps anew only where it changed them."""
        self._joined = None
        self._highlight_query = None
        self.document = Document(text)
        self.wrapped_document = self._rows = RowDocument(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self._rows)
        self._build_highlight_map()
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    def _rewrap_and_refresh_virtual_size(self) -> None:
        """Wrap the text for the width that there is now, and draw it: as many rows as before may have other words."""
        super()._rewrap_and_refresh_virtual_size()
        self.refresh()

    def _yield_character_locations(self, start: Location) -> Iterable[tuple[str, Location]]:
        """Where a bracket's partner is looked for: near it, not through a megabyte."""
        return islice(super()._yield_character_locations(start), NEAR)

    def _yield_character_locations_reverse(self, start: Location) -> Iterable[tuple[str, Location]]:
        return islice(super()._yield_character_locations_reverse(start), NEAR)

    def render_line(self, y: int) -> Strip:
        """One line; a field without room draws nothing (Textual 8.2 divides by its width there)."""
        return super().render_line(y) if self.content_size.width > 0 else Strip.blank(0)

    def _render_line(self, y: int) -> Strip:
        """One row, made of its own characters alone: Textual divides the whole line for each of its rows."""
        theme = self._theme
        base = self.rich_style if theme.base_style is None else theme.base_style
        y += self.scroll_offset.y
        if y >= self._rows.height:
            return Strip.blank(self.size.width, base)
        at, number = self._rows.row(y)
        row = TextRow(at, self.document.get_line(at), *self._rows.span(at, number))
        self.dress(row)
        self._mark(row, theme)
        text = row.spread(self._rows.get_tab_widths(at), self.indent_width)
        strip = Strip(text.render(self.app.console), cell_length=text.cell_len)
        width = self.scrollable_content_region.size.width
        return strip.extend_cell_length(width, theme.base_style).apply_style(base)

    def _mark(self, row: TextRow, theme: TextAreaTheme) -> None:
        """Show what is selected, the cursor and the brackets that belong together."""
        partner = self._matching_bracket_location
        paired = self._has_cursor and self.match_cursor_bracket and partner is not None and self.selection.is_empty
        row.select(self.selection, theme.selection_style)
        if paired:
            row.mark(self.cursor_location, theme.bracket_matching_style)
        if self._draw_cursor:
            row.mark(self.cursor_location, theme.cursor_style)
        if paired:
            row.mark(partner, theme.bracket_matching_style)

    def dress(self, row: TextRow) -> None:
        """Give the words of a row their styles; a plain text has none."""

    @staticmethod
    def _location(text: str, offset: int) -> tuple[int, int]:
        before = text[:offset]
        return before.count("\n"), offset - (before.rfind("\n") + 1)

    def _offset(self, location: Location) -> int:
        row, column = location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def get_cursor_left_location(self) -> Location:
        """One sign back: a family emoji, a flag or a letter with its marks is one, to go over and to take away."""
        row, column = self.cursor_location
        before = self.document.get_line(row)[max(0, column - CLUSTER) : column]
        if not before or before[-1].isascii():
            return super().get_cursor_left_location()
        return row, column - len(before) + grapheme_boundary_before(before, len(before))

    def get_cursor_right_location(self) -> Location:
        """One sign on, whole."""
        row, column = self.cursor_location
        after = self.document.get_line(row)[column : column + CLUSTER]
        if len(after) < 2 or after[1].isascii():
            return super().get_cursor_right_location()
        return row, column + len(next(iter_graphemes(after)))
