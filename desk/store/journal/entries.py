"""One record of a journal and its line: a checksum and a JSON object, so that half a line is known for what it is."""

import base64
import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from desk.model.issue import Issue, Link, Section, Story
from desk.model.publication import Clip, Publication, Shelf
from desk.model.text import LONG_TEXT
from desk.store.form.records import Document, Malformed, document, document_from, encoded, tables_of, value
from desk.store.form.steps import Change

STEP, MORE, UNDO, REDO, MERGED = "step", "more", "undo", "redo", "merged"
"""What changed something: a step, more typing in the same step, a step undone or made again, an outside change."""
SAVED, SETTLED, SNAPSHOT = "saved", "settled", "snapshot"
"""What changed nothing: the file is on disk, the editor decided about what was not saved, a whole document."""

Key = tuple[str, str, int, str]
"""The place of a change: the document's name, table, id, field."""
_ROWS: dict[str, type] = {"sections": Section, "stories": Story, "links": Link, "clips": Clip}
_DOCUMENTS: dict[str, type[Document]] = {"issue": Issue, "publication": Publication, "shelf": Shelf}
_PLAIN = ("unknown", "unknown_tables")
_REQUIRED = {"order": "V", "story": 0}
"""What a row cannot be without, while one of its fields is read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record. `at` is in Unix seconds; `number` counts the records of a session, `step` its steps.

    `upto` (saved) is the number of the last record that the file holds, `digest` what its bytes come to.
    `keys` (settled) are the places that were decided about, `about` the session that had not saved them.
    """

    at: float
    session: str
    number: int
    what: str
    step: int = 0
    title: str = ""
    changes: tuple[tuple[str, Change], ...] = ()
    document: str = ""
    upto: int = 0
    digest: str = ""
    about: str = ""
    keys: tuple[Key, ...] = ()
    value: Any = None


def key_of(name: str, change: Change) -> Key:
    """The place of a change."""
    return name, change.table, change.id, change.field


def digest(data: bytes) -> str:
    """What a file's bytes come to: enough to know them again."""
    return hashlib.sha256(data).hexdigest()[:32]


class _Line(msgspec.Struct, omit_defaults=True):
    """What stands in a line, in this order; what says nothing is left out."""

    at: float
    session: str
    number: int
    what: str
    step: int = 0
    title: str = ""
    document: str = ""
    upto: int = 0
    digest: str = ""
    about: str = ""
    keys: tuple[Key, ...] = ()
    changes: Sequence[Any] = ()
    tables: str | None = None


_encode = msgspec.json.Encoder().encode


def line_of(entry: Entry) -> bytes:
    """The line of a record, with its end."""
    own = entry.step, entry.title, entry.document, entry.upto, entry.digest, entry.about, entry.keys
    line = _Line(round(entry.at, 3), entry.session, entry.number, entry.what, *own)
    if entry.changes:
        brief = entry.what == MORE
        line.changes = [_written(name, change, brief) for name, change in entry.changes]
    if entry.value is not None:
        line.tables = base64.b64encode(zlib.compress(_encode(tables_of(entry.value)))).decode()
    made = _encode(line)
    return b"%08x %s\n" % (zlib.crc32(made), made)


def read_line(line: bytes) -> Entry | None:
    """The record in a line; None for one that is torn, damaged or from a newer desk."""
    checksum, _, made = line.strip().partition(b" ")
    if checksum != b"%08x" % zlib.crc32(made):
        return None
    try:
        return _entry(msgspec.json.decode(made))
    except (ValueError, TypeError, KeyError, LookupError, zlib.error, RecursionError):
        return None


def _entry(content: dict[str, Any]) -> Entry:
    tables = content.get("tables")
    document = str(content.get("document", ""))
    packed = None if tables is None else msgspec.json.decode(zlib.decompress(base64.b64decode(tables)))
    return Entry(
        at=float(content["at"]),
        session=str(content["session"]),
        number=int(content["number"]),
        what=str(content["what"]),
        step=int(content.get("step", 0)),
        title=str(content.get("title", "")),
        changes=tuple(_read(each) for each in content.get("changes", ())),
        document=document,
        upto=int(content.get("upto", 0)),
        digest=str(content.get("digest", "")),
        about=str(content.get("about", "")),
        keys=tuple((str(name), str(table), int(id), str(field)) for name, table, id, field in content.get("keys", ())),
        value=None if packed is None else document_from(_DOCUMENTS[document], packed),
    )


def _written(name: str, change: Change, brief: bool) -> list[Any]:
    before = None if brief and change.field else _encoded(change.field, change.before)
    return [name, change.table, change.id, change.field, before, _encoded(change.field, change.after)]


def _encoded(field: str, content: Any) -> Any:
    if content.__class__ is str:
        return content.split("\n") if field in LONG_TEXT else content
    if content is None or field in _PLAIN:
        return content
    if not field:
        return document(content)
    return encoded(content)


def _read(written: Sequence[Any]) -> tuple[str, Change]:
    name, table, id, field, before, after = written
    type_ = _ROWS[table] if table else _DOCUMENTS[name]
    return name, Change(table, id, field, _decoded(type_, id, field, before), _decoded(type_, id, field, after))


def _decoded(type_: Any, id: int, field: str, content: Any) -> Any:
    if content is None or field in _PLAIN:
        return content
    if not field:
        return value(type_, id, content, "journal")
    held = getattr(value(type_, id, {**_REQUIRED, field: content}, "journal"), field, None)
    if held is None:
        raise Malformed(f"there is no field “{field}”")
    return held
