"""The journals of a folder of issues: a line for every step, kept in the user's state folder and not beside the issues.

They are named by the publication's id and the folder's path, since clones share the id: a folder that was moved or
renamed finds its journals by the id. A line is appended whole and flushed; half a line, left by a crash or a full disk,
is skipped by readers, and the next writer begins a new line after it.
"""

import contextlib
import hashlib
import os
import secrets
import time
from collections.abc import Iterable
from pathlib import Path
from threading import Lock

from desk.model.publication import Publication
from desk.store.errors import NotSaved, StoreError, system_says
from desk.store.file import disk, documents
from desk.store.file.names import PUBLICATION
from desk.store.file.refuge import kept
from desk.store.file.storage import write_atomic
from desk.store.journal.record import Record, line_of, read_line
from desk.store.problems import Reason

_NONE = -1
"""No handle."""
_flush = getattr(os, "fdatasync", os.fsync)


def default_state() -> Path:
    """Where journals are kept: the user's state folder for desk."""
    from platformdirs import user_state_path

    return user_state_path("desk")


SILENT = 20.0
"""Seconds without a beat after which a session on a terminal counts as over; it beats every 2 s."""
ENDING = ".jsonl"
"""The ending of a journal's file: "412345678901234.jsonl" for an issue by its id, or "publication.jsonl"."""


class Journals:
    """The journals of one folder of issues, as one session writes them. Nothing is touched before it is needed.

    `terminal` is the device that the session is shown on, if it is; then it must say that it lives, with `beat`.
    """

    def __init__(self, folder: Path, id: int, state: Path | None = None) -> None:
        """For the issues in `folder`; `id` is the publication's, 0 before it has one. `state` is for tests."""
        self._folder = Path(os.path.realpath(folder))
        self._id = id
        self._state = state
        self._place: Path | None = None
        self._lock: int | None = None
        self._open: list[Journal] = []
        self.session = secrets.token_hex(4)
        self.terminal = ""

    def of(self, name: str) -> "Journal":
        """The journal of a document: an issue's id, or "publication"."""
        self._open.append(Journal(self, name))
        return self._open[-1]

    def place(self) -> Path:
        """The folder of these journals; it may not exist yet. If the issues were moved, their journals move to it."""
        if self._place is None:
            state = self._state or default_state()
            here = hashlib.sha256(os.fsencode(self._folder)).hexdigest()[:16]
            self._place = state / f"{self._id}-{here}"
            if not self._place.exists() and (found := self._former(state, here)):
                with contextlib.suppress(OSError):
                    found.rename(self._place)
                    (self._place / "folder").write_bytes(os.fsencode(self._folder))
        return self._place

    def _former(self, state: Path, here: str) -> Path | None:
        """The journals of this folder under another id, else those of this id whose folder is gone."""
        at_path = [each for each in state.glob(f"*-{here}") if each.is_dir()]
        moved = [each for each in state.glob(f"{self._id}-*") if self._id and self._is_gone(each)]
        found = at_path or moved
        return max(found, key=lambda each: each.stat().st_mtime) if found else None

    def _is_gone(self, place: Path) -> bool:
        """Whether the desk that wrote these journals is no longer at its path."""
        try:
            folder = Path(os.fsdecode((place / "folder").read_bytes()))
            found = documents.read(Publication, folder / PUBLICATION)
        except OSError:
            return False
        except StoreError:
            return False  # there is something; it may be that desk
        return found is None or found[0].id != self._id

    def begin(self) -> Path:
        """Make the folder of the journals, private to the user, and take the lock that shows this session is open.

        Raises OSError.
        """
        place = self.place()
        if self._lock is None or not place.exists():
            for each in (place.parent, place, place / "journal", place / "open"):
                disk.make_private(each)
            (place / "folder").write_bytes(os.fsencode(self._folder))
            if self._lock is None:
                self._lock = os.open(place / "open" / self.session, os.O_RDWR | os.O_CREAT, 0o600)
                disk.hold(self._lock)
                os.write(self._lock, os.fsencode(self.terminal))
        return place

    def beat(self) -> None:
        """Say that this session answers still."""
        if self._lock is not None:
            with contextlib.suppress(OSError):
                os.utime(self._lock)

    def adopt(self) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        """Take in what sessions that are over could write nowhere in here; the files it was in, and those that stay."""
        taken: list[Path] = []
        left: list[Path] = []
        for path in kept(f"{self.place().name}.*{ENDING}"):
            _, name, *_ = path.name.split(".")
            try:
                Journal(self, name).append(filter(None, map(read_line, path.read_bytes().splitlines())))
                path.unlink()
            except (OSError, NotSaved):
                left.append(path)
            else:
                taken.append(path)
        return tuple(taken), tuple(left)

    def release(self) -> None:
        """This session is over."""
        for journal in self._open:
            journal.close()
        if self._lock is not None:
            with contextlib.suppress(OSError):
                os.close(self._lock)
                (self.place() / "open" / self.session).unlink()
            self._lock = None

    def lives(self, session: str) -> bool:
        """Whether a session is this one, or one of another desk that is still open: then the kernel holds its lock.

        One whose terminal is gone, or that has not answered for a while, holds its lock and is over all the same.
        """
        if session == self.session:
            return True
        if not session.isalnum():
            return False
        path = self.place() / "open" / session
        try:
            handle = os.open(path, os.O_RDWR)
        except OSError:
            return False
        try:
            free = disk.hold(handle, wait=False)
            if free:
                path.unlink(missing_ok=True)
            return not free and _answers(handle)
        finally:
            os.close(handle)


def _answers(handle: int) -> bool:
    """Whether the session that holds a lock answers: one on a terminal does while that is there, and beats.

    Raises OSError.
    """
    terminal = os.fsdecode(os.pread(handle, 4096, 0))
    silent = abs(time.time() - os.fstat(handle).st_mtime)
    return not terminal or (silent < SILENT and os.path.exists(terminal))


class Journal:
    """One journal: `<publication id>-<path>/journal/<name>.jsonl`."""

    def __init__(self, journals: Journals, name: str) -> None:
        """Made by `Journals.of`."""
        self.journals = journals
        self.name = name
        self._busy = Lock()
        self._handle = _NONE
        self._at = ""
        self._inode = self._device = self._end = 0

    def close(self) -> None:
        """Close the file; the next record opens it again."""
        if self._handle != _NONE:
            handle, self._handle = self._handle, _NONE
            with contextlib.suppress(OSError):
                os.close(handle)

    @property
    def path(self) -> Path:
        """The file; it may not be there yet."""
        return self.journals.place() / "journal" / f"{self.name}{ENDING}"

    def read(self) -> list[Record]:
        """The records, oldest first, each once and none that is torn or damaged. Raises NotSaved if that fails."""
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise NotSaved(Reason.JOURNAL_NOT_READ, self.path, system=system_says(error)) from error
        records = filter(None, map(read_line, data.splitlines()))
        return list({(record.session, record.number): record for record in records}.values())

    def append(self, records: Iterable[Record]) -> None:
        """Add records and flush them to the disk. Raises NotSaved; then none of them may be there, or some."""
        lines = b"".join([line_of(record) for record in records])
        try:
            with self._busy:
                self._add(lines)
        except OSError as error:
            raise NotSaved(Reason.JOURNAL_NOT_WRITTEN, self.path.parent, system=system_says(error)) from error

    def _add(self, lines: bytes) -> None:
        try:
            size = self._hold()
            if size and size != self._end and os.pread(self._handle, 1, size - 1) != b"\n":
                lines = b"\n" + lines  # half a line that a killed desk left
            done = os.write(self._handle, lines)
            while done < len(lines):
                done += os.write(self._handle, lines[done:])
            _flush(self._handle)
            self._end = size + done
            disk.let_go(self._handle)
        except BaseException:
            self.close()
            raise

    def _hold(self) -> int:
        """Open the file, unless it is, and take its lock; its size. Raises OSError.

        It waits for another desk that is thinning it. If the file was replaced meanwhile, the new one is opened.
        """
        while True:
            if self._handle == _NONE:
                self._open()
            disk.hold(self._handle)
            try:
                state = os.stat(self._at)
                if state.st_ino == self._inode and state.st_dev == self._device:
                    return state.st_size
            except FileNotFoundError:
                self._end = 0
            self.close()

    def _open(self) -> None:
        self.journals.begin()
        self._at = str(self.path)
        self._handle = os.open(self._at, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        state = os.fstat(self._handle)
        self._inode, self._device, self._end = state.st_ino, state.st_dev, 0

    def rewrite(self, records: Iterable[Record], known: int) -> bool:
        """Replace the records, unless there are more than the `known` ones by now. Raises NotSaved."""
        if not self.path.exists():
            return False
        with self._busy:
            try:
                self._hold()
                if len(self.read()) != known:
                    return False
                write_atomic(self.path, b"".join(map(line_of, records)), mode=0o600)
            except OSError as error:
                raise NotSaved(Reason.JOURNAL_NOT_THINNED, self.path, system=system_says(error)) from error
            finally:
                self.close()
        return True
