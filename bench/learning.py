"""What the reader learns from more layouts, and what each group of its features is worth.

Half of the families outside the project score weights that learned from the other half and from random layouts: from a
part of the layouts (the learning curve), and from all of them without one group of features at a time (the ablation).
A row is the mean of headlines, links and sections. Everything is learned twice, with each half of the layouts, and the
samples beside a row are the two: what they differ by is chance, and a group that costs no more than that in both should
go. It takes an hour; what was learned is kept on disk.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from bench.measure import Measure
from bench.reader import INVENTED
from bench.reader.evaluate import Held, figures, parted, read_by
from bench.reader.examples import families
from bench.reader.kept import WEIGHTS, kept
from bench.reader.learn import Lessons, capped, learn, more
from bench.reader.measures import means
from bench.terminal import NothingSeen
from desk.read.features.table import LINE, LOOK, MANY
from desk.read.model.chain import Chain, Weights

CURVE = (0.25, 0.5, 1.0)
"""Parts of the random layouts that are learned from."""
FOLDS = 2
"""Parts of the families; each is read by weights that saw the other alone."""
HALVES = 2
MORE = ("both", "near", "beside")
"""Groups of what features tell together, and of the lines around."""


def run() -> Iterator[Measure]:
    """The learning curve, then the ablation."""
    lessons = Lessons(families())
    if not any(each.family not in INVENTED for each in lessons.examples):
        raise NothingSeen("the families outside the project are not there; DESK_CORPUS names their folder")
    whole: list[float] = []
    for part in CURVE:
        whole = [_worth(lessons, half, part) for half in range(HALVES)]
        yield Measure(f"learned from {part:.0%} of a half of the layouts: {_each(whole)}", whole, unit="")
    groups = (*(each.group for each in LOOK), *(each.group for each in LINE), *(each.group for each in MANY), *MORE)
    for group in dict.fromkeys(groups):
        less = Lessons(lessons.examples, (group,))
        found = [_worth(less, half, 1.0) for half in range(HALVES)]
        costs = [without - all_of_it for without, all_of_it in zip(found, whole, strict=True)]
        yield Measure(f"without {group} ({_each(costs, '+')})", found, unit="")


def _each(numbers: Iterable[float], sign: str = "") -> str:
    return ", ".join(f"{each:{sign}.3f}" for each in numbers)


def _worth(lessons: Lessons, half: int, part: float) -> float:
    """The mean of all measures of families that weights did not see, which learned from a part of half the layouts."""
    examples = [each for each in lessons.examples if each.family not in INVENTED]
    held = []
    for left_out in parted({each.family for each in examples}, FOLDS):
        name = f"{part} of half {half} of the layouts without {' '.join(left_out)}, {' '.join(lessons.without)}"
        chain = Chain(kept(name, WEIGHTS, partial(_learned, lessons, half, part, left_out)))
        held += [Held(each, read_by(chain, each)) for each in examples if each.family in left_out]
    mean = means(figures(held))
    return sum(mean.values()) / len(mean)


def _learned(lessons: Lessons, half: int, part: float, left_out: list[str]) -> Weights:
    seen = [each for each in lessons.shown if each.example.family not in left_out]
    made = lessons.made[half::HALVES]
    return learn(more([*capped(seen, half), *made[: round(part * len(made))]]), {})
