"""The other side of what clashed in a merge: found in a document, taken in the place of ours, or put away."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from desk.model.issue import Issue, Place, Story
from desk.model.publication import Publication
from desk.store.form.merge import CLASHES
from desk.store.form.records import ROWS, Document, Held, Malformed, document, encoded, value

_ROWS: dict[str, type[Any]] = {name: row for name, row in ROWS.items() if name != "stories"}
_OWN: dict[type, str] = {Issue: "issue", Publication: "publication"}
_STAYS = ("id", "order", "section", "place", "origin", "unknown")
"""What a story keeps when it takes the words of the other version."""


@dataclass(frozen=True, slots=True)
class Clash:
    """One other version, left by a merge in which both sides had changed the same thing.

    Two editors gave story 11 a headline each: `ours` is the story with the one, `other` the same story with the other,
    `table` "stories" and `field` "", for a story is kept whole. Of a link whose titles differ, `field` is "title".
    `ours` is the issue or the publication itself for their own fields, and None if the row was deleted. `key` is
    where the other version is kept: its row in the table `clashes`, or the id of the story beside.
    """

    key: str
    table: str
    id: int
    field: str
    ours: Any
    other: Any


def clashes_of(held: Document) -> tuple[Clash, ...]:
    """All other versions in a document that still differ from ours; an entry that cannot be read is skipped."""
    found = [clash for clash in _in_table(held) if clash.ours != clash.other]
    if isinstance(held, Issue):
        found += [_of_story(held, story) for story in held.placed(Place.CLASH)]
    return tuple(found)


def setting_of(clash: Clash) -> Any:
    """What the other side has in the field that clashes; a part of the brand is a field too."""
    part = clash.field.removeprefix("brand_")
    return getattr(clash.other if part == clash.field else clash.other.brand, part)


def take(held: Held, clash: Clash) -> Held:
    """The document with the other version in the place of ours. Raises LookupError if there is no ours any more."""
    if clash.ours is None:
        raise LookupError("what it is another version of is gone")
    if isinstance(held, Issue) and clash.table == "stories":
        made: Held = _take_story(held, clash)
        return made
    left = _without(held, clash)
    changed: dict[str, Any] = {}
    if clash.table in _ROWS:
        rows = getattr(left, clash.table)
        changed[clash.table] = tuple(_with(row, clash) if row.id == clash.id else row for row in rows)
    else:
        changed = _changed(left, clash)
    return replace(left, **changed)


def drop(held: Held, clash: Clash) -> Held:
    """The document without the other version; a story goes to the spiked ones, from where it can be taken back."""
    if isinstance(held, Issue) and clash.table == "stories":
        made: Held = _place(held, int(clash.key), Place.SPIKED, "the other version")
        return made
    return _without(held, clash)


def keep_both(held: Held, clash: Clash) -> Held:
    """The issue with the other version of a story as a second story, at the place of ours. Raises LookupError."""
    if clash.table != "stories":
        raise LookupError("only a story can be kept twice: take one of the two")
    made: Held = _place(held, int(clash.key), Place.IN, "")
    return made


def _in_table(held: Document) -> Iterator[Clash]:
    for key, row in held.unknown_tables.get(CLASHES, {}).items():
        if not isinstance(row, dict):
            continue
        other = row.get("other")
        fields = other if "field" not in row and isinstance(other, dict) else {row.get("field"): other}
        for field, content in fields.items():
            clash = _read(held, str(key), str(row.get("table")), str(row.get("id")), str(field), content)
            if clash is not None:
                yield clash


def _read(held: Document, key: str, table: str, id: str, field: str, content: Any) -> Clash | None:
    number = int(id) if id.isascii() and id.isdigit() else 0
    ours: Any = None
    if table == _OWN.get(type(held)):
        ours = held
    elif table in _ROWS:
        ours = next((row for row in getattr(held, table, ()) if row.id == number), None)
    if ours is None:
        return None
    fields = document(ours)
    part, _, rest = field.partition("_")
    if part == "brand" and rest:
        field_of, content = part, {**encoded(ours.brand), rest: content}
    else:
        field_of = field
    record = {name: each for name, each in fields.items() if name != field_of}
    if content is not None:
        record[field_of] = content
    try:
        read = value(type(ours), ours.id, record, table)
    except Malformed:
        return None
    if field_of not in type(ours).__dataclass_fields__:
        return None
    return Clash(key, table, number, field, ours, replace(ours, **{field_of: getattr(read, field_of)}))


def _of_story(issue: Issue, story: Story) -> Clash:
    id = int(origin) if (origin := (story.origin or "").removeprefix("/")).isascii() and origin.isdigit() else 0
    ours = next((each for each in issue.stories if each.id == id), None)
    other = story if ours is None else replace(story, **{name: getattr(ours, name) for name in _STAYS})
    return Clash(str(story.id), "stories", id, "", ours, other)


def _with(row: Any, clash: Clash) -> Any:
    return replace(row, **_changed(row, clash))


def _changed(row: Any, clash: Clash) -> dict[str, Any]:
    content = setting_of(clash)
    part = clash.field.removeprefix("brand_")
    return {part: content} if part == clash.field else {"brand": replace(row.brand, **{part: content})}


def _without(held: Held, clash: Clash) -> Held:
    rows = dict(held.unknown_tables.get(CLASHES, {}))
    row = rows.pop(clash.key, None)
    if isinstance(row, dict) and "field" not in row and isinstance(row.get("other"), dict):
        left = {name: content for name, content in row["other"].items() if name != clash.field}
        if left:
            rows[clash.key] = {**row, "other": left}
    tables = {name: table for name, table in held.unknown_tables.items() if name != CLASHES}
    return replace(held, unknown_tables={**tables, CLASHES: rows} if rows else tables)


def _take_story(issue: Any, clash: Clash) -> Any:
    beside = [story for story in issue.stories if str(story.id) != clash.key]
    return replace(issue, stories=tuple(clash.other if story.id == clash.id else story for story in beside))


def _place(issue: Any, id: int, place: Place, reason: str) -> Any:
    stories = tuple(replace(story, place=place, reason=reason) if story.id == id else story for story in issue.stories)
    return replace(issue, stories=stories)
