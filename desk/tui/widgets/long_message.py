"""A message that is longer than the last row: it lies over the rows above, so that nothing on the screen moves."""

from collections.abc import Callable, Sequence

from rich.text import Text
from textual import events
from textual.widget import Widget

from desk.tui.theme.themes import palette_of
from desk.tui.widgets.cells import Span, bare, clicked, cut_spans

MOST = 3
"""Rows that a message may take; what does not fit into them is cut, with an ellipsis."""
_SIDE = 2
"""Cells left free at both sides, as in the key bar."""


class LongMessage(Widget):
    """Lies at the foot of the screen while it has something to show."""

    DEFAULT_CSS = "LongMessage { overlay: screen; padding: 0 2; background: $background; display: none; }"

    def __init__(self, press: Callable[[str], object]) -> None:
        """It shows nothing yet; `press` is told of the command that is clicked, "" for a click beside one."""
        super().__init__()
        self._press = press
        self._lines: list[Sequence[Span]] = []

    def show(self, spans: Sequence[Span], width: int) -> None:
        """Show a message on a screen of `width` cells, as a child of the bar in its last row; no spans: nothing."""
        self._lines = message_lines(spans, width - 2 * _SIDE)
        self.display = bool(self._lines)
        self.styles.width, self.styles.height = width, len(self._lines)
        self.styles.offset = (-_SIDE, 1 - len(self._lines))
        self.refresh()

    def render(self) -> Text:
        """The message."""
        style = palette_of(self).style
        parts = [[(text, style(names)) for text, names in (*bare(line), ("\n", ""))] for line in self._lines]
        return Text.assemble(*(part for line in parts for part in line), no_wrap=True, end="")

    def on_click(self, event: events.Click) -> None:
        """A command that it names is run; the keys under it are not meant."""
        event.stop()
        self._press(clicked(self._lines[event.y], event.x - _SIDE) if event.y < len(self._lines) else "")


def message_lines(spans: Sequence[Span], width: int) -> list[Sequence[Span]]:
    """A message in lines of at most `width` cells, broken between words; the last one is cut if there are too many."""
    from desk.formats.prose.wrap import wrap

    lines: list[Sequence[Span]] = list(wrap(spans, width, keep_addresses=False)) if spans else []
    if len(lines) <= MOST:
        return lines
    rest = [span for line in lines[MOST - 1 :] for span in (*line, (" ", ""))]
    return [*lines[: MOST - 1], cut_spans(rest, width)]
