"""The first row of a screen: what is open at the left, its numbers and its state at the right."""

from collections.abc import Sequence

from rich.text import Text
from textual.widget import Widget

from desk.tui.theme.themes import ordered, palette_of
from desk.tui.widgets.cells import Span, cut_spans, width

GAP = "   "
"""What stands between two parts of a title line."""
Group = tuple[int, Sequence[Span]]
"""Words of the line and their rank: the higher it is, the sooner they go; 0 stays to the last."""


class TitleLine(Widget):
    """Groups of spans; where the room is short, whole groups go, those of the highest rank first."""

    DEFAULT_CSS = "TitleLine { height: 1; width: 1fr; padding: 0 2; }"

    def __init__(self, *, id: str | None = None) -> None:
        """An empty line."""
        super().__init__(id=id)
        self._left: Sequence[Group] = ()
        self._right: Sequence[Group] = ()

    def show(self, left: Sequence[Group], right: Sequence[Group]) -> None:
        """Show groups, each with its rank: 0 stays to the last."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    @property
    def begins(self) -> list[Span]:
        """What stands at its left, whether there is room for it or not."""
        return _joined(self._left)

    def render(self) -> Text:
        """The line, fitted."""
        style = palette_of(self).style
        room = self.size.width
        left, right = self._fitted(room)
        ends = _joined(right)
        begins = cut_spans(_joined(left), max(0, room - width(ends) - 1))
        gap = " " * max(0, room - width(begins) - width(ends))
        begins = ordered(self, begins)
        return Text.assemble(
            *((text, style(names)) for text, names in (*begins, (gap, ""), *ends)), no_wrap=True, end=""
        )

    def _fitted(self, room: int) -> tuple[list[Group], list[Group]]:
        """The groups that fit: those of the lowest ranks, and any of a higher one that has room beside them."""
        ranks = sorted({rank for rank, _ in (*self._left, *self._right)})
        kept: set[int] = {0}
        for rank in ranks:
            left, right = self._of({*kept, rank})
            if _needed(left) + _needed(right) + len(GAP) <= room:
                kept.add(rank)
        return self._of(kept)

    def _of(self, ranks: set[int]) -> tuple[list[Group], list[Group]]:
        return [each for each in self._left if each[0] in ranks], [each for each in self._right if each[0] in ranks]


def _needed(groups: Sequence[Group]) -> int:
    return width(_joined(groups))


def _joined(groups: Sequence[Group]) -> list[Span]:
    joined: list[Span] = []
    for _, spans in groups:
        joined += [(GAP, ""), *spans] if joined else list(spans)
    return joined


def meter(used: int, limit: int, cells: int = 12) -> tuple[Span, Span]:
    """A line that is heavy as far as `used` goes: ━━━━──."""
    full = min(cells, round(cells * used / limit)) if limit else 0
    return ("━" * full, "bold line"), ("─" * (cells - full), "rule")
