"""A text field of several lines: it leaves undo to the session, cleans what is pasted and tells what is typed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets.text_area import Edit, EditResult, Selection

from desk.model.text import clean_text
from desk.tui.widgets.copied import page_of
from desk.tui.widgets.row_area import RowArea

_STILL = frozenset({"backspace", "delete", "enter", "ctrl+h", "ctrl+w", "ctrl+u", "ctrl+k", "ctrl+d", "ctrl+delete"})
"""Keys that change text; every other unprintable key that reaches the field moves the cursor."""
_GIVEN_UP = ("f6", "f7", "ctrl+v")
"""Keys of Textual's text area that the desk has another use for: two select the line and the whole text, and what the
last one pastes is only what was copied in the same app."""
_ALT_LETTER = re.compile(r"alt\+(.)$")


class TextField(RowArea):
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

    @dataclass
    class Pasted(Message):
        """Something was pasted; the screen says what becomes of it."""

        field: "TextField"
        text: str
        page: str = ""
        """The HTML that it was copied from, where that came with it."""

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
        self.is_by_hand = False
        """Whether something in it was changed by hand."""
        self._showing = False

    def edit(self, edit: Edit) -> EditResult:
        """Make a change of the text, and tell `edited` of it at once if it was made by hand.

        A message would come late: what draws the field anew in between would take the last letter out of it.
        """
        result = super().edit(edit)
        if not self._showing:
            self.is_by_hand = True
            if self.edited is not None:
                self.edited(self)
        return result

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

    def insert_text(self, text: str) -> None:
        """Put text in at the cursor, in place of what is selected, as typing does."""
        result = self.replace(text, *self.selection, maintain_selection_offset=False)
        self.move_cursor(result.end_location)

    @property
    def on_empty_line(self) -> bool:
        """Whether the cursor stands on a line without words and nothing is selected."""
        row = self.cursor_location[0]
        return not self.selected_text and not self.document.get_line(row).strip()

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
        self.post_message(self.Pasted(self, clean_text(event.text), page_of(event)))


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
