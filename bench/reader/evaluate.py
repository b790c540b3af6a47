"""Leave families out: what weights that never saw a publisher make of its newsletters."""

import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bench.reader.examples import Example
from bench.reader.learn import Asked, learn, learn_mean
from bench.reader.measures import Counts, Scored, by_family, measured
from desk.read.model.chain import Chain
from desk.read.read import basis_of, reading_of
from desk.read.reading import Reading


@dataclass(frozen=True)
class Held:
    """An example as weights read it that had not seen its family."""

    example: Example
    reading: Reading

    @property
    def labels(self) -> Sequence[str]:
        """The labels of its lines."""
        return self.reading.origin.labels if self.reading.origin else ()

    @property
    def counts(self) -> dict[str, Counts]:
        """Right, true and given of each measure."""
        return measured(self.example.stories, Scored.of_reading(self.reading))


def parted(names: Collection[str], folds: int) -> list[list[str]]:
    """The families in so many parts; as many parts as families leave one out at a time."""
    shuffled = sorted(names)
    random.Random(3).shuffle(shuffled)
    return [shuffled[at::folds] for at in range(min(folds, len(shuffled)))]


def held_out(shown: Sequence[Asked], made: Sequence[Asked], folds: int) -> Iterator[Held]:
    """Each example read by weights from all other parts and from the random layouts."""
    for part in parted({each.example.family for each in shown}, folds):
        seen = [each for each in shown if each.example.family not in part]
        chain = Chain(learn_mean(seen, made, {}))
        for each in shown:
            if each.example.family in part:
                yield Held(each.example, read_shown(each, chain))


def learned_from(made: Sequence[Asked], shown: Sequence[Asked]) -> list[Held]:
    """Examples read by weights that were learned from others alone, such as random layouts."""
    chain = Chain(learn(made, {}))
    return [Held(each.example, read_shown(each, chain)) for each in shown]


def read_shown(shown: Asked, chain: Chain) -> Reading:
    """The reading of an example as desk would read it with these weights; one without text has no reading."""
    return reading_of(basis_of(shown.example.document, (), chain))


def figures(held: Sequence[Held]) -> dict[str, dict[str, float]]:
    """F1 of each measure by family."""
    return by_family((each.example.family, each.example.form, each.counts) for each in held)
