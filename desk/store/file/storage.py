"""Our own TinyDB storage: reads strictly, and never writes a file in place.

TinyDB's JSONStorage writes over the old text and then cuts off the rest: killed in between it leaves half a
file. Here the new text is written and flushed beside the old one and takes its name in one step.
"""

import codecs
import contextlib
import json
import math
import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage

from desk.store.errors import LeadsOutside, NotSaved, Unreadable, not_given, system_says
from desk.store.file import disk, swap
from desk.store.file.waiting import until_free
from desk.store.form import migrate
from desk.store.form.records import Malformed, Tables
from desk.store.problems import Problem, Reason

_HALF_CHARACTER = re.compile(rb"\\u[dD][89a-fA-F]")
"""A surrogate written as an escape; two of them make a character, one alone cannot be written again."""
_LONGEST_NUMBER = 1000
"""Digits of a whole number; Python itself stops at 4,300."""


class Moved(Exception):
    """The file is not what it was when it was last read."""


class FileStorage(Storage):
    """One TinyDB file, written atomically. `seen` holds the bytes of the last read or write; None: no file."""

    def __init__(self, path: Path) -> None:
        """A storage for the file at `path`; a symbolic link is followed once, so that it stays a link."""
        self.path = Path(os.path.realpath(path))
        self._named = path
        self.seen: bytes | None = None

    def check(self) -> None:
        """Raises LeadsOutside where nothing may be written: the file is a link out of its folder."""
        if problem := outside(self._named, self.path):
            raise LeadsOutside.of(problem)

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
        """Give the file these bytes, wholly or not at all. Raises NotSaved, Moved, LeadsOutside."""
        self.check()
        write_atomic(self.path, data, expected=self.seen, check=True)
        self.seen = data


def outside(path: Path, real: Path | None = None) -> Problem | None:
    """Why a file must not be written: it is a link out of its folder; None where it is none.

    A folder may come from a stranger, and a link in it leads to any file of the editor's. `real` is what the path
    stands for where that was looked up already.
    """
    real = Path(os.path.realpath(path)) if real is None else real
    if real.is_relative_to(os.path.realpath(path.parent)):
        return None
    return Problem(Reason.OUTSIDE, str(path), (("to", str(real)),))


def open_database(path: Path) -> TinyDB:
    """The file as a TinyDB, for queries and scripts."""
    return TinyDB(path, storage=FileStorage)


def dumps(tables: Tables) -> bytes:
    """The bytes of a file: UTF-8, one space a level, a newline at the end; as `json.dumps(..., indent=1)`."""
    return msgspec.json.format(msgspec.json.encode(tables), indent=1) + b"\n"


def loads(data: bytes, path: Path) -> Tables:
    r"""The tables in a file's bytes, brought to the schema of today.

    Raises Unreadable for anything that a later save could not write back unchanged, though Python would read it: one
    name twice (`{"order": "A", "order": "B"}`), `NaN`, half a character (`"\ud83d"`), a number of 5,000 digits.
    """
    try:
        return migrate.to_current(parse(data, path))
    except Malformed as error:
        raise error.of(path) from error


def written_schema(data: bytes) -> int | None:
    """The schema number written in a file, `1` in `{"issue": {"5": {"schema": 1, …}}}`; None if it cannot be read."""
    try:
        return migrate.schema_of(parse(data, Path()))
    except Unreadable:
        return None


def parse(data: bytes, path: Path) -> Tables:
    """The tables in a file's bytes, in the schema in which they were written. Raises Unreadable, as `loads`."""
    try:
        tables = decode(data, _no_doubles)
        if _HALF_CHARACTER.search(data):
            dumps(tables)
    except UnicodeDecodeError as error:
        raise Unreadable(Reason.NOT_UTF8, path) from error
    except UnicodeEncodeError as error:
        raise Unreadable(Reason.HALF_CHARACTER, path) from error
    except RecursionError as error:
        raise Unreadable(Reason.TOO_DEEP, path) from error
    except ValueError as error:
        raise _not_tables(data, error).of(path) from error
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise Unreadable(Reason.NOT_TABLES, path)
    return tables


def decode(data: bytes, pairs: Callable[[list[tuple[str, Any]]], Any]) -> Any:
    """JSON, each object made by `pairs` of its entries. Raises ValueError for what no other reader would take."""
    return json.loads(
        data.decode("utf-8"),
        object_pairs_hook=pairs,
        parse_constant=_no_constants,
        parse_float=_finite,
        parse_int=_whole,
    )


def read_bytes(path: Path) -> bytes | None:
    """A file's bytes, or None if there is none. Raises Unreadable, for a folder, pipe or device too."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Unreadable(Reason.NOT_PLAIN, path)
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise not_given(path, error) from error


def write_atomic(
    path: Path, data: bytes, *, expected: bytes | None = None, check: bool = False, mode: int | None = None
) -> None:
    """Write beside, flush, look at the target again if `check`, rename over it, flush the folder.

    An existing file keeps its mode bits; a new one gets `mode`, else what the user's umask says. Raises NotSaved,
    Unreadable, and Moved if the target is not `expected`.
    """
    with _not_saved(path):
        mode_now = disk.mode_of(path)
        before = swap.state(path) if check else None
        with _beside(path, data, mode if mode_now is None else mode_now) as beside:

            def rename() -> None:
                if not check:
                    os.replace(beside, path)
                    return
                unmoved = read_bytes(path) == expected and swap.state(path) == before
                if not unmoved or not swap.take_over(beside, path, before, expected):
                    raise Moved(path.name)

            until_free(rename)
        disk.flush_folder(path.parent)


def write_first(path: Path, data: bytes, mode: int | None = None) -> None:
    """Write a file that must not exist yet, wholly or not at all. Raises Moved if it exists, NotSaved."""
    with _not_saved(path):
        with _beside(path, data, mode) as beside:
            try:
                until_free(lambda: disk.take_free_name(beside, path))
            except FileExistsError as error:
                raise Moved(path.name) from error
            with contextlib.suppress(OSError):
                beside.unlink()
        disk.flush_folder(path.parent)


def keep_beside(path: Path, data: bytes, label: str) -> Path:
    """Keep `data` as a file named after `path` with a label, and say which; nothing is replaced. Raises NotSaved.

    The name does not end in .json, so that it is not taken for an issue.
    """
    for again in range(1, 100):
        copy = path.with_name(f"{path.name}.{label}" + (f"-{again}" if again > 1 else ""))
        with contextlib.suppress(Moved):
            write_first(copy, data)
            return copy
    raise NotSaved(Reason.TOO_MANY_KEPT, path)


@contextlib.contextmanager
def _beside(path: Path, data: bytes, mode: int | None) -> Iterator[Path]:
    """A flushed file next to `path`, which is gone if what is done with it fails."""
    beside = swap.temporary(path)
    try:
        disk.write_new(beside, data, mode)
        yield beside
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


@contextlib.contextmanager
def _not_saved(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotSaved(Reason.SYSTEM, path, system=system_says(error)) from error


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        names: set[str] = set()
        twice = next(name for name, _ in pairs if name in names or names.add(name))  # type: ignore[func-returns-value]
        raise Malformed(Reason.SAME_NAME, name=twice[:40])
    return made


def _no_constants(name: str) -> Any:
    raise Malformed(Reason.NOT_A_NUMBER, what=name)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise Malformed(Reason.TOO_LARGE)
    return number


def _whole(text: str) -> int:
    if len(text) > _LONGEST_NUMBER:
        raise Malformed(Reason.TOO_LARGE)
    return int(text)


def _not_tables(data: bytes, error: ValueError) -> Malformed:
    """Why bytes are not JSON that we accept: the cause (a git conflict) rather than the line where a parser gave up."""
    if not data.strip():
        return Malformed(Reason.EMPTY)
    if data.startswith(codecs.BOM_UTF8):
        return Malformed(Reason.BYTE_ORDER_MARK)
    if b"\n<<<<<<< " in data and b"\n>>>>>>> " in data:
        return Malformed(Reason.CONFLICT_MARKS)
    if isinstance(error, Malformed):
        return error
    what, line = (error.msg, error.lineno) if isinstance(error, json.JSONDecodeError) else (str(error), 1)
    return Malformed(Reason.NOT_JSON, what=what.lower().removesuffix(" at"), line=line)
