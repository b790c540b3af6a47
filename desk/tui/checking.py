"""Pre-flight in the background: the rules are asked after each pause, off the screen's thread, and all screens hear."""

import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from textual.app import App

from desk.tui.newest_work import Newest
from desk.tui.pauses import Pause

if TYPE_CHECKING:
    from sqlite3 import Connection

    from desk.model.issue import Issue
    from desk.model.publication import Publication
    from desk.preflight.check import Checked, Checks
    from desk.preflight.finding import Export, Finding, Memory, Severity
    from desk.preflight.remembered import Remembering
    from desk.session.session import Session
    from desk.tui.ports import Remembering as Archive

PAUSE = 0.6
"""Seconds without a change after which the rules are asked."""
_BREATH = 0.0005
"""Seconds between two stories in which the screen's thread can have the interpreter: who types waits for no rule."""


def clock() -> datetime:
    """The time that dates are held against."""
    return datetime.now().astimezone()


class OfApp(Protocol):
    """What is needed of the app."""

    session: "Session"

    @property
    def remembering(self) -> "Archive":
        """The archive."""


class Checking:
    """Keeps what the rules found in the open issue. `now` is None until they were asked for the first time."""

    def __init__(self, app: App[Any], of: OfApp) -> None:
        """For one app; nothing is loaded and asked before `look`."""
        self._of = of
        self._pause = Pause(app, self._begin)
        self._thread = Newest(app, "checking")
        self._checks: Checks | None = None
        self._asker: Remembering | None = None
        self._seen: tuple[object, ...] = ()
        self._asked: tuple[object, ...] = ()
        self._beside: tuple[object, ...] = ()
        self._memory: Memory | None = None
        self._export: tuple[Issue, Export] | None = None
        self.now: Checked | None = None
        self.gone_to: tuple[Finding, tuple[int, ...]] | None = None
        """The finding that the editor was taken to last, and where they were then."""
        self.walk: tuple[str, Severity] | None = None
        """The rule and the weight of the findings that `]` and `[` go through alone; None: all of them."""
        self.listeners: list[Callable[[], None]] = []

    def look(self, *, at_once: bool = False) -> None:
        """Ask the rules after a pause, if the issue or its publication is another value than when they were asked.

        `at_once` they are asked without one, also where another program has changed a file beside the issue.
        """
        if self._is_asked() and not (at_once and self._files() != self._beside):
            return
        if at_once:
            self._begin()
        else:
            self._pause.begin(PAUSE)

    def anew(self) -> None:
        """Ask them at once, whatever has changed: a file beside the issue may be another one."""
        self._seen, self._asked = (), ()
        self._begin()

    def exported(self, issue: "Issue", export: "Export | None") -> None:
        """The e-mail of an issue was made: its size and its tags can be looked at."""
        if export is not None:
            self._export = issue, export
            self._seen = ()
            self.look()

    def forget(self) -> None:
        """No issue is open any more."""
        self._pause.stop()
        self.now, self.walk, self._seen, self._asked, self._export = None, None, (), (), None

    @property
    def _values(self) -> tuple[object, ...]:
        session = self._of.session
        return (session.issue, session.publication) if session.path is not None else ()

    def _files(self) -> tuple[object, ...]:
        """The states of the files beside the issue that say how the publication writes."""
        from desk.store.folder.beside import stamps

        return stamps(self._of.session.folder.path) if self._of.session.path is not None else ()

    def _is_asked(self) -> bool:
        values = self._values
        return len(values) == len(self._seen) and all(
            one is other for one, other in zip(values, self._seen, strict=True)
        )

    def _begin(self) -> None:
        session = self._of.session
        if session.path is None:
            return
        self._pause.stop()
        self._seen, self._beside = self._values, self._files()
        issue, publication = session.issue, session.publication
        if self.now is not None and self.now.issue.id != issue.id:
            self.now, self.walk, self._memory, self._asked = None, None, None, ()
        export = self._export[1] if self._export is not None and self._export[0].id == issue.id else None
        self._thread.begin(lambda: self._work(issue, publication, export), self._have)

    def _work(self, issue: "Issue", publication: "Publication", export: "Export | None") -> "Checked":
        """In the thread: ask the rules."""
        from desk.preflight.asked import known_verdicts, web_addresses
        from desk.preflight.check import Checked, Checks, about_export, counted, in_order, still_open
        from desk.preflight.finding import NOTHING, Severity, Subject

        now = clock()
        verdicts = known_verdicts(web_addresses(issue), now.date())
        folder, memory = self._of.session.folder.path, self._memory or NOTHING
        subject = Subject(issue, publication, folder, export, now.date().isoformat(), memory, verdicts)
        self._checks = self._checks or Checks()
        found = self._checks.all(subject, lambda: time.sleep(_BREATH))
        if export is not None:
            found = in_order((*found, *about_export(subject)), issue)
        left = still_open(found, subject)
        counts = counted(left)
        at = now.strftime("%H:%M")
        return Checked(issue, found, left, at, verdicts, export, counts[Severity.FIX], counts[Severity.LOOK])

    def _have(self, checked: "Checked") -> None:
        session = self._of.session
        if session.path is None or session.issue.id != checked.issue.id:
            return
        self.now = checked
        self._ask_memory()
        for heard in tuple(self.listeners):
            heard()

    def _ask_memory(self) -> None:
        """Ask the archive what it remembers, if what that concerns has changed."""
        from desk.preflight.remembered import Remembering, concerned

        session = self._of.session
        issue, publication = session.issue, session.publication
        asked = (*concerned(issue), self._beside)
        if asked == self._asked:
            return
        self._asked = asked
        self._asker = self._asker or Remembering(session.folder)
        asker = self._asker

        def question(connection: "Connection") -> "tuple[int, Memory]":
            return issue.id, asker.ask(connection, issue, publication)

        self._of.remembering.ask(question, self._remember, group="preflight")

    def _remember(self, answer: "tuple[int, Memory]") -> None:
        id, memory = answer
        session = self._of.session
        if session.path is not None and session.issue.id == id and memory != self._memory:
            self._memory = memory
            self._begin()
