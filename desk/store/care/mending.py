"""Mending a file that cannot be read, where that is safe: every word in it survives, and a copy is kept beside.

Safe are a byte order mark, several documents under one id, ids that are none, and the marks of a git conflict.
Anything else is a guess at what somebody wrote, and left to her.
"""

import codecs
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desk.model.ids import new_id
from desk.store.care.git import merged_conflict
from desk.store.errors import NotFound, Unreadable
from desk.store.file.storage import (
    FileStorage,
    Moved,
    decode,
    dumps,
    keep_beside,
    loads,
    read_bytes,
    unreadable,
    write_atomic,
)
from desk.store.form.records import Malformed, Tables, in_form

_MARKS = (b"\n<<<<<<< ", b"\n>>>>>>> ")


def mended(path: Path, data: bytes) -> tuple[bytes, str]:
    """What the file should hold, and what was wrong with it. Raises Unreadable if it cannot be mended safely."""
    wrong = []
    if data.startswith(codecs.BOM_UTF8):
        data = data.removeprefix(codecs.BOM_UTF8)
        wrong.append("a byte order mark was taken off")
    if all(mark in b"\n" + data for mark in _MARKS):
        data, clashes = merged_conflict(path, data)
        beside = f"; {clashes} other version{'s stand' if clashes != 1 else ' stands'} beside ours" if clashes else ""
        wrong.append(f"both sides of a git conflict were merged{beside}")
    try:
        if not _is_whole(path, data) and (tables := _with_own_ids(path, data, wrong)) is not None:
            data = dumps(tables)
        tables = loads(data, path)
        in_form(tables, tables)
    except (Malformed, UnicodeEncodeError, RecursionError) as error:
        raise unreadable(path, str(error)) from error
    return data, " and ".join(wrong)


def _is_whole(path: Path, data: bytes) -> bool:
    try:
        tables = loads(data, path)
        in_form(tables, tables)
    except (Unreadable, Malformed):
        return False
    return True


def mend(path: Path, now: Callable[[], float] = time.time) -> str:
    """Mend a file and say what was done and where the copy is. Raises NotFound, Unreadable, NotSaved."""
    data = read_bytes(path)
    if data is None:
        raise NotFound(f"There is no file {path}.")
    better, what = mended(path, data)
    stamp = datetime.fromtimestamp(now(), UTC).strftime("%Y%m%dT%H%M%SZ")
    storage = FileStorage(path)
    storage.check()
    copy = keep_beside(path, data, f"broken-{stamp}")
    try:
        write_atomic(storage.path, better, expected=data, check=True)
    except Moved as error:
        copy.unlink()
        raise unreadable(path, "another program wrote it just now") from error
    return f"{path.name}: {what}. The file as it was is kept as {copy.name}."


class _Pairs(list[tuple[str, Any]]):
    """An object of the file, with every entry that it has."""


def _with_own_ids(path: Path, data: bytes, wrong: list[str]) -> Tables | None:
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
    wrong.append(
        f"{anew} document{'s' * (anew != 1)} got a new id" if anew else "what stood in it twice stands there once"
    )
    return made


def _plain(path: Path, content: Any) -> Any:
    """The content as a plain value. Raises Unreadable where one object has two entries of a name that differ."""
    if isinstance(content, _Pairs):
        made: dict[str, Any] = {}
        for name, each in content:
            value = _plain(path, each)
            if name in made and made[name] != value:
                raise unreadable(path, f"“{name}” stands in it twice, with two contents")
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
