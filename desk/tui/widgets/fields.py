"""Text fields: a text area that leaves undo to the session, cleans what is pasted and draws only what changed."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.document._document import Document, Location
from textual.document._document_navigator import DocumentNavigator
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Selection, TextAreaTheme
from wcwidth import grapheme_boundary_before, iter_graphemes

from desk.model.text import clean_line, clean_text
from desk.read.hygiene import seen
from desk.tui.theme.themes import palette_of
from desk.tui.widgets.row_drawing import Row
from desk.tui.widgets.rows import RowDocument

_STILL = frozenset({"backspace", "delete", "enter", "ctrl+h", "ctrl+w", "ctrl+u", "ctrl+k", "ctrl+d", "ctrl+delete"})
"""Keys that change text; every other unprintable key that reaches the field moves the cursor."""
_GIVEN_UP = ("f6", "f7", "ctrl+v")
"""Keys of Textual's text area that the desk has another use for: two select the line and the whole text, and what the
last one pastes is only what was copied in the same app."""
CLUSTER = 64
"""Characters in which a sign that is made of several is looked for."""
NEAR = 2000
"""Characters in which a bracket's partner is looked for."""
_ALT_LETTER = re.compile(r"alt\+(.)$")


class TextField(TextArea):
    """A text of several lines. What is typed is told to `edited`; what the model says is shown with `show`."""

    DEFAULT_CSS = """
    TextField, TextField:focus { border: none; padding: 0 0 0 2; background: $background; color: $words; }
    TextField { scrollbar-size: 1 1; scrollbar-gutter: stable; }
    TextField .text-area--placeholder { color: $dim; text-style: none; }
    TextField .text-area--selection { background: $row; }
    TextField:dark .text-area--cursor, TextField:light .text-area--cursor {
        color: $background; background: $pencil; text-style: none;
    }
    TextField:ansi .text-area--cursor { text-style: reverse; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+home", "edge(False)", show=False),
        Binding("ctrl+end", "edge(True)", show=False),
    ]

    called: ClassVar[str] = ""
    """What it is called where its placeholder is no name."""
    takes_letters: ClassVar[bool] = True
    """What is typed there is text; only keys with ctrl, alt or F do something else. A screen asks the focus for it."""
    selection = reactive(Selection(), repaint=False, init=False, always_update=True)
    """Where the cursor stands, and what is selected. It draws the rows it touches; Textual's draws the whole field."""

    @dataclass
    class Pasted(Message):
        """Something was pasted; the screen says what becomes of it."""

        field: "TextField"
        text: str

        @property
        def control(self) -> "TextField":
            """The field."""
            return self.field

    @dataclass
    class Jumped(Message):
        """The cursor went somewhere without a change of the text."""

        field: "TextField"

    @dataclass
    class Left(Message):
        """The cursor went out of the field: at its end or with Enter (`step` 1), or at its beginning (-1)."""

        field: "TextField"
        step: int
        entered: bool = False

    @dataclass
    class UndoAsked(Message):
        """The editor wants the last step back (-1), or made again (1)."""

        field: "TextField"
        step: int

    @dataclass
    class Escaped(Message):
        """Alt and a letter that nothing is bound to: a terminal sends it for Esc, then the letter."""

        field: "TextField"
        letter: str

    def __init__(self, *, id: str, placeholder: str = "") -> None:
        """An empty field."""
        self._joined: str | None = None
        super().__init__(
            id=id,
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
            max_checkpoints=0,  # the session is the only undo
            compact=True,
            highlight_cursor_line=False,
            placeholder=placeholder,
        )
        for key in _GIVEN_UP:
            self._bindings.key_to_bindings.pop(key, None)
        self.cursor_blink = False
        self.edited: Callable[[TextField], None] | None = None
        self.watched: Callable[[TextField, str], None] | None = None
        """Is told of a key before it does something: of the sign that it types, or "" if it types none."""
        self._showing = False

    def edit(self, edit: Edit) -> EditResult:
        """Make a change of the text, and tell `edited` of it at once if it was made by hand.

        A message would come late: what draws the field anew in between would take the last letter out of it.
        """
        height, was_empty = self.wrapped_document.height, not self.document.end > (0, 0)
        result = super().edit(edit)
        self._joined = None
        if was_empty or self.document.end == (0, 0) or self.wrapped_document.height != height:
            self.refresh()
        else:  # what stands below has not moved
            self._refresh_rows(edit.top[0], result.end_location[0])
        if self.edited is not None and not self._showing:
            self.edited(self)
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
        row = Row(at, self.document.get_line(at), *self._rows.span(at, number))
        self.dress(row)
        self._mark(row, theme)
        text = row.spread(self._rows.get_tab_widths(at), self.indent_width)
        strip = Strip(text.render(self.app.console), cell_length=text.cell_len)
        width = self.scrollable_content_region.size.width
        return strip.extend_cell_length(width, theme.base_style).apply_style(base)

    def _mark(self, row: Row, theme: TextAreaTheme) -> None:
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

    def dress(self, row: Row) -> None:
        """Give the words of a row their styles; a plain text has none."""

    def show(self, text: str, *, follow: bool = False) -> None:
        """Say `text`, cleaned, by the smallest replacement; the cursor stays, or goes to it if `follow`."""
        old, text = self.text, self.clean(text)
        if text == old:
            return
        start = _shared(old, text)
        end = _shared(old[start:][::-1], text[start:][::-1])
        top, bottom = self._location(old, start), self._location(old, len(old) - end)
        self._showing = True
        try:
            done = self.replace(text[start : len(text) - end], top, bottom, maintain_selection_offset=not follow)
        finally:
            self._showing = False
        if follow:
            self.move_cursor(done.end_location)
        self.history.clear()

    def load(self, text: str) -> None:
        """Show another text altogether, cleaned, from its beginning. What it was loaded from is not told of it."""
        self._showing = True
        try:
            self.load_text(self.clean(text))
        finally:
            self._showing = False
        self.refresh()
        self.scroll_to(y=0, animate=False)

    @staticmethod
    def clean(text: str) -> str:
        """`text` as it may reach the terminal: a file may hold anything."""
        return clean_text(text)

    @staticmethod
    def _location(text: str, offset: int) -> tuple[int, int]:
        before = text[:offset]
        return before.count("\n"), offset - (before.rfind("\n") + 1)

    def select_range(self, start: int, end: int) -> None:
        """Select characters by their offsets in the text, and scroll to them."""
        text = self.text
        self.selection = Selection(self._location(text, start), self._location(text, end))
        self.scroll_cursor_visible()

    @property
    def selected_range(self) -> tuple[int, int]:
        """The first selected character and the one behind the last; both are the cursor's where none is selected."""
        start, end = sorted(map(self._offset, self.selection))
        return start, end

    def _offset(self, location: Location) -> int:
        row, column = location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def insert_text(self, text: str) -> None:
        """Put text in at the cursor, in place of what is selected, as typing does."""
        result = self.replace(text, *self.selection, maintain_selection_offset=False)
        self.move_cursor(result.end_location)

    @property
    def on_empty_line(self) -> bool:
        """Whether the cursor stands on a line without words and nothing is selected."""
        row = self.cursor_location[0]
        return not self.selected_text and not self.document.get_line(row).strip()

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

    def action_edge(self, end: bool) -> None:
        """Go to the end or the beginning of the text."""
        self.move_cursor(self.document.end if end else (0, 0))

    def action_undo(self) -> None:
        """Ask for the session's undo: a field has none of its own."""
        self.post_message(self.UndoAsked(self, -1))

    def action_redo(self) -> None:
        """Ask for the session's redo."""
        self.post_message(self.UndoAsked(self, 1))

    async def _on_key(self, event: events.Key) -> None:
        if (letter := _ALT_LETTER.match(event.key)) and event.key not in self.screen.active_bindings:
            event.stop()
            event.prevent_default()
            self.post_message(self.Escaped(self, letter[1]))
            return
        if self.watched is not None:
            self.watched(self, event.character or "" if event.is_printable else "")
        if not event.is_printable and event.key not in _STILL:
            self.post_message(self.Jumped(self))
        await super()._on_key(event)

    async def _on_mouse_down(self, event: events.MouseDown) -> None:
        self.post_message(self.Jumped(self))
        await super()._on_mouse_down(event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.post_message(self.Pasted(self, clean_text(event.text)))


class LineField(TextField):
    """A one-line text that wraps and grows: Enter and the arrows at its ends go on to the neighbouring field."""

    DEFAULT_CSS = "LineField { height: auto; max-height: 6; scrollbar-size: 0 0; }"

    def __init__(self, *, id: str, placeholder: str = "", look: str = "", tells_of_pastes: bool = False) -> None:
        """An empty field whose words have the style `look`; `tells_of_pastes` of several lines, else it joins them."""
        super().__init__(id=id, placeholder=placeholder)
        self.words = look
        self.tells_of_pastes = tells_of_pastes

    @staticmethod
    def clean(text: str) -> str:
        """`text` as one line that may reach the terminal."""
        return clean_line(text)

    def dress(self, row: Row) -> None:
        """The words in the field's style."""
        row.stylize(palette_of(self).style(self.words))

    async def _on_key(self, event: events.Key) -> None:
        step = self._step(event.key)
        if step:
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(self, step, event.key == "enter"))
            return
        await super()._on_key(event)

    def _step(self, key: str) -> int:
        if key == "enter":
            return 1
        _, y = self._cursor_offset
        if key == "down" and y >= self.wrapped_document.height - 1:
            return 1
        return -1 if key == "up" and y == 0 else 0

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if self.tells_of_pastes and "\n" in event.text.strip():
            self.post_message(self.Pasted(self, clean_text(event.text)))
        else:
            self.insert_text(clean_line(seen(event.text).strip("\n")))


def _shared(one: str, other: str) -> int:
    """The number of characters that two texts begin with in common."""
    most = min(len(one), len(other))
    if one[:most] == other[:most]:
        return most
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
