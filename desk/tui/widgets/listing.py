"""A list whose selected row is bold only where it is not dim: counts and dates stay quiet."""

from desk.tui.cells import Span
from desk.tui.widgets.lines import Line, RowView


class Listing(RowView):
    """Rows of words with their numbers."""

    def grounds(self, line: Line) -> tuple[str, str]:
        """The ground of the selected row, without its weight."""
        ground, bar = super().grounds(line)
        return ground.removesuffix(" bold"), bar

    def _fitted(self, line: Line) -> list[Span]:
        spans = super()._fitted(line)
        if line.row is None or line.row != self.row:
            return spans
        return [(text, names if "dim" in names.split() else f"bold {names}") for text, names in spans]
