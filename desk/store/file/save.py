"""One save: lock, merge what others wrote meanwhile, write beside, look again, rename.

The last look reads the target; between it and the rename lie a few microseconds, unless the system gives the
processor away just then. On Linux the two names are exchanged instead (desk/store/swap.py): what a program that does
not know our lock renamed into place in this moment is found, put back and merged. What is left: where names cannot be
exchanged (Windows, macOS, some network drives) that file is overwritten unseen; and of a program that has the old
file open and writes in place, what it writes after the exchange goes to a file without a name. Two desks hold the lock
and are never in it. `make proof` counts both against a program that writes every 20 ms. While Windows makes us wait
for a file that another program holds, we look again before each try. A new file has no such moment: a hard link never
replaces.
"""

import contextlib
import os
import re
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from desk.store.errors import NotSaved, StoreError, system_says
from desk.store.file.storage import (
    FileStorage,
    Moved,
    dumps,
    keep_beside,
    loads,
    read_bytes,
    write_first,
    written_schema,
)
from desk.store.file.swap import is_anothers, set_aside
from desk.store.form.merge import merge
from desk.store.form.records import SCHEMA, Malformed, Tables, in_form
from desk.store.problems import Reason

LOCK = ".desk.lock"
"""The file that is locked while something in its folder is written."""
TEMPORARY = ".~*.tmp"
"""The names of files that become others once they are whole."""
IGNORED = f"{LOCK}\n{TEMPORARY}\n.desk/\n"
"""What a `.gitignore` beside our lock lists: our lock, our temporary files, and who is at work on what."""
_LOOKS = 50
"""Times that the file may move during one save."""
_TODAY = re.compile(rb'"schema": ?%d\b' % SCHEMA)
_HEAD = 200
"""Bytes at the beginning of a file that this desk wrote which are sure to hold the schema number."""
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
    is gone is written again. Raises NotSaved if it could not be written (Outside where it is a link out of its folder)
    and Unreadable if what is there cannot be merged; either way the file is whole and as it was.
    """
    storage = FileStorage(path)
    storage.check()
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
            if data != seen or seen in earlier:  # whether the earlier one reached the disk itself is not known
                try:
                    _keep_older(storage.path, seen)
                    storage.replace(data)
                except Moved:
                    continue
            return Saved(data, ours, merged, clashes)
    raise NotSaved(Reason.KEEPS_MOVING, path)


def _read(data: bytes, path: Path, ours: Tables) -> Tables:
    """The tables in a version of our file, in the form we write. Raises Unreadable, NotSaved."""
    try:
        tables = in_form(loads(data, path), ours)
    except Malformed as error:
        raise error.of(path) from error
    if tables.get("issue", {}).keys() != ours.get("issue", {}).keys():
        raise NotSaved(Reason.ANOTHER_ISSUE, path)
    return tables


def _keep_older(path: Path, seen: bytes | None) -> None:
    """Keep a copy of a file of an older schema beside it, once: the one that is written now replaces it."""
    if seen is None or _TODAY.search(seen, 0, _HEAD):
        return
    schema = written_schema(seen)
    if schema is not None and schema < SCHEMA:
        kept = path.with_name(f"{path.name}.schema-{schema}")
        if read_bytes(kept) != seen:
            keep_beside(path, seen, f"schema-{schema}")


def create(path: Path, tables: Tables) -> bytes:
    """Write a file that must not exist yet and return its bytes. Raises NotSaved."""
    with _locked(path.parent):
        if os.path.lexists(path):
            raise NotSaved(Reason.THERE_ALREADY, path)
        data = dumps(tables)
        try:
            write_first(path, data)
        except Moved as error:
            raise NotSaved(Reason.MADE_JUST_NOW, path) from error
    return data


def strays(folder: Path, now: Callable[[], float] = time.time) -> list[Path]:
    """Temporary files that killed saves left behind: those of dead processes, a minute old."""
    found = []
    for path in folder.glob(TEMPORARY):
        with contextlib.suppress(OSError, ValueError, IndexError, OverflowError):
            process = int(path.name.split(".")[-3])
            if now() - path.stat().st_mtime > _STALE and not alive(process):
                found.append(path)
    return found


def sweep(folder: Path, now: Callable[[], float] = time.time) -> None:
    """Remove the temporary files that killed saves left behind.

    One that holds what another program wrote becomes a copy beside its file, to be merged.
    """
    for path in strays(folder, now):
        with contextlib.suppress(OSError):
            if is_anothers(path):
                set_aside(path)
            else:
                path.unlink()


def alive(process: int) -> bool:
    """Whether a process of this computer may still run. On Windows the answer is always yes: asking would end it."""
    if os.name == "nt":
        return True
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
        raise NotSaved(Reason.LOCKED, folder) from error
    except StoreError:
        raise
    except OSError as error:
        raise NotSaved(Reason.FOLDER_NOT_WRITTEN, folder, system=system_says(error)) from error


def _ignore_in_git(folder: Path) -> None:
    """Write a `.gitignore` if there is none. An existing one is kept; a link, even a broken one, is not followed.

    If it cannot be written, the save happens without it.
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
