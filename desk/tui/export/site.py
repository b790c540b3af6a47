"""The site: where it goes, and what became of it."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from desk.publish.to_site import Report, place
from desk.store.errors import StoreError
from desk.tui.export.drawing import here
from desk.tui.widgets.cells import Span, count, shown
from desk.tui.widgets.dialog import Dialog
from desk.tui.widgets.line_input import LineInput
from desk.tui.widgets.lines import Line, LineView
from desk.tui.widgets.setting import OneOf
from desk.tui.widgets.words import KeyLine, Words

FINISHED, ALL = "finished", "all"
OPEN = "open"
"""The answer that opens the site in the browser."""


class SiteScreen(Dialog[tuple[Path, bool]]):
    """Closes with the folder, and whether issues that are not finished go in too."""

    DEFAULT_CSS = """
    SiteScreen Horizontal { height: 1; }
    SiteScreen Horizontal Words { width: 12; }
    SiteScreen OneOf { padding-left: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("enter", "take", show=False),
    ]

    def __init__(self, issues: Path, folder: Path, *, has_address: bool) -> None:
        """For the issues of a folder; `folder` is where the site usually goes, `has_address` whether it has one."""
        super().__init__("Write the site")
        self._issues = issues
        self._folder = folder
        self._has_address = has_address

    def inside(self) -> ComposeResult:
        """What it is, the folder, the issues, what is wrong, the keys."""
        says = "A page for each issue, an index, and feeds. Only what changed is written."
        if not self._has_address:
            says += " The publication has no web address, so the feeds name the pages by their place in the folder."
        yield Words((says + "\n", "dim"), wrap=True)
        with Horizontal():
            yield Words(("Goes to", "dim"))
            yield LineInput(here(self._folder), id="folder", select_on_focus=False)
        with Horizontal():
            yield Words(("Issues", "dim"))
            yield OneOf((FINISHED, "finished ones"), (ALL, "drafts too"), id="issues")
        yield Words(id="wrong", wrap=True)
        yield KeyLine((("enter", "write it"), ("tab", "next field")))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_take()

    @on(OneOf.Left)
    def _left(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        """Close with the folder, if a site may be written there."""
        try:
            folder = place(self.query_one(Input).value, self._issues)
        except StoreError as error:
            self.query_one("#wrong", Words).show((f"\n{error}", "stop"))
            return
        self.dismiss((folder, self.query_one(OneOf).value == ALL))


class SiteDoneScreen(Dialog[str]):
    """What became of it. Closes with `OPEN` or None."""

    DEFAULT_CSS = "SiteDoneScreen LineView { margin-top: 1; } SiteDoneScreen > Vertical > LineView { padding-left: 0; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("o,enter", "open", show=False)]
    AUTO_FOCUS = "LineView"

    def __init__(self, report: Report, signs: tuple[str, str]) -> None:
        """For a report; `signs` stand before what to look at and what is wrong."""
        super().__init__("The site is written")
        self.add_class("wide")
        self.report = report
        self._look, self._stop = signs

    def inside(self) -> ComposeResult:
        """Where it is, what was written, what leads nowhere."""
        yield Words((here(self.report.index), "bold"), wrap=True)
        yield Words((said(self.report), ""), wrap=True)
        if not self.report.issues:
            yield Words((f"{self._look} ", "look"), ("No issue is finished yet, so the index is empty.", ""), wrap=True)
        if self.report.faults:
            words = f"{count(len(self.report.faults), 'link')} in it lead nowhere."
            words = words.replace("1 link in it lead ", "1 link in it leads ")
            yield Words((f"{self._stop} ", "stop"), (words, ""), wrap=True)
        if self.report.left_out or self.report.faults:
            yield LineView(id="faults")
        yield KeyLine((("o", "open in the browser"),))

    def on_mount(self) -> None:
        """List what is wrong."""
        for view in self.query(LineView):
            view.show(map(self._line, (*self.report.left_out, *self.report.faults)))
            view.styles.height = min(len(view.lines), 10)

    def _line(self, words: str) -> Line:
        spans: tuple[Span, ...] = ((shown(words), ""),)
        return Line(spans)

    def action_open(self) -> None:
        """Close, and open the index in the browser."""
        self.dismiss(OPEN)


def said(report: Report) -> str:
    """How many files were written, left and taken away."""
    files = report.files
    gone = f", took {files.removed:,} away" if files.removed else ""
    return f"Wrote {count(files.written, 'file')} and left {files.kept:,} as they were{gone}."
