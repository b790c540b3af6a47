"""A linear chain of labels with weights: the best labelling of all lines, and how likely each label of a line is.

Scores are logarithms. A sequence's score is the sum of what its lines show and of the steps from label to label
(a conditional random field; Lafferty, McCallum and Pereira, 2001). Pure Python: an issue has some hundred lines.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from operator import add, mul

from desk.read.features.observe import Observed, Shown
from desk.read.features.scale import Value
from desk.read.model.labels import FOLLOWS, FRONTS, STARTS

_NOTHING = 1e-7
"""Shares below this change no likelihood that is shown."""
NEVER = -1e9
"""The score of a label that a line cannot have."""
_UNITS = 1000
"""Parts of one that weights are counted in: they are written with three decimals."""
_BITS = 32
_MASK, _HALF = (1 << _BITS) - 1, 1 << (_BITS - 1)
Scores = list[list[float]]
"""For each line a number a label."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned. `states` is by shown feature, see `shown`; `record` says what it was learned from."""

    labels: tuple[str, ...]
    states: dict[str, tuple[tuple[int, float], ...]]
    steps: tuple[tuple[float, ...], ...]
    record: dict[str, object]


def shown(name: str, value: Value) -> str:
    """A feature and its value as one word, as the weights know it.

    >>> shown("bold+width", (2, 3))
    'bold+width=2,3'
    """
    values = value if isinstance(value, tuple) else (value,)
    return f"{name}={','.join(str(int(each)) if isinstance(each, bool) else str(each) for each in values)}"


class _Packed(dict[Observed, int]):
    """The weights of what is shown, those of all labels in one number, so that an addition adds them all."""

    def __init__(self, states: Mapping[str, tuple[tuple[int, float], ...]]) -> None:
        super().__init__()
        self._states = states

    def __missing__(self, observed: Observed) -> int:
        weights = self._states.get(shown(*observed), ())
        packed = self[observed] = sum(round(weight * _UNITS) << (_BITS * label) for label, weight in weights)
        return packed


@cache
def _middle(count: int) -> int:
    return sum(_HALF << (_BITS * label) for label in range(count))


def _unpacked(total: int, count: int) -> list[float]:
    """The sums for each label that a number holds."""
    total += _middle(count)
    return [((total >> (_BITS * label) & _MASK) - _HALF) / _UNITS for label in range(count)]


class Chain:
    """The labels of lines by the weights."""

    def __init__(self, weights: Weights) -> None:
        self.labels = weights.labels
        self._weights = weights
        self._steps = [
            [weight if two in FOLLOWS[one] else NEVER for two, weight in zip(weights.labels, row, strict=True)]
            for one, row in zip(weights.labels, weights.steps, strict=True)
        ]
        self._exp = [[math.exp(each) for each in row] for row in self._steps]
        self._exp_back = [list(column) for column in zip(*self._exp, strict=True)]
        self._packed = _Packed(weights.states)

    def scores(self, lines: Iterable[Shown]) -> Scores:
        """What each line shows, as a score for each label; what many lines share is summed once."""
        sums: dict[int, int] = {}
        weigh = self._packed.__getitem__
        found = []
        for line in lines:
            total = sum(map(weigh, line.own.items()))
            for part in line.shared:
                if id(part) not in sums:
                    sums[id(part)] = sum(map(weigh, part.items()))
                total += sums[id(part)]
            found.append(_unpacked(total, len(self.labels)))
        return found

    def allowed(self, scores: Scores, fronts: Iterable[Collection[str]], never: Collection[str] = ()) -> Scores:
        """Scores without the labels that a line cannot have: its front part is a headline only where it has one.

        `never` are labels that no line has.
        """
        places = [at for at, label in enumerate(self.labels) if label in FRONTS]
        for row, ways in zip(scores, fronts, strict=True):
            for at in places:
                if self.labels[at] not in ways:
                    row[at] = NEVER
            for at, label in enumerate(self.labels):
                if label in never:
                    row[at] = NEVER
        for at, label in enumerate(self.labels):
            if scores and label not in STARTS:
                scores[0][at] = NEVER
        return scores

    def forbid(self, scores: Scores, never: Iterable[Collection[str]]) -> None:
        """Take labels from lines that cannot have them; `never` is by line."""
        places = {label: at for at, label in enumerate(self.labels)}
        for row, labels in zip(scores, never, strict=True):
            for label in labels:
                if label in places:
                    row[places[label]] = NEVER

    def best(self, scores: Scores) -> list[int]:
        """The labels of the best sequence (Viterbi, 1967)."""
        if not scores:
            return []
        every = range(len(self.labels))
        reach, back = scores[0], []
        for row in scores[1:]:
            top = max(reach)
            now, came = [NEVER * 2] * len(row), [0] * len(row)
            for one in every:
                so_far = reach[one]
                if so_far <= top + NEVER / 2:
                    continue
                for two, step in enumerate(self._steps[one]):
                    if so_far + step > now[two]:
                        now[two], came[two] = so_far + step, one
            reach = [a + b for a, b in zip(now, row, strict=True)]
            back.append(came)
        label = reach.index(max(reach))
        path = [label]
        for came in reversed(back):
            label = came[label]
            path.append(label)
        return path[::-1]

    def score(self, scores: Scores, labels: Sequence[str]) -> float:
        """The score of one sequence."""
        places = [self.labels.index(label) for label in labels]
        steps = self._steps
        return sum(row[at] for row, at in zip(scores, places, strict=True)) + sum(
            steps[one][two] for one, two in pairwise(places)
        )

    def likelihoods(self, scores: Scores) -> Scores:
        """How likely each label of each line is, over all sequences (forward and backward)."""
        if not scores:
            return []
        emitted = [_shares(row) for row in scores]
        ahead = [_scaled(emitted[0])]
        for row in emitted[1:]:
            ahead.append(_scaled(list(map(mul, _through(ahead[-1], self._exp), row))))
        behind = [1.0] * len(self.labels)
        found = [ahead[-1]]
        for at in range(len(scores) - 1, 0, -1):
            tail = _scaled(list(map(mul, emitted[at], behind)))
            behind = _through(tail, self._exp_back)
            found.append(_scaled(list(map(mul, ahead[at - 1], behind))))
        return found[::-1]


def _shares(row: Sequence[float]) -> list[float]:
    """Scores as shares of the best one."""
    most, exp = max(row), math.exp
    return [exp(each - most) for each in row]


def _through(row: Sequence[float], steps: Sequence[Sequence[float]]) -> list[float]:
    """The sums over one step of the chain; labels that have next to no share count for nothing."""
    found: list[float] = []
    for share, ways in zip(row, steps, strict=True):
        if share > _NOTHING:
            part = [share * each for each in ways]
            found = list(map(add, found, part)) if found else part
    return found or [0.0] * len(row)


def _scaled(row: list[float]) -> list[float]:
    total = sum(row)
    return [each / total for each in row] if total > 0 else [1 / len(row)] * len(row)
