"""The archive of a folder: an index of all its issues that is as fresh as the files at every question.

The index is derived. Files are looked at by size and time, changed ones are read again, several programs share one
index, and where it cannot be used the issues themselves are read into memory, which a `Trouble` says.
"""

import contextlib
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from desk.archive.database import in_memory, index_file, opened, put_away, tidied
from desk.archive.marks import Mark, stored_name
from desk.archive.trouble import Cause, Trouble, trouble_of
from desk.model.text import clean_line
from desk.store.folder.issues import Folder

BATCH = 2000
"""Stories that are written in one go: other programs wait for no longer than that."""

_MANY = 100
"""Files from which a reading is a build."""

Answer = TypeVar("Answer")


def _unheard(done: int, of: int) -> None:
    """Nobody asked how far it is."""


class Stopped(Exception):
    """The build was stopped; what it has is kept."""


@dataclass(frozen=True, slots=True)
class Left:
    """A file that was left out because it cannot be read, and the sentence that says why."""

    file: str
    problem: str


class Archive:
    """The archive of one folder. It may be asked from any thread, one question at a time."""

    def __init__(self, folder: Folder, cache: Path | None = None) -> None:
        """For `folder`; `cache` is where derived files are kept (default: the user's cache folder)."""
        self.folder = folder
        self._cache = cache
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._file: Path | None = None
        self._known: tuple[int, dict[str, Mark]] | None = None
        self.troubles: list[Trouble] = []

    def close(self) -> None:
        """Let the index go."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection, self._known = None, None

    def ask(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """What the index answers, as it is. An index that turns out not to be whole is made anew first."""
        with self._lock:
            for _ in range(2):
                try:
                    return question(self._opened())
                except sqlite3.Error as error:
                    self._give_way(error)
                    self._freshen(_unheard)
            return question(self._opened())

    def freshen(self, progress: Callable[[int, int], None] = _unheard) -> int:
        """Read what changed since the index was last looked at; how many files that were.

        `progress` hears how many files are done and how many there are; it may raise Stopped. Raises NotFound.
        """
        with self._lock:
            for _ in range(2):
                try:
                    return self._freshen(progress)
                except sqlite3.Error as error:
                    self._give_way(error)
            return self._freshen(progress)

    def stale(self) -> int:
        """How many files would have to be read for the index to be fresh. Raises NotFound."""
        with self._lock:
            return self.ask(lambda connection: len(self._changes(connection)[0]))

    def left_out(self) -> list[Left]:
        """The files that cannot be read."""
        rows = self.ask(
            lambda it: it.execute("SELECT file, problem FROM issue WHERE problem <> '' ORDER BY file").fetchall()
        )
        return [Left(clean_line(file), clean_line(problem)) for file, problem in rows]

    @property
    def file(self) -> Path:
        """Where the index is."""
        if self._file is None:
            self._file = index_file(self.folder.path, self._cache)
        return self._file

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection, trouble = opened(self.file)
            self._say(trouble)
        return self._connection

    def _say(self, trouble: Trouble | None) -> None:
        if trouble is not None and trouble not in self.troubles:
            self.troubles.append(trouble)

    def _give_way(self, error: sqlite3.Error) -> None:
        """Go on with another index: a new one where this one was not whole, else one in memory."""
        trouble = trouble_of(error, self.file)
        before, self._connection, self._known = self._connection, None, None
        again = any(each.cause == trouble.cause for each in self.troubles)
        self._say(trouble)
        if trouble.cause != Cause.BROKEN:
            self._connection = in_memory(before)
        if before is not None:
            with contextlib.suppress(sqlite3.Error):
                before.close()
        if trouble.cause == Cause.BROKEN and (again or not put_away(self.file)):
            self._connection = in_memory()

    def _freshen(self, progress: Callable[[int, int], None]) -> int:
        connection = self._opened()
        changed, gone = self._changes(connection)
        if not changed and not gone:
            return 0
        from desk.archive.writing import Read, read, write  # TinyDB and the model, for which most questions have no use

        self._known = None  # what is written here does not change the version that others' writes do
        done, batch, stories = 0, list[Read](), 0
        for path, mark in changed:
            progress(done, len(changed))
            batch.append(read(path, mark))
            stories += len(batch[-1].stories)
            if stories >= BATCH:
                write(connection, batch, ())
                batch, stories = [], 0
            done += 1
        write(connection, batch, gone)
        progress(done, len(changed))
        if len(changed) >= _MANY:
            tidied(connection)
        return len(changed) + len(gone)

    def _changes(self, connection: sqlite3.Connection) -> tuple[list[tuple[Path, Mark]], list[str]]:
        """The files to be read and the names of those that are gone. Raises NotFound."""
        writes: int = connection.execute("PRAGMA data_version").fetchone()[0]
        if self._known is None or self._known[0] != writes:
            rows = connection.execute("SELECT file, inode, size, time FROM issue")
            self._known = writes, {row[0]: (row[1], row[2], row[3]) for row in rows}
        known = self._known[1]
        there = {stored_name(name): (name, mark) for name, mark in self.folder.marks().items()}
        changed = [
            (self.folder.path / name, mark)
            for stored, (name, mark) in sorted(there.items())
            if known.get(stored) != mark
        ]
        return changed, [name for name in known if name not in there]
