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


def clusters_of(house: "House") -> dict[int, Cluster]:
    """The lines of each look."""
    told = zip(house.looks, house.titlelike, strict=True)
    around = [(-1, "end"), *((look.key, _beside(look, titlelike=title)) for look, title in told), (-1, "end")]
    return {
        key: Cluster(
            loud=sum([house.loud[at] for at in members]) / len(members),
            after=_shares(key, [around[at + 2] for at in members]),
            before=_shares(key, [around[at] for at in members]),
            titlelike=sum([house.titlelike[at] for at in members]) * 2 > len(members),
        )
        for key, members in house.members.items()
    }


def _beside(look: Look, *, titlelike: bool) -> str:
    """What a line is to one of another look that stands beside it."""
    if look.address or (look.all_linked and not look.long):
        return "link"
    return "title" if titlelike else "para" if look.text else "short"


def _shares(key: int, neighbours: Sequence[tuple[int, str]]) -> dict[str, float]:
    """Which share of neighbours is what to lines of look `key`."""
    counts = Counter(["same" if other == key else what for other, what in neighbours])
    return {what: count / len(neighbours) for what, count in counts.items()}


def loudness(line: Line, look: Look) -> float:
    """How much a line stands out: size, weight, capitals, heading, underline, link, space above."""
    heading = 1.5 * max(0, 6 - line.heading) if line.heading else 0.0
    return (
        3 * (look.size - 1)
        + 1.5 * look.bold
        + 1.2 * look.capitals
        + heading
        + bool(line.under)
        + 0.6 * look.all_linked
        + 0.5 * (line.gap > 2)
        + bool(line.background and look.cells < LONG) * 0.5
    )
