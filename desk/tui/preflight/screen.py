"""Pre-flight: what is to fix, to look at and to know before the issue goes, each a key away from its place."""

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from desk.edit import Refused
from desk.edit.passed import let_pass, tell_again, tick
from desk.model.dates import short_date
from desk.model.issue import Issue
from desk.model.text import tidy_line
from desk.preflight.check import Checked
from desk.preflight.finding import Finding, Severity, Where
from desk.preflight.mending import mended
from desk.preflight.passing import for_ever, here
from desk.preflight.rules import BY_NAME
from desk.tui.keys.bars import RIGHT
from desk.tui.preflight.rows import Drawing, ListRow, address_of, cost_lines, in_full
from desk.tui.preflight.web import WebCheck
from desk.tui.screens.settings import BACK
from desk.tui.screens.sheet import Sheet, own_bindings
from desk.tui.widgets.cells import Span, cut, shown
from desk.tui.widgets.head import Head, Pane
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import Line, LineView, RowView
from desk.tui.widgets.titleline import TitleLine

WIDE = 100
"""Columns from which a finding stands in full beside the list."""
_HEADS = {Severity.FIX: "To fix", Severity.LOOK: "To look at", Severity.KNOW: "To know"}


class PreflightScreen(Sheet):
    """The findings of the open issue. It closes with the place to go to, or with None."""

    DEFAULT_CSS = """
    PreflightScreen #found-pane { width: 2fr; }
    PreflightScreen #full-pane { width: 1fr; display: none; }
    PreflightScreen.beside #full-pane { display: block; }
    """
    scope = "preflight"
    scopes = ("preflight", "everywhere")
    own = (BACK,)
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(own, *scopes)]
    AUTO_FOCUS = "#found"

    def __init__(self, finding: Finding | None = None) -> None:
        """With the finding that is selected first, if it is there."""
        super().__init__()
        self._first = finding
        self._costs = 0
        self.web = WebCheck(self)

    def compose(self) -> ComposeResult:
        """Title line, list, the finding in full, key bar."""
        yield TitleLine(id="title")
        with Horizontal():
            with Pane(id="found-pane"):
                yield Head("Pre-flight", id="found-head")
                yield RowView(id="found")
            with Pane(id="full-pane"):
                yield Head("", id="full-head")
                yield LineView(id="full")
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
        if self.is_mounted and self.desk.session.path is not None:
            self.desk.checking.look(at_once=True)
            self._draw_title()

    def _have(self) -> None:
        if self.is_mounted and self.desk.session.path is not None:
            self.redraw()
            if self._first is not None and self.checked is not None:
                self.view.select(self._first, tell=False)
                self._first = None
                self._draw_full()

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
    def finding(self) -> Finding | None:
        """The selected finding."""
        row = self.view.row
        return row if isinstance(row, Finding) else None

    def _chosen(self) -> Finding:
        if self.finding is None:
            raise Refused("Select a finding first: there is none here.")
        return self.finding

    # Showing

    def redraw(self) -> None:
        """Draw the list as it is known now."""
        view, checked = self.view, self.checked
        if self.has_class("beside") != (self.size.width >= WIDE):
            self.set_class(self.size.width >= WIDE, "beside")
            self.call_after_refresh(self.redraw)
        if checked is None:
            view.show([Line((("Looking …", "dim"),))])
        elif self._costs:
            view.show(cost_lines(checked.export, checked.issue, by_size=self._costs == 1))
        else:
            drawing = Drawing(self.desk.glyphs, view.text_width, self.size.height >= 26)
            view.show(drawing.lines(checked.open, checked.issue, self.desk.session.publication))
        self.query_one("#found-head", Head).show(note=self._note(checked))
        self._draw_title()
        self._draw_full()
        self.draw_keys()

    def _note(self, checked: Checked | None) -> str:
        if checked is None:
            return ""
        asked = [each.day for each in checked.verdicts.values()]
        web = f"links asked on {short_date(max(asked))}" if asked else "nothing fetched"
        return f"checked {checked.at}, {web}" if self.size.width >= WIDE else f"checked {checked.at}"

    def _draw_full(self) -> None:
        finding, checked = self.finding, self.checked
        view, head = self.query_one("#full", LineView), self.query_one("#full-head", Head)
        if finding is None or checked is None:
            view.show([])
            head.show(title="", note="")
            return
        group = [each for each in checked.open if each.severity == finding.severity]
        head.show(title=_HEADS[finding.severity], note=f"{group.index(finding) + 1} of {len(group)}")
        view.show(in_full(finding, checked.issue, self.desk.glyphs, view.text_width, self._what_to_do(finding)))

    def _what_to_do(self, finding: Finding) -> list[tuple[str, str]]:
        made = [("preflight.go", "go there")]
        made += [("preflight.mend", "mend it")] if finding.mend is not None else []
        made += (
            [("preflight.browse", "open it"), ("preflight.seen", "seen by me")]
            if address_of(self.issue, finding)
            else []
        )
        made += [("preflight.pass", "let it pass here"), ("preflight.never", "never say it again")]
        return [(self.desk.keys.shown(id), words) for id, words in made]

    def draw_keys(self, note: str = "", scope: str = "") -> None:
        """The keys that make sense for the selected row."""
        row = self.view.row
        keys: tuple[tuple[str, str], ...] = (("preflight.go", "go there"),)
        if isinstance(row, Finding):
            keys += (("preflight.mend", "mend"),) if row.mend is not None else ()
            keys += (("preflight.pass", "let it pass"), ("preflight.never", "never again"))
        elif isinstance(row, ListRow):
            words = {"tick": "tick", "cost": "go there"}.get(row.what, "say it again")
            keys = (("preflight.go" if row.what in ("tick", "cost") else "preflight.pass", words),)
        rest = (("preflight.again", "check again"), ("preflight.web", "web"), ("preflight.costs", "size"))
        made = self._written((*keys, *rest, ("export", "export"), ("undo", "undo")), False)
        self.query_one(KeyBar).show([*made, BACK.shown], self._written(RIGHT, False), note)

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
        if self.is_mounted and self.desk.session.path is not None:
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
        self.run_command("preflight.go")

    def go(self) -> None:
        """Close, for the desk to go to the place; a line of the checklist is ticked."""
        row = self.view.row
        if isinstance(row, ListRow) and row.what == "tick":
            said = "Opened again" if tidy_line(row.line) in self.issue.ticked else "Ticked"
            self._step(f"{said}: {cut(shown(row.line), 40)}", lambda: self.desk.session.do(tick, row.line))
        elif isinstance(row, ListRow) and row.what == "cost":
            self.dismiss(Finding("clipped", Severity.LOOK, where=Where(int(row.line), None, "headline")))
        elif isinstance(row, Finding):
            self.dismiss(row)

    def mend(self) -> None:
        """Put in what belongs there, as one step."""
        finding, checked = self._chosen(), self.checked
        if checked is None:
            return
        title = f"Mended: {cut(shown(BY_NAME[finding.rule].line(finding)), 50)}"
        self._step(title, lambda: self.desk.session.do(mended, finding, checked.issue))

    def let_pass(self) -> None:
        """Let it pass in this issue; what was let pass is said again."""
        row = self.view.row
        if isinstance(row, ListRow) and row.what in ("passed", "for ever"):
            self._say_again(row)
            return
        finding = self._chosen()
        title = f"Let pass: {cut(shown(BY_NAME[finding.rule].line(finding)), 50)}"
        self._step(title, lambda: self.desk.session.do(let_pass, here(finding)))

    def _say_again(self, row: ListRow) -> None:
        session = self.desk.session
        title = f"Said again: {cut(shown(row.line), 40)}"
        if row.what == "passed":
            self._step(title, lambda: session.do(tell_again, row.line))
        else:
            passed = tell_again(session.publication, row.line).passed
            self._step(title, lambda: session.change_publication(passed=passed))

    def let_pass_for_ever(self) -> None:
        """Never say it again in this publication: it stands in its settings, and here at the end of the list."""
        finding, session = self._chosen(), self.desk.session
        passed = let_pass(session.publication, for_ever(finding)).passed
        title = f"Never said again: {cut(for_ever(finding), 50)}"
        self._step(title, lambda: session.change_publication(passed=passed))

    def _step(self, title: str, make: Callable[[], object]) -> None:
        with self.desk.session.step(title):
            make()
        self.desk.checking.anew()
        self.say(f"{title}.", "undo")

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

    def browse(self) -> None:
        """Open the address in the browser."""
        from desk.outside.browser import open_in_browser

        if not (url := address_of(self.issue, self._chosen())):
            raise Refused("There is no address here that could be opened.")
        self.say_later(lambda: open_in_browser(url) or f"Opened {cut(shown(url), 60)}.")

    def seen_by_me(self) -> None:
        """Say that the page is fine, for seven days, whatever the site answers to a program."""
        if not (url := address_of(self.issue, self._chosen())):
            raise Refused("There is no address here that could have been seen.")
        self.web.seen(url)
