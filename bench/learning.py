"""What the reader learns from more layouts, and what each group of its features is worth.

Weights are learned from random layouts alone and score the families outside the project, of which they have seen none:
from a part of the layouts (the learning curve), and from all of them without one group of features at a time (the
ablation). A row is the mean of headlines, links and sections, and beside a group what leaving it out costs; a group
that costs nothing should go. It takes half an hour; what was learned is kept on disk.
"""

from collections.abc import Collection, Iterator

from bench.measure import Measure
from bench.reader import INVENTED
from bench.reader.evaluate import Held, figures, read_by
from bench.reader.examples import families
from bench.reader.kept import WEIGHTS, kept
from bench.reader.learn import Lessons, learn
from bench.reader.measures import means
from bench.terminal import NothingSeen
from desk.read.features.table import GROUPS_OF_FEATURES
from desk.read.model.chain import Chain, Weights

CURVE = (0.25, 0.5, 1.0)
"""Parts of the random layouts that are learned from."""


def run() -> Iterator[Measure]:
    """The learning curve, then the ablation."""
    examples = [each for each in families() if each.family not in INVENTED]
    if not examples:
        raise NothingSeen("the families outside the project are not there; DESK_CORPUS names their folder")
    whole = 0.0
    for part in CURVE:
        whole = _worth(part)
        yield Measure(f"learned from {part:.0%} of the random layouts", [whole], unit="")
    for group in GROUPS_OF_FEATURES:
        found = _worth(1.0, (group,))
        yield Measure(f"without {group} ({found - whole:+.3f})", [found], unit="")


def _worth(part: float, without: Collection[str] = ()) -> float:
    """The mean of all measures of the families as read by weights from a part of the layouts."""
    examples = [each for each in families() if each.family not in INVENTED]

    def learned() -> Weights:
        made = Lessons((), without).made
        return learn(made[: round(part * len(made))], {})

    chain = Chain(kept(f"layouts {part}, {' '.join(without)}", WEIGHTS, learned))
    mean = means(figures([Held(each, read_by(chain, each, without)) for each in examples]))
    return sum(mean.values()) / len(mean)
