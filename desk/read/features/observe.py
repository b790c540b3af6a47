"""All lines of a source asked all questions: for each line the names of what it shows, with the value."""

from collections.abc import Callable, Collection, Iterator

from desk.read.features.ask import steps
from desk.read.features.scale import Value, level
from desk.read.features.table import BOTH, LINE, LOOK, NEAR
from desk.read.house.house import House

Observed = tuple[str, Value]
"""Name and value. `+` joins the names of features that are taken together; "-1:" stands ahead of what the line above
shows."""


_JOINED = tuple(("+".join(parts), parts) for parts in BOTH)


def observe(house: House, without: Collection[str] = ()) -> list[list[Observed]]:
    """What each line shows; groups of features named in `without` are left out."""
    own = list(_own(house, without))
    shown = [list(values.items()) for values in own]
    if "near" not in without:
        for at, found in enumerate(shown):
            _add_near(found, own, at)
    if "beside" not in without:
        for at, found in enumerate(shown):
            found.extend(_beside(house, at))
    return shown


def _own(house: House, without: Collection[str]) -> Iterator[dict[str, Value]]:
    """What each line shows of itself; what is the same for all lines of one look is asked once."""
    of_look: list[tuple[str, Callable[[House, int], Value]]] = [
        (each.name, each.ask) for each in LOOK if each.group not in without
    ]
    of_line = [(each.name, each.ask) for each in LINE if each.group not in without]
    known: dict[tuple[object, ...], dict[str, Value]] = {}
    for at, look in enumerate(house.looks):
        values = known.get(look.key)
        if values is None:
            values = {name: value for name, ask in of_look if (value := ask(house, at))}
            known[look.key] = values
        values = values.copy()
        for name, ask in of_line:
            if value := ask(house, at):
                values[name] = value
        if "both" not in without:
            get = values.get
            for name, parts in _JOINED:
                found = tuple([get(part, 0) for part in parts])
                if any(found):
                    values[name] = found
        yield values


def _add_near(found: list[Observed], own: list[dict[str, Value]], at: int) -> None:
    for step in NEAR:
        if not 0 <= at + step < len(own):
            found.append((f"{step}:none", True))
            continue
        values = own[at + step]
        for name, shown in _NEAR_NAMES[step]:
            if name in values:
                found.append((shown, values[name]))


_NEAR_NAMES = {step: tuple((name, f"{step}:{name}") for name in names) for step, names in NEAR.items()}


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
