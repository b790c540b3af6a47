"""The lists of a source: what their items begin with."""

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.read.house.house import House


@dataclass(slots=True)
class Items:
    """A list: which share of its items is one link or begins with one, and what stands above."""

    links: float
    leads: float
    above: str
    of: int
    """The title that it stands under, -1 for none."""


def items_of(house: "House") -> list[Items | None]:
    """The list that each line stands in; lines set in below an item belong to it."""
    found: list[Items | None] = [None] * len(house.lines)
    for inside, run in groupby(enumerate(house.lines), lambda each: bool(each[1].level or each[1].bullet)):
        if not inside:
            continue
        places = [at for at, _ in run]
        found[places[0] : places[-1] + 1] = [_items(house, places[0], places[-1] + 1)] * len(places)
    return found


def _items(house: "House", first: int, last: int) -> Items:
    heads = [at for at in range(first, last) if house.lines[at].bullet] or [first]
    count = len(heads)
    above = house.kinds[first - 1] if first else "-"
    if first and house.looks[first - 1].ends == ":":
        above = ":"
    return Items(
        sum(house.looks[at].linked == 2 for at in heads) / count,
        sum(house.looks[at].first == "L" for at in heads) / count,
        above,
        house.governors[first],
    )


def is_led_to(house: "House", at: int) -> bool:
    """Whether a line is in a list to which a line with a colon leads that is no title: "Here is what she saw:".

    A heading is in none: "### 2. Winch".
    """
    inside = house.items_of[at] if not house.lines[at].heading else None
    if inside is None or inside.above != ":" or inside.of < 0:
        return False
    return inside is not house.items_of[inside.of + 1]
