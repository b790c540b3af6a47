"""The archive in figures: over time, by source and section, what ran most often; each line leads to its stories."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from desk.archive.bars import bars
from desk.archive.stats import NameFigures, OftenRun, Stats, stats
from desk.model.dates import days_ago
from desk.tui.archive import rows
from desk.tui.background import is_there
from desk.tui.screens.sheet import Own, Sheet, own_bindings
from desk.tui.widgets.cells import count, shown
from desk.tui.widgets.head import Head, Pane
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import BLANK, Line, RowView

SHOWN = 12
"""Lines of each list."""
_LABEL = 10
_AGE = 13
"""Cells of how long ago something was: "3 months ago"."""


class StatsScreen(Sheet):
    """Closes with the question that leads to the stories of the chosen line."""

    own = (Own("enter", "its stories", "stories"), Own("escape", "back", "leave"))
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(own, "everywhere")]
    AUTO_FOCUS = "#stats"

    def compose(self) -> ComposeResult:
        """Head, lines, key bar."""
        with Pane(id="stats-pane"):
            yield Head("The archive in figures", id="stats-head")
            yield RowView(id="stats")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Count off the screen's thread."""
        self._found: Stats | None = None
        today = rows.today()
        self.rows.show([Line((("Counting…", "dim"),))])
        self.desk.remembering.ask(lambda connection: stats(connection, today), self._have, group="stats")
        self.draw_keys()

    @property
    def rows(self) -> RowView:
        """The lines."""
        return self.query_one(RowView)

    def _have(self, found: Stats) -> None:
        if is_there(self):
            self._found = found
            self.redraw()

    def redraw(self) -> None:
        """Draw the figures as wide as there is room."""
        if self._found is None:
            return
        found, room = self._found, self.rows.text_width
        self.query_one("#stats-head", Head).show(note=count(len(found.issues), "issue"))
        plain = self.desk.glyphs.of("ready") == "r"
        self.rows.show(list(_lines(found, room, plain)) or [Line((("No issues yet.", "dim"),))])

    def on_resize(self) -> None:
        """Fit the bars anew."""
        self.call_after_refresh(self.redraw)

    @on(RowView.Chosen, "#stats")
    def _chosen(self) -> None:
        self.run_command("own.stories")

    def stories(self) -> None:
        """Look for the stories of the selected line."""
        row = self.rows.row
        if isinstance(row, str):
            self.dismiss(row)


def _lines(found: Stats, room: int, plain: bool) -> Iterator[Line]:
    issues = found.issues
    if not issues:
        return
    wide = max(10, room - _LABEL - 12)
    for name, values in (
        ("Stories", [each.stories for each in issues]),
        ("Words", [each.words for each in issues]),
        ("Links", [each.links for each in issues]),
    ):
        line = bars(values, wide, plain=plain)
        yield Line(((f"{name:<{_LABEL}}", "dim"), (line, "")), ((f"{sum(values):,}", ""),))
    first, last = shown(issues[0].label), shown(issues[-1].label)
    yield Line(((" " * _LABEL, ""), (f"{first} to {last}", "dim")))
    yield from _names("SOURCES", "source", found.sources)
    yield from _names("SECTIONS", "section", found.sections)
    yield from _often(found.often)
    yield from _names("NEW SOURCES THIS MONTH", "source", found.fresh)


def _names(title: str, filter_name: str, figures: Sequence[NameFigures]) -> Iterator[Line]:
    if not figures:
        return
    yield BLANK
    yield Line(((title, "bold"),), ((f"stories {'links':>7}   {'last':<{_AGE}}", "dim"),))
    for each in figures[:SHOWN]:
        numbers = f"{each.stories:>7,} {each.links:>7,}   "
        question = f'{filter_name}:"{each.name}"'.replace("\n", " ")
        yield Line(((shown(each.name), ""),), ((numbers, ""), (_ago(each), "dim")), row=question)


def _often(figures: Sequence[OftenRun]) -> Iterator[Line]:
    if not figures:
        return
    yield BLANK
    yield Line((("RUN MOST OFTEN", "bold"),), ((f"issues   {'last':<{_AGE}}", "dim"),))
    for each in figures[:SHOWN]:
        words = each.url.partition("://")[2] or each.url
        numbers = f"{each.issues:>6,}   "
        yield Line(((shown(words), ""),), ((numbers, ""), (_ago(each), "dim")), row=f"url:{each.url}")


def _ago(each: NameFigures | OftenRun) -> str:
    return f"{days_ago(each.days) if each.days is not None and each.days >= 0 else shown(each.last):<{_AGE}}"
