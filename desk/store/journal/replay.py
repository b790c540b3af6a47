"""A journal replayed from its first record to its last: the one place that knows what each kind of record means.

Versions, losses, the steps that can be taken back and what two files began with are all read off one `Replay`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, NamedTuple

from desk.model.issue import Issue
from desk.store.form.records import ROWS_OF
from desk.store.form.steps import Change
from desk.store.journal.record import MERGED, MORE, REDO, SAVED, SETTLED, SNAPSHOT, STEP, UNDO, Key, Record, key_of

Made = tuple[str, str]
"""A row that was made on this computer: its table, and its id as files write it."""


@dataclass(frozen=True, slots=True)
class Version:
    """The issue as its file held it from `at` on (Unix seconds, as the clock of the computer stood then).

    `again` counts the versions before it that have the same second: a clock that was put back comes by twice.
    """

    at: float
    issue: Issue
    again: int = 0

    @property
    def id(self) -> str:
        """What a command line calls it: the time in UTC, "2026-11-05T14:03:22"; "…22.2" for the second so called."""
        return second(self.at) + (f".{self.again + 1}" if self.again else "")


def second(at: float) -> str:
    """A time in UTC, to the second."""
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%S")


class DoneStep(NamedTuple):
    """A step of a session, or a part of one: its record, and its changes, which all know what was there before."""

    record: Record
    changes: tuple[tuple[str, Change], ...]


@dataclass(slots=True)
class Sitting:
    """The records of one session: its steps, the last record that each file holds, and the losses decided about."""

    own: list[DoneStep] = field(default_factory=list)
    saved: dict[str, int] = field(default_factory=dict)
    settled: set[Key] = field(default_factory=set)

    def holds(self, name: str, record: Record) -> bool:
        """Whether the file of a document holds what a record changed."""
        return record.number <= self.saved.get(name, 0)


@dataclass(frozen=True, slots=True)
class _Moment:
    """The issue was as its file holds it; `found` is the whole issue, where a session noted it."""

    at: float
    found: Issue | None = None


class Replay:
    """The records of a journal, taken in one after the other; what follows from them is asked of it.

    `own` has the steps of all sessions in order, including those undone and redone. The line of a key press says only
    what a field became; here its `before` is filled in. `digest` is that of the issue's file when it was saved last.
    `since_snapshot` counts the records since a session noted the whole issue; None if none ever did.
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """For these records, oldest first. A kind that this desk does not know changes nothing."""
        self.sittings: dict[str, Sitting] = {}
        self.own: list[DoneStep] = []
        self.digest = ""
        self.since_snapshot: int | None = None
        self._content: dict[Key, Any] = {}
        self._issue: list[Change | _Moment] = []
        self._made: set[tuple[str, int]] = set()
        self._of_story: dict[int, int] = {}
        self._brought: set[int] = set()
        take: dict[str, Callable[[Record], None]] = {
            STEP: self._step,
            MORE: self._more,
            UNDO: self._own_step,
            REDO: self._own_step,
            MERGED: self._changed,
            SAVED: self._saved,
            SETTLED: self._settled,
            SNAPSHOT: self._snapshot,
        }
        for record in records:
            self._sitting(record.session)
            if self.since_snapshot is not None:
                self.since_snapshot += 1
            if record.what in take:
                take[record.what](record)

    def states(self) -> Iterator[Version]:
        """What the issue was whenever a session found or saved it; several may share a second."""
        built = _Built()
        for each in self._issue:
            if isinstance(each, Change):
                built.take(each)
                continue
            if each.found is not None:
                built.begin(each.found)
            issue = built.issue()
            if issue is not None:
                yield Version(each.at, issue)

    @property
    def made(self) -> set[Made]:
        """The rows that were made on this computer. Their ids are random, so a file that has one was made from a
        version here.

        A story that was copied from another issue keeps its id, so it and its links prove nothing.
        """
        own = {each for each in self._made if not (each[0] == "stories" and each[1] in self._brought)}
        return {(table, str(id)) for table, id in own if self._of_story.get(id) not in self._brought}

    def _sitting(self, session: str) -> Sitting:
        return self.sittings.setdefault(session, Sitting())

    def _step(self, record: Record) -> None:
        for name, change in record.changes:
            if name == "issue" and not change.field and change.before is None and change.table:
                self._made.add((change.table, change.id))
                if change.table == "links":
                    self._of_story[change.id] = change.after.story
                elif change.table == "stories" and change.after.origin is not None:
                    self._brought.add(change.id)
        self._own_step(record)

    def _more(self, record: Record) -> None:
        content = self._content
        changes = [(name, each, content.get(key_of(name, each), each.before)) for name, each in record.changes]
        known = ((name, Change(each.table, each.id, each.field, was, each.after)) for name, each, was in changes)
        self._take(DoneStep(record, tuple(known)))

    def _own_step(self, record: Record) -> None:
        self._take(DoneStep(record, record.changes))

    def _take(self, done: DoneStep) -> None:
        self.own.append(done)
        self.sittings[done.record.session].own.append(done)
        self._changed(done.record)

    def _changed(self, record: Record) -> None:
        for name, change in record.changes:
            self._content[key_of(name, change)] = change.after
            if name == "issue":
                self._issue.append(change)

    def _saved(self, record: Record) -> None:
        saved = self._sitting(record.session).saved
        saved[record.document] = max(saved.get(record.document, 0), record.upto)
        if record.document == "issue":
            self.digest = record.digest
            self._issue.append(_Moment(record.at))

    def _settled(self, record: Record) -> None:
        self._sitting(record.about).settled.update(record.keys)

    def _snapshot(self, record: Record) -> None:
        self.since_snapshot = 1
        if isinstance(record.value, Issue):
            self._issue.append(_Moment(record.at, record.value))


@dataclass(slots=True)
class _Built:
    """An issue that is built up change by change; rows are shared between versions."""

    base: Issue | None = None
    own: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, dict[int, Any]] = field(default_factory=dict)

    def begin(self, issue: Issue) -> None:
        """Begin with an issue, and forget what came before."""
        self.base, self.own = issue, {}
        self.rows = {name: {row.id: row for row in getattr(issue, name)} for name in ROWS_OF[Issue]}

    def take(self, change: Change) -> None:
        """One change more."""
        if not change.table:
            self.own[change.field] = change.after
            return
        rows = self.rows.setdefault(change.table, {})
        if change.field:
            if change.id in rows:
                rows[change.id] = replace(rows[change.id], **{change.field: change.after})
        elif change.after is None:
            rows.pop(change.id, None)
        else:
            rows[change.id] = change.after

    def issue(self) -> Issue | None:
        """The issue with all changes; None before it has begun."""
        if self.base is None:
            return None
        lists: dict[str, Any] = {name: tuple(rows[id] for id in sorted(rows)) for name, rows in self.rows.items()}
        return replace(self.base, **self.own, **lists)
