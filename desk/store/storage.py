"""Our own TinyDB storage: reads strictly, and never writes a file in place.

TinyDB's JSONStorage writes over the old text and then cuts off the rest: killed in between it leaves half a
file. Here the new text is written and flushed beside the old one and takes its name in one step.
"""

import contextlib
import json
import os
import secrets
import stat
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage

from desk.store import NotSaved, Unreadable
from desk.store.records import Tables


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
        self.seen = read_bytes(self.path)
        return None if self.seen is None else loads(self.seen, self.path)

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
        tables = json.loads(data.decode("utf-8"), object_pairs_hook=_no_doubles, parse_constant=_no_constants)
    except UnicodeDecodeError as error:
        raise Unreadable(_sentence(path, "it is not UTF-8 text")) from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(_sentence(path, _reason(data, error))) from error
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise Unreadable(_sentence(path, "it is JSON, but not a TinyDB file"))
    return tables


def read_bytes(path: Path) -> bytes | None:
    """A file's bytes, or None if there is none. Raises Unreadable."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Unreadable(_sentence(path, (error.strerror or str(error)).lower())) from error


def write_atomic(
    path: Path, data: bytes, *, expected: bytes | None = None, check: bool = False, mode: int = 0o644
) -> None:
    """Write beside, flush, look at the target again if `check`, rename over it, flush the folder.

    An existing file keeps its mode bits. Raises NotSaved, and Moved if the target is not `expected`.
    """
    try:
        if path.exists():
            if not os.access(path, os.W_OK):  # a rename would write over a read-only file
                raise PermissionError(13, "the file is read-only")
            mode = stat.S_IMODE(path.stat().st_mode)
        beside = path.parent / f".~{path.name}.{os.getpid()}.{secrets.token_hex(4)}.tmp"
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


def _write_synced(path: Path, data: bytes, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(handle, mode)
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):  # Windows flushes the entry with the file
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("two entries have the same name")
    return made


def _no_constants(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON number")


def _reason(data: bytes, error: Exception) -> str:
    if not data.strip():
        return "it is empty"
    if b"\n<<<<<<< " in data and b"\n>>>>>>> " in data:
        return "it holds the marks of a git conflict"
    if isinstance(error, json.JSONDecodeError):
        return f"it is not whole JSON: {error.msg.lower()} in line {error.lineno}"
    return str(error) or "it is nested too deeply"


def _sentence(path: Path, reason: str) -> str:
    return f"{path} cannot be read: {reason}. It is left as it is; mend it or move it away."
