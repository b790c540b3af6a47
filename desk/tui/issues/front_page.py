"""The selected issue as a front page, beside the list of issues."""

from functools import partial

from textual.app import ComposeResult

from desk.model.dates import short_date
from desk.model.issue import Issue
from desk.store.errors import StoreError
from desk.store.folder.issues import Folder
from desk.store.folder.summaries import Summary
from desk.tui import background
from desk.tui.issues.rows import front_page, unreadable_page
from desk.tui.pauses import Pause
from desk.tui.theme.glyphs import Glyphs
from desk.tui.widgets.head import Head, Pane
from desk.tui.widgets.lines import LineView

HOLD = 0.08
"""Seconds that the selection rests before the issue is read: holding ↓ reads none."""
KEPT = 40
"""Issues that stay in memory."""


class FrontPage(Pane):
    """Reads an issue off the screen's thread, once the selection rests on it, and shows what is in it."""

    def __init__(self, folder: Folder, *, id: str) -> None:
        """For the issues of a folder."""
        super().__init__(id=id)
        self._folder = folder
        self._glyphs = Glyphs()
        self._kept: dict[tuple[str, float], Issue] = {}
        self._chosen: Summary | None = None
        self._rest = Pause(self, self._read_later)

    def compose(self) -> ComposeResult:
        """Head and page."""
        yield Head("", id="front-head")
        yield LineView(id="front")

    def on_mount(self) -> None:
        """The page cannot be gone into."""
        self.query_one("#front").can_focus = False

    def show(self, chosen: Summary | None, glyphs: Glyphs) -> None:
        """Show an issue of the list, or none."""
        self._chosen, self._glyphs = chosen, glyphs
        self._rest.stop()
        head = self.query_one("#front-head", Head)
        view = self.query_one("#front", LineView)
        if chosen is None or chosen.problem:
            head.show(title="Cannot be read" if chosen else "", note="")
            view.show(unreadable_page(chosen, view.text_width) if chosen else [])
            return
        head.show(title=chosen.label, note=short_date(chosen.date))
        if issue := self._kept.get((chosen.file, chosen.modified)):
            self._draw(issue, chosen)
        elif self.display:
            self._rest.begin(HOLD)

    def _read_later(self) -> None:
        if (chosen := self._chosen) is not None:
            background.in_thread(
                self, partial(self._read, chosen), partial(self._have, chosen), group="front", alone=True
            )

    def _read(self, chosen: Summary) -> Issue | None:
        try:
            return self._folder.open_issue(self._folder.path / chosen.file).issue
        except StoreError:
            return None  # the list says it when it is read again

    def _have(self, chosen: Summary, issue: Issue | None) -> None:
        if issue is None:
            return
        self._kept[chosen.file, chosen.modified] = issue
        while len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]
        if self._chosen == chosen:
            self._draw(issue, chosen)

    def _draw(self, issue: Issue, chosen: Summary) -> None:
        view = self.query_one("#front", LineView)
        height = view.size.height
        view.show(front_page(issue, chosen, self._glyphs, view.text_width, height)[:height])
