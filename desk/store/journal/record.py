"""One record of a journal and its line: a checksum and a JSON object, so that half a line is recognised.

A story's headline was changed, as step 3 of a session (in the file on one line):

   6f1d2a90 {"at":1793887402.1,"session":"9c0e11fa","number":5,"what":"step","step":3,
             "changes":[["issue","stories",11,"headline","Bridge","Bridge sold"]]}
"""

import base64
import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from desk.model.issue import Issue
from desk.model.publication import Publication, Shelf
from desk.model.text import LONG_TEXT
from desk.store.form.records import ROWS, Document, Malformed, document, document_from, encoded, tables_of, value
from desk.store.form.steps import Change
from desk.store.problems import Reason

STEP, MORE, UNDO, REDO, MERGED = "step", "more", "undo", "redo", "merged"
"""Records of a change: a step, more typing in the same step, a step undone or redone, an outside change."""
SAVED, SETTLED, SNAPSHOT = "saved", "settled", "snapshot"
"""Records of no change: a file was saved, the editor decided about what was not saved, the whole issue as it was
opened."""

Key = tuple[str, str, int, str]
"""The place of a change: the document's name, table, id and field, as `("issue", "stories", 11, "headline")`."""
_DOCUMENTS: dict[str, type[Document]] = {"issue": Issue, "publication": Publication, "shelf": Shelf}
_PLAIN = ("unknown", "unknown_tables")
_REQUIRED = {"order": "V", "story": 0}
"""The fields that no row can do without; they are filled in while a single other field is read."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record. `at` is in Unix seconds; `number` counts the records of a session, `step` its steps.

    `upto` (saved) is the number of the last record that the file holds, `digest` that of its bytes.
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
    """A short digest of a file's bytes, by which they are recognised."""
    return hashlib.sha256(data).hexdigest()[:32]


class _Line(msgspec.Struct, omit_defaults=True):
    """The JSON object of a line, in this order; defaults are left out."""

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


def line_of(record: Record) -> bytes:
    """The line of a record, with its end."""
    own = record.step, record.title, record.document, record.upto, record.digest, record.about, record.keys
    line = _Line(round(record.at, 3), record.session, record.number, record.what, *own)
    if record.changes:
        brief = record.what == MORE
        line.changes = [_written(name, change, brief) for name, change in record.changes]
    if record.value is not None:
        line.tables = base64.b64encode(zlib.compress(_encode(tables_of(record.value)))).decode()
    made = _encode(line)
    return b"%08x %s\n" % (zlib.crc32(made), made)


def read_line(line: bytes) -> Record | None:
    """The record in a line; None if the line is cut off or damaged, or holds fields of a newer desk."""
    checksum, _, made = line.strip().partition(b" ")
    if checksum != b"%08x" % zlib.crc32(made):
        return None
    try:
        return _record(msgspec.json.decode(made))
    except (ValueError, TypeError, KeyError, LookupError, zlib.error, RecursionError):
        return None


def _record(content: dict[str, Any]) -> Record:
    tables = content.get("tables")
    document = str(content.get("document", ""))
    packed = None if tables is None else msgspec.json.decode(zlib.decompress(base64.b64decode(tables)))
    return Record(
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
    type_ = ROWS[table] if table else _DOCUMENTS[name]
    return name, Change(table, id, field, _decoded(type_, id, field, before), _decoded(type_, id, field, after))


def _decoded(type_: Any, id: int, field: str, content: Any) -> Any:
    if content is None or field in _PLAIN:
        return content
    if not field:
        return value(type_, id, content, "journal")
    held = getattr(value(type_, id, {**_REQUIRED, field: content}, "journal"), field, None)
    if held is None:
        raise Malformed(Reason.UNKNOWN_FIELD, field=field)
    return held
