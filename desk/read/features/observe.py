"""All lines of a source asked all questions: for each line the names of what it shows, with the value."""

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from desk.read.features.scale import Value, level, steps
from desk.read.features.table import BOTH, LINE, LOOK, MANY, NEAR
from desk.read.house.house import House

Observed = tuple[str, Value]
"""Name and value. `+` joins the names of features that are taken together; "-1:" stands ahead of what the line above
shows."""
Values = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Shown:
    """What one line shows: `shared` are the same objects for all lines of one look, `own` is the line's alone."""

    shared: tuple[Values, ...]
    own: Values

    @property
    def all(self) -> list[Observed]:
        """All of it."""
        return [each for part in (*self.shared, self.own) for each in part.items()]


_OF_LOOK = frozenset(each.name for each in LOOK)
_SHARED = tuple(("+".join(parts), itemgetter(*parts)) for parts in BOTH if _OF_LOOK.issuperset(parts))
"""Features taken together that are the same for all lines of one look."""
_JOINED = tuple(("+".join(parts), itemgetter(*parts)) for parts in BOTH if not _OF_LOOK.issuperset(parts))
_BLANK: dict[str, Value] = dict.fromkeys((name for parts in BOTH for name in parts), 0)
_STEADY = _OF_LOOK | {name for name, _ in _SHARED}
_NEAR_SHARED = {
    step: tuple((name, f"{step}:{name}") for name in names if name in _STEADY) for step, names in NEAR.items()
}
_NEAR_OWN = {
    step: tuple((name, f"{step}:{name}") for name in names if name not in _STEADY) for step, names in NEAR.items()
}


def observe(house: House, without: Collection[str] = ()) -> list[Shown]:
    """What each line shows; groups of features named in `without` are left out."""
    looks = _of_looks(house, without)
    own = list(_own(house, looks, without))
    steps_near = NEAR if "near" not in without else {}
    near = {
        (step, key): {shown: values[name] for name, shown in _NEAR_SHARED[step] if name in values}
        for step in steps_near
        for key, values in looks.items()
    }
    keys = [look.key for look in house.looks]
    found = []
    for at, values in enumerate(own):
        shared = [looks[keys[at]]]
        shown = values.copy()
        for step in steps_near:
            if 0 <= at + step < len(own):
                shared.append(near[step, keys[at + step]])
                beside = own[at + step]
                for name, named in _NEAR_OWN[step]:
                    if name in beside:
                        shown[named] = beside[name]
            else:
                shown[f"{step}:none"] = True
        if "beside" not in without:
            shown.update(_beside(house, at))
        found.append(Shown(tuple(shared), shown))
    return found


def _joined(values: Values, names: Sequence[tuple[str, Callable[[Values], tuple[Value, ...]]]]) -> Values:
    """Features taken together; `values` has 0 for each that says nothing."""
    return {name: found for name, parts in names if any(found := parts(values))}


def _of_looks(house: House, without: Collection[str]) -> dict[Hashable, Values]:
    """What all lines of one look show, asked of the first of them."""
    asked = [(each.name, each.ask) for each in LOOK if each.group not in without]
    found: dict[Hashable, Values] = {}
    for key, members in house.members.items():
        values = {name: value for name, ask in asked if (value := ask(house, members[0]))}
        found[key] = values | _joined(_BLANK | values, _SHARED) if "both" not in without else values
    return found


def _own(house: House, looks: dict[Hashable, Values], without: Collection[str]) -> Iterator[Values]:
    """What each line shows of itself beside what its look shows."""
    asked = [(each.name, each.ask) for each in LINE if each.group not in without]
    many = [each.ask for each in MANY if each.group not in without]
    blank = {key: _BLANK | values for key, values in looks.items()}
    for at, look in enumerate(house.looks):
        values = {name: value for name, ask in asked if (value := ask(house, at))}
        for ask_many in many:
            values.update(ask_many(house, at))
        if "both" not in without:
            values |= _joined(blank[look.key] | values, _JOINED)
        yield values


def _beside(house: House, at: int) -> Iterator[Observed]:
    """How a line compares with those above and below: alike, louder, longer."""
    look = house.looks[at]
    loud = house.clusters[look.key].loud
    for step in (-1, 1):
        other = at + step
        if not 0 <= other < len(house.looks):
            continue
        beside = house.looks[other]
        louder = level(loud - house.clusters[beside.key].loud + 4)
        yield f"{step}:same", 1 + (beside.key == look.key)
        yield f"{step}:louder", louder
        yield f"{step}:longer", steps(4 * (look.cells + 1) / (beside.cells + 1))
        yield f"{step}:louder+gap", (louder, house.lines[max(at, other)].gap)
