"""A scrolling view of lines, and a list of rows with one of them selected: what all panes are drawn with.

Drawn line by line, without a widget or an option for each: a list of 200 rows costs nothing to build, and a
step of the selection repaints two lines.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from desk.tui.theme.themes import Palette, ordered, palette_of
from desk.tui.widgets.cells import Span, cut_spans, width

GUTTER = 2
"""Hanging cells left of every text: the bar of the selected row, and a mark."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a view: text at the left, cut where there is no room, and a count at the right that never is.

    `row` names the row it belongs to; None cannot be selected. `mark` stands in the gutter.
    """

    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    row: Hashable = None
    mark: str = " "


BLANK = Line()
"""A line with nothing in it."""


class LineView(ScrollView, can_focus=True):
    """Lines that scroll. A row can be lit without being selected: the story in hand, in the proof."""

    DEFAULT_CSS = """
    LineView { scrollbar-size: 1 1; scrollbar-gutter: stable; overflow-x: hidden; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        """An empty view."""
        super().__init__(id=id, classes=classes)
        self.lines: Sequence[Line] = ()
        self.lit: Hashable = None
        self.base = "ltr"
        """Which way all lines run: "rtl" puts them at the right."""

    @property
    def palette(self) -> Palette:
        """The styles of the theme in use."""
        return palette_of(self)

    @property
    def text_width(self) -> int:
        """Cells between the gutter and the scrollbar."""
        return max(0, self.scrollable_content_region.width - GUTTER)

    def show(self, lines: Iterable[Line]) -> None:
        """Show these lines in place of those there were; the view scrolls no further than it must."""
        made = tuple(lines)
        if made != self.lines:
            self.lines = made
            self.virtual_size = Size(0, len(made))
            self.refresh()

    def light(self, row: Hashable) -> None:
        """Put the grey bar at a row."""
        if row != self.lit:
            self.lit = row
            self.refresh()

    def reveal(self, row: Hashable, *, top: bool = False) -> None:
        """Scroll so that a row can be seen, at the top if asked for."""
        found = [at for at, line in enumerate(self.lines) if line.row == row and row is not None]
        if found:
            first = max(0, found[0] - (1 if top else 0))
            region = Region(0, first, 1, max(1, found[-1] - first + 1))
            self.scroll_to_region(region, top=top, animate=False, force=True, x_axis=False)

    def grounds(self, line: Line) -> tuple[str, str]:
        """The style of a line's ground and that of its bar; "" for none."""
        if line.row is not None and line.row == self.lit:
            return "row-off", "dim"
        return "", ""

    def render_line(self, y: int) -> Strip:
        """One line: bar, mark, text, count."""
        at = y + self.scroll_offset.y
        cells = self.scrollable_content_region.width
        if at >= len(self.lines):
            return Strip.blank(cells, self.palette.style(""))
        line = self.lines[at]
        ground, bar = self.grounds(line)
        style = self.palette.style
        segments = [Segment("▌" if bar else " ", style(f"{bar} line {ground if not self.palette.ansi else ''}"))]
        segments.append(Segment(line.mark, style(f"bold {ground}")))
        aside = self.scroll_offset.x
        spans = self._wide(line) if self.virtual_size.width else self._fitted(line)
        quiet = ground.removesuffix(" bold")  # counts and dates stay quiet in the selected row
        words = Strip([Segment(text, style(f"{names} {quiet if 'dim' in names else ground}")) for text, names in spans])
        return Strip.join([Strip(segments), words.crop(aside)]).adjust_cell_length(cells, style(ground))

    def _fitted(self, line: Line) -> list[Span]:
        count = width(line.right)
        room = self.text_width - (count + 1 if count else 0)
        left = ordered(self, cut_spans(line.left, room), self.base)
        if not line.right:
            rest = (" " * max(0, room - width(left)), "")
            return [rest, *left] if self.base == "rtl" else [*left, rest]
        return [*left, (" " * (room + 1 - width(left)), ""), *line.right]

    def _wide(self, line: Line) -> list[Span]:
        """A line of a view that scrolls sideways."""
        left = ordered(self, line.left, self.base)
        rest = self.virtual_size.width - GUTTER - width(left)
        return [(" " * rest, ""), *left] if self.base == "rtl" and rest > 0 else left

    def line_at(self, event: events.MouseEvent) -> Line | None:
        """The line under the mouse."""
        at = event.y + self.scroll_offset.y
        return self.lines[at] if 0 <= at < len(self.lines) else None


class RowView(LineView):
    """A list of rows, one of them selected. It announces what is selected and what is chosen."""

    goes_with_line: ClassVar[bool] = False
    """Whether it stands under a line to type in, which keeps the focus while the arrows go through the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "go(-1)", show=False),
        Binding("down,j", "go(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home,g", "edge(0)", show=False),
        Binding("end,G", "edge(-1)", show=False),
    ]

    @dataclass
    class Selected(Message):
        """Another row was selected."""

        view: "RowView"
        row: Hashable

        @property
        def control(self) -> "RowView":
            """The list."""
            return self.view

    @dataclass
    class Chosen(Message):
        """A row was clicked twice, or once where it was selected already."""

        view: "RowView"
        row: Hashable

        @property
        def control(self) -> "RowView":
            """The list."""
            return self.view

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        """An empty list."""
        super().__init__(id=id, classes=classes)
        self.rows: tuple[Hashable, ...] = ()
        self.row: Hashable = None
        self._at = 0

    @property
    def cursor_screen_offset(self) -> Offset:
        """The cell of the screen where the words of the selected row begin; of a row out of sight, the nearest."""
        place = self.content_region
        y = self._line_of_row() - self.scroll_offset.y
        return place.offset + Offset(min(GUTTER, max(0, place.width - 1)), max(0, min(place.height - 1, y)))

    def _line_of_row(self) -> int:
        """The first line of the selected row: where it was when it was asked for last, mostly."""
        lines, at = self.lines, self._at
        same = at < len(lines) and lines[at].row == self.row and (not at or lines[at - 1].row != self.row)
        if not same:
            self._at = next((at for at, line in enumerate(lines) if line.row == self.row), 0)
        return self._at if self.row is not None else 0

    def show(self, lines: Iterable[Line]) -> None:
        """Show these lines and keep the selection where it is: on its row, else at its place."""
        place = self.rows.index(self.row) if self.row in self.rows else 0
        super().show(lines)
        self.rows = tuple(dict.fromkeys(line.row for line in self.lines if line.row is not None))
        if self.row not in self.rows:
            self.row = self.rows[min(place, len(self.rows) - 1)] if self.rows else None
            self.refresh()

    def select(self, row: Hashable, *, tell: bool = True) -> None:
        """Select a row and scroll to it."""
        if row not in self.rows:
            return
        changed, self.row = row != self.row, row
        self.refresh()
        if self.size.height:
            self.reveal(row)
        if changed and tell:
            self.post_message(self.Selected(self, row))

    def grounds(self, line: Line) -> tuple[str, str]:
        """The selected row's: with the accent only where the list has the focus."""
        if line.row is None or line.row != self.row:
            return "", ""
        return ("row bold", "pencil") if self.has_focus else ("row-off bold", "dim")

    def action_go(self, step: int) -> None:
        """Select the next or the previous row."""
        if self.rows:
            at = self.rows.index(self.row) if self.row in self.rows else 0
            self.select(self.rows[max(0, min(len(self.rows) - 1, at + step))])
            if at + step <= 0:
                self.scroll_to(y=0, animate=False)

    def action_page(self, step: int) -> None:
        """Go a screenful on or back."""
        self.action_go(step * max(1, self.size.height - 2))

    def action_edge(self, at: int) -> None:
        """Go to the first (0) or the last (-1) row."""
        if self.rows:
            self.select(self.rows[at])
            if at == 0:
                self.scroll_to(y=0, animate=False)

    def on_focus(self) -> None:
        """The bar takes the accent."""
        self.refresh()

    def on_blur(self) -> None:
        """The bar turns grey."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Select the row under the mouse; a second click chooses it."""
        line = self.line_at(event)
        if line is None or line.row is None:
            return
        if event.chain > 1 and line.row == self.row:
            self.post_message(self.Chosen(self, line.row))
        else:
            self.select(line.row)
