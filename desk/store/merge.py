"""Three-way merging: of one field, and of all tables of a file.

`base` is what both sides began with. Changed or added beats deleted, a surviving child brings its parent back,
running text merges by lines, and where both sides changed any other field both are kept: ours stays, and the
other side's story stands beside it as a clash.
"""

import hashlib
import json
from typing import Any

from desk.model.ids import HIGHEST, LOWEST
from desk.model.text import LONG_TEXT
from desk.store.records import Tables

Document = dict[str, Any]
PLACE = ("section", "story", "order")
"""Where a story or a link stands is one thing: a section of one side with the order key of the other means nothing."""
_PARENTS = (("links", "story", "stories"), ("stories", "section", "sections"))


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
    clashes: list[tuple[str, str, Document]] = []
    for name in names:
        merged[name] = _merge_table(name, base.get(name, {}), ours.get(name, {}), theirs.get(name, {}), clashes)
    for child, field, parent in _PARENTS:
        _bring_back(merged, child, field, parent, ours, theirs)
    for name, id, document in clashes:
        _set_beside(merged, name, id, document)
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
    base: dict[str, Document],
    ours: dict[str, Document],
    theirs: dict[str, Document],
    clashes: list[tuple[str, str, Document]],
) -> dict[str, Document]:
    merged: dict[str, Document] = {}
    for id in [*ours, *(each for each in theirs if each not in ours)]:
        was, mine, other = base.get(id), ours.get(id), theirs.get(id)
        if mine is None or other is None:
            present = mine if other is None else other
            if present is not None and present != was:  # added, or changed by the side that kept it
                merged[id] = present
            continue
        merged[id], clean = merge_document(was or {}, mine, other)
        if not clean:
            clashes.append((name, id, other))
    return merged


def merge_document(base: Document, ours: Document, theirs: Document) -> tuple[Document, bool]:
    """Both sides' changes of one document, field by field, in no certain order; False if one field keeps only ours."""
    if ours == theirs or theirs == base:
        return ours, True
    if ours == base:
        return theirs, True
    if not all(isinstance(each, dict) for each in (base, ours, theirs)):  # in a table that is not ours
        return ours, False
    clean = True
    merged: Document = {}
    for name in [*ours, *(each for each in theirs if each not in ours)]:
        was, mine, other = base.get(name), ours.get(name), theirs.get(name)
        if name in PLACE:
            keep = mine if _place(ours) != _place(base) else other
        elif mine == other or other == was:
            keep = mine
        elif mine == was:
            keep = other
        elif name in LONG_TEXT and isinstance(mine, list) and isinstance(other, list):
            keep, whole = merge_lines(was if isinstance(was, list) else [], mine, other)
            clean = clean and whole
        else:
            keep, clean = mine, False
        if keep is not None or name in (ours if keep is mine else theirs):
            merged[name] = keep
    return merged, clean


def _place(document: Document) -> list[Any]:
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


def _set_beside(merged: Tables, name: str, id: str, other: Document) -> None:
    """Keep the other side's document next to ours; the id follows from the content, so two desks agree on it.

    Where it stood there may be gone here, so it stands where ours does.
    """
    content = json.dumps([name, id, other], sort_keys=True).encode()
    twin = str(LOWEST + int.from_bytes(hashlib.sha256(content).digest()[:8]) % (HIGHEST - LOWEST))
    if name in ("stories", "links", "clips"):
        place = {field: content for field, content in merged[name][id].items() if field in PLACE}
        beside = {field: content for field, content in other.items() if field not in PLACE} | place
        merged[name][twin] = beside | ({"place": "clash", "origin": f"/{id}"} if name == "stories" else {})
    elif name in ("issue", "sections"):
        words = [f"{field}: {content}" for field, content in other.items() if content != merged[name][id].get(field)]
        stories = merged.setdefault("stories", {})
        headline = f"Other version of the {name.removesuffix('s')}"
        stories[twin] = {"order": "V", "kind": "note", "place": "clash", "headline": headline, "body": words}
    else:
        merged.setdefault("clashes", {})[twin] = {"table": name, "id": id, "other": other}
