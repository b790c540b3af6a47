"""How well sources are read by weights that never saw their family.

`python -m bench reader` needs the families outside the project (`bench.reader.examples`) and python-crfsuite. Six
parts of the families are left out in turn (DESK_FOLDS says how many; 99 leaves out one family at a time). The weights
are kept on disk until something changes that they come from, so that a change of how stories are made out of labels
is measured in seconds. `python -m bench learning` has the learning curve and what each group of features is worth.
"""

import os
from collections.abc import Iterator, Sequence

from bench.measure import Measure
from bench.reader.calibration import Calibration, calibrated
from bench.reader.evaluate import Held, figures, held_out
from bench.reader.examples import families, gathered
from bench.reader.learn import Lessons
from bench.reader.measures import MEASURES, means
from bench.terminal import NothingSeen

BUDGETS = {"headlines": 0.84, "links": 0.80, "sections": 0.78}
"""What weights reach on average on families that they did not see."""
INVENTED = ("faults", "seed")
"""Families that are learned from and not scored: small inputs, and the newsletters the project began with."""


def run() -> Iterator[Measure]:
    """Leaving families out; calibration of the doubts."""
    examples = families()
    if not examples:
        raise NothingSeen("the families outside the project are not there; DESK_CORPUS names their folder")
    held = scored(held_out(Lessons(examples, gathered=gathered()), int(os.environ.get("DESK_FOLDS", "6"))))
    yield from _families(held)
    yield from _doubts(calibrated(held))


def scored(held: Iterator[Held]) -> list[Held]:
    """Those of the families that count."""
    return [each for each in held if each.example.family not in INVENTED]


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
