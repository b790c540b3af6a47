"""Leave families out: what weights that never saw a publisher make of its newsletters."""

import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from bench.reader.examples import Example
from bench.reader.kept import WEIGHTS, kept
from bench.reader.learn import Lessons
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


def held_out(lessons: Lessons, folds: int) -> Iterator[Held]:
    """Each example read by weights from all other parts and from the random layouts; those are kept on disk."""
    for family, chain in chains(lessons, folds):
        yield from (Held(each, read_by(chain, each)) for each in lessons.examples if each.family == family)


def chains(lessons: Lessons, folds: int) -> Iterator[tuple[str, Chain]]:
    """Each family with the weights that did not see it, nor the others of its part."""
    for part in parted({each.family for each in lessons.examples}, folds):
        name = f"without {' '.join(part)} of {len(lessons.examples)}, {' '.join(lessons.without)}"
        name += f", with {len(lessons.gathered)}" if lessons.gathered else ""
        chain = Chain(kept(name, WEIGHTS, partial(lessons.weights, part)))
        yield from ((family, chain) for family in part)


def read_by(chain: Chain, example: Example) -> Reading:
    """The reading of an example as desk would read it with these weights."""
    return reading_of(basis_of(example.document, (), chain))


def figures(held: Sequence[Held]) -> dict[str, dict[str, float]]:
    """F1 of each measure by family."""
    return by_family((each.example.family, each.example.form, each.counts) for each in held)
