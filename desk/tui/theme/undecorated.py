"""The screen without what is only drawn: lines, bars, meters and scrollbars are spaces, for a screen reader."""

from collections.abc import Iterable
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from desk.tui.theme.themes import DRAWN


class Undecorated(LineFilter):
    """Puts spaces in the place of decoration: cells whose style says that they are drawn, and a scrollbar's."""

    def apply(self, segments: Iterable[Segment], background: Color) -> list[Segment]:
        """The segments of a row, as wide as they were."""
        return [
            Segment(" " * cell_len(text), style) if style is not None and _is_drawn(style) else Segment(text, style)
            for text, style, _ in segments
        ]


@lru_cache(maxsize=1024)
def _is_drawn(style: Style) -> bool:
    meta = style.meta
    return any(meta.get(name) == value for name, value in DRAWN.items()) or "@mouse.down" in meta
