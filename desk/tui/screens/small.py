"""What a terminal that is too small shows: one sentence. Everything is as it was once there is room again."""

from textual.app import ComposeResult
from textual.screen import ModalScreen

from desk.tui.standing import Standing
from desk.tui.widgets.words import Words

WIDTH, HEIGHT = 40, 12
"""The least columns and rows that the desk can be used in."""


class TooSmall(Standing[None], ModalScreen[None]):
    """Covers the desk until the terminal has grown."""

    DEFAULT_CSS = "TooSmall { background: $background; padding: 0 1; }"

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Words(
            (f"The desk needs {WIDTH} columns and {HEIGHT} rows. Make the window larger; nothing is lost.", ""),
            wrap=True,
        )


def fits(width: int, height: int) -> bool:
    """Whether the desk can be used in a terminal of this size."""
    return width >= WIDTH and height >= HEIGHT
