"""The journals of a desk folder: every step in a line of its own, in the user's state folder and not in the desk's.

They are kept by the publication's id and the folder's path, since clones share the id: a folder that was moved or
renamed takes its journals along. A line is appended whole and flushed; half a line, which a crash or a full disk
leaves, is skipped by readers and ended by the next writer.
"""

import contextlib
import hashlib
import os
import secrets
import time
from collections.abc import Iterable
from pathlib import Path
from threading import Lock

from desk.store.errors import NotSaved, StoreError
from desk.store.file import disk
from desk.store.file.refuge import kept
from desk.store.file.storage import write_atomic
from desk.store.folder.issues import Folder
from desk.store.journal.entries import Entry, line_of, read_line

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
"""How the name of a journal's file ends; before it stands the id of the issue, or "publication"."""


class Journals:
    """The journals of one folder of issues, as one session writes them. Nothing is touched before it is needed.

    `terminal` is the device that the session is shown on, if it is; then it must say that it lives, with `beat`.
    """

    def __init__(self, folder: Path, id: int, state: Path | None = None) -> None:
        """For the desk in `folder`; `id` is its publication's, 0 if it has none yet. `state` is for tests."""
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
        """The folder of this desk's journals, which may not be there yet; those of a moved desk are taken over."""
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
            publication, data = Folder(folder).publication()
        except OSError:
            return False
        except StoreError:
            return False  # there is something; it may be that desk
        return data is None or publication.id != self._id

    def begin(self) -> Path:
        """The folder of the journals, made and private, with the lock that says this session lives. Raises OSError."""
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

    def adopt(self) -> tuple[list[Path], list[Path]]:
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
        return taken, left

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
        """Whether a session is this one or another desk that is open at this moment: the kernel knows by its lock.

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
        """Let the file go; the next record opens it again."""
        if self._handle != _NONE:
            handle, self._handle = self._handle, _NONE
            with contextlib.suppress(OSError):
                os.close(handle)

    @property
    def path(self) -> Path:
        """The file; it may not be there yet."""
        return self.journals.place() / "journal" / f"{self.name}{ENDING}"

    def read(self) -> list[Entry]:
        """The records, oldest first, each once and none that is torn or damaged. Raises NotSaved if that fails."""
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise NotSaved(f"The journal {self.path} cannot be read: {_reason(error)}.") from error
        entries = filter(None, map(read_line, data.splitlines()))
        return list({(entry.session, entry.number): entry for entry in entries}.values())

    def append(self, entries: Iterable[Entry]) -> None:
        """Add records and flush them to the disk. Raises NotSaved; then none of them may be there, or some."""
        lines = b"".join([line_of(entry) for entry in entries])
        try:
            with self._busy:
                self._add(lines)
        except OSError as error:
            raise NotSaved(
                f"The journal of unsaved typing cannot be written in {self.path.parent}: {_reason(error)}. "
                "Make room there; until then a crash would lose what is not in the file."
            ) from error

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

        Another desk that thins it is waited for. If the file at the path is another one by now, that is opened.
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

    def rewrite(self, entries: Iterable[Entry], known: int) -> bool:
        """Replace the records, unless there are more than the `known` ones by now. Raises NotSaved."""
        if not self.path.exists():
            return False
        with self._busy:
            try:
                self._hold()
                if len(self.read()) != known:
                    return False
                write_atomic(self.path, b"".join(map(line_of, entries)), mode=0o600)
            except OSError as error:
                raise NotSaved(f"The journal {self.path} cannot be thinned: {_reason(error)}.") from error
            finally:
                self.close()
        return True


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
