"""What stands in the place of a screen that has no room: one sentence. Nothing behind it is lost."""

from rich.text import Text
from textual.widget import Widget

from desk.tui.themes import palette_of


class TooSmall(Widget):
    """A sheet over everything, shown under 40 columns or 12 rows."""

    DEFAULT_CSS = """
    TooSmall { layer: over; width: 100%; height: 100%; padding: 1 2; background: $background; display: none; }
    Screen.-tiny TooSmall, Screen.-flat TooSmall { display: block; }
    """

    def render(self) -> Text:
        """The sentence."""
        return Text(
            "desk needs 40 columns and 12 rows. Make the window larger; nothing is lost.", palette_of(self).style("")
        )
