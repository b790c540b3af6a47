"""Several files of a folder that change together or not at all: what finishing an issue needs.

What is to be done is written down first, whole, in `.desk/unfinished.json`. Then it is done, operation by operation.
A fault before the one that makes the difference is undone with what was done; a process that was killed, or a fault
after it, leaves the note, and the next desk that opens the folder does what is left. Each operation can be done twice:
the second time it finds that it is done.

Finishing No 49 is: create 0050-2026-12-03.json, create the receipt, save 0049-… (this makes the difference), save the
publication.
"""

import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from desk.store.errors import NotSaved, StoreError, system_says
from desk.store.file import names
from desk.store.file.save import save
from desk.store.file.storage import Moved, dumps, loads, outside, read_bytes, write_atomic, write_first
from desk.store.folder.presence import made
from desk.store.form.records import Document, tables_of
from desk.store.problems import Reason

_LOCK = "unfinished.lock"
_LARGEST = 1 << 28
"""Bytes of a note that is read."""
_FILE = re.compile(
    rf"{names.ISSUE_FILE.pattern}|{names.RECEIPT_FILE.pattern}|{re.escape(names.PUBLICATION)}|{re.escape(names.SHELF)}",
    re.DOTALL,
)
"""The files that an operation may be about: a folder may come from a stranger, with a note in it."""
_PATH = re.compile(r"[/\\\0]")
"""What leads out of a folder, in a name."""


class Create(msgspec.Struct, frozen=True, tag="create"):
    """A file that is not there yet is written."""

    file: str
    text: str

    def do(self, folder: Path) -> None:
        """Write it, unless a file has the name by now."""
        path = folder / self.file
        with contextlib.suppress(Moved):
            if not os.path.lexists(path):
                write_first(path, self.text.encode())

    def undo(self, folder: Path) -> None:
        """Take it away, if it is what was written."""
        _remove(folder / self.file, self.text.encode())

    def is_done(self, folder: Path) -> bool:
        """Whether it is there as it was written."""
        return _holds(folder / self.file, self.text.encode())


class Save(msgspec.Struct, frozen=True, tag="save"):
    """A document becomes another value; what others changed in its file meanwhile is merged."""

    file: str
    before: str
    after: str

    def do(self, folder: Path) -> None:
        """Save the new value."""
        _save(folder / self.file, self.before, self.after)

    def undo(self, folder: Path) -> None:
        """Save the old value again."""
        _save(folder / self.file, self.after, self.before)

    def is_done(self, folder: Path) -> bool:
        """Whether the file holds the new value."""
        return _holds(folder / self.file, self.after.encode())


class Replace(msgspec.Struct, frozen=True, tag="replace"):
    """A file with these bytes gets others; one that has neither is left as it is. An empty text: no file."""

    file: str
    before: str
    after: str

    def do(self, folder: Path) -> None:
        """Write the new bytes."""
        self._put(folder, self.before, self.after)

    def undo(self, folder: Path) -> None:
        """Write the old bytes again."""
        self._put(folder, self.after, self.before)

    def is_done(self, folder: Path) -> bool:
        """Whether the new bytes are there."""
        path = folder / self.file
        return _holds(path, self.after.encode()) if self.after else not os.path.lexists(path)

    def _put(self, folder: Path, before: str, after: str) -> None:
        path = folder / self.file
        if not after:
            _remove(path, before.encode())
        elif not before:
            Create(self.file, after).do(folder)
        elif _holds(path, before.encode()) and not outside(path):
            write_atomic(path, after.encode())


Operations = Create | Save | Replace
"""One file that is written with others."""


def text(document: Document) -> str:
    """What the file of a document holds."""
    return dumps(tables_of(document)).decode()


def saved(path: Path, data: bytes, document: Document) -> Save:
    """The operation that saves a document in the file that held `data`."""
    return Save(path.name, data.decode(), text(document))


class _Note(msgspec.Struct, frozen=True):
    """What is to be done, in order; `decides` is the place of the operation that makes the difference."""

    operations: tuple[Operations, ...]
    decides: int


def perform(folder: Path, operations: Sequence[Operations], decides: int) -> StoreError | None:
    """Do all of it. Raises NotSaved or Unreadable if it could not be done, and then nothing has changed.

    `decides` is the place, from 0, of the operation that makes the difference. What went wrong after that is returned:
    it is done when the folder is next opened.
    """
    note = _Note(tuple(operations), decides)
    with _alone(folder, wait=True):
        _do_what_is_left(folder)
        try:
            _write(folder, note)
        except StoreError:
            _forget(folder)  # it may have its name by now, and nothing of it is to be done
            raise
        begun = 0
        try:
            for operation in operations:
                begun += 1
                operation.do(folder)
        except StoreError as error:
            if begun > decides + 1 or (begun == decides + 1 and operations[decides].is_done(folder)):
                return error
            _take_back(folder, operations[:begun])
            raise
        _forget(folder)
    return None


def is_left(folder: Path) -> bool:
    """Whether something was begun and not done; it costs one look at the disk."""
    return os.path.exists(folder / names.UNFINISHED)


def complete(folder: Path) -> bool:
    """Do what a desk that ended too early, or a full disk, left undone; whether there was anything. Raises StoreError.

    What another desk is doing just now is left to it.
    """
    if not is_left(folder):
        return False
    with _alone(folder, wait=False) as alone:
        return alone and _do_what_is_left(folder)


def _do_what_is_left(folder: Path) -> bool:
    note = _read(folder)
    for operation in note.operations if note else ():
        operation.do(folder)
    if note:
        _forget(folder)
    return note is not None


def _take_back(folder: Path, operations: Sequence[Operations]) -> None:
    """Undo operations, the last first. Where that fails, too, the note stays: it is all done when there is room."""
    with contextlib.suppress(StoreError):
        for operation in reversed(operations):
            operation.undo(folder)
        _forget(folder)


def _save(path: Path, before: str, after: str) -> None:
    save(path, before.encode(), loads(after.encode(), path))


def _holds(path: Path, data: bytes) -> bool:
    try:
        return read_bytes(path) == data
    except StoreError:
        return False


def _remove(path: Path, data: bytes) -> None:
    """Take a file away that has these bytes. Raises NotSaved."""
    if not _holds(path, data) or path.is_symlink():
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise NotSaved(Reason.NOT_TAKEN_AWAY, path, system=system_says(error)) from error


@contextlib.contextmanager
def _alone(folder: Path, *, wait: bool) -> Iterator[bool]:
    """Whether no other desk changes files together in this folder. Raises NotSaved."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(made(folder) / _LOCK, timeout=10 if wait else 0):
            yield True
    except Timeout as error:
        if wait:
            raise NotSaved(Reason.LOCKED, folder) from error
        yield False
    except StoreError:
        raise
    except OSError as error:
        raise NotSaved(Reason.FOLDER_NOT_WRITTEN, folder, system=system_says(error)) from error


def _write(folder: Path, note: _Note) -> None:
    write_atomic(folder / names.UNFINISHED, msgspec.json.encode(note))


def _forget(folder: Path) -> None:
    """Take the note away. Where that fails all of it is done once more at the next start, which changes nothing."""
    with contextlib.suppress(OSError):
        (folder / names.UNFINISHED).unlink()


def _read(folder: Path) -> _Note | None:
    """The note; None if it is none of ours, or names a file that is none of this folder's."""
    path = folder / names.UNFINISHED
    try:
        if path.is_symlink() or path.parent.is_symlink() or path.stat().st_size > _LARGEST:
            return None
        note = msgspec.json.decode(read_bytes(path) or b"", type=_Note)
    except (OSError, StoreError, ValueError, RecursionError):
        return None
    return note if all(_FILE.fullmatch(each.file) and not _PATH.search(each.file) for each in note.operations) else None
