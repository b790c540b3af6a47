"""The first row of a screen: what is open at the left, its numbers and its state at the right."""

from collections.abc import Sequence

from rich.text import Text
from textual.widget import Widget

from desk.tui.theme.themes import palette_of
from desk.tui.widgets.cells import Span, cut_spans, width

GAP = "   "


class TitleLine(Widget):
    """Groups of spans; where the room is short, those with the highest rank go first, whole."""

    DEFAULT_CSS = "TitleLine { height: 1; width: 1fr; padding: 0 2; }"

    def __init__(self, *, id: str | None = None) -> None:
        """An empty line."""
        super().__init__(id=id)
        self._left: Sequence[tuple[int, Sequence[Span]]] = ()
        self._right: Sequence[tuple[int, Sequence[Span]]] = ()

    def show(self, left: Sequence[tuple[int, Sequence[Span]]], right: Sequence[tuple[int, Sequence[Span]]]) -> None:
        """Show groups, each with its rank: 0 stays to the last."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render(self) -> Text:
        """The line, fitted."""
        style = palette_of(self).style
        room = self.size.width
        left, right = list(self._left), list(self._right)
        while _needed(left) + _needed(right) + len(GAP) > room and (left or right):
            rank = max(group[0] for group in (*left, *right))
            if rank == 0:
                break
            left = [group for group in left if group[0] != rank]
            right = [group for group in right if group[0] != rank]
        ends = _joined(right)
        begins = cut_spans(_joined(left), max(0, room - width(ends) - 1))
        gap = " " * max(0, room - width(begins) - width(ends))
        return Text.assemble(
            *((text, style(names)) for text, names in (*begins, (gap, ""), *ends)), no_wrap=True, end=""
        )


def _needed(groups: Sequence[tuple[int, Sequence[Span]]]) -> int:
    return width(_joined(groups))


def _joined(groups: Sequence[tuple[int, Sequence[Span]]]) -> list[Span]:
    joined: list[Span] = []
    for _, spans in groups:
        joined += [(GAP, ""), *spans] if joined else list(spans)
    return joined


def meter(used: int, limit: int, cells: int = 12) -> tuple[Span, Span]:
    """A line that is heavy as far as `used` goes: ━━━━──."""
    full = min(cells, round(cells * used / limit)) if limit else 0
    return ("━" * full, "bold"), ("─" * (cells - full), "rule")
