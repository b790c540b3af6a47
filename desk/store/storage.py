"""Our own TinyDB storage: reads strictly, and never writes a file in place.

TinyDB's JSONStorage writes over the old text and then cuts off the rest: killed in between it leaves half a
file. Here the new text is written and flushed beside the old one and takes its name in one step.
"""

import codecs
import contextlib
import errno
import json
import math
import os
import re
import secrets
import stat
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage

from desk.store import NotSaved, Unreadable
from desk.store.records import Tables

_HALF_CHARACTER = re.compile(rb"\\u[dD][89a-fA-F]")
"""A surrogate written as an escape; two of them make a character, one alone cannot be written again."""
_LONGEST_NUMBER = 1000
"""Digits of a whole number; Python itself stops at 4,300."""
_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM})
"""What some network and FUSE file systems answer when a folder is to be flushed: they flush it themselves or never."""


class Moved(Exception):
    """The file is not what it was when it was last read."""


class FileStorage(Storage):
    """One TinyDB file, written atomically. `seen` holds the bytes of the last read or write; None: no file."""

    def __init__(self, path: Path) -> None:
        """A storage for the file at `path`; a symbolic link is followed once, so that it stays a link."""
        self.path = Path(os.path.realpath(path))
        self.seen: bytes | None = None

    def read(self) -> Tables | None:
        """The tables, or None if there is no file. Raises Unreadable."""
        seen = self.look()
        return None if seen is None else loads(seen, self.path)

    def look(self) -> bytes | None:
        """The file's bytes as they are now, or None if there is no file. Raises Unreadable."""
        self.seen = read_bytes(self.path)
        return self.seen

    def write(self, data: Any) -> None:
        """Write all tables. Raises NotSaved, and Moved if somebody else wrote the file since it was read."""
        self.replace(dumps(data))

    def replace(self, data: bytes) -> None:
        """Give the file these bytes, wholly or not at all. Raises NotSaved, Moved."""
        write_atomic(self.path, data, expected=self.seen, check=True)
        self.seen = data


def open_database(path: Path) -> TinyDB:
    """The file as a TinyDB, for queries and scripts."""
    return TinyDB(path, storage=FileStorage)


def dumps(tables: Tables) -> bytes:
    """The bytes of a file: UTF-8, one space a level, a newline at the end; as `json.dumps(..., indent=1)`."""
    return msgspec.json.format(msgspec.json.encode(tables), indent=1) + b"\n"


def loads(data: bytes, path: Path) -> Tables:
    """The tables in a file's bytes. Raises Unreadable for anything that a save could not give back whole."""
    try:
        tables = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_no_doubles,
            parse_constant=_no_constants,
            parse_float=_finite,
            parse_int=_whole,
        )
        if _HALF_CHARACTER.search(data):
            dumps(tables)
    except UnicodeDecodeError as error:
        raise unreadable(path, "it is not UTF-8 text") from error
    except UnicodeEncodeError as error:
        raise unreadable(path, "it holds half a character (a lone surrogate)") from error
    except RecursionError as error:
        raise unreadable(path, "it is nested too deeply") from error
    except ValueError as error:
        raise unreadable(path, _reason(data, error)) from error
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise unreadable(path, "it is JSON, but not a TinyDB file")
    return tables


def read_bytes(path: Path) -> bytes | None:
    """A file's bytes, or None if there is none. Raises Unreadable, for a folder, pipe or device too."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise unreadable(path, "it is not a plain file")
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreadable(path, (error.strerror or str(error)).lower()) from error


def unreadable(path: Path, reason: str) -> Unreadable:
    """The error that says why a file is left alone."""
    return Unreadable(f"{path} cannot be read: {reason}. It is left as it is; mend it or move it away.")


def write_atomic(
    path: Path, data: bytes, *, expected: bytes | None = None, check: bool = False, mode: int | None = None
) -> None:
    """Write beside, flush, look at the target again if `check`, rename over it, flush the folder.

    An existing file keeps its mode bits; a new one gets `mode`, else what the user's umask says. Raises NotSaved,
    Unreadable, and Moved if the target is not `expected`.
    """
    try:
        if path.exists():
            if not os.access(path, os.W_OK):  # a rename would write over a read-only file
                raise PermissionError(13, "the file is read-only")
            mode = stat.S_IMODE(path.stat().st_mode)
        beside = path.parent / f".~{path.name[:40]}.{os.getpid()}.{secrets.token_hex(4)}.tmp"
        try:
            _write_synced(beside, data, mode)
            if check and read_bytes(path) != expected:
                raise Moved(path.name)
            os.replace(beside, path)
        except BaseException:
            with contextlib.suppress(OSError):
                beside.unlink()
            raise
        _sync_folder(path.parent)
    except OSError as error:
        raise NotSaved(f"{path} could not be saved: {(error.strerror or str(error)).lower()}.") from error


def _write_synced(path: Path, data: bytes, mode: int | None) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666 if mode is None else mode)
    try:
        if mode is not None:
            os.fchmod(handle, mode)
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("two entries in it have the same name")
    return made


def _no_constants(name: str) -> Any:
    raise ValueError(f"it holds {name}, which is not a JSON number")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("it holds a number that is too large")
    return number


def _whole(text: str) -> int:
    if len(text) > _LONGEST_NUMBER:
        raise ValueError("it holds a number that is too large")
    return int(text)


def _reason(data: bytes, error: Exception) -> str:
    if not data.strip():
        return "it is empty"
    if data.startswith(codecs.BOM_UTF8):
        return "it begins with a byte order mark"
    if b"\n<<<<<<< " in data and b"\n>>>>>>> " in data:
        return "it holds the marks of a git conflict"
    if isinstance(error, json.JSONDecodeError):
        return f"it is not whole JSON: {error.msg.lower()} in line {error.lineno}"
    return str(error)
