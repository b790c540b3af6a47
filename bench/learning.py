"""What the reader learns from more layouts, and what each group of its features is worth.

Weights are learned from random layouts alone and score the families outside the project, of which they have seen none:
from a part of the layouts (the learning curve), and from all of them without one group of features at a time (the
ablation). A row is the mean of headlines, links and sections. Everything is learned twice, from each half of the
layouts, and the samples beside a row are the two: what they differ by is chance, and a group that costs no more than
that in both should go. It takes an hour; what was learned is kept on disk.
"""

from collections.abc import Collection, Iterable, Iterator

from bench.measure import Measure
from bench.reader import INVENTED
from bench.reader.evaluate import Held, figures, read_by
from bench.reader.examples import families
from bench.reader.kept import WEIGHTS, kept
from bench.reader.learn import Lessons, learn
from bench.reader.measures import means
from bench.terminal import NothingSeen
from desk.read.features.table import LINE, LOOK, MANY
from desk.read.model.chain import Chain, Weights

CURVE = (0.25, 0.5, 1.0)
"""Parts of the random layouts that are learned from."""
HALVES = 2
MORE = ("both", "near", "beside")
"""Groups of what features tell together, and of the lines around."""


def run() -> Iterator[Measure]:
    """The learning curve, then the ablation."""
    if not any(each.family not in INVENTED for each in families()):
        raise NothingSeen("the families outside the project are not there; DESK_CORPUS names their folder")
    whole: list[float] = []
    for part in CURVE:
        whole = [_worth(half, part) for half in range(HALVES)]
        yield Measure(f"learned from {part:.0%} of a half of the layouts: {_each(whole)}", whole, unit="")
    for group in dict.fromkeys(
        [*(each.group for each in LOOK), *(each.group for each in LINE), *(each.group for each in MANY), *MORE]
    ):
        found = [_worth(half, 1.0, (group,)) for half in range(HALVES)]
        costs = [less - all_of_it for less, all_of_it in zip(found, whole, strict=True)]
        yield Measure(f"without {group} ({_each(costs, '+')})", found, unit="")


def _each(numbers: Iterable[float], sign: str = "") -> str:
    return ", ".join(f"{each:{sign}.3f}" for each in numbers)


def _worth(half: int, part: float, without: Collection[str] = ()) -> float:
    """The mean of all measures of the families as read by weights from a part of one half of the layouts."""

    def learned() -> Weights:
        made = Lessons((), without).made[half::HALVES]
        return learn(made[: round(part * len(made))], {})

    chain = Chain(kept(f"layouts {part} of half {half}, {' '.join(without)}", WEIGHTS, learned))
    examples = [each for each in families() if each.family not in INVENTED]
    mean = means(figures([Held(each, read_by(chain, each, without)) for each in examples]))
    return sum(mean.values()) / len(mean)
