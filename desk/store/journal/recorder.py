"""What a session still has to write to its journals: gathered on the screen's thread, written on another one."""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from desk.store.errors import StoreError
from desk.store.file.refuge import keep
from desk.store.form.steps import Change, Step, joined
from desk.store.journal.history import thin, thinned, versions
from desk.store.journal.journals import ENDING, Journal, Journals
from desk.store.journal.last_steps import last_steps
from desk.store.journal.losses import Loss, losses, missing
from desk.store.journal.record import MERGED, MORE, SAVED, SETTLED, SNAPSHOT, STEP, Record, digest, line_of
from desk.store.journal.replay import Replay, Version
from desk.store.problems import Problem

Batch = list[tuple[Journal, Record]]
"""Records, each with its journal; a record is taken out of the list once it is written."""
NO_ISSUE = "publication"
"""The name of the journal for changes that are made while no issue is open."""
_SNAPSHOT_AFTER = 500
"""Records after which a session notes the whole issue again when it opens it."""


class Recorder:
    """Takes note of every change of one session in its `journals`. Without them it does nothing."""

    def __init__(self, journals: Journals | None = None, now: Callable[[], float] = time.time) -> None:
        """For these journals; `now` is in Unix seconds."""
        self.journals = journals
        self._now = now
        self._journal = journals.of(NO_ISSUE) if journals else None
        self._base: Record | None = None
        self._outbox: Batch = []
        self._number = self._step = self._marked = 0
        self._holding: dict[str, dict[str, tuple[Journal, int]]] = {}
        self._writing = Lock()
        self._has_adopted = False
        self.merged_at = 0.0
        """When another program's changes came in last, ahead of the version that has them."""
        self.fault: Problem | None = None
        self._adopted: tuple[Path, ...] = ()
        self._waiting: tuple[Path, ...] = ()

    def begin(self, documents: Mapping[str, Any], data: bytes) -> tuple[tuple[Loss, ...], list[Step]]:
        """An issue was opened, whose file holds `data`: from now on its journal is written.

        Returns what earlier sessions changed and no document holds, and the last steps that can be taken back. If the
        journal cannot be read, both are empty and `fault` says why.
        """
        if self.journals is None:
            return (), []
        self._adopt(self.journals)
        issue = documents["issue"]
        self._journal, self._base = self.journals.of(str(issue.id)), None
        replay = self._read(self._journal)
        if replay is None:
            return (), []
        if not _leads_to(replay, digest(data)):
            self._base = self._record(SNAPSHOT, document="issue", value=issue)
        return self._lost(replay, documents), last_steps(replay, documents)

    def left(self, documents: Mapping[str, Any]) -> tuple[Loss, ...]:
        """What earlier sessions changed while no issue was open and no document holds; as `begin`."""
        if self.journals is None or self._journal is None:
            return ()
        self._adopt(self.journals)
        return self._lost(self._read(self._journal) or Replay(), documents)

    def _adopt(self, journals: Journals) -> None:
        """Once a session: what earlier ones could write nowhere but in a refuge comes into the journals."""
        if not self._has_adopted:
            self._has_adopted = True
            self._adopted, self._waiting = journals.adopt()

    def left_behind(self) -> tuple[Problem | None, tuple[Path, ...], tuple[Path, ...]]:
        """The fault, and once the files of an earlier session that found no room: those that wait, and those taken in.

        While there is a fault, the files are kept for later.
        """
        if self.fault:
            return self.fault, (), ()
        waiting, adopted = self._waiting, self._adopted
        self._waiting = self._adopted = ()
        return None, waiting, adopted

    def _read(self, journal: Journal) -> Replay | None:
        """A journal, replayed; None if it cannot be read, and then `fault` says why."""
        try:
            return Replay(journal.read())
        except StoreError as error:
            self.fault = error.problem
            return None

    def _lost(self, replay: Replay, documents: Mapping[str, Any]) -> tuple[Loss, ...]:
        """The losses that are not in the documents. The others are settled: they were saved, but the crash came
        before that was noted.
        """
        if self.journals is None:
            return ()
        found = losses(replay, self.journals.lives)
        lost = missing(found, documents)
        self.settled([loss for loss in found if loss not in lost])
        return lost

    def end(self) -> None:
        """The issue was closed."""
        if self.journals is not None:
            self._journal, self._base = self.journals.of(NO_ISSUE), None

    def step(self, step: Step, *, more: bool = False) -> None:
        """A step was made; `more`: key presses that belong to the last one."""
        last = self._outbox[-1][1] if self._outbox else None
        if more and last and last.what in (STEP, MORE) and last.step == self._step and last.number > self._marked:
            self._outbox.pop()
            changes = joined(Step("", last.changes), step.changes).changes
            self._note(last.what, step=self._step, title=last.title, changes=changes)
            return
        if not more:
            self._step += 1
        self._note(MORE if more else STEP, step=self._step, title=step.title, changes=step.changes)

    def changed(self, what: str, changes: Sequence[tuple[str, Change]]) -> None:
        """The documents were changed by no new step: one was undone or redone, or another program wrote the file."""
        if what == MERGED:
            self.merged_at = self._now()
        if changes or what != MERGED:
            self._note(what, changes=tuple(changes))

    def mark(self) -> int:
        """The number of the last record: what a save that begins now will hold."""
        self._marked = self._number
        return self._number

    def saved(self, name: str, mark: int, data: bytes) -> None:
        """A file holds everything up to a mark; that is noted in each journal that has a change of it.

        The publication and the shelf may be changed while one issue is open and saved while another one is, or none.
        """
        self._note(SAVED, document=name, upto=mark, digest=digest(data))
        here, held = self._journal.name if self._journal else "", self._holding.get(name, {})
        for journal, last in list(held.values()):
            if journal.name != here:
                self._outbox.append((journal, self._record(SAVED, document=name, upto=mark, digest=digest(data))))
            if last <= mark:
                del held[journal.name]

    def settled(self, losses: Sequence[Loss]) -> None:
        """The editor decided about what an earlier session had not saved."""
        for session in dict.fromkeys(loss.session for loss in losses):
            keys = tuple(loss.key for loss in losses if loss.session == session)
            self._note(SETTLED, about=session, keys=keys)

    def _note(self, what: str, **fields: Any) -> None:
        if self._journal is None:
            return
        if self._base is not None and what not in (SAVED, SETTLED):
            self._outbox.append((self._journal, self._base))
            self._base = None
        self._outbox.append((self._journal, self._record(what, **fields)))
        for name in dict.fromkeys(name for name, _ in fields.get("changes", ())):
            self._holding.setdefault(name, {})[self._journal.name] = self._journal, self._number

    def _record(self, what: str, **fields: Any) -> Record:
        assert self.journals is not None
        self._number += 1
        return Record(self._now(), self.journals.session, self._number, what, **fields)

    # Writing

    @property
    def is_due(self) -> bool:
        """Whether something is to be written."""
        return bool(self._outbox)

    def take(self) -> Batch:
        """What is to be written, to be given to `deliver` on any thread, one batch after the other."""
        batch, self._outbox = self._outbox, []
        return batch

    def deliver(self, batch: Batch) -> None:
        """Append a batch to its journals, each with one flush, on any thread.

        Raises NotSaved; what could not be written comes first in the next batch.
        """
        with self._writing:
            try:
                while batch:
                    journal, count = batch[0][0], 1
                    while count < len(batch) and batch[count][0] is journal:
                        count += 1
                    journal.append([record for _, record in batch[:count]])
                    del batch[:count]
            finally:
                self._outbox[:0] = batch

    def write(self) -> None:
        """Write all of it here and now, on any thread; what cannot be written stays, and `fault` says why."""
        try:
            self.deliver(self.take())
            self.fault = None
        except StoreError as error:
            self.fault = error.problem

    def take_refuge(self) -> tuple[Path, ...]:
        """Keep what cannot be written in any place that can, for the next session; () if there is no such place."""
        if self.journals is None:
            return ()
        lines: dict[str, list[bytes]] = {}
        for journal, record in self._outbox:
            lines.setdefault(journal.name, []).append(line_of(record))
        prefix, session = self.journals.place().name, self.journals.session
        kept = [keep(f"{prefix}.{name}.{session}{ENDING}", b"".join(each)) for name, each in lines.items()]
        return tuple(path for path in kept if path is not None) if all(kept) else ()

    def shown_on(self, terminal: str) -> None:
        """The session is shown on this device, and says with `beat` that it answers."""
        if self.journals is not None:
            self.journals.terminal = terminal

    def beat(self) -> None:
        """Say that the session answers."""
        if self.journals is not None:
            self.journals.beat()

    def thin(self) -> None:
        """Shorten the journal of the open issue if it is long. If that fails it stays as it is."""
        if self._journal is not None:
            with suppress(StoreError, OSError):
                thin(self._journal, self._now())

    def versions(self) -> list[Version]:
        """The versions of the open issue, oldest first, fewer the older they are. Raises NotSaved."""
        if self._journal is None:
            return []
        return thinned(versions(Replay(self._journal.read())), self._now())

    def release(self) -> None:
        """The session is over: what is left is written, and other desks may offer what was never saved."""
        if self._outbox:
            self.write()
        if self.journals is not None:
            self.journals.release()


def _leads_to(replay: Replay, last: str) -> bool:
    """Whether the journal's last version is the file with this digest, and few enough records lead to it."""
    return replay.digest == last and replay.since_snapshot is not None and replay.since_snapshot < _SNAPSHOT_AFTER
