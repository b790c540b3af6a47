"""All lines of a source asked all questions: a column for each, and columns for what tells more together."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desk.read.features.ask import Column
from desk.read.features.scale import Value, level, steps
from desk.read.features.table import BOTH, LINE, LOOK, MANY, Feature, Question
from desk.read.house.house import House

Columns = Mapping[str, Column]
"""What lines show, by name; False, 0 and "" say nothing. `+` joins the names of features that are taken together."""
BESIDE = ("same", "louder", "longer", "louder+gap")
"""How a line compares with the one above or below; the step to it stands ahead of the name."""
_NAMES_BESIDE = tuple(f"{step}:{name}" for step in (-1, 1) for name in BESIDE)


@dataclass(frozen=True, slots=True)
class Observed:
    """What the lines of a source show. `of_looks` are columns of looks, the rest columns of lines.

    A line shows what its look shows, what it shows itself, what several features tell together (`both`), what `NEAR`
    says of the lines around it, and how it compares with them; `look` is the number of its look.
    """

    look: Sequence[int]
    of_looks: Columns
    own: Columns
    both: bool = True
    near: bool = True

    def columns(self, names: Sequence[str]) -> list[Column]:
        """Columns of features by line; one that says nothing is 0 in each."""
        blank: Column = [0] * len(self.look)
        return [
            list(map(self.of_looks[name].__getitem__, self.look))
            if name in self.of_looks
            else self.own.get(name, blank)
            for name in names
        ]


_NAMES_OF_LOOKS = frozenset(each.name for each in LOOK)
_OF_LOOKS = tuple(parts for parts in BOTH if _NAMES_OF_LOOKS.issuperset(parts))
"""Features taken together that are the same for all lines of one look."""
_OF_LINES = tuple(parts for parts in BOTH if not _NAMES_OF_LOOKS.issuperset(parts))
_BUNDLED = 4
"""Features whose values are looked up at once: with more of them fewer lines show what others showed."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A few features whose values are looked up at once, since most lines show in them what lines above showed.

    `own` are the places of those that count here alone, `both` the names and places of those that count together.
    """

    names: tuple[str, ...]
    own: tuple[int, ...]
    both: tuple[tuple[str, tuple[int, ...]], ...]


def _bundled() -> Iterator[Bundle]:
    """All features of lines, each once alone and once in each of `BOTH`."""
    several = sorted(_OF_LINES, key=len, reverse=True)
    alone = [each.name for each in LINE] + [name for each in MANY for name in each.names]
    bundles: list[tuple[set[str], list[Sequence[str]]]] = []
    for parts in (*several, *((name,) for name in (*alone, *_NAMES_BESIDE))):
        if len(parts) == 1 and any(parts[0] in names for names, _ in bundles):
            continue
        fits = [each for each in bundles if len(each[0].union(parts)) <= _BUNDLED]
        bundle = max(fits, key=lambda each: len(each[0].intersection(parts)), default=(set[str](), []))
        if not fits:
            bundles.append(bundle)
        bundle[0].update(parts)
        bundle[1].extend([parts] if len(parts) > 1 else [])
    told = set(_NAMES_OF_LOOKS)
    for found, both in bundles:
        names = tuple(sorted(found))
        own = tuple(at for at, name in enumerate(names) if name not in told)
        told |= found
        yield Bundle(names, own, tuple(("+".join(parts), tuple(map(names.index, parts))) for parts in both))


BUNDLES = tuple(_bundled())


def observe(house: House, without: Collection[str] = ()) -> Observed:
    """What the lines show; groups of features named in `without` are left out."""
    if not house.lines:
        return Observed((), {}, {})
    firsts = [members[0] for members in house.members.values()]
    of_looks = _asked(LOOK, without, lambda ask: [ask(house, at) for at in firsts])
    own = _asked(LINE, without, lambda ask: ask(house))
    for each in MANY:
        if each.group not in without:
            own |= each.ask(house)
    look = [each.key for each in house.looks]
    if "both" not in without:
        blank: Column = [0] * len(firsts)
        of_looks |= _joined(lambda parts: [of_looks.get(name, blank) for name in parts], _OF_LOOKS)
    if "beside" not in without:
        own |= _beside(house)
    return Observed(look, of_looks, own, "both" not in without, "near" not in without)


def shown(name: str, value: Value) -> str:
    """A feature and its value as one word, as the weights know it.

    >>> shown("bold+width", (2, 3))
    'bold+width=2,3'
    """
    values = value if isinstance(value, tuple) else (value,)
    return f"{name}={','.join(str(int(each)) if isinstance(each, bool) else str(each or 0) for each in values)}"


def says(value: Value) -> bool:
    """Whether a value says anything; one of several does where any of them does."""
    return any(value) if isinstance(value, tuple) else bool(value)


def _asked(
    features: Sequence[Feature[Question]], without: Collection[str], answer: Callable[[Question], Column]
) -> dict[str, Column]:
    """The columns of features, without those that say nothing of any line."""
    columns = ((each.name, answer(each.ask)) for each in features if each.group not in without)
    return {name: column for name, column in columns if any(column)}


def _joined(columns: Callable[[Sequence[str]], list[Column]], several: Sequence[Sequence[str]]) -> dict[str, Column]:
    """Columns of features taken together."""
    return {"+".join(parts): list(zip(*columns(parts), strict=True)) for parts in several}


def _beside(house: House) -> Iterator[tuple[str, Column]]:
    """How lines compare with those above and below: alike, louder, longer."""
    louds = [house.clusters[look.key].loud for look in house.looks]
    widths = [look.cells + 1 for look in house.looks]
    gaps = [line.gap for line in house.lines[1:]]
    same: Column = [1 + (one.key == two.key) for one, two in pairwise(house.looks)]
    for step, own, other in ((-1, slice(1, None), slice(-1)), (1, slice(-1), slice(1, None))):
        louder: Column = [level(one - two + 4) for one, two in zip(louds[own], louds[other], strict=True)]
        longer: Column = [steps(4 * one / two) for one, two in zip(widths[own], widths[other], strict=True)]
        columns: tuple[Column, ...] = (same, louder, longer, list(zip(louder, gaps, strict=True)))
        for name, column in zip(BESIDE, columns, strict=True):
            yield f"{step}:{name}", [0, *column] if step < 0 else [*column, 0]
