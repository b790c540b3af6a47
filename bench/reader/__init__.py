"""How well sources are read by weights that never saw their family, and what each group of features is worth.

`python -m bench reader` needs the families outside the project (`bench.reader.examples`) and python-crfsuite. Leaving
out one family at a time takes half an hour; DESK_FOLDS=5 leaves out five groups of families instead.
"""

import os
from collections.abc import Iterator, Sequence

from bench.measure import Measure
from bench.reader.calibration import Calibration, calibrated
from bench.reader.evaluate import Held, figures, held_out, learned_from
from bench.reader.examples import families, random_layouts
from bench.reader.learn import LAYOUTS, show
from bench.reader.measures import MEASURES, means
from bench.terminal import NothingSeen
from desk.read.features.table import GROUPS_OF_FEATURES

BUDGETS = {"headlines": 0.84, "links": 0.80, "sections": 0.78}
"""What weights reach on average on families that they did not see."""
INVENTED = ("faults", "seed")
"""Families that are learned from and not scored: small inputs, and the newsletters the project began with."""
CURVE = (0.25, 0.5, 1.0)


def run() -> Iterator[Measure]:
    """Leaving families out; calibration of the doubts; the learning curve; the ablation."""
    examples = families()
    if not examples:
        raise NothingSeen("the families outside the project are not there; DESK_CORPUS names their folder")
    shown, made = show(examples), show(random_layouts(LAYOUTS))
    folds = int(os.environ.get("DESK_FOLDS", "99"))
    held = [each for each in held_out(shown, made, folds) if each.example.family not in INVENTED]
    yield from _families(held)
    yield from _doubts(calibrated(held))
    scored = [each for each in shown if each.example.family not in INVENTED]
    for part in CURVE:
        some = made[: round(part * len(made))]
        yield from _row(f"random layouts alone, {len(some)} of them", learned_from(some, scored))
    for group in GROUPS_OF_FEATURES:
        without = [show([each.example for each in some], (group,)) for some in (made, scored)]
        yield from _row(f"the same without {group}", learned_from(*without))


def _families(held: Sequence[Held]) -> Iterator[Measure]:
    found = figures(held)
    for family, named in sorted(found.items()):
        for name in MEASURES:
            if name in named:
                yield Measure(f"{family}: {name}", [named[name]], unit="")
    for name, mean in means(found).items():
        yield Measure(f"mean of {name} (should be ≥ {BUDGETS[name]})", [mean], unit="")


def _doubts(found: Calibration) -> Iterator[Measure]:
    yield Measure("lines read wrongly that are in doubt (≥ 0.6)", [found.caught], unit="")
    yield Measure("doubts that are real (≥ 0.4)", [found.real], unit="")
    yield Measure("doubts a source", [found.each], unit="")


def _row(what: str, held: Sequence[Held]) -> Iterator[Measure]:
    mean = means(figures(held))
    yield Measure(f"{what}", [sum(mean.values()) / len(mean)], unit="")
