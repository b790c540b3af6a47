"""Mending a file that cannot be read, where that is safe: every word in it survives, and a copy is kept beside.

Safe are a byte order mark, several documents under one id, ids that are none, and the marks of a git conflict.
Anything else is a guess at what somebody wrote, and left to the editor.
"""

import codecs
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from desk.model.ids import new_id
from desk.store.care.git import merged_conflict
from desk.store.errors import NotFound, Unreadable
from desk.store.file.storage import FileStorage, Moved, decode, dumps, keep_beside, loads, read_bytes, write_atomic
from desk.store.form.records import Malformed, Tables, in_form
from desk.store.problems import Reason

_MARKS = (b"\n<<<<<<< ", b"\n>>>>>>> ")


class Cure(StrEnum):
    """One thing that is done to a file, safely."""

    MARK_OFF = "a byte order mark was taken off"
    SIDES_MERGED = "both sides of a git conflict were merged"
    ONE_CLASH = "1 other version stands beside ours"
    CLASHES = "{count} other versions stand beside ours"
    ONE_NEW_ID = "1 document got a new id"
    NEW_IDS = "{count} documents got a new id"
    DOUBLES_OUT = "what stood in it twice stands there once"


@dataclass(frozen=True, slots=True)
class Mended:
    """A file that was mended: where it is, where the file as it was is kept, and what was done to it, with numbers."""

    path: Path
    kept: Path
    cures: tuple[tuple[Cure, int], ...]

    @property
    def words(self) -> str:
        """What was done, and where the copy is, without the name of the file."""
        done = " and ".join(cure.format(count=count) for cure, count in self.cures)
        return f"{done}. The file as it was is kept as {self.kept.name}."

    @property
    def sentence(self) -> str:
        """The words with the name of the file."""
        return f"{self.path.name}: {self.words}"


def mended(path: Path, data: bytes) -> tuple[bytes, tuple[tuple[Cure, int], ...]]:
    """What the file should hold, and what is done to it. Raises Unreadable if it cannot be mended safely."""
    wrong: list[tuple[Cure, int]] = []
    if data.startswith(codecs.BOM_UTF8):
        data = data.removeprefix(codecs.BOM_UTF8)
        wrong.append((Cure.MARK_OFF, 1))
    if all(mark in b"\n" + data for mark in _MARKS):
        data, clashes = merged_conflict(path, data)
        wrong.append((Cure.SIDES_MERGED, 2))
        if clashes:
            wrong.append((Cure.ONE_CLASH if clashes == 1 else Cure.CLASHES, clashes))
    try:
        if not _is_whole(path, data) and (tables := _with_own_ids(path, data, wrong)) is not None:
            data = dumps(tables)
        tables = loads(data, path)
        in_form(tables, tables)
    except Malformed as error:
        raise error.of(path) from error
    except UnicodeEncodeError as error:
        raise Unreadable(Reason.HALF_CHARACTER, path) from error
    except RecursionError as error:
        raise Unreadable(Reason.TOO_DEEP, path) from error
    return data, tuple(wrong)


def _is_whole(path: Path, data: bytes) -> bool:
    try:
        tables = loads(data, path)
        in_form(tables, tables)
    except (Unreadable, Malformed):
        return False
    return True


def mend(path: Path, now: Callable[[], float] = time.time) -> Mended:
    """Mend a file; a copy of it as it was is kept beside. Raises NotFound, Unreadable, NotSaved."""
    data = read_bytes(path)
    if data is None:
        raise NotFound(Reason.NO_FILE, path)
    better, cures = mended(path, data)
    stamp = datetime.fromtimestamp(now(), UTC).strftime("%Y%m%dT%H%M%SZ")
    storage = FileStorage(path)
    storage.check()
    copy = keep_beside(path, data, f"broken-{stamp}")
    try:
        write_atomic(storage.path, better, expected=data, check=True)
    except Moved as error:
        copy.unlink()
        raise Unreadable(Reason.WRITTEN_JUST_NOW, path) from error
    return Mended(path, copy, cures)


class _Pairs(list[tuple[str, Any]]):
    """An object of the file, with every entry that it has."""


def _with_own_ids(path: Path, data: bytes, wrong: list[tuple[Cure, int]]) -> Tables | None:
    """The tables with each document under an id of its own; None if it is no JSON."""
    try:
        tables = decode(data, _Pairs)
    except (ValueError, RecursionError):
        return None
    if not isinstance(tables, _Pairs) or not all(isinstance(table, _Pairs) for _, table in tables):
        return None
    made: Tables = {}
    anew = 0
    for name, table in tables:
        documents = made.setdefault(name, {})
        for key, document in table:
            id = str(int(key)) if key.isascii() and key.isdigit() and len(key) <= 15 else ""
            content = _plain(path, document)
            if id and documents.get(id) == content:
                continue
            if not id or id in documents:
                id, anew = str(new_id()), anew + 1
            documents[id] = content
    wrong.append((Cure.ONE_NEW_ID if anew == 1 else Cure.NEW_IDS if anew else Cure.DOUBLES_OUT, anew))
    return made


def _plain(path: Path, content: Any) -> Any:
    """The content as a plain value. Raises Unreadable where one object has two entries of a name that differ."""
    if isinstance(content, _Pairs):
        made: dict[str, Any] = {}
        for name, each in content:
            value = _plain(path, each)
            if name in made and made[name] != value:
                raise Unreadable(Reason.TWO_CONTENTS, path, name=name)
            made[name] = value
        return made
    return [_plain(path, each) for each in content] if isinstance(content, list) else content


def can_mend(path: Path) -> bool:
    """Whether `mend` would succeed in reading it; nothing is written."""
    try:
        data = read_bytes(path)
        return data is not None and bool(mended(path, data)[1])
    except Unreadable:
        return False
