"""A run: sections, the stories of a section, the links of a story or the clips of the inbox, in order by their keys.

What all edits of runs share: rows go into a run behind another row, and a tuple of rows is made anew only where one
of them changed. Rows are kept in the order of their ids; their place in the run is their order key.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from desk.model import order
from desk.model.issue import Correction, Link, Section, Story
from desk.model.publication import Clip, Standing

Row = TypeVar("Row", Section, Story, Link, Clip, Standing, Correction)


def behind(run: Sequence[Row], new: Sequence[Row], after: int | None) -> dict[int, Row]:
    """The rows that change when `new` go into a run behind its row `after` (None: at its top), each with its new key.

    Those of the run change only where their keys had to be written anew. Raises LookupError if `after` is not in it.
    """
    made, kept = order.insert([row.order for row in run], 0 if after is None else 1 + place_of(run, after), len(new))
    changed = {row.id: replace(row, order=key) for row, key in zip(run, kept, strict=True) if row.order != key}
    return changed | {row.id: replace(row, order=key) for row, key in zip(new, made, strict=True)}


def place_of(run: Sequence[Row], id: int) -> int:
    """The place of a row in its run, counted from 0. Raises LookupError."""
    for place, row in enumerate(run):
        if row.id == id:
            return place
    raise LookupError(f"there is no {id} in that place")


def with_rows(rows: tuple[Row, ...], changed: dict[int, Row]) -> tuple[Row, ...]:
    """These rows with some of them changed or added: the same tuple if nothing is different."""
    old = {row.id: row for row in rows}
    if all(id in old and (row is old[id] or row == old[id]) for id, row in changed.items()):
        return rows
    return by_id((old | changed).values())


def by_id(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows as an issue keeps them."""
    return tuple(sorted(rows, key=lambda row: row.id))


def shifted(run: Sequence[int], id: int, step: int) -> tuple[int | None] | None:
    """The row that this one follows (None: it is the first) when it goes one place down (`step` 1) or up (-1).

    None where it cannot go further. Raises ValueError if it is not in the run.
    """
    at = run.index(id) + step
    if not 0 <= at < len(run):
        return None
    rest = [each for each in run if each != id]
    return (rest[at - 1] if at else None,)
