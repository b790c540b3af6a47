"""A scrollbar drawn as one light line, without a track."""

from typing import Any

from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBar, ScrollBarRender


class ThinBar(ScrollBarRender):
    """Textual's scrollbar with its thumb as ┃; what a click does in it stays as it is."""

    @classmethod
    def render_bar(cls, *args: Any, **kwargs: Any) -> Segments:
        """The cells of the bar."""
        drawn = super().render_bar(*args, **kwargs)
        return Segments([_thin(segment) for segment in drawn.segments], new_lines=drawn.new_lines)


def _thin(segment: Segment) -> Segment:
    style = segment.style
    if style is None or style.meta.get("@mouse.down") != "grab":
        return segment
    thin = Style(color=style.color, bgcolor=None, meta=style.meta)
    return Segment("┃" * len(segment.text), thin)


def use_thin_bars() -> None:
    """Draw all scrollbars thin."""
    ScrollBar.renderer = ThinBar
