"""The system calls of a safe write, the same on every system: flush to the disk itself, and take a name."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

try:
    import fcntl

    FULL_FLUSH: int = getattr(fcntl, "F_FULLFSYNC", 0)
    HAS_LOCKS = True
except ImportError:  # Windows
    FULL_FLUSH = 0
    HAS_LOCKS = False
"""On macOS fsync leaves the bytes in the drive's cache and this command does not; 0 where there is no such."""

_BUSY = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES})
_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM})
"""What some network and FUSE file systems answer when a folder is to be flushed: they flush it themselves or never."""
_NO_FULL_FLUSH = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOTTY})
"""What a network drive on macOS answers to the full flush; it takes the plain one."""
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EINVAL, errno.EACCES})
"""What a file system without hard links answers: FAT, exFAT, some network and FUSE ones."""

_NO_EXCHANGE = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM})
"""What a file system, an old kernel or a sandbox without the exchange of two names answers."""
_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE, of Linux."""


def write_new(path: Path, data: bytes, mode: int | None, inside: int | None = None, *, flush: bool = True) -> None:
    """Write a file that must not exist, and flush it. Raises OSError; then what it holds means nothing any more.

    `inside` is the handle of an open folder that `path` is seen from. A flush is asked for once: after one that failed,
    the next may succeed though the bytes are lost. Without `flush` the system writes it when it likes.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    bits = 0o666 if mode is None else mode
    handle = os.open(path, flags, bits) if inside is None else os.open(path, flags, bits, dir_fd=inside)
    try:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(handle, mode)
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        if flush:
            _flush(handle)
    finally:
        os.close(handle)


def _flush(handle: int) -> None:
    if FULL_FLUSH:
        try:
            fcntl.fcntl(handle, FULL_FLUSH)
        except OSError as error:
            if error.errno not in _NO_FULL_FLUSH:
                raise
        else:
            return
    os.fsync(handle)


def flush_folder(folder: Path) -> None:
    """Flush a folder, so that a rename in it lasts; where that cannot be asked for, nothing. Raises OSError."""
    try:
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            _flush(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise


def make_private(folder: Path) -> None:
    """Make a folder that is the user's alone; one of theirs that others may look into is closed. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if hasattr(os, "getuid"):
        state = folder.stat()
        if state.st_uid == os.getuid() and stat.S_IMODE(state.st_mode) & 0o077:
            folder.chmod(0o700)


def take_free_name(beside: Path, path: Path) -> None:
    """Give the file `beside` the name `path` too, which must be free. Raises FileExistsError, OSError.

    A hard link never replaces a file. Where there are no hard links a rename follows a last look.
    """
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from error
        os.replace(beside, path)


def can_exchange() -> bool:
    """Whether this system can swap the names of two files; the file system may not."""
    return _renameat2() is not None


def exchange(one: Path, other: Path) -> bool:
    """Swap the names of two files in one step; False where that cannot be done. Raises OSError.

    Only Linux has it for every user (renameat2, man 2 rename), and not on every file system.
    """
    call = _renameat2()
    if call is None:
        return False
    code = call(os.fsencode(one), os.fsencode(other))
    if code and code not in _NO_EXCHANGE:
        raise OSError(code, os.strerror(code), str(other))
    return not code


@cache
def _renameat2() -> Callable[[bytes, bytes], int] | None:
    """The exchange of two paths, which returns 0 or the number of an error; None where the system has no such call."""
    if sys.platform != "linux":
        return None
    import ctypes  # 4 ms, and reading needs none

    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return None
    call = library.renameat2
    call.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint]

    def swap(one: bytes, other: bytes) -> int:
        return ctypes.get_errno() if call(_HERE, one, _HERE, other, _EXCHANGE) else 0

    return swap


def mode_of(path: Path) -> int | None:
    """The mode bits of a file that may be written, or None if there is none. Raises OSError.

    A rename would write over a file that is read-only, so it is asked for before.
    """
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "the file is read-only")
    return mode


def hold(handle: int, *, wait: bool = True) -> bool:
    """Take the kernel's lock of an open file, which goes when its process does.

    False if another process has it and we do not `wait`. Where there are no such locks: True.
    """
    if HAS_LOCKS:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in _BUSY
    return True


def let_go(handle: int) -> None:
    """Give the kernel's lock of a file back."""
    if HAS_LOCKS:
        try:
            fcntl.flock(handle, fcntl.LOCK_UN)
        except OSError:  # a file system without locks, of which `hold` took no notice either
            return
