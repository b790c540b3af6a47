"""What the list of issues knows of its folder: read off the screen's thread, the names of the files before the rest."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from threading import Event

from desk.store.errors import StoreError
from desk.store.folder.second_copies import SecondCopy
from desk.store.folder.summaries import Summary
from desk.store.problems import Reason
from desk.tui import background
from desk.tui.issues import opening
from desk.tui.issues import rows as issue_rows
from desk.tui.issues.folder_state import FolderState, look_at
from desk.tui.pauses import after

FIRST = 0.03
"""Seconds that the first picture waits for what is being read: mostly that is done in a third of it, and the picture
has the issues in it. A picture without them would be painted for nothing."""
NAMES_AFTER = 0.05
"""Seconds without summaries after which the files' names stand in."""
LONG = 0.4
"""Seconds after which reading is worth a word."""


class FolderReader(opening.Opener):
    """The list of issues, as far as it reads the folder. It shows what it knows meanwhile."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        super().__init__()
        self.summaries: list[Summary] = []
        self.unsaved: frozenset[str] = frozenset()
        self.known = False
        self.second_copies: tuple[SecondCopy, ...] = ()
        self.drafts = 0
        self.fault = ""
        self._select = ""
        self._said_reading = False
        self._early: asyncio.Task[FolderState] | None = None
        self._looked = Event()
        self._first: FolderState | None = None

    def redraw(self) -> None:
        """Draw the list as it is known now; `IssuesScreen` does."""

    def select(self, file: str) -> None:
        """Select the issue with this file; `IssuesScreen` does."""

    def found(self, summaries: Sequence[Summary]) -> None:
        """The folder was read: these are its issues. `IssuesScreen` asks what is to fix in them."""

    def read_early(self) -> None:
        """Read the folder while the screen is being put together: its first picture has the issues in it then."""
        self._early = asyncio.create_task(asyncio.to_thread(self._look_early))

    def _look_early(self) -> FolderState:
        try:
            self._first = look_at(self.desk.session)
            return self._first
        finally:
            self._looked.set()

    def load(self, select: str = "") -> None:
        """Read the folder anew; `select` names the file to stand on then."""
        self._select = select or self._select
        if self._early is not None and self._looked.wait(FIRST) and self._first is not None:
            self._early = None
            self._have(self._first)
            return
        if not self.known:
            after(self, NAMES_AFTER, self._show_names)
            after(self, LONG, self._say_reading)
        background.run(self, self._read, group="summaries", alone=True)

    async def _read(self) -> None:
        early, self._early = self._early, None
        self._have(await (early or asyncio.to_thread(look_at, self.desk.session)))

    def _have(self, state: FolderState) -> None:
        if not self.known and self._said_reading:
            self.quiet()
        if not self.known:
            self.call_after_refresh(self.desk.shown)
        found, error = state.found, state.error
        self.summaries, self.known, self.second_copies, self.unsaved = found, True, state.second_copies, state.unsaved
        missing = error is not None and error.reason == Reason.NO_FOLDER
        self.fault = "" if error is None or missing else str(error)
        self.found(found)
        self.redraw()
        self.call_after_refresh(self._count_drafts)
        if self._select:
            self.select(self._select)
            self._select = ""
        if self.is_in_front and (command := self.desk.run_on_list):
            self.desk.run_on_list = ""
            self.call_after_refresh(self.run_command, command)
        if not found and not self.fault and self.is_in_front and self._is_first_start():
            from desk.tui.issues.first import FirstScreen

            self.app.push_screen(FirstScreen())

    def _count_drafts(self) -> None:
        background.in_thread(self, self.desk.drafts.count, self._have_drafts, group="drafts", alone=True)

    def _have_drafts(self, number: int) -> None:
        if number != self.drafts:
            self.drafts = number
            self.redraw()

    def _is_first_start(self) -> bool:
        return not (self.desk.session.folder.path / "publication.json").exists()

    def _show_names(self) -> None:
        if self.known or self.summaries:
            return
        try:
            files = self.desk.session.folder.issue_files()
        except StoreError:
            return  # reading says it
        self.summaries = [issue_rows.from_name(path) for path in reversed(files)]
        self.redraw()

    def _say_reading(self) -> None:
        if not self.known and self.summaries:
            self._said_reading = True
            self.say(f"Reading {len(self.summaries):,} issues…")

    def return_to(self, path: Path) -> None:
        """Stand on this file when the list is in front again."""
        self._select = path.name

    def second_copies_changed(self) -> None:
        """A second copy came or went."""
        self.load()
