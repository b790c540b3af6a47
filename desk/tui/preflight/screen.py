"""Pre-flight: what is to fix, to look at and to know before the issue goes, each a key away from its place."""

from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from desk.edit import Refused
from desk.model.dates import short_date
from desk.model.issue import Issue
from desk.preflight.check import Checked, grouped
from desk.preflight.finding import Finding, Severity
from desk.preflight.passing import by_rule
from desk.tui.background import is_there
from desk.tui.keys.bars import RIGHT
from desk.tui.preflight import hints
from desk.tui.preflight.full import FullView, InFull, about_row
from desk.tui.preflight.hints import WIDE
from desk.tui.preflight.rows import Drawing, GroupRow, ListRow, cost_lines
from desk.tui.preflight.web import WebCheck
from desk.tui.screens.settings import BACK
from desk.tui.screens.sheet import Sheet, own_bindings
from desk.tui.widgets.cells import Span, shown, wrapped
from desk.tui.widgets.head import Head, Pane
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import BLANK, Line, LineView, RowView
from desk.tui.widgets.titleline import TitleLine

LOW = 18
"""Rows from which a finding stands in full below the list, where there is no room beside it."""
_HEADS = {Severity.FIX: "To fix", Severity.LOOK: "To look at", Severity.KNOW: "To know"}


class PreflightScreen(Sheet):
    """The findings of the open issue. It closes with those to go to, the first of them first, or with None."""

    DEFAULT_CSS = """
    PreflightScreen #full-pane { width: 1fr; display: none; }
    PreflightScreen.beside #panes { layout: horizontal; }
    PreflightScreen.beside #found-pane { width: 2fr; }
    PreflightScreen.beside #full-pane, PreflightScreen.below #full-pane { display: block; }
    PreflightScreen.below #full-pane { height: 9; }
    """
    scope = "preflight"
    scopes = ("preflight", "everywhere")
    own = (BACK,)
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(own, *scopes)]
    AUTO_FOCUS = "#found"

    def __init__(self) -> None:
        """Nothing is unfolded."""
        super().__init__()
        self._costs = 0
        self._unfolded: set[GroupRow] = set()
        self.web = WebCheck(self)

    def compose(self) -> ComposeResult:
        """Title line, list, the finding in full, key bar."""
        yield TitleLine(id="title")
        with Container(id="panes"):
            with Pane(id="found-pane"):
                yield Head("Pre-flight", id="found-head")
                yield RowView(id="found")
            with Pane(id="full-pane"):
                yield Head("", id="full-head")
                yield FullView(id="full")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show what is known, and ask what is not."""
        self.query_one("#full").can_focus = False
        self.listen(self._changed)
        self.desk.checking.listeners.append(self._have)
        self.desk.checking.look(at_once=True)
        self._have()

    def on_unmount(self) -> None:
        """Nothing is left to draw on."""
        self.stop_listening()
        if self._have in self.desk.checking.listeners:
            self.desk.checking.listeners.remove(self._have)

    def _changed(self) -> None:
        if self.is_mounted and is_there(self) and self.desk.session.path is not None:
            self.desk.checking.look(at_once=True)
            self._draw_title()

    @on(FullView.Fitted)
    def _have(self) -> None:
        if self.is_mounted and is_there(self) and self.desk.session.path is not None:
            self.redraw()

    # What is here

    @property
    def issue(self) -> Issue:
        """The open issue as it is now."""
        return self.desk.session.issue

    @property
    def checked(self) -> Checked | None:
        """What the rules found, as far as they were asked."""
        return self.desk.checking.now

    @property
    def view(self) -> RowView:
        """The list."""
        return self.query_one("#found", RowView)

    @property
    def row(self) -> Hashable:
        """The selected row."""
        return self.view.row

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The selected finding, or those of the selected group; () elsewhere."""
        row, found = self.row, self.checked.open if self.checked else ()
        if isinstance(row, GroupRow):
            return tuple(each for each in found if each.rule == row.rule and each.severity == row.what)
        return (row,) if isinstance(row, Finding) else ()

    def _in_rows(self) -> list[Finding]:
        """The findings in the order of their rows, as they stand there unfolded."""
        return [each for together in grouped(self.checked.open if self.checked else ()) for each in together]

    def chosen(self) -> tuple[Finding, ...]:
        """The selected finding, or those of the selected group. Raises Refused where it is another line."""
        if not self.findings:
            raise Refused("Select a finding first: there is none here.")
        return self.findings

    def lines_let_pass(self) -> tuple[ListRow, ...]:
        """The selected line of what was let pass, or those of the selected group; () elsewhere."""
        row = self.row
        if isinstance(row, ListRow) and row.what in ("passed", "for ever"):
            return (row,)
        if not isinstance(row, GroupRow) or row.what not in ("passed", "for ever"):
            return ()
        passed = self.issue.passed if row.what == "passed" else self.desk.session.publication.passed
        return tuple(ListRow(row.what, line) for line in by_rule(passed).get(row.rule, ()))

    # Showing

    def redraw(self) -> None:
        """Draw the list as it is known now."""
        view, checked = self.view, self.checked
        self._lay_out()
        if checked is None:
            view.show([Line((("Looking …", "dim"),))])
        elif self._costs:
            view.show(cost_lines(checked.export, checked.issue, by_size=self._costs == 1))
        else:
            drawing = Drawing(self.desk.glyphs, view.text_width, self._is_airy, self._unfolded)
            view.show(drawing.lines(checked.open, checked.issue, self.desk.session.publication))
        self.query_one("#found-head", Head).show(note=self._note(checked))
        self._draw_title()
        self._draw_full()
        self.draw_keys()

    @property
    def _is_airy(self) -> bool:
        return self.size.height >= 26

    def _lay_out(self) -> None:
        """Put the finding in full beside the list, or below where that would be narrow."""
        self.set_class(self.size.width >= WIDE, "beside")
        self.set_class(self.size.width < WIDE and self.size.height >= LOW and not self._costs, "below")

    def _note(self, checked: Checked | None) -> str:
        if checked is None:
            return ""
        asked = [each.day for each in checked.verdicts.values()]
        web = f"links asked on {short_date(max(asked))}" if asked else "nothing fetched"
        return f"checked {checked.at}, {web}" if self.size.width >= WIDE else f"checked {checked.at}"

    def _draw_full(self) -> None:
        findings, checked = self.findings, self.checked
        view, head = self.query_one("#full", LineView), self.query_one("#full-head", Head)
        if not findings or checked is None:
            title, words = about_row(self.row)
            view.show([Line(((part, ""),)) for part in wrapped(words, view.text_width)])
            head.show(title=title, note="")
            return
        first, of = findings[0], [each for each in self._in_rows() if each.severity == findings[0].severity]
        place = f"{of.index(first) + 1} of {len(of)}" if len(findings) == 1 and first in of else f"{len(findings)}"
        head.show(title=_HEADS[first.severity], note=place)
        full = InFull(checked.issue, self.desk.glyphs, view.text_width, self.has_class("beside"))
        above = [BLANK] if self.has_class("beside") and self._is_airy else []
        keys = hints.in_full(findings, checked.issue, is_folded=self.row not in self._unfolded)
        view.show([*above, *full.lines(findings, [(self.desk.keys.shown(id), words) for id, words in keys])])

    def draw_keys(self, note: str = "", scope: str = "") -> None:
        """The keys that make sense for the selected row, their words as long as the width allows."""
        columns = self.size.width
        keys = hints.bar(self.row, self.findings, columns, is_folded=self.row not in self._unfolded)
        right = self._written(RIGHT if columns >= WIDE else RIGHT[:1], False)
        self.query_one(KeyBar).show([*self._written(keys, False), BACK.shown], right, note)

    @on(RowView.Selected, "#found")
    def _selected(self) -> None:
        self._draw_full()
        self.draw_keys()

    def _draw_title(self) -> None:
        issue, name = self.issue, shown(self.desk.session.publication.name)
        left: list[tuple[int, list[Span]]] = [(3, [(name, "bold")])] if name else []
        left += [(0, [(shown(issue.label), "")]), (2, [(short_date(issue.date), "dim")])]
        saver = self.desk.saver
        self.query_one(TitleLine).show(left, [(0, [(saver.state, "bold" if saver.failed else "dim")])])

    def saved_changed(self) -> None:
        """Show the state of saving."""
        if self.is_mounted and is_there(self) and self.desk.session.path is not None:
            self._draw_title()

    def on_resize(self) -> None:
        """Fit the rows anew."""
        self.call_after_refresh(self._have)

    def on_screen_resume(self, _: events.ScreenResume) -> None:
        """Another screen may have changed something."""
        self._changed()

    # What the keys do

    @on(RowView.Chosen, "#found")
    def _clicked(self) -> None:
        is_group = isinstance(self.row, GroupRow)
        fold = "preflight.fold" if self.row in self._unfolded else "preflight.unfold"
        self.run_command(fold if is_group else "preflight.go")

    def close(self, findings: Sequence[Finding]) -> None:
        """Close, for the desk to go to the first of these."""
        self.dismiss(tuple(findings))

    def step(self, title: str, make: Callable[[], object]) -> None:
        """Change something as one step, have the rules asked, and say it."""
        with self.desk.session.step(title):
            make()
        self.desk.checking.anew()
        self.say(f"{title}.", "undo")

    def fold(self, *, folded: bool) -> None:
        """Fold the group of the selected row, or unfold it. Raises Refused where it is in none."""
        row = self.row
        if isinstance(row, Finding):
            row = GroupRow(str(row.severity), row.rule)
        elif isinstance(row, ListRow):
            row = GroupRow(row.what, row.line.partition(" ")[0])
        if not isinstance(row, GroupRow) or (row not in self._unfolded and row not in self.view.rows):
            raise Refused("This row stands alone: only many of one rule are folded.")
        (self._unfolded.discard if folded else self._unfolded.add)(row)
        self.redraw()
        self.view.select(row)

    def select_next(self, step: int) -> None:
        """Select the next finding (1) or the one before (-1), and unfold its group; after the last comes the first."""
        run = self._in_rows()
        if not run:
            raise Refused("There is no finding here.")
        first = self.findings[:1]
        at = run.index(first[0]) if first and first[0] in run else -1 if step > 0 else 0
        if isinstance(self.row, GroupRow) and first:
            at -= step > 0
        to = run[(at + step) % len(run)]
        if to not in self.view.rows:
            self._costs = 0
            self._unfolded.add(GroupRow(str(to.severity), to.rule))
            self.redraw()
        self.view.select(to)

    def check_again(self) -> None:
        """Ask every rule anew."""
        self.desk.checking.anew()
        self.say("Checked again.")

    def costs(self) -> None:
        """Show what each story costs: the heaviest first, then in the order of reading, then the findings again."""
        self._costs = (self._costs + 1) % 3
        self.redraw()
        self.view.select(self.view.rows[0] if self.view.rows else None)

    def check_web(self) -> None:
        """Ask the links on the web; once more stops it."""
        self.web.start_or_stop()

    def seen(self, url: str) -> None:
        """Take the page of an address for fine, for seven days, whatever the site answers to a program."""
        self.web.seen(url)
