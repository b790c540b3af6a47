"""Lines that look alike: how much they stand out, and what stands above and below most of them."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from desk.read.house.look import LONG, Look
from desk.read.line import Line

if TYPE_CHECKING:
    from desk.read.house.house import House


Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Lines that look alike. Shares are of its lines; `loud` is how much they stand out; `rank` orders by that.

    `before` and `after` count what stands directly above and below: para, short, link, same, title, end.
    """

    loud: float
    after: dict[str, float]
    before: dict[str, float]
    titlelike: bool


def places_of(keys: Iterable[Key]) -> dict[Key, list[int]]:
    """Where each key stands."""
    found: dict[Key, list[int]] = {}
    for at, key in enumerate(keys):
        found.setdefault(key, []).append(at)
    return found


def cluster_of(house: "House", key: int, members: Sequence[int]) -> Cluster:
    """The lines of look `key`."""
    count = len(members)
    after = Counter(_follows(house, at + 1, key) for at in members)
    before = Counter(_follows(house, at - 1, key) for at in members)

    def share(counts: Counter[str]) -> dict[str, float]:
        return {name: number / count for name, number in counts.items()}

    return Cluster(
        loud=sum(house.loud[at] for at in members) / count,
        after=share(after),
        before=share(before),
        titlelike=sum(house.titlelike[at] for at in members) * 2 > count,
    )


def _follows(house: "House", at: int, key: int) -> str:
    """What a neighbour of a line of look `key` is."""
    if not 0 <= at < len(house.lines):
        return "end"
    look = house.looks[at]
    if look.key == key:
        return "same"
    if look.address or (look.linked == 2 and not look.long):
        return "link"
    if house.titlelike[at]:
        return "title"
    return "para" if look.text else "short"


def loudness(line: Line, look: Look) -> float:
    """How much a line stands out: size, weight, capitals, heading, underline, link, space above."""
    heading = 1.5 * max(0, 6 - line.heading) if line.heading else 0.0
    return (
        3 * (look.size - 1)
        + 1.5 * look.bold
        + 1.2 * look.capitals
        + heading
        + bool(line.under)
        + 0.6 * (look.linked == 2)
        + 0.5 * (line.gap > 2)
        + bool(line.background and look.cells < LONG) * 0.5
    )
