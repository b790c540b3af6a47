"""What pre-flight found, as the desk shows it: counts in the title line, marks in the running order."""

from collections.abc import Callable, Mapping

from desk.tui.background import is_there
from desk.tui.desk.layout import DeskLayout

_SIGNED = frozenset({"question-open"})
"""Rules whose stories the running order signs already."""


class DeskFindings:
    """Hears of what the rules found in the open issue. `drawn` is called when that is something else."""

    def __init__(self, desk: DeskLayout, drawn: Callable[[], None]) -> None:
        """For one desk screen; nothing is asked before `look`."""
        self._desk = desk
        self._drawn = drawn
        self._hears = False
        self.counts = (0, 0)
        """How many are to fix, and to look at."""
        self.marks: Mapping[int, str] = {}
        """The stories that have one, with its signal: "stop" or "look"."""

    def look(self) -> None:
        """Have the rules asked after a pause, if something has changed."""
        checking = self._desk.desk.checking
        if not self._hears:
            self._hears = True
            checking.listeners.append(self._heard)
        checking.look()

    def _heard(self) -> None:
        checking = self._desk.desk.checking
        if not is_there(self._desk):
            if self._heard in checking.listeners:
                checking.listeners.remove(self._heard)
            return
        checked = checking.now
        if checked is None or self._desk.desk.session.path is None or checked.issue.id != self._desk.issue.id:
            return
        marks: dict[int, str] = {}
        for finding in checked.open:
            sign = {"FIX": "stop", "LOOK": "look"}.get(finding.severity.name)
            if finding.rule in _SIGNED:
                continue
            if sign and finding.where.story is not None and marks.get(finding.where.story) != "stop":
                marks[finding.where.story] = sign
        counts = (checked.fix, checked.look)
        if (counts, marks) != (self.counts, self.marks):
            self.counts, self.marks = counts, marks
            self._drawn()
