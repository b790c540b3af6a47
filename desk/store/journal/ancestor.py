"""The common ancestor of two files of one issue, as far as this computer's journal of the issue shows it.

A file does not say which version it was made from, so in doubt the answer keeps words: a row that only one file has
counts as deleted by the other only if the journal shows that the other once had it, and a field counts as unchanged
only if the journal shows what it was. Link 111 is in their file and not in ours, and our journal has a version with it:
we deleted it. If no version has it, they added it.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from desk.store.form.merge import PLACE
from desk.store.form.records import Tables, tables_of
from desk.store.journal.replay import Made, Replay

_NAMES = ("issue", "sections", "stories", "links")
_NONE = -1


def ancestor(replay: Replay, ours: Tables, theirs: Tables, written: float) -> Tables:
    """The base for a merge of `ours` with `theirs`; empty if the journal has no version of the issue.

    `written` is when the other computer wrote its file (Unix seconds): the first version of the journal counts as what
    both began with only if it is older.
    """
    told = list(replay.states())
    if not told:
        return {}
    known = [tables_of(version.issue) for version in told]
    older = told[0].at < written
    born = _first_with(replay.made, known)
    begun = min(_reached(side, known, born) for side in (ours, theirs))
    base: Tables = {}
    for name in _NAMES:
        mine, other = ours.get(name, {}), theirs.get(name, {})
        rows = {
            id: _row(known[max(begun, 0) :], name, id, older or begun != _NONE, mine[id], other[id])
            for id in mine
            if id in other
        }
        for id in [*(each for each in mine if each not in other), *(each for each in other if each not in mine)]:
            row = mine.get(id) or other[id]
            if (id not in mine or theirs == known[-1]) and _was_deleted(known, name, id, row):
                rows[id] = row
            elif begun != _NONE and id in known[begun].get(name, {}):
                rows[id] = known[begun][name][id]
        base[name] = {id: row for id, row in rows.items() if row}
    return base


def _first_with(made: Iterable[Made], known: Sequence[Tables]) -> dict[Made, int]:
    """The first version that has each row: a file that holds one was made from that version or a later one."""
    found: dict[Made, int] = {}
    for at, tables in enumerate(known):
        for table, id in made:
            if at and id in tables.get(table, {}):
                found.setdefault((table, id), at)
    return found


def _reached(side: Tables, known: Sequence[Tables], born: dict[Made, int]) -> int:
    """The newest version that a file is known to be made from, -1 if there is none."""
    for at in range(len(known) - 1, -1, -1):
        if known[at] == side:
            return at
    return max((at for (table, id), at in born.items() if id in side.get(table, {})), default=_NONE)


def _row(
    known: Sequence[Tables], name: str, id: str, older: bool, mine: dict[str, Any], other: dict[str, Any]
) -> dict[str, Any]:
    """The base of a row that both files have, field by field; `older`: the first known version is older than both."""
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
    """The base of one field; None if that is not certain, which makes the merge keep both."""
    if mine == other:
        return mine
    distinct = [content for at, content in enumerate(seen) if content not in seen[:at]]
    if mine in distinct and other in distinct:
        return distinct[min(distinct.index(mine), distinct.index(other))]
    return distinct[0] if distinct and older else None


def _was_deleted(known: Sequence[Tables], name: str, id: str, row: Any) -> bool:
    """Whether an earlier version had exactly this row and the last one does not."""
    return id not in known[-1].get(name, {}) and any(tables.get(name, {}).get(id) == row for tables in known)
