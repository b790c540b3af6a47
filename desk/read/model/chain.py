"""A linear chain of labels with weights: the best labelling of all lines, and how likely each label of a line is.

Scores are logarithms. A sequence's score is the sum of what its lines show and of the steps from label to label
(a conditional random field; Lafferty, McCallum and Pereira, 2001). Pure Python: an issue has some hundred lines.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from operator import add, mul, sub, truediv

from desk.read.features.observe import BUNDLES, Bundle, Observed, says, shown
from desk.read.features.scale import Value
from desk.read.features.table import NEAR
from desk.read.model.labels import FOLLOWS, STARTS

_MOST_KEPT = 2000
"""Pairs of labels of lines that follow each other whose steps are kept, and values of a bundle whose weights are."""
NEVER = -1e9
"""The score of a label that a line cannot have."""
_UNITS = 1000
"""Parts of one that weights are counted in: they are written with three decimals."""
_BITS = 32
_HALF = 1 << (_BITS - 4)
"""What is added to a sum of weights, so that it is no less than nothing, and four of them fit."""
_AROUND = tuple(-step for step in NEAR)
"""The steps from a line to those that it says something of."""
Scores = list[list[float]]
"""For each line a number a label."""
Labels = tuple[int, ...]
"""Places of labels."""
Ways = Sequence[Sequence[float]]
"""For each label of one line a number for each of another."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned. `states` is by shown feature, see `shown`; `record` says what it was learned from."""

    labels: tuple[str, ...]
    states: dict[str, tuple[tuple[int, float], ...]]
    steps: tuple[tuple[float, ...], ...]
    record: dict[str, object]


class _Weighed(dict[Value, int]):
    """The weights of one feature's values for all labels in one number, so that an addition adds them all.

    Its parts are, from the lowest, what a value says of its own line and of those that lie `_AROUND` away.
    """

    def __init__(self, name: str, weights: Weights) -> None:
        super().__init__()
        self._names = [name, *(f"{-step}:{name}" if name in NEAR[-step] else "" for step in _AROUND)]
        self._weights = weights

    def __missing__(self, value: Value) -> int:
        number = 0
        if says(value):
            for part, name in enumerate(self._names):
                number += _packed(self._weights, shown(name, value), part) if name else 0
        self[value] = number
        return number


class _Bundled(dict[tuple[Value, ...], int]):
    """The weights of the values of a bundle, summed."""

    def __init__(self, bundle: Bundle, weighed: Mapping[str, _Weighed], *, both: bool) -> None:
        super().__init__()
        self.names = bundle.names
        self._own = [(weighed[bundle.names[at]], at) for at in bundle.own]
        self._both = [(weighed[name], places) for name, places in bundle.both if both]

    def __missing__(self, values: tuple[Value, ...]) -> int:
        if len(self) >= _MOST_KEPT:
            self.clear()
        number = sum(weighed[values[at]] for weighed, at in self._own)
        for weighed, places in self._both:
            number += weighed[tuple([values[at] for at in places])]
        self[values] = number
        return number


class _Between(dict[tuple[Labels, Labels], tuple[Ways, Ways]]):
    """The steps from labels of a line to labels of the next, from each and to each, out of those between all labels."""

    def __init__(self, steps: Scores) -> None:
        super().__init__()
        self._steps = steps

    def __missing__(self, pair: tuple[Labels, Labels]) -> tuple[Ways, Ways]:
        if len(self) > _MOST_KEPT:
            self.clear()
        one, two = pair
        back = [tuple([row[b] for b in two]) for row in map(self._steps.__getitem__, one)]
        self[pair] = back, list(zip(*back, strict=True))
        return self[pair]


class _Named(dict[str, _Weighed]):
    """The weights of each feature, by its name."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, name: str) -> _Weighed:
        self[name] = _Weighed(name, self._weights)
        return self[name]


def _packed(weights: Weights, word: str, part: int) -> int:
    """The weights of a word as one number."""
    first = part * len(weights.labels)
    return sum(round(weight * _UNITS) << (_BITS * (first + label)) for label, weight in weights.states.get(word, ()))


class Chain:
    """The labels of lines by the weights."""

    def __init__(self, weights: Weights) -> None:
        self.labels = weights.labels
        self._weights = weights
        self._steps = [
            [weight if two in FOLLOWS[one] else NEVER for two, weight in zip(weights.labels, row, strict=True)]
            for one, row in zip(weights.labels, weights.steps, strict=True)
        ]
        self._best = _Between(self._steps)
        self._likely = _Between([[math.exp(each) for each in row] for row in self._steps])
        self._weighed = _Named(weights)
        self._bundled = {both: [_Bundled(each, self._weighed, both=both) for each in BUNDLES] for both in (False, True)}
        bits = _BITS * len(weights.labels)
        self._parts = [bits * part for part in range(1 + len(_AROUND))]
        self._part = (1 << bits) - 1
        self._middle = sum(_HALF << (_BITS * at) for at in range(len(self._parts) * len(weights.labels)))
        self._beyond = [_packed(weights, shown(f"{-step}:none", True), 0) for step in _AROUND]

    def scores(self, observed: Observed) -> Scores:
        """What each line shows, as a score for each label."""
        of_looks = [0] * (max(observed.look, default=-1) + 1)
        for name, column in observed.of_looks.items():
            of_looks = list(map(add, of_looks, map(self._weighed[name].__getitem__, column)))
        middle, part = self._middle, self._part
        said = [of_looks[look] + middle for look in observed.look]
        asked = observed.own.keys() | observed.of_looks.keys()
        for bundled in self._bundled[observed.both]:
            if asked.isdisjoint(bundled.names):
                continue  # as most groups of words are in no line
            values = zip(*observed.columns(bundled.names), strict=True)
            said = list(map(add, said, map(bundled.__getitem__, values)))
        totals = [number & part for number in said]
        zero = _HALF
        if observed.near:
            edge = middle & part
            for step, begin, beyond in zip(_AROUND, self._parts[1:], self._beyond, strict=True):
                near = [number >> begin & part for number in said]
                ends = [edge + beyond] * min(abs(step), len(said))
                near = [*ends, *near[:-step]] if step > 0 else [*near[-step:], *ends]
                totals = list(map(add, totals, near))
            zero *= len(self._parts)
        size = len(self.labels) * _BITS // 8
        numbers = [memoryview(total.to_bytes(size, "little")).cast("I") for total in totals]
        return [[(number - zero) / _UNITS for number in row] for row in numbers]

    def allow(self, scores: Scores, never: Iterable[Collection[str]]) -> list[Labels]:
        """Take labels that lines cannot have out of scores: `never` is by line, and nothing begins in the middle.

        What comes back are those that each line can have.
        """
        known: dict[frozenset[str], tuple[Labels, Labels]] = {}
        every, among = tuple(range(len(self.labels))), []
        for at, (row, labels) in enumerate(zip(scores, never, strict=True)):
            none = frozenset(labels if at else (*labels, *frozenset(self.labels) - STARTS))
            if none not in known:
                out = tuple([place for place in every if self.labels[place] in none])
                known[none] = out, tuple([place for place in every if place not in out]) or every
            out, others = known[none]
            for place in out:
                row[place] = NEVER
            among.append(others)
        return among

    def forbid(self, scores: Scores, among: list[Labels], never: Mapping[int, Collection[str]]) -> bool:
        """Take labels out of scores that lines cannot have either, by line; whether there were any.

        One that has none left is among all, each as unlikely.
        """
        before, every = list(among), tuple(range(len(self.labels)))
        for at, labels in never.items():
            out = [place for place in among[at] if self.labels[place] in labels]
            for place in out:
                scores[at][place] = NEVER
            among[at] = tuple([place for place in among[at] if place not in out]) or every
        return among != before

    def possible(self, scores: Scores) -> list[Labels]:
        """For each line the places of the labels that it can have; of all where it can have none."""
        every = tuple(range(len(self.labels)))
        return [tuple([at for at, own in enumerate(row) if own > NEVER / 2]) or every for row in scores]

    def best(self, scores: Scores, among: Sequence[Labels] = ()) -> list[int]:
        """The labels of the best sequence (Viterbi, 1967), of those that each line is `among` where these are given."""
        if not scores:
            return []
        every = tuple(range(len(self.labels)))
        known = among or self.possible(scores)
        last = known[0]
        reach, back = [scores[0][at] for at in last], []
        for row, own in zip(scores[1:], known[1:], strict=True):
            places = own
            now, came = self._step(reach, last, row, places)
            if max(now) <= max(reach) + NEVER / 2:
                places = every
                now, came = self._step(reach, last, row, places)
            back.append(dict(zip(places, came, strict=True)))
            reach, last = now, places
        label = last[reach.index(max(reach))]
        path = [label]
        for from_label in reversed(back):
            label = from_label[label]
            path.append(label)
        return path[::-1]

    def _step(
        self, reach: Sequence[float], last: Labels, row: Sequence[float], places: Labels
    ) -> tuple[list[float], list[int]]:
        """The best scores that lead to labels of a line, and the label of the line above that each comes from."""
        now, came = [], []
        for place, steps in zip(places, self._best[last, places][1], strict=True):
            ways = list(map(add, reach, steps))
            most = max(ways)
            now.append(most + row[place])
            came.append(last[ways.index(most)])
        return now, came

    def score(self, scores: Scores, labels: Sequence[str]) -> float:
        """The score of one sequence."""
        places = [self.labels.index(label) for label in labels]
        steps = self._steps
        return sum(row[at] for row, at in zip(scores, places, strict=True)) + sum(
            steps[one][two] for one, two in pairwise(places)
        )

    def likelihoods(self, scores: Scores, among: Sequence[Labels] = ()) -> Scores:
        """How likely each label of each line is, over all sequences (forward and backward; Rabiner, 1989).

        `among` are the labels that are looked at for each line, where not all are that it can have.
        """
        if not scores:
            return []
        known = among or self.possible(scores)
        between = [self._likely[pair] for pair in pairwise(known)]
        emitted = [_emitted([row[at] for at in places]) for row, places in zip(scores, known, strict=True)]
        total = sum(emitted[0])
        shares = [each / total for each in emitted[0]]
        ahead, totals = [shares], [total]
        for row, steps in zip(emitted[1:], between, strict=True):
            ways = list(map(mul, row, _along(shares, steps[1])))
            total = sum(ways)
            shares = list(map(truediv, ways, repeat(total))) if total > 0 else [1 / len(row)] * len(row)
            ahead.append(shares)
            totals.append(total or 1.0)
        behind = [1.0] * len(known[-1])
        found = [self._whole(known[-1], shares)]
        for at in range(len(scores) - 1, 0, -1):
            total = totals[at]
            tail = map(truediv, map(mul, emitted[at], behind), repeat(total))
            behind = _along(list(tail), between[at - 1][0])
            found.append(self._whole(known[at - 1], map(mul, ahead[at - 1], behind)))
        return found[::-1]

    def _whole(self, places: Labels, shares: Iterable[float]) -> list[float]:
        """The shares of all labels, where only those of some are known."""
        found = [0.0] * len(self.labels)
        for at, share in zip(places, shares, strict=True):
            found[at] = share
        return found


def _along(shares: Sequence[float], ways: Ways) -> list[float]:
    """What comes of shares along each of several ways, which have a factor for each share."""
    return [sum(map(mul, shares, way)) for way in ways]


def _emitted(row: Sequence[float]) -> list[float]:
    """Scores as shares of the best one."""
    return list(map(math.exp, map(sub, row, repeat(max(row)))))
