"""What a session has yet to write to its journals: gathered where she types, written elsewhere."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from threading import Lock
from typing import Any

from desk.store.errors import StoreError
from desk.store.file.refuge import keep
from desk.store.folder.issues import Folder
from desk.store.folder.summaries import Summary
from desk.store.form.steps import Change, Step, joined
from desk.store.journal.entries import MERGED, MORE, SAVED, SETTLED, SNAPSHOT, STEP, Entry, digest, line_of
from desk.store.journal.history import Version, thin, thinned, versions
from desk.store.journal.journals import ENDING, Journal, Journals
from desk.store.journal.losses import Loss, losses, missing, steps
from desk.store.journal.unsaved import unsaved

Batch = list[tuple[Journal, Entry]]
"""Records and the journals that they belong in; those that are written go from the list."""
NO_ISSUE = "publication"
"""The journal of what is changed while no issue is open."""
_SNAPSHOT_AFTER = 500
"""Records after which a session begins with the whole document again."""


class Recorder:
    """Takes note of every change of one session. Without journals it does nothing."""

    def __init__(self, journals: Journals | None = None, now: Callable[[], float] = time.time) -> None:
        """For these journals; `now` is in Unix seconds."""
        self._journals = journals
        self._now = now
        self._journal = journals.of(NO_ISSUE) if journals else None
        self._base: Entry | None = None
        self._outbox: Batch = []
        self._number = self._step = self._marked = 0
        self._holding: dict[str, dict[str, tuple[Journal, int]]] = {}
        self._writing = Lock()
        self._has_adopted = False
        self.fault = ""
        self.news = ""

    def begin(self, documents: Mapping[str, Any], data: bytes) -> tuple[tuple[Loss, ...], list[Step]]:
        """An issue was opened, whose file holds `data`: from now on its journal is meant.

        What earlier sessions changed and no document holds, and the last steps that can be taken back. Where the
        journal cannot be read it is neither, and `fault` says why.
        """
        if self._journals is None:
            return (), []
        self._adopt(self._journals)
        issue = documents["issue"]
        self._journal, self._base = self._journals.of(str(issue.id)), None
        entries = self._read(self._journal)
        if entries is None:
            return (), []
        if not _leads_to(entries, digest(data)):
            self._base = self._entry(SNAPSHOT, document="issue", value=issue)
        return self._lost(entries, documents), steps(entries, documents)

    def left(self, documents: Mapping[str, Any]) -> tuple[Loss, ...]:
        """What earlier sessions changed while no issue was open, and no document holds; as `begin`."""
        if self._journals is None or self._journal is None:
            return ()
        self._adopt(self._journals)
        return self._lost(self._read(self._journal) or [], documents)

    def _adopt(self, journals: Journals) -> None:
        """Once a session: what earlier ones could write nowhere but in a refuge comes into the journals."""
        if not self._has_adopted:
            self._has_adopted = True
            taken, left = journals.adopt()
            if taken:
                where = ", ".join(map(str, taken))
                self.news = f"A desk that found no room on the disk kept its last words in {where}; they are offered."
            if left:
                where = ", ".join(map(str, left))
                self.news = f"Words that found no room on the disk wait in {where}. Make room and open the desk again."

    def unsaved(self, folder: Folder, known: Iterable[Summary]) -> frozenset[str]:
        """The files of issues that hold less than their journals, see `desk.store.journal.unsaved`; on any thread."""
        return unsaved(self._journals, folder, known) if self._journals is not None else frozenset()

    def _read(self, journal: Journal) -> list[Entry] | None:
        """The records of a journal; None if it cannot be read, and then `fault` says why."""
        try:
            return journal.read()
        except StoreError as error:
            self.fault = str(error)
            return None

    def _lost(self, entries: Sequence[Entry], documents: Mapping[str, Any]) -> tuple[Loss, ...]:
        """What the documents lack. What they hold is settled: a save came through and its record did not."""
        if self._journals is None:
            return ()
        found = losses(entries, self._journals.lives)
        lost = missing(found, documents)
        self.settled([loss for loss in found if loss not in lost])
        return lost

    def end(self) -> None:
        """The issue was closed."""
        if self._journals is not None:
            self._journal, self._base = self._journals.of(NO_ISSUE), None

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
        """Something else changed the documents: a step undone or made again, or another program."""
        if changes or what != MERGED:
            self._note(what, changes=tuple(changes))

    def mark(self) -> int:
        """The number of the last record: what a save that begins now will hold."""
        self._marked = self._number
        return self._number

    def saved(self, name: str, mark: int, data: bytes) -> None:
        """A file holds everything up to a mark; that is noted in each journal in which a change of it stands.

        The publication and the shelf change while one issue is open and are saved when another one is, or none.
        """
        self._note(SAVED, document=name, upto=mark, digest=digest(data))
        here, held = self._journal.name if self._journal else "", self._holding.get(name, {})
        for journal, last in list(held.values()):
            if journal.name != here:
                self._outbox.append((journal, self._entry(SAVED, document=name, upto=mark, digest=digest(data))))
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
        self._outbox.append((self._journal, self._entry(what, **fields)))
        for name in dict.fromkeys(name for name, _ in fields.get("changes", ())):
            self._holding.setdefault(name, {})[self._journal.name] = self._journal, self._number

    def _entry(self, what: str, **fields: Any) -> Entry:
        assert self._journals is not None
        self._number += 1
        return Entry(self._now(), self._journals.session, self._number, what, **fields)

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
                    journal.append([entry for _, entry in batch[:count]])
                    del batch[:count]
            finally:
                self._outbox[:0] = batch

    def write(self) -> None:
        """Write all of it here and now, on any thread; what cannot be written stays, and `fault` says why."""
        try:
            self.deliver(self.take())
            self.fault = ""
        except StoreError as error:
            self.fault = str(error)

    def take_refuge(self) -> str:
        """Keep what cannot be written in any place that can, for the next session: a sentence that says where."""
        if self._journals is None or not self._outbox:
            return ""
        lines: dict[str, list[bytes]] = {}
        for journal, entry in self._outbox:
            lines.setdefault(journal.name, []).append(line_of(entry))
        prefix, session = self._journals.place().name, self._journals.session
        kept = [keep(f"{prefix}.{name}.{session}{ENDING}", b"".join(each)) for name, each in lines.items()]
        if not all(kept):
            return "No place on this computer could be written."
        where = ", ".join(map(str, kept))
        return f"The words are kept in {where} until there is room: the next desk offers them."

    def shown_on(self, terminal: str) -> None:
        """The session is shown on this device, and says with `beat` that it answers."""
        if self._journals is not None:
            self._journals.terminal = terminal

    def beat(self) -> None:
        """Say that the session answers."""
        if self._journals is not None:
            self._journals.beat()

    def thin(self) -> None:
        """Shorten the journal in hand, if it is long. One that cannot be shortened stays as it is."""
        if self._journal is not None:
            with suppress(StoreError, OSError):
                thin(self._journal, self._now())

    def versions(self) -> list[Version]:
        """The versions of the issue in hand, oldest first, thinned with age. Raises NotSaved."""
        if self._journal is None:
            return []
        return thinned(versions(self._journal.read()), self._now())

    def release(self) -> None:
        """The session is over: what is left is written, and other desks may offer what was never saved."""
        if self._outbox:
            self.write()
        if self._journals is not None:
            self._journals.release()


def _leads_to(entries: Sequence[Entry], last: str) -> bool:
    """Whether what the journal knows comes to a file with these bytes, and not by too long a way."""
    saves = [entry.digest for entry in entries if entry.what == SAVED and entry.document == "issue"]
    known = [at for at, entry in enumerate(entries) if entry.what == SNAPSHOT]
    return bool(known and saves) and saves[-1] == last and len(entries) - known[-1] < _SNAPSHOT_AFTER
