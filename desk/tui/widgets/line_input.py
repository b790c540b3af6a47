"""A line to type in."""

from typing import Protocol, cast

from textual import events
from textual.widgets import Input

from desk.model.text import clean_line
from desk.read.hygiene import seen

MOST = 20_000
"""Characters of a paste that a line takes: the longest addresses and lists of names have a few thousand."""


class _Saying(Protocol):
    """What a line asks of the app: to say a sentence."""

    def say(self, *words: str) -> None:
        """Show a sentence on the screen in front."""


class LineInput(Input):
    """A one-line input with a steady caret: what is pasted is cleaned and joined to one line."""

    def on_mount(self) -> None:
        """Nothing on the screen blinks."""
        self.cursor_blink = False
        self._bindings.key_to_bindings.pop("ctrl+v", None)  # the screen takes it, and asks the real clipboard

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if len(event.text) > MOST:
            words = f"{len(event.text):,} characters are too many for one line. They are on your clipboard still."
            cast("_Saying", self.app).say(words)
            return
        self.insert_text_at_cursor(clean_line(seen(event.text).strip()))
