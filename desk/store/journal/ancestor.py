"""What two files of one issue began with, as far as this computer's journal of the issue tells.

No file says what it was made from, so every answer here is one that cannot lose words: a row is only taken for
deleted where the journal shows that the other side had it, and a field only for unchanged where it shows what it was.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from desk.store.form.merge import PLACE
from desk.store.form.records import Tables, tables_of
from desk.store.journal.entries import STEP, Entry
from desk.store.journal.history import states

_NAMES = ("issue", "sections", "stories", "links")
_NONE = -1


def ancestor(entries: Sequence[Entry], ours: Tables, theirs: Tables, written: float) -> Tables:
    """The base for a merge of `ours` with `theirs`; empty where the journal says nothing of the issue.

    `written` is when the other computer wrote its file (Unix seconds): what fields were when the journal began counts
    as the beginning of both only if that was earlier.
    """
    told = list(states(entries))
    if not told:
        return {}
    known = [tables_of(version.issue) for version in told]
    older = told[0].at < written
    born = _born(entries, known)
    begun = min(_reached(side, known, born) for side in (ours, theirs))
    base: Tables = {}
    for name in _NAMES:
        mine, other = ours.get(name, {}), theirs.get(name, {})
        rows = {
            id: _row(known[max(begun, 0) :], name, id, older or begun != _NONE, mine[id], other[id])
            for id in mine
            if id in other
        }
        for id in mine.keys() ^ other.keys():
            row = mine.get(id) or other[id]
            if (id not in mine or theirs == known[-1]) and _was_deleted(known, name, id, row):
                rows[id] = row
            elif begun != _NONE and id in known[begun].get(name, {}):
                rows[id] = known[begun][name][id]
        base[name] = {id: row for id, row in rows.items() if row}
    return base


def _born(entries: Iterable[Entry], known: Sequence[Tables]) -> dict[tuple[str, str], int]:
    """The rows that were made on this computer, and the first version that has each.

    Their ids are by chance: a file that holds one was made from that version or a later one. A story that came from
    another issue brings its id along and proves nothing, nor do its links.
    """
    changes = [each for entry in entries if entry.what == STEP for name, each in entry.changes if name == "issue"]
    rows = [each for each in changes if not each.field and each.before is None]
    brought = {each.id for each in rows if each.table == "stories" and each.after.origin is not None}
    made = {
        (each.table, str(each.id))
        for each in rows
        if each.id not in brought and getattr(each.after, "story", None) not in brought
    }
    found: dict[tuple[str, str], int] = {}
    for at, tables in enumerate(known):
        for table, id in made:
            if at and id in tables.get(table, {}):
                found.setdefault((table, id), at)
    return found


def _reached(side: Tables, known: Sequence[Tables], born: dict[tuple[str, str], int]) -> int:
    """The newest version that a file is known to be made from, -1 if none is."""
    for at in range(len(known) - 1, -1, -1):
        if known[at] == side:
            return at
    return max((at for (table, id), at in born.items() if id in side.get(table, {})), default=_NONE)


def _row(
    known: Sequence[Tables], name: str, id: str, older: bool, mine: dict[str, Any], other: dict[str, Any]
) -> dict[str, Any]:
    """What a row that both files have was at first, a field at a time; `older`: `known` begins before both."""
    rows = [tables[name][id] for tables in known if id in tables.get(name, {})]
    base: dict[str, Any] = {}
    fields = dict.fromkeys((*mine, *other))
    for field in (each for each in fields if each not in PLACE):
        content = _first([row.get(field) for row in rows], mine.get(field), other.get(field), older)
        if content is not None:
            base[field] = content
    places = [[row.get(each) for each in PLACE] for row in rows]
    place = _first(places, [mine.get(each) for each in PLACE], [other.get(each) for each in PLACE], older)
    base |= {each: content for each, content in zip(PLACE, place or (), strict=False) if content is not None}
    return base


def _first(seen: Sequence[Any], mine: Any, other: Any, older: bool) -> Any:
    """What a field was when both had it; None where that is open, which keeps both."""
    if mine == other:
        return mine
    distinct = [content for at, content in enumerate(seen) if content not in seen[:at]]
    if mine in distinct and other in distinct:
        return distinct[min(distinct.index(mine), distinct.index(other))]
    return distinct[0] if distinct and older else None


def _was_deleted(known: Sequence[Tables], name: str, id: str, row: Any) -> bool:
    """Whether an earlier version had a row just so and the last one has it no more."""
    return id not in known[-1].get(name, {}) and any(tables.get(name, {}).get(id) == row for tables in known)
