"""Model values <-> the tables of a TinyDB file, one document a value.

Fields are written in the order of the dataclass; a field that equals its default is left out; the last field is always
written, so that a new field never changes its neighbour's line. Unknown fields and tables are kept. A text of several
lines is written as a list of lines, so that git merges paragraphs. A link of a file:

   "111": {
    "order": "F",
    "story": 11,
    "source": "NHS England",
    "url": "https://example.org/1",
    "title": "New ratings published"
   }
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, replace
from pathlib import Path
from types import NoneType
from typing import Any, NamedTuple, TypeVar, get_args, get_origin

from desk.model.issue import Correction, Image, Issue, Link, Section, Story
from desk.model.publication import Booking, Brand, Clip, Publication, Shelf, Standing
from desk.model.text import LONG_TEXT
from desk.store.errors import Unreadable
from desk.store.problems import Detail, Problem, Reason

RECEIPT = "receipt"
"""The table of a receipt: a file beside an issue that nothing but its receipt is in."""
SCHEMA = 1
"""The number of the form in which this desk writes files; it is in the issue's and the publication's document."""

Document = Issue | Publication | Shelf
"""What one file holds."""
Tables = dict[str, dict[str, dict[str, Any]]]
"""Table name -> document id in decimal digits -> field -> JSON value."""

DEEPEST = 40
"""How deep unknown fields and tables may be nested: a hostile file must not exhaust the stack."""
_LONGEST_ID = 20
"""Digits of a document id; ours have 15."""
ROWS: dict[str, type["Row"]] = {
    "sections": Section,
    "stories": Story,
    "links": Link,
    "corrections": Correction,
    "standing": Standing,
    "standing_links": Link,
    "bookings": Booking,
    "clips": Clip,
}
"""The tables of rows, each with what a row of it is."""
ROWS_OF: dict[type, tuple[str, ...]] = {
    Issue: ("sections", "stories", "links", "corrections"),
    Publication: ("standing", "standing_links", "bookings"),
    Shelf: ("clips",),
}
"""The tables of rows that each document has, in the order in which they are written."""
_WHERE_USED = frozenset({"corrections", "standing", "standing_links", "bookings"})
"""Tables that are written only where they hold something."""
_SETTINGS = (Publication, Brand)
"""Where a wrong field counts as not set, and stays in the file. A text of an issue is never taken for none so."""
_APART = frozenset({"id", "unknown", "unknown_tables"})
Row = Story | Section | Link | Correction | Standing | Booking | Clip
"""A row of a table that belongs to a document."""
Held = TypeVar("Held", bound=Document)
Value = TypeVar("Value", Story, Section, Link, Correction, Standing, Booking, Clip, Issue, Publication)


class Malformed(ValueError):
    """The tables are not those of an issue, a publication or a shelf; the problem says where."""

    def __init__(self, reason: Reason, **details: Detail) -> None:
        """For tables whose file is not known here; `details` are what the words of the reason name."""
        self.problem = Problem(reason, details=tuple(details.items()))
        super().__init__(self.problem)

    def of(self, path: Path, **details: Detail) -> Unreadable:
        """The error for the file at `path`, which holds these tables."""
        return Unreadable.of(self.problem.about(path, **details))


class _FieldRule(NamedTuple):
    name: str
    kind: Any
    default: Any
    always: bool
    lines: bool
    plain: frozenset[type]
    """The types of what is taken as it stands; for other contents it is looked at more closely whether they fit."""


def _plain(kind: Any) -> frozenset[type]:
    """The simple types of a field: str and None of `str | None`, none of `tuple[str, ...]`."""
    parts = () if get_origin(kind) is tuple else get_args(kind) or (kind,)
    return frozenset({str, int, NoneType}.intersection(parts))


def _read_rules(type_: type) -> tuple[_FieldRule, ...]:
    own = [field for field in fields(type_) if field.name not in {*_APART, *ROWS_OF.get(type_, ())}]
    return tuple(
        _FieldRule(
            field.name,
            field.type,
            field.default,
            always=field is own[-1] or field.default is MISSING,
            lines=field.name in LONG_TEXT,
            plain=_plain(field.type),
        )
        for field in own
    )


_RULES: dict[type, tuple[_FieldRule, ...]] = {
    type_: _read_rules(type_) for type_ in (*ROWS.values(), Issue, Publication, Image, Brand)
}
"""How each field of a value is written, read off its dataclass."""


def document(value: Row | Issue | Publication) -> dict[str, Any]:
    """The JSON object of one value, without its id."""
    written: dict[str, Any] = {}
    for name, _, default, always, lines, _ in _RULES[type(value)]:
        content = getattr(value, name)
        if always or content != default or name in value.unknown:
            written[name] = content if content.__class__ is str and not lines else encoded(content, lines)
    if value.unknown:
        written |= _sorted(value.unknown)
    return written


def encoded(content: Any, lines: bool = False) -> Any:
    """One field's content as JSON."""
    if lines:
        return content.split("\n")
    if isinstance(content, Image | Brand):
        return {rule.name: getattr(content, rule.name) for rule in _RULES[type(content)]} | _sorted(content.unknown)
    return list(content) if isinstance(content, tuple) else content


def _sorted(unknown: Mapping[str, Any]) -> dict[str, Any]:
    return {name: unknown[name] for name in sorted(unknown)}


def value(type_: type[Value], id: int, record: Mapping[str, Any], table: str) -> Value:
    """The value that a document holds. Raises Malformed with the table, the id and the field."""
    return type_(id=id, **_contents(type_, record, f"{table} {id}"))


def _contents(type_: type, record: Mapping[str, Any], where: str) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for rule in _RULES[type_]:
        if rule.name in record:
            content = record[rule.name]
            try:
                known[rule.name] = content if content.__class__ in rule.plain else _decoded(rule, content, where)
            except Malformed:
                if type_ not in _SETTINGS:
                    raise
        elif rule.default is MISSING:
            raise Malformed(Reason.NO_FIELD, where=where, field=rule.name)
    apart = {"schema", *known} if type_ in (Issue, Publication) else known
    unknown = {name: content for name, content in record.items() if name not in apart}
    if not _shallow(unknown):
        raise Malformed(Reason.FIELD_TOO_DEEP, where=where)
    return {**known, "unknown": unknown}


def _decoded(rule: _FieldRule, content: Any, where: str) -> Any:
    if isinstance(content, list) and (rule.lines or rule.kind == tuple[str, ...]):
        if all(isinstance(item, str) for item in content):
            return "\n".join(content) if rule.lines else tuple(content)
    elif isinstance(content, dict) and rule.kind == Image | None:
        return Image(**_contents(Image, content, where))
    elif isinstance(content, dict) and rule.kind is Brand:
        return Brand(**_contents(Brand, content, where))
    elif rule.kind != tuple[str, ...] and isinstance(content, rule.kind) and not isinstance(content, bool):
        return content
    raise Malformed(Reason.WRONG_FIELD, where=where, field=rule.name)


def _shallow(content: Any, levels: int = DEEPEST) -> bool:
    if isinstance(content, dict | list):
        inner = content.values() if isinstance(content, dict) else content
        return levels > 0 and all(_shallow(each, levels - 1) for each in inner)
    return True


def issue_tables(issue: Issue) -> Tables:
    """The tables of an issue's file, documents in the order of their ids."""
    own = {str(issue.id): {"schema": SCHEMA, **document(issue)}}
    return {"issue": own, **_row_tables(issue), **issue.unknown_tables}


def issue_from(tables: Tables) -> Issue:
    """The issue in a file's tables. Raises Malformed."""
    id, record = _only(tables, "issue")
    return replace(value(Issue, id, record, "issue"), **_rows_from(Issue, tables, "issue"))


def publication_tables(publication: Publication) -> Tables:
    """The tables of `publication.json`."""
    own = {str(publication.id): {"schema": SCHEMA, **document(publication)}}
    return {"publication": own, **_row_tables(publication), **publication.unknown_tables}


def publication_from(tables: Tables) -> Publication:
    """The publication in a file's tables. Raises Malformed."""
    id, record = _only(tables, "publication")
    publication = value(Publication, id, record, "publication")
    return replace(publication, **_rows_from(Publication, tables, "publication"))


def shelf_tables(shelf: Shelf) -> Tables:
    """The tables of `shelf.json`."""
    return {**_row_tables(shelf), **shelf.unknown_tables}


def shelf_from(tables: Tables) -> Shelf:
    """The shelf in a file's tables. Raises Malformed."""
    return Shelf(**_rows_from(Shelf, tables))


def tables_of(document: Document) -> Tables:
    """The tables of the file that holds this document."""
    return _FORMS[type(document)][0](document)


def document_from(type_: type[Held], tables: Tables) -> Held:
    """The document of this type in a file's tables. Raises Malformed."""
    made: Held = _FORMS[type_][1](tables)
    return made


_FORMS: dict[type, tuple[Callable[[Any], Tables], Callable[[Tables], Any]]] = {
    Issue: (issue_tables, issue_from),
    Publication: (publication_tables, publication_from),
    Shelf: (shelf_tables, shelf_from),
}


def in_form(tables: Tables, like: Tables) -> Tables:
    """`tables` in the form that this desk writes, read as what `like` holds; a receipt stays. Raises Malformed."""
    if RECEIPT in like:
        return tables
    type_ = Issue if "issue" in like else Publication if "publication" in like else Shelf
    return tables_of(document_from(type_, tables))


def _others(tables: Tables, *own: str) -> Tables:
    others = {name: table for name, table in tables.items() if name not in own}
    if not _shallow(others):
        raise Malformed(Reason.TABLE_TOO_DEEP)
    return others


def _row_tables(held: Document) -> Tables:
    """The tables of rows of a document; one that is seldom used is left out while it is empty."""
    made = {name: getattr(held, name) for name in ROWS_OF[type(held)]}
    return {name: _table(rows) for name, rows in made.items() if rows or name not in _WHERE_USED}


def _table(values: Iterable[Row]) -> dict[str, dict[str, Any]]:
    return {str(each.id): document(each) for each in sorted(values, key=lambda each: each.id)}


def _rows_from(type_: type, tables: Tables, *own: str) -> dict[str, Any]:
    """The rows of a document's tables by their names, and the tables that this desk does not know."""
    names = [name for name in ROWS_OF[type_] if name not in _WHERE_USED or tables.get(name)]
    rows: dict[str, Any] = {name: _values(ROWS[name], tables, name) for name in names}
    return {**rows, "unknown_tables": _others(tables, *own, *names)}


def _values(type_: type[Value], tables: Tables, name: str) -> tuple[Value, ...]:
    made = [value(type_, _id(name, key), record, name) for key, record in _documents(tables, name).items()]
    return tuple(sorted(made, key=lambda each: each.id))


def _only(tables: Tables, name: str) -> tuple[int, dict[str, Any]]:
    documents = _documents(tables, name)
    if len(documents) != 1:
        raise Malformed(Reason.NOT_ONE_DOCUMENT, table=name, count=len(documents))
    ((key, record),) = documents.items()
    schema = record.get("schema", 1)
    if not isinstance(schema, int) or schema > SCHEMA:
        raise Malformed(Reason.NEWER, schema=str(schema), known=SCHEMA)
    return _id(name, key), record


def _documents(tables: Tables, name: str) -> dict[str, dict[str, Any]]:
    table = tables.get(name, {})
    if not all(isinstance(record, dict) for record in table.values()):
        raise Malformed(Reason.NOT_DOCUMENTS, table=name)
    return table


def _id(table: str, key: str) -> int:
    if not key.isascii() or not key.isdigit() or (key[0] == "0" and key != "0") or len(key) > _LONGEST_ID:
        raise Malformed(Reason.NOT_AN_ID, key=key[:30], table=table)
    return int(key)
