"""The journals of a desk folder: every step in a line of its own, in the user's state folder and not in the desk's.

They are kept by the publication's id and the folder's path, since clones share the id: a folder that was moved or
renamed takes its journals along. A line is appended whole and flushed; half a line, which a crash or a full disk
leaves, is skipped by readers and ended by the next writer.
"""

import contextlib
import errno
import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path

from desk.store import NotSaved, StoreError
from desk.store.entries import Entry, line_of, read_line
from desk.store.folder import Folder
from desk.store.storage import write_atomic

_BUSY = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES)


def default_state() -> Path:
    """Where journals are kept: the user's state folder for desk."""
    from platformdirs import user_state_path

    return user_state_path("desk")


class Journals:
    """The journals of one folder of issues, as one session writes them. Nothing is touched before it is needed."""

    def __init__(self, folder: Path, id: int, state: Path | None = None) -> None:
        """For the desk in `folder`; `id` is its publication's, 0 if it has none yet. `state` is for tests."""
        self._folder = Path(os.path.realpath(folder))
        self._id = id
        self._state = state
        self._place: Path | None = None
        self._lock: int | None = None
        self._open: list[Journal] = []
        self.session = secrets.token_hex(4)

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
            for each in (place, place / "journal", place / "open"):
                each.mkdir(parents=True, exist_ok=True, mode=0o700)
            (place / "folder").write_bytes(os.fsencode(self._folder))
            if self._lock is None:
                self._lock = os.open(place / "open" / self.session, os.O_RDWR | os.O_CREAT, 0o600)
                _hold(self._lock)
        return place

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
        """Whether a session is this one or another desk that is open at this moment: the kernel knows by its lock."""
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
            free = _hold(handle, wait=False)
            if free:
                path.unlink(missing_ok=True)
            return not free
        finally:
            os.close(handle)


class Journal:
    """One journal: `<publication id>-<path>/journal/<name>.jsonl`."""

    def __init__(self, journals: Journals, name: str) -> None:
        """Made by `Journals.of`."""
        self.journals = journals
        self.name = name
        self._handle: int | None = None

    def close(self) -> None:
        """Let the file go; the next record opens it again."""
        if self._handle is not None:
            handle, self._handle = self._handle, None
            with contextlib.suppress(OSError):
                os.close(handle)

    @property
    def path(self) -> Path:
        """The file; it may not be there yet."""
        return self.journals.place() / "journal" / f"{self.name}.jsonl"

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
        lines = b"".join(map(line_of, entries))
        try:
            with self._opened() as handle:
                size = os.fstat(handle).st_size
                if size and os.pread(handle, 1, size - 1) != b"\n":
                    lines = b"\n" + lines
                left = memoryview(lines)
                while left:
                    left = left[os.write(handle, left) :]
                _flush(handle)
        except OSError as error:
            raise NotSaved(
                f"The journal of unsaved typing cannot be written in {self.path.parent}: {_reason(error)}. "
                "Make room there; until then a crash would lose what is not in the file."
            ) from error

    @contextlib.contextmanager
    def _opened(self) -> Iterator[int]:
        """The file, held: another desk that thins it waits, and if it just has, the new one is opened."""
        while True:
            if self._handle is None:
                self.journals.begin()
                self._handle = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
            handle = self._handle
            _hold(handle)
            try:
                if _same_file(handle, self.path):
                    yield handle
                    return
            except BaseException:
                self.close()
                raise
            finally:
                if self._handle is not None:
                    _let_go(handle)
            self.close()

    def rewrite(self, entries: Iterable[Entry], known: int) -> bool:
        """Replace the records, unless there are more than the `known` ones by now. Raises NotSaved."""
        if not self.path.exists():
            return False
        try:
            with self._opened():
                if len(self.read()) != known:
                    return False
                write_atomic(self.path, b"".join(map(line_of, entries)), mode=0o600)
        except OSError as error:
            raise NotSaved(f"The journal {self.path} cannot be thinned: {_reason(error)}.") from error
        return True


def _hold(handle: int, *, wait: bool = True) -> bool:
    """Take the kernel's lock of a file; False if another holds it and we do not wait. Without such locks: True."""
    try:
        import fcntl
    except ImportError:  # Windows: a second desk there may offer what the first has not saved yet
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _BUSY
    return True


def _let_go(handle: int) -> None:
    with contextlib.suppress(ImportError, OSError):
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_UN)


def _same_file(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))
    except FileNotFoundError:
        return False


def _flush(handle: int) -> None:
    getattr(os, "fdatasync", os.fsync)(handle)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
