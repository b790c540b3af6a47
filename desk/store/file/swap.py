"""A file takes the name of another one, and what another program wrote in that very moment is not lost.

Between our last look at a file and a rename lie some microseconds. Where the system can exchange two names in one
step, what had the name until then is in our hands afterwards, and is looked at once more: if it is not what we saw, it
gets its name back. The temporary file bears in its name by what both are known, so that one that a killed save leaves
tells whether it is ours, or the old file, and may go, or is another program's and must stay.
"""

import contextlib
import os
import secrets
from pathlib import Path

from desk.store.file import disk

State = tuple[int, int, int]
"""By what a file that was written again is told from the one before: inode, size, time."""
_MARK = 8
"""Letters of a state in a name; and of the random mark that is there while the file is still being written."""
_END = ".tmp"


def state(path: str | Path) -> State | None:
    """What the file at a path is known by now; None: there is none. Raises OSError."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def temporary(path: Path) -> Path:
    """A temporary file beside `path`, to be written. Its name holds the process, which is asked for when it is old."""
    return path.parent / f".~{path.name[:40]}.{os.getpid()}.{secrets.token_hex(_MARK // 2)}{_END}"


def take_over(beside: Path, path: Path, seen: State | None, data: bytes | None) -> bool:
    """Give the flushed file `beside` the name `path`; False if the file there is no longer the one that was `seen`.

    That one held `data`: another file with the same bytes counts as the same, since some file systems give a file a new
    number at any time.
    Where names cannot be exchanged only the caller's look tells. Raises OSError.
    """
    if seen is None:
        try:
            disk.take_free_name(beside, path)
        except FileExistsError:
            return False
        _remove(beside)
        return True
    own = state(beside)
    if own is None or not disk.can_exchange():
        os.replace(beside, path)
        return True
    ready = Path(f"{str(beside)[: -_MARK - len(_END)]}{_mark(seen)}{_mark(own)}{_END}")
    os.rename(beside, ready)
    return _exchanged(ready, path, seen, data)


def _exchanged(ready: Path, path: Path, seen: State, data: bytes | None) -> bool:
    try:
        if not disk.exchange(ready, path):
            os.replace(ready, path)
            return True
        if state(ready) == seen or ready.read_bytes() == data:
            _remove(ready)
            return True
        _give_back(ready, path)
    except FileNotFoundError:  # the file was deleted just now; the caller writes it again
        _remove_own(ready)
    except BaseException:
        _remove_own(ready)
        raise
    return False


def _give_back(theirs: Path, path: Path) -> None:
    """Put another program's file under its name again, which ours had for a moment. Raises OSError.

    What came in that moment, or found its name deleted, is set aside.
    """
    with contextlib.suppress(FileNotFoundError):
        disk.exchange(theirs, path)
    if is_anothers(theirs):
        set_aside(theirs)
    _remove_own(theirs)


def is_anothers(temporary: Path) -> bool:
    """Whether a temporary file is neither what we wrote in it nor the file that we replaced. Raises OSError."""
    marks = temporary.name.split(".")[-2]
    found = state(temporary)
    if len(marks) != 2 * _MARK or found is None:  # it is not even whole; it is gone
        return False
    return _mark(found) not in (marks[:_MARK], marks[_MARK:])


def set_aside(temporary: Path) -> Path:
    """Give a temporary file a name by which it is found as a second copy of its file. Raises OSError."""
    stem, _, suffix = temporary.name[2:].rsplit(".", 3)[0].rpartition(".")
    copy = temporary.with_name(f"{stem or suffix}_conflict-desk-{secrets.token_hex(4)}.json")
    os.rename(temporary, copy)
    return copy


def _mark(of: State) -> str:
    inode, size, time = of
    return f"{(inode ^ size << 20 ^ time) & 0xFFFFFFFF:0{_MARK}x}"


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def _remove_own(path: Path) -> None:
    with contextlib.suppress(OSError):
        if not is_anothers(path):
            path.unlink()
