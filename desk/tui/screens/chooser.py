"""The shape that help, palette, jump and themes share: a line to type in, a list that it narrows, its keys."""

from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar, Generic, TypeVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from desk.tui.theme.themes import palette_of
from desk.tui.widgets.dialog import Dialog
from desk.tui.widgets.line_input import LineInput
from desk.tui.widgets.lines import Line, RowView
from desk.tui.widgets.words import KeyLine

Result = TypeVar("Result")


class LightLine(Widget):
    """A light line."""

    DEFAULT_CSS = "LightLine { height: 1; width: 1fr; }"

    def render(self) -> Text:
        """The line."""
        return Text("─" * self.size.width, style=palette_of(self).style("rule"), no_wrap=True, end="")


class ChooserRows(RowView, can_focus=False):
    """The list under the typing line: it has the bar although the line has the focus, and one click chooses."""

    goes_with_line: ClassVar[bool] = True
    DEFAULT_CSS = "ChooserRows { height: auto; margin: 1 0 0 0; }"

    def grounds(self, line: Line) -> tuple[str, str]:
        """The selected row is lit in the accent."""
        return ("row bold", "pencil") if line.row is not None and line.row == self.row else ("", "")

    def on_click(self, event: events.Click) -> None:
        """Select and choose."""
        line = self.line_at(event)
        if line is not None and line.row is not None:
            self.select(line.row)
            self.post_message(self.Chosen(self, line.row))


class Chooser(Dialog[Result], Generic[Result]):
    """Type to narrow, arrows to go, Enter to choose. Subclasses give the `lines` for a query and the `answer`."""

    DEFAULT_CSS = "Chooser Input, Chooser Input:focus { background: $background; padding-left: 2; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", show=False, priority=True),
        Binding("down", "go(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
    ]
    keys: ClassVar[Sequence[tuple[str, str]]] = (("enter", "choose"), ("↑ ↓", "go"))
    prompt: ClassVar[str] = "Type to narrow the list"
    most: ClassVar[int] = 16
    """Rows at most: a list that is narrowed keeps its height, so that nothing moves."""

    def inside(self) -> ComposeResult:
        """The line, the list, the keys."""
        yield LineInput(placeholder=self.prompt, id="query")
        yield LightLine()
        yield ChooserRows(id="rows")
        yield KeyLine(self.keys)

    def lines(self, query: str) -> Iterable[Line]:
        """The list for what was typed; subclasses make it."""
        return ()

    def answer(self, row: Hashable) -> Result | None:
        """What choosing a row gives; subclasses say so."""
        return None

    @property
    def rows(self) -> ChooserRows:
        """The list."""
        return self.query_one(ChooserRows)

    def on_mount(self) -> None:
        """Show the whole list, which then keeps its height."""
        self.fill("")

    def on_resize(self) -> None:
        """The list takes no more than there is."""
        self._fit()

    def fill(self, query: str) -> None:
        """Show what answers the query; the first of it is selected."""
        rows = self.rows
        lines = list(self.lines(query)) or [Line((("Nothing has these letters.", "dim"),))]
        rows.row = None
        rows.show(lines)
        rows.scroll_to(y=0, animate=False)
        self._fit()

    def _fit(self) -> None:
        room = max(3, self.size.height - (10 if self.size.height >= 26 else 7))  # frame, line, rule and keys
        room = min(room, self.most)
        least = self.rows.styles.height.value if self.rows.styles.height and self.rows.styles.height.cells else 0
        self.rows.styles.height = min(room, max(len(self.rows.lines), int(least)))

    @on(Input.Changed, "#query")
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self.fill(event.value)

    @on(Input.Submitted, "#query")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.choose()

    @on(RowView.Chosen, "#rows")
    def _clicked(self) -> None:
        self.choose()

    def choose(self) -> None:
        """Close with the selected row's answer."""
        if self.rows.row is not None:
            self.dismiss(self.answer(self.rows.row))

    def action_go(self, step: int) -> None:
        """Select the next or the previous row."""
        self.rows.action_go(step)

    def action_page(self, step: int) -> None:
        """Go a screenful on or back."""
        self.rows.action_page(step)
