"""One save: lock, merge what others wrote meanwhile, write beside, look again, rename."""

import contextlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desk.store import NotSaved, Unreadable
from desk.store.merge import merge
from desk.store.records import Tables
from desk.store.storage import FileStorage, Moved, dumps, loads

LOCK = ".desk.lock"
TEMPORARY = ".~*.tmp"
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


def save(path: Path, base: bytes | None, ours: Tables) -> Saved:
    """Write `ours` to `path`, merged with what is there if that is no longer `base` (the bytes last seen).

    Raises NotSaved if it could not be written and Unreadable if what is there cannot be merged; either way the
    file is whole and as it was.
    """
    storage = FileStorage(path)
    clashes, merged = 0, False
    with _locked(storage.path.parent):
        for _ in range(_LOOKS):
            theirs = storage.read()
            if storage.seen != base and theirs is not None:
                before = {} if base is None else loads(base, path)
                ours, new = merge(before, ours, theirs)
                clashes, merged, base = clashes + new, True, storage.seen
            data = dumps(ours)
            if data != storage.seen:
                try:
                    storage.replace(data)
                except Moved:
                    continue
            return Saved(data, ours, merged, clashes)
    raise NotSaved(f"{path} could not be saved: another program keeps writing it. Close that one and save again.")


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
        with contextlib.suppress(OSError, ValueError, IndexError):
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
            yield
    except Timeout as error:
        raise NotSaved(f"{folder} is locked by another program. Close that one and save again.") from error
    except (Unreadable, NotSaved):
        raise
    except OSError as error:
        raise NotSaved(f"{folder} cannot be written: {(error.strerror or str(error)).lower()}.") from error
