"""The source of a draft, line by line: the part in hand lit, lines in doubt signed, what was left out dim."""

from collections.abc import Collection, Sequence

from textual.geometry import Region

from desk.read.reading import Lines
from desk.tui.widgets.cells import shown, wrapped
from desk.tui.widgets.lines import Line, RowView

WRAPPED = 400_000
"""Characters up to which long lines are wrapped; those of a longer source are cut."""
_NONE = "The desk’s own form: read as it is."
"""What is shown where a source has no lines."""
_CONTEXT = 3
"""Rows above the lit lines that stay in sight."""


class SourceView(RowView):
    """Lines counted from 1, each a row that can be gone to. The lit ones have the grey bar."""

    def __init__(self, *, id: str | None = None) -> None:
        """An empty view."""
        super().__init__(id=id)
        self._lit = Lines(0, 0)
        self._starts: list[int] = []
        self._parts: list[tuple[int, str, bool]] = []
        self._made: tuple[Sequence[str], int] | None = None
        self._shown: tuple[Sequence[str], Collection[int], Collection[int]] = ((), (), ())

    def present(self, source: Sequence[str], doubted: Collection[int], left_out: Collection[int]) -> None:
        """Show a source; `doubted` and `left_out` are numbers of lines. It is wrapped anew only where it must be."""
        self._shown = source, doubted, left_out
        if not self.text_width:  # it is not laid out: it comes back with its size
            return
        if self._made is None or self._made[0] is not source or self._made[1] != self.text_width:
            self._made = (source, self.text_width)
            self._wrap(source)
        if not source:
            self.show([Line(((_NONE, "dim"),))])
            return
        self.show(
            Line(
                ((words, "dim" if number in left_out else ""),),
                row=number,
                mark="?" if first and number in doubted else " ",
            )
            for number, words, first in self._parts
        )

    def on_resize(self) -> None:
        """Wrapped for the width that it has now, its lit lines in sight."""
        if self._made is None or self._made[1] != self.text_width:
            self.present(*self._shown)
            self.light_lines(self._lit)

    def _wrap(self, source: Sequence[str]) -> None:
        wide = max(1, self.text_width)
        wraps = sum(map(len, source)) <= WRAPPED
        self._parts, self._starts = [], []
        for number, words in enumerate(source, 1):
            self._starts.append(len(self._parts))
            clean = shown(words)
            parts = (wrapped(clean, wide) if wraps and len(clean) > wide // 2 else [clean]) or [""]
            self._parts += [(number, part, not at) for at, part in enumerate(parts)]

    def light_lines(self, lines: Lines) -> None:
        """Light these lines and scroll so that they can be seen; the view stays where it is if they can."""
        if lines != self._lit:
            self._lit = lines
            self.refresh()
        if not 0 < lines.first <= len(self._starts):
            return
        first = self._starts[lines.first - 1]
        after = self._starts[lines.last] if lines.last < len(self._starts) else len(self.lines)
        height, top = self.size.height, int(self.scroll_offset.y)
        if not height or (top <= first and min(after, first + height - _CONTEXT) <= top + height):
            return
        region = Region(0, max(0, first - _CONTEXT), 1, height)
        self.scroll_to_region(region, top=True, animate=False, force=True, x_axis=False)

    def grounds(self, line: Line) -> tuple[str, str]:
        """The selected line where the source has the focus; else the lit ones have the ground of a quiet row."""
        if self.has_focus and line.row == self.row and line.row is not None:
            return "row bold", "pencil"
        if isinstance(line.row, int) and 0 < self._lit.first <= line.row <= self._lit.last:
            return "row-off", "dim"
        return "", ""
