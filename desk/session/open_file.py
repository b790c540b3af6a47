"""A document in hand and its file: what is due to be saved, and what a save brings back from other programs."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desk.store.file.save import Saved, save
from desk.store.file.storage import dumps, read_bytes
from desk.store.file.waiting import until_whole
from desk.store.form.merge import merge
from desk.store.form.records import Tables, document_from, tables_of
from desk.store.problems import Problem

MOST_SENT = 4
"""Jobs of a file that are remembered until their result comes back."""


@dataclass(frozen=True, slots=True)
class Job:
    """One save to be run off the screen's thread; `OpenFile.settle` takes its result in.

    `base` are the bytes last seen on disk. `earlier` are values of earlier jobs whose result has not come back: the
    file may hold one of them. A job that only looks (`due` false) writes nothing: it reads in what another program
    wrote. `mark` is the number of the last journal record that the value includes.
    """

    name: str
    path: Path
    base: bytes | None
    value: Any
    earlier: tuple[Any, ...] = ()
    due: bool = True
    mark: int = 0

    def tables(self) -> Tables:
        """What the file will hold."""
        return tables_of(self.value)

    def run(self) -> Saved:
        """Write the file, or read it. Raises NotSaved, Unreadable.

        A file that cannot be understood is read again for 2 s: another program may be in the middle of writing it.
        """
        return until_whole(self._run)

    def _run(self) -> Saved:
        if not self.due and read_bytes(self.path) in (None, self.base):
            return Saved(self.base or b"", self.tables(), False, 0)
        return save(self.path, self.base, self.tables(), [dumps(tables_of(value)) for value in self.earlier])


@dataclass(slots=True)
class OpenFile:
    """A document in hand: what it is now, what was last seen on disk, and the bytes that held that (None: no file).

    `sent` are the last values given to jobs whose result has not come back; `read_only` says why it must not change.
    """

    name: str
    path: Path
    value: Any
    saved: Any
    data: bytes | None
    sent: tuple[Any, ...] = ()
    read_only: Problem | None = None

    @property
    def is_dirty(self) -> bool:
        """Whether it holds changes that are not on disk."""
        return self.value is not self.saved and self.value != self.saved

    def job(self, mark: int = 0) -> Job:
        """The save of what it is now; see `Job.mark`."""
        job = Job(self.name, self.path, self.data, self.value, self.sent, mark=mark)
        self.sent = (*self.sent[1 - MOST_SENT :], self.value)
        return job

    def look(self) -> Job:
        """The job that reads in what another program wrote."""
        return Job(self.name, self.path, self.data, self.saved, due=False)

    def settle(self, job: Job, saved: Saved) -> bool:
        """Take a finished job in; True if it brought outside changes, which are merged into the value of now.

        If a later job was settled first, this one is ignored: the next one finds what it left on disk.
        """
        if self.path != job.path or self.data != job.base:
            return False
        self.data, self.saved = saved.data, job.value
        if job.due:
            self.sent = _after(self.sent, job.value)
        if not saved.merged:
            return False
        self.saved = document_from(type(job.value), saved.tables)
        if self.value is job.value:
            self.value = self.saved
        else:
            tables, _ = merge(job.tables(), tables_of(self.value), saved.tables)
            self.value = document_from(type(job.value), tables)
        return True


def _after(values: tuple[Any, ...], settled: Any) -> tuple[Any, ...]:
    for at, value in enumerate(values):
        if value is settled:
            return values[at + 1 :]
    return values
