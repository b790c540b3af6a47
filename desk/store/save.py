"""One save: lock, merge what others wrote meanwhile, write beside, look again, rename."""

import contextlib
import os
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from desk.store import NotSaved, StoreError
from desk.store.merge import merge
from desk.store.records import Malformed, Tables, in_form
from desk.store.storage import FileStorage, Moved, dumps, loads, unreadable

LOCK = ".desk.lock"
TEMPORARY = ".~*.tmp"
IGNORED = f"{LOCK}\n{TEMPORARY}\n"
"""What a `.gitignore` beside our lock lists: what git should not keep."""
_LOOKS = 50
_STALE = 60.0
"""Seconds after which a temporary file of a dead process may go."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save left on disk. `clashes` counts the other side's versions that were set beside ours."""

    data: bytes
    tables: Tables
    merged: bool
    clashes: int


def save(path: Path, base: bytes | None, ours: Tables, earlier: Collection[bytes] = ()) -> Saved:
    """Write `ours` to `path`, merged with what is there if that is no longer `base` (the bytes last seen).

    `earlier` are versions that this desk wrote, or may have written, since: they are no outside change. A file that
    is gone is written again. Raises NotSaved if it could not be written and Unreadable if what is there cannot be
    merged; either way the file is whole and as it was.
    """
    storage = FileStorage(path)
    clashes, merged = 0, False
    with _locked(storage.path.parent):
        for _ in range(_LOOKS):
            seen = storage.look()
            if seen in earlier:
                base = seen
            if seen is not None and seen != base:
                theirs = _read(seen, path, ours)
                ours, new = merge({} if base is None else _read(base, path, ours), ours, theirs)
                ours = in_form(ours, ours)
                clashes, merged, base = clashes + new, True, seen
                if ours == theirs:
                    return Saved(seen, ours, merged, clashes)
            data = dumps(ours)
            if data != seen:
                try:
                    storage.replace(data)
                except Moved:
                    continue
            return Saved(data, ours, merged, clashes)
    raise NotSaved(f"{path} could not be saved: another program keeps writing it. Close that one and save again.")


def _read(data: bytes, path: Path, ours: Tables) -> Tables:
    """The tables in a version of our file, in the form we write. Raises Unreadable, NotSaved."""
    try:
        tables = in_form(loads(data, path), ours)
    except Malformed as error:
        raise unreadable(path, str(error)) from error
    if tables.get("issue", {}).keys() != ours.get("issue", {}).keys():
        raise NotSaved(f"{path} holds another issue now and is left as it is. Move that file away and save again.")
    return tables


def create(path: Path, tables: Tables) -> bytes:
    """Write a file that must not exist yet and return its bytes. Raises NotSaved."""
    with _locked(path.parent):
        if path.exists():
            raise NotSaved(f"{path} is there already and was left as it is. Choose another number or title.")
        storage = FileStorage(path)
        try:
            storage.replace(dumps(tables))
        except Moved as error:
            raise NotSaved(f"{path} was made by another program just now. Try again.") from error
    return storage.seen or b""


def sweep(folder: Path) -> None:
    """Remove temporary files that killed saves left behind: those of dead processes, a minute old."""
    for path in folder.glob(TEMPORARY):
        with contextlib.suppress(OSError, ValueError, IndexError, OverflowError):
            process = int(path.name.split(".")[-3])
            if time.time() - path.stat().st_mtime > _STALE and not _alive(process):
                path.unlink()


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock: the kernel frees it when its holder dies. It is short; waiting is bounded."""
    from filelock import FileLock, Timeout  # 37 ms, and reading needs no lock

    try:
        with FileLock(folder / LOCK, timeout=10):
            _ignore_in_git(folder)
            yield
    except Timeout as error:
        raise NotSaved(f"{folder} is locked by another program. Close that one and save again.") from error
    except StoreError:
        raise
    except OSError as error:
        raise NotSaved(f"{folder} cannot be written: {(error.strerror or str(error)).lower()}.") from error


def _ignore_in_git(folder: Path) -> None:
    """Begin a `.gitignore` where there is none. What stands there stays; a link, even to nowhere, is not followed.

    A folder where that fails has none: no save is refused for it.
    """
    if os.path.lexists(folder / ".gitignore"):
        return
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)  # Windows has no such flag
    with contextlib.suppress(OSError):
        handle = os.open(folder / ".gitignore", flags, 0o666)
        try:
            os.write(handle, IGNORED.encode())
        finally:
            os.close(handle)
