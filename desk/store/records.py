"""Model values <-> the tables of a TinyDB file, one document a value.

A document's fields stand in the order of the dataclass, what equals its default is left out, and the last
field is always written, so that a new field never changes its neighbour's line. Unknown fields and tables are
carried along. A text of several lines is kept as a list of lines, so that git merges paragraphs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, replace
from typing import Any, NamedTuple, TypeVar

from desk.model.issue import Image, Issue, Link, Section, Story
from desk.model.publication import Brand, Clip, Publication, Shelf

SCHEMA = 1
"""The form of the files that this desk writes; it stands in the issue's and the publication's document."""

Tables = dict[str, dict[str, dict[str, Any]]]
"""Table name -> document id in decimal digits -> field -> JSON value."""

_LINES = frozenset({"body", "notes", "footer", "postal_address"})
_APART = frozenset({"id", "unknown", "unknown_tables", "sections", "stories", "links", "clips"})
Value = TypeVar("Value", Story, Section, Link, Clip, Issue, Publication)


class Malformed(ValueError):
    """The tables are not those of an issue, a publication or a shelf; the words say where."""


class NewerSchema(Malformed):
    """The file was written by a newer desk."""


class _FieldRule(NamedTuple):
    name: str
    kind: Any
    default: Any
    lines: bool


def _read_rules(type_: type) -> tuple[_FieldRule, ...]:
    skeleton = type_ is Publication  # its field `sections` is a plain list of titles
    return tuple(
        _FieldRule(field.name, field.type, field.default, field.name in _LINES)
        for field in fields(type_)
        if field.name not in _APART or (skeleton and field.name == "sections")
    )


_RULES = {type_: _read_rules(type_) for type_ in (Story, Section, Link, Clip, Issue, Publication)}
"""How each field of a value is written, read off its dataclass."""


def document(value: Story | Section | Link | Clip | Issue | Publication) -> dict[str, Any]:
    """The JSON object of one value, without its id."""
    rules = _RULES[type(value)]
    written: dict[str, Any] = {}
    last = rules[-1].name
    for rule in rules:
        content = getattr(value, rule.name)
        if content != rule.default or rule.name == last or rule.default is MISSING:
            written[rule.name] = encoded(content, rule.lines)
    for name in sorted(value.unknown):
        written[name] = value.unknown[name]
    return written


def encoded(content: Any, lines: bool = False) -> Any:
    """One field's content as JSON."""
    if lines:
        return content.split("\n")
    if isinstance(content, Image):
        return {"src": content.src, "alt": content.alt}
    if isinstance(content, Brand):
        return {field.name: getattr(content, field.name) for field in fields(Brand)}
    return list(content) if isinstance(content, tuple) else content


def value(type_: type[Value], id: int, record: Mapping[str, Any], table: str) -> Value:
    """The value that a document holds. Raises Malformed with the table, the id and the field."""
    known: dict[str, Any] = {}
    for rule in _RULES[type_]:
        if rule.name in record:
            try:
                known[rule.name] = _decoded(rule, record[rule.name])
            except (TypeError, KeyError) as error:
                raise Malformed(f"{table} {id}: “{rule.name}” is not what it should be") from error
        elif rule.default is MISSING:
            raise Malformed(f"{table} {id} has no “{rule.name}”")
    unknown = {name: content for name, content in record.items() if name not in known and name != "schema"}
    return type_(id=id, unknown=unknown, **known)


def _decoded(rule: _FieldRule, content: Any) -> Any:
    if rule.lines and isinstance(content, list):
        return "\n".join(_text(line) for line in content)
    if rule.kind == Image | None and isinstance(content, dict):
        return Image(src=_text(content["src"]), alt=_text(content.get("alt", "")))
    if rule.kind is Brand and isinstance(content, dict):
        return Brand(**{field.name: content[field.name] for field in fields(Brand) if field.name in content})
    if rule.kind == tuple[str, ...]:
        return tuple(_text(item) for item in content)
    if not isinstance(content, rule.kind) or isinstance(content, bool):
        raise TypeError(rule.name)
    return content


def _text(content: Any) -> str:
    if not isinstance(content, str):
        raise TypeError("not a text")
    return content


def issue_tables(issue: Issue) -> Tables:
    """The tables of an issue's file, documents in the order of their ids."""
    return {
        "issue": {str(issue.id): {"schema": SCHEMA, **document(issue)}},
        "sections": _table(issue.sections),
        "stories": _table(issue.stories),
        "links": _table(issue.links),
        **issue.unknown_tables,
    }


def issue_from(tables: Tables) -> Issue:
    """The issue in a file's tables. Raises Malformed, NewerSchema."""
    id, record = _only(tables, "issue")
    issue = value(Issue, id, record, "issue")
    own = {"issue", "sections", "stories", "links"}
    return replace(
        issue,
        sections=_values(Section, tables, "sections"),
        stories=_values(Story, tables, "stories"),
        links=_values(Link, tables, "links"),
        unknown_tables={name: table for name, table in tables.items() if name not in own},
    )


def publication_tables(publication: Publication) -> Tables:
    """The tables of `publication.json`."""
    return {"publication": {str(publication.id): {"schema": SCHEMA, **document(publication)}}}


def publication_from(tables: Tables) -> Publication:
    """The publication in a file's tables. Raises Malformed, NewerSchema."""
    id, record = _only(tables, "publication")
    return value(Publication, id, record, "publication")


def shelf_tables(shelf: Shelf) -> Tables:
    """The tables of `shelf.json`."""
    return {"clips": _table(shelf.clips), **shelf.unknown_tables}


def shelf_from(tables: Tables) -> Shelf:
    """The shelf in a file's tables. Raises Malformed."""
    others = {name: table for name, table in tables.items() if name != "clips"}
    return Shelf(clips=_values(Clip, tables, "clips"), unknown_tables=others)


def _table(values: Iterable[Story | Section | Link | Clip]) -> dict[str, dict[str, Any]]:
    return {str(each.id): document(each) for each in sorted(values, key=lambda each: each.id)}


def _values(type_: type[Value], tables: Tables, name: str) -> tuple[Value, ...]:
    made = [value(type_, _id(name, key), record, name) for key, record in _documents(tables, name).items()]
    return tuple(sorted(made, key=lambda each: each.id))


def _only(tables: Tables, name: str) -> tuple[int, dict[str, Any]]:
    documents = _documents(tables, name)
    if len(documents) != 1:
        raise Malformed(f"it should hold one document in the table “{name}” and holds {len(documents)}")
    ((key, record),) = documents.items()
    schema = record.get("schema", 1)
    if not isinstance(schema, int) or schema > SCHEMA:
        raise NewerSchema(f"it was written by a newer desk (schema {schema}; this one knows {SCHEMA})")
    return _id(name, key), record


def _documents(tables: Tables, name: str) -> dict[str, dict[str, Any]]:
    table = tables.get(name, {})
    if not all(isinstance(record, dict) for record in table.values()):
        raise Malformed(f"the table “{name}” does not hold documents")
    return table


def _id(table: str, key: str) -> int:
    if not key.isascii() or not key.isdigit() or (key[0] == "0" and key != "0"):
        raise Malformed(f"“{key[:30]}” in the table “{table}” is not a document id")
    return int(key)
