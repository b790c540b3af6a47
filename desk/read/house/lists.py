"""The lists of a source: how many items each has, and what they begin with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk.read.line import Line

if TYPE_CHECKING:
    from desk.read.house.house import House


@dataclass(slots=True)
class Items:
    """A list: how many items it has, and which share of them is one link or begins with one."""

    count: int
    links: float
    leads: float
    above: str
    of: int
    """The title that it stands under, -1 for none."""


def items_of(house: "House") -> list[tuple[Items, int] | None]:
    """The list that a line stands in, and the number of its item in there."""
    found: list[tuple[Items, int] | None] = [None] * len(house.lines)
    for first, last in _lists(house.lines):
        items = _items(house, first, last)
        place = -1
        for at in range(first, last):
            place += bool(house.lines[at].bullet)
            found[at] = (items, max(place, 0))
    return found


def _lists(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """First line and the line behind the last of every list; lines set in below an item belong to it."""
    found: list[tuple[int, int]] = []
    open_from = -1
    for at, line in enumerate(lines):
        inside = bool(line.level or line.bullet)
        if inside and open_from < 0:
            open_from = at
        elif not inside and open_from >= 0:
            found.append((open_from, at))
            open_from = -1
    if open_from >= 0:
        found.append((open_from, len(lines)))
    return found


def _items(house: "House", first: int, last: int) -> Items:
    heads = [at for at in range(first, last) if house.lines[at].bullet] or [first]
    count = len(heads)
    above = house.kinds[first - 1] if first else "-"
    if first and house.looks[first - 1].ends == ":":
        above = ":"
    return Items(
        count,
        sum(house.looks[at].linked == 2 for at in heads) / count,
        sum(house.looks[at].first == "L" for at in heads) / count,
        above,
        house.governors[first],
    )
