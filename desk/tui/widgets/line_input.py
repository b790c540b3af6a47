"""A line to type in."""

from typing import cast

from textual import events
from textual.widgets import Input

from desk.model.text import clean_line
from desk.read.hygiene import seen
from desk.tui.widgets.copied import LINE, Saying, too_much


class LineInput(Input):
    """A one-line input with a steady caret: what is pasted is cleaned and joined to one line."""

    def on_mount(self) -> None:
        """Nothing on the screen blinks."""
        self.cursor_blink = False
        self._bindings.key_to_bindings.pop("ctrl+v", None)  # the screen takes it, and asks the real clipboard

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if not too_much(cast("Saying", self.app), event.text, LINE):
            self.insert_text_at_cursor(clean_line(seen(event.text).strip()))
