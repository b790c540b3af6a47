"""How many findings are to fix in the issues that are not sent yet, asked in the background while the list stands."""

from collections.abc import Callable, Mapping, Sequence

from desk.model.issue import IssueStatus
from desk.store.errors import StoreError
from desk.store.folder.issues import Folder
from desk.store.folder.summaries import Summary
from desk.tui import background
from desk.tui.pauses import Pause
from desk.tui.screens.base import DeskBase

REST = 1.0
"""Seconds that the list stands before anything is asked: opening it comes first."""
MOST = 4
"""Issues that are asked about: the newest that are not sent."""
_NONE: Mapping[str, int] = {}


class ToFix:
    """Keeps the counts by file. What readers could not miss is counted; what the archive remembers is not asked."""

    def __init__(self, screen: DeskBase, folder: Callable[[], Folder], drawn: Callable[[], None]) -> None:
        """`drawn` is called when there are other counts than before."""
        self._screen = screen
        self._folder = folder
        self._drawn = drawn
        self._rest = Pause(screen, self._begin)
        self._wanted: tuple[Summary, ...] = ()
        self._known: dict[tuple[str, float], int] = {}
        self.counts: Mapping[str, int] = _NONE

    def look(self, summaries: Sequence[Summary]) -> None:
        """Ask about the newest of these that are not sent, after a while, unless that is known."""
        open_ones = [each for each in summaries if each.status != IssueStatus.SENT and not each.problem]
        self._wanted = tuple(open_ones[:MOST])
        self._show()
        if any((each.file, each.modified) not in self._known for each in self._wanted):
            self._rest.begin(REST)

    def _begin(self) -> None:
        folder, known = self._folder(), self._known
        wanted = [each for each in self._wanted if (each.file, each.modified) not in known]
        background.in_thread(self._screen, lambda: _asked(folder, wanted), self._have, group="to-fix", alone=True)

    def _have(self, found: Mapping[tuple[str, float], int]) -> None:
        self._known.update(found)
        before = self.counts
        self._show()
        if self.counts != before:
            self._drawn()

    def _show(self) -> None:
        known = ((each.file, self._known.get((each.file, each.modified), 0)) for each in self._wanted)
        self.counts = {file: number for file, number in known if number}


def _asked(folder: Folder, wanted: Sequence[Summary]) -> dict[tuple[str, float], int]:
    """In the thread: the counts of these issues; one that cannot be read has none."""
    from desk.preflight.check import about_issue, counted
    from desk.preflight.finding import Severity, Subject

    found: dict[tuple[str, float], int] = {}
    for each in wanted:
        try:
            issue, publication = folder.open_issue(folder.path / each.file).issue, folder.publication()[0]
        except StoreError:
            continue  # the list says it when it is read again
        counts = counted(about_issue(Subject(issue, publication, folder.path)))
        found[each.file, each.modified] = counts[Severity.FIX]
    return found
