"""The source of a reading, line by line, with the lines of what is selected marked."""

from collections.abc import Callable, Sequence

from textual.geometry import Region

from desk.intake.reading import Doubt, Lines
from desk.tui.widgets.cells import shown
from desk.tui.widgets.lines import Line, LineView

WRAPPED = 400_000
"""Characters up to which long lines are wrapped; those of a longer source are cut."""
_NONE = "The desk’s own form: read as it is."
"""What is shown where a source has no lines."""
_CONTEXT = 3
"""Rows above the marked lines that stay in sight."""


class SourceView(LineView):
    """Lines counted from 1. The marked ones have the grey bar; a line in doubt has the sign of a doubt."""

    def __init__(self, *, id: str | None = None) -> None:
        """An empty view."""
        super().__init__(id=id)
        self._marked = Lines(0, 0)
        self._starts: list[int] = []
        self._parts: list[tuple[int, str, bool]] = []
        self._made: tuple[Sequence[str], int] | None = None

    def present(
        self, source: Sequence[str], doubts: Sequence[Doubt], sign: str, wrap: Callable[[str, int], list[str]]
    ) -> None:
        """Show a source; nothing is drawn anew while it, the doubts and the width are what they were."""
        key = (source, self.text_width)
        if self._made is None or self._made[0] is not source or self._made[1] != self.text_width:
            self._made = key
            self._wrap(source, wrap)
        if not source:
            self.show([Line(((_NONE, "dim"),))])
            return
        doubted = {doubt.lines.first for doubt in doubts}
        self.show(
            Line(((words, ""),), row=number, mark=sign[:1] if first and number in doubted else " ")
            for number, words, first in self._parts
        )
        self.mark(self._marked)

    def _wrap(self, source: Sequence[str], wrap: Callable[[str, int], list[str]]) -> None:
        wide = max(1, self.text_width)
        wraps = sum(map(len, source)) <= WRAPPED
        self._parts, self._starts = [], []
        for number, words in enumerate(source, 1):
            self._starts.append(len(self._parts))
            clean = shown(words)
            parts = (wrap(clean, wide) if wraps and len(clean) > wide // 2 else [clean]) or [""]
            self._parts += [(number, part, not at) for at, part in enumerate(parts)]

    def mark(self, lines: Lines) -> None:
        """Mark these lines and scroll so that they can be seen; the view stays where it is if they can."""
        if lines != self._marked:
            self._marked = lines
            self.refresh()
        if not 0 < lines.first <= len(self._starts):
            return
        first = self._starts[lines.first - 1]
        after = self._starts[lines.last] if lines.last < len(self._starts) else len(self.lines)
        height = self.size.height
        if not height:
            return
        top = int(self.scroll_offset.y)
        if top <= first and min(after, first + height - _CONTEXT) <= top + height:
            return
        region = Region(0, max(0, first - _CONTEXT), 1, height)
        self.scroll_to_region(region, top=True, animate=False, force=True, x_axis=False)

    def grounds(self, line: Line) -> tuple[str, str]:
        """The marked lines have the ground of a row that is selected elsewhere."""
        if isinstance(line.row, int) and 0 < self._marked.first <= line.row <= self._marked.last:
            return "row-off", "dim"
        return "", ""
