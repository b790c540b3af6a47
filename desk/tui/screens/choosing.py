"""A screen of rows and, beside them, what changed in the selected one: what was recovered, and the history."""

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from desk.model import dates
from desk.tui.keys.bars import RIGHT
from desk.tui.screens.sheet import Own, Sheet
from desk.tui.widgets.cells import Span, shown
from desk.tui.widgets.difference import DifferenceView
from desk.tui.widgets.head import Head, Pane
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import Line, LineView, RowView
from desk.tui.widgets.titleline import TitleLine

CHANGES = (Own("right_square_bracket,f6", "change", "next_change"), Own("left_square_bracket,f7", "", "change_before"))
"""The keys that go through the changes; the key bar shows them as one."""


class ChoosingScreen(Sheet):
    """Subclasses fill the rows and say in `present` what the selected one shows."""

    AUTO_FOCUS = "#rows"
    heading: ClassVar[str] = ""

    def compose(self) -> ComposeResult:
        """Title line, rows with a word above and below, the difference, key bar."""
        yield TitleLine(id="title")
        with Horizontal(id="panes"):
            with Pane(id="rows-pane"):
                yield Head(self.heading, id="rows-head")
                yield LineView(id="says")
                yield RowView(id="rows")
                yield LineView(id="foot")
            with Pane(id="words-pane"):
                yield Head("What changed", id="words-head")
                yield DifferenceView(id="words")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Only the rows and the words can be gone into."""
        for each in self.query("#says, #foot").results(LineView):
            each.can_focus = False
        self.redraw()
        self.draw_keys()

    @property
    def rows(self) -> RowView:
        """The rows."""
        return self.query_one("#rows", RowView)

    @property
    def words(self) -> DifferenceView:
        """What changed."""
        return self.query_one(DifferenceView)

    def redraw(self) -> None:
        """Draw all of it; subclasses do."""

    def present(self) -> None:
        """Show what changed in the selected row; subclasses do."""

    def next_change(self) -> None:
        """Go to the next change."""
        self._go(1)

    def change_before(self) -> None:
        """Go to the change before."""
        self._go(-1)

    def draw_keys(self, note: str = "", scope: str = "") -> None:
        """Show this screen's own keys, those for the changes as one."""
        mine = [each for each in self.own if each.word and self.answers(each.shown.command)]
        own = [replace(each.shown, keys="[ ]") if each is CHANGES[0] else each.shown for each in mine]
        if self.size.width < 80:
            own = [replace(key, word=each.brief or each.word) for key, each in zip(own, mine, strict=True)]
        self.query_one(KeyBar).show(own, self._written(RIGHT, False), note)

    def _go(self, step: int) -> None:
        self.words.go(step)
        self.draw_note()

    def draw_note(self) -> None:
        """Say which change it is."""
        self.query_one("#words-head", Head).show(note=self.words.note)

    def draw_title(self) -> None:
        """Publication, number, date, and the state of saving."""
        session = self.desk.session
        left: list[tuple[int, list[Span]]] = []
        if session.publication.name and self.size.width >= 80:
            left.append((4, [(shown(session.publication.name), "bold")]))
        if session.path is not None:
            left.append((0, [(shown(session.issue.label), "" if left else "bold")]))
            if session.issue.date:
                left.append((1, [(dates.short_date(session.issue.date), "dim")]))
        state = self.desk.saver.state
        style = "bold" if self.desk.saver.failed else "dim"
        self.query_one(TitleLine).show(left, [(0, [(state, style)])])

    def fill(self, name: str, lines: Iterable[Line]) -> None:
        """Show lines above ("says") or below ("foot") the rows, as high as they are."""
        view = self.query_one(f"#{name}", LineView)
        lines = list(lines)
        view.styles.height = len(lines)
        view.show(lines)

    def saved_changed(self) -> None:
        """Show the state of saving."""
        if self.is_mounted:
            self.draw_title()

    def on_resize(self) -> None:
        """Fit the lines anew."""
        self.call_after_refresh(self.redraw)
        self.call_after_refresh(self.draw_keys)

    @on(RowView.Selected, "#rows")
    def _row_selected(self) -> None:
        self.present()
