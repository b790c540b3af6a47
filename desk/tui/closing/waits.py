"""What the desk waits for while it closes, where that takes longer than a moment."""

from typing import ClassVar, Protocol

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from desk.tui.pauses import every
from desk.tui.widgets.dialog import Dialog
from desk.tui.widgets.words import KeyLine, Words

LEAVE = "leave"
"""The answer that closes the desk at once."""
_LOOK = 0.2
"""Seconds between two looks at what it waits for."""


class Closing(Protocol):
    """Something that closes step by step."""

    step: str


class ClosingScreen(Dialog[str]):
    """Closes with "leave" where the editor waits no longer, and without a result where they stay."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,enter", "leave", "Leave now", show=False)]

    def __init__(self, closing: Closing) -> None:
        """It shows the step that is waited for."""
        super().__init__("Closing")
        self._desk_closing = closing

    def inside(self) -> ComposeResult:
        """What is waited for, what is safe, the keys."""
        yield Words(id="step", wrap=True)
        says = "The journal is written first; with it the next desk offers what is not in the file."
        yield Words((says, "dim"), wrap=True)
        yield KeyLine((("q", "leave now"), ("esc", "stay")))

    def on_mount(self) -> None:
        """Look at the step from time to time."""
        self._draw()
        every(self, _LOOK, self._draw)

    def _draw(self) -> None:
        self.query_one("#step", Words).show((f"Waiting for {self._desk_closing.step}.", ""))

    def action_leave(self) -> None:
        """Wait no longer."""
        self.dismiss(LEAVE)
