"""Three-way merging: of one field, and of all tables of a file.

`base` is what both sides began with. A row that one side changed or added wins over the other side's deletion, and a
surviving link or story brings back the story or section that it belongs to. Running text merges by lines. Where both
sides changed any other field, both versions are kept: ours in place, theirs as a story of its own with the place
"clash"; of anything that is not a story, the fields that clash go into the table `clashes`.

Base headline "Bridge", ours "Bridge sold", theirs "Bridge for sale": the story keeps "Bridge sold", and a copy of it
with "Bridge for sale" lies on the shelf until somebody chooses.
"""

import hashlib
import json
from typing import Any

from desk.model.ids import HIGHEST, LOWEST
from desk.model.publication import Brand
from desk.model.text import LONG_TEXT
from desk.store.form.records import Tables, encoded

Fields = dict[str, Any]
"""A row as it is in a file: its fields without the id."""
PLACE = ("section", "story", "order")
"""The fields that say where a story or a link is; they merge as one: the section of one side with the order key of the
other means nothing."""
CLASHES = "clashes"
"""The table of the other side's fields: each row names the `table`, `id` and `field` and holds the `other` content."""
_PARTS: dict[str, Fields] = {"brand": encoded(Brand())}
"""Fields made of settings of their own, which merge one by one, and what they are where a file says nothing."""
_SETS = frozenset({"passed", "ticked", "earlier_slugs"})
"""Fields whose order means nothing: what either side put in or took out is done."""
_EARLIEST = frozenset({"finished"})
"""Fields in which the earlier of two days is the true one: an issue that two editors finished was finished then."""
_Beside = tuple[str, str, Fields, tuple[str, ...]]
"""Table, id, the other side's document and the fields that clash."""
_PARENTS = (
    ("links", "story", "stories"),
    ("stories", "section", "sections"),
    ("standing_links", "story", "standing"),
)


def merge_text(base: str, ours: str, theirs: str) -> tuple[str, bool]:
    """Both sides' changes of a text, by lines; False with ours if they changed the same lines."""
    lines, clean = merge_lines(base.split("\n"), ours.split("\n"), theirs.split("\n"))
    return "\n".join(lines), clean


def merge_lines(base: list[str], ours: list[str], theirs: list[str]) -> tuple[list[str], bool]:
    """Both sides' changes of a list of lines; False with ours if they changed the same ones."""
    if ours == theirs or theirs == base:
        return ours, True
    if ours == base:
        return theirs, True
    from merge3 import Merge3

    merged: list[str] = []
    for group in Merge3(base, ours, theirs).merge_groups():
        if group[0] == "conflict":
            return ours, False
        merged.extend(group[1])
    return merged, True


def merge(base: Tables, ours: Tables, theirs: Tables) -> tuple[Tables, int]:
    """The merged tables and the number of clashes that were set beside."""
    base, ours = _same_publication(base, theirs), _same_publication(ours, theirs)
    names = [*ours, *(name for name in theirs if name not in ours)]
    merged: Tables = {}
    clashes: list[_Beside] = []
    for name in names:
        merged[name] = _merge_table(name, base.get(name, {}), ours.get(name, {}), theirs.get(name, {}), clashes)
    for child, field, parent in _PARENTS:
        _bring_back(merged, child, field, parent, ours, theirs)
    for name, id, document, fields in clashes:
        _set_beside(merged, name, id, document, fields)
    in_order = {name: dict(sorted(table.items(), key=lambda item: _number(item[0]))) for name, table in merged.items()}
    return in_order, len(clashes)


def _same_publication(tables: Tables, theirs: Tables) -> Tables:
    """`tables` with their publication's id: a folder has one, though two desks may have begun it at the same time."""
    mine, other = tables.get("publication", {}), theirs.get("publication", {})
    if len(mine) == len(other) == 1 and mine.keys() != other.keys():
        return {**tables, "publication": dict(zip(other, mine.values(), strict=True))}
    return tables


def _number(key: str) -> tuple[int, str]:
    return (int(key), "") if key.isascii() and key.isdigit() else (0, key)


def _merge_table(
    name: str,
    base: dict[str, Fields],
    ours: dict[str, Fields],
    theirs: dict[str, Fields],
    clashes: list[_Beside],
) -> dict[str, Fields]:
    merged: dict[str, Fields] = {}
    for id in [*ours, *(each for each in theirs if each not in ours)]:
        was, mine, other = base.get(id), ours.get(id), theirs.get(id)
        if mine is None or other is None:
            present = mine if other is None else other
            if present is not None and present != was:  # added, or changed by the side that kept it
                merged[id] = present
            continue
        merged[id], fields = merge_fields(was or {}, mine, other)
        if fields:
            clashes.append((name, id, other, fields))
    return merged


def merge_fields(base: Fields, ours: Fields, theirs: Fields) -> tuple[Fields, tuple[str, ...]]:
    """Both sides' changes of one document, field by field, and the fields of which only ours is kept.

    A part of the brand is called "brand_accent"; "" is all of a document that is no object.
    """
    if ours == theirs or theirs == base:
        return ours, ()
    if ours == base:
        return theirs, ()
    if not all(isinstance(each, dict) for each in (base, ours, theirs)):  # in a table that is not ours
        return ours, ("",)
    merged: Fields = {}
    clashing: list[str] = []
    for name in [*ours, *(each for each in theirs if each not in ours)]:
        if name in PLACE:
            keep = (ours if _place(ours) != _place(base) else theirs).get(name)
        else:
            keep, fields = _merge_field(name, base.get(name), ours.get(name), theirs.get(name))
            clashing += fields
        if keep is not None or name in (ours if keep is ours.get(name) else theirs):
            merged[name] = keep
    return merged, tuple(clashing)


def _merge_field(name: str, was: Any, mine: Any, other: Any) -> tuple[Any, list[str]]:
    if mine == other or other == was:
        return mine, []
    if mine == was:
        return other, []
    if name in LONG_TEXT and isinstance(mine, list) and isinstance(other, list):
        lines, whole = merge_lines(was if isinstance(was, list) else [], mine, other)
        return lines, [] if whole else [name]
    if name in _EARLIEST and isinstance(mine, str) and isinstance(other, str):
        return min(mine, other), []
    if name in _SETS and isinstance(mine, list) and isinstance(other, list):
        return _merged_set(was if isinstance(was, list) else [], mine, other), []
    if name in _PARTS and isinstance(mine, dict) and isinstance(other, dict):
        parts, fields = merge_fields(was if isinstance(was, dict) else _PARTS[name], mine, other)
        return parts, [f"{name}_{each}" for each in fields]
    return mine, [name]


def _merged_set(was: list[Any], mine: list[Any], other: list[Any]) -> list[Any]:
    """What both sides keep of what was there, and what either put in, in the order of ours."""
    kept = [each for each in mine if each in other or each not in was]
    return kept + [each for each in other if each not in mine and each not in was]


def _place(document: Fields) -> list[Any]:
    return [document.get(name) for name in PLACE]


def _bring_back(merged: Tables, child: str, field: str, parent: str, ours: Tables, theirs: Tables) -> None:
    parents = merged.get(parent, {})
    for document in merged.get(child, {}).values():
        id = str(document.get(field))
        if document.get(field) is not None and id not in parents:
            lost = ours.get(parent, {}).get(id) or theirs.get(parent, {}).get(id)
            if lost is not None:
                parents[id] = lost
                merged[parent] = parents


def _set_beside(merged: Tables, name: str, id: str, other: Fields, fields: tuple[str, ...]) -> None:
    """Keep the other side's content next to ours. The id is made of the content, so that two desks make the same one.

    A story takes the place of ours, since the section that it had on the other side may be deleted here.
    """
    if name == "stories":
        place = {field: content for field, content in merged[name][id].items() if field in PLACE}
        beside = {field: content for field, content in other.items() if field not in PLACE} | place
        merged[name][_twin(name, id, other)] = beside | {"place": "clash", "origin": f"/{id}"}
        return
    for field in fields:
        content = _content(other, field)
        row = {"table": name, "id": id, "field": field} | ({} if content is None else {"other": content})
        merged.setdefault(CLASHES, {})[_twin(name, id, row)] = row


def _content(other: Any, field: str) -> Any:
    if not isinstance(other, dict) or not field:
        return other
    part, _, rest = field.partition("_")
    return other[part].get(rest) if part in _PARTS and field not in other else other.get(field)


def _twin(name: str, id: str, content: Any) -> str:
    made = json.dumps([name, id, content], sort_keys=True).encode()
    return str(LOWEST + int.from_bytes(hashlib.sha256(made).digest()[:8]) % (HIGHEST - LOWEST))
