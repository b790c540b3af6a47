"""What a terminal that is too small shows: one sentence. Everything is as it was once there is room again.

An editor who types while a window is dragged about goes on typing: the words go where they went before. A letter that
would be a command is none: nobody sees what it would do.
"""

from typing import Any

from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widget import Widget

from desk.tui.steady import SteadyScreen
from desk.tui.widgets.copied import PagePaste, page_of
from desk.tui.widgets.words import Words

WIDTH, HEIGHT = 40, 12
"""The least columns and rows that the desk can be used in."""
_WRITING = {"enter": "", "backspace": "delete_left", "delete": "delete_right"}
"""Keys that write, besides the printable ones, and the actions that they stand for in a field."""


class TooSmall(SteadyScreen[None], ModalScreen[None]):
    """Covers the desk until the terminal has grown."""

    DEFAULT_CSS = "TooSmall { background: $background; padding: 0 1; }"

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Words(
            (f"The desk needs {WIDTH} columns and {HEIGHT} rows. Make the window larger; nothing is lost.", ""),
            wrap=True,
        )

    @property
    def _typed_into(self) -> Widget | None:
        """The text field beneath that has the cursor; None where letters are commands."""
        stack = self.app.screen_stack
        beneath = stack[stack.index(self) - 1].focused if self in stack[1:] else None
        return beneath if getattr(beneath, "takes_letters", False) else None

    def on_key(self, event: events.Key) -> None:
        """What is typed goes on into the text."""
        field = self._typed_into
        if field is None or not (event.is_printable or event.key in _WRITING):
            return
        event.stop()
        if (action := _WRITING.get(event.key)) and hasattr(field, f"action_{action}"):
            getattr(field, f"action_{action}")()
        else:
            field.post_message(events.Key(event.key, event.character))

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted goes there too."""
        if (field := self._typed_into) is not None:
            event.stop()
            field.post_message(PagePaste(event.text, page_of(event)))


def cover(app: App[Any], size: Size) -> None:
    """Cover the screen in front where the app has not the columns and rows of `size` to be used in, or uncover it."""
    covered, fits = isinstance(app.screen, TooSmall), size.width >= WIDTH and size.height >= HEIGHT
    if not covered and not fits:
        app.push_screen(TooSmall())
    elif covered and fits:
        app.pop_screen()
