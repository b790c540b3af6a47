"""Weights out of examples, by python-crfsuite (L-BFGS, L1 and L2), which only training needs."""

import random
import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bench.reader.examples import Example, random_layouts
from bench.reader.written import words
from desk.read.features.observe import observe
from desk.read.house.house import House
from desk.read.model.chain import Weights

L1 = 0.3
L2 = 2.0
ROUNDS = 45
RAREST = 4
"""Times that a feature has to be seen."""
PARTS = 4
"""Weights that are learned apart, each from all families and a part of the layouts, and averaged."""
LEAST = 0.02
"""A weight below that in the average says nothing."""
LAYOUTS = 2400
"""Random layouts that are learned from; the learning curve of the bench says what more would bring."""
SMALL = 40
"""Lines of a source that is learned three times."""
RARE = ("pasted", "numbered")
"""Forms that are learned three times, for few families have them."""
MOST_LINES = 5000
"""Lines of a family that are learned from: none may outweigh the others."""


@dataclass(frozen=True)
class Asked:
    """An example with what its lines show."""

    example: Example
    observed: Sequence[Sequence[str]]
    """The words for each line."""


def show(examples: Iterable[Example], without: Collection[str] = ()) -> list[Asked]:
    """What the lines of examples show."""
    return [Asked(each, words(observe(House(each.document.lines), without))) for each in examples]


class Lessons:
    """What is learned from, shown when it is asked for the first time: kept weights need none of it."""

    def __init__(
        self, examples: Sequence[Example], without: Collection[str] = (), gathered: Sequence[Example] = ()
    ) -> None:
        """For the families' examples; groups of features named in `without` are left out."""
        self.examples, self.without, self.gathered = examples, without, gathered

    @cached_property
    def shown(self) -> list[Asked]:
        """The examples of the families."""
        return show(self.examples, self.without)

    @cached_property
    def also(self) -> list[Asked]:
        """The examples of the families gathered."""
        return show(self.gathered, self.without)

    @cached_property
    def made(self) -> list[Asked]:
        """The random layouts."""
        return show(random_layouts(LAYOUTS), self.without)

    def weights(self, left_out: Collection[str] = (), record: dict[str, object] | None = None) -> Weights:
        """The weights of all families but those left out."""
        seen = [each for each in self.shown if each.example.family not in left_out]
        return learn_mean(seen, self.also, self.made, record or {})


def capped(examples: Iterable[Asked], seed: int = 7) -> list[Asked]:
    """Examples of which each family has about `MOST_LINES` lines at most; which ones, `seed` says."""
    by_family: dict[str, list[Asked]] = defaultdict(list)
    for each in examples:
        by_family[each.example.family].append(each)
    found = []
    for family in by_family.values():
        chance, lines = random.Random(seed), 0
        for each in chance.sample(family, len(family)):
            if not lines or lines + len(each.observed) <= MOST_LINES:
                lines += len(each.observed)
                found.append(each)
    return found


def learn_mean(
    families: Sequence[Asked], gathered: Sequence[Asked], made: Sequence[Asked], record: dict[str, object]
) -> Weights:
    """The mean of several weights: what one of them learned from chance, the others did not.

    With families gathered each part is learned once without and once with them. That reads families left out better
    than either alone, and than eight parts with half of those gathered in each.
    """
    several = [
        learn(more([*capped(families, 7 + at), *also, *made[at::PARTS]]), {})
        for also in ([(), gathered] if gathered else [()])
        for at in range(PARTS)
    ]
    return mean(several, record)


def more(chosen: Sequence[Asked]) -> list[Asked]:
    """Examples, of which small ones and those of rare forms come three times: long ones speak for themselves."""
    small = [each for each in chosen if len(each.observed) < SMALL or each.example.form in RARE]
    return [*chosen, *small, *small]


def mean(several: Sequence[Weights], record: dict[str, object]) -> Weights:
    """The mean of weights; a label that some of them never met has their weights for nothing."""
    count, labels = len(several), tuple(sorted({label for each in several for label in each.labels}))
    place = {label: at for at, label in enumerate(labels)}
    sums: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    steps = [[0.0] * len(labels) for _ in labels]
    for weights in several:
        at = [place[label] for label in weights.labels]
        for name, found in weights.states.items():
            for label, weight in found:
                sums[name][at[label]] += weight / count
        for one, row in zip(at, weights.steps, strict=True):
            for two, weight in zip(at, row, strict=True):
                steps[one][two] += weight / count
    kept = {name: tuple(sorted((at, x) for at, x in found.items() if abs(x) >= LEAST)) for name, found in sums.items()}
    return Weights(
        labels, {name: found for name, found in sorted(kept.items()) if found}, tuple(map(tuple, steps)), record
    )


def learn(examples: Iterable[Asked], record: dict[str, object]) -> Weights:
    """The weights that explain the labels best. Raises ImportError without python-crfsuite."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for each in examples:
        if each.observed:
            trainer.append(each.observed, [str(label) for label in each.example.labels])
    trainer.set_params(
        {
            "c1": L1,
            "c2": L2,
            "max_iterations": ROUNDS,
            "feature.minfreq": RAREST,
            "feature.possible_transitions": True,
            "feature.possible_states": False,
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "weights")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
    labels = tuple(sorted(info.labels))
    place = {label: at for at, label in enumerate(labels)}
    states: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for (feature, label), weight in sorted(info.state_features.items()):
        states[feature].append((place[label], weight))
    steps = [[0.0] * len(labels) for _ in labels]
    for (one, two), weight in info.transitions.items():
        steps[place[one]][place[two]] = weight
    return Weights(labels, {name: tuple(found) for name, found in states.items()}, tuple(map(tuple, steps)), record)
