"""What each ruling of the reader is worth: families outside are read without it, by weights that did not see them.

A row is the mean of headlines, links and sections of the families, as `python -m bench reader` has it, less what it is
with all rulings; beside it the same for the newsletters that desk began with and the small inputs that were read
wrongly once. A ruling that costs nothing where it is left out should go. The weights are those of `reader`, kept on
disk; without them it takes as long as that, and ten minutes more.
"""

import os
from collections.abc import Callable, Iterator, Sequence

from bench.measure import Measure
from bench.reader import INVENTED
from bench.reader.evaluate import Held, chains, figures
from bench.reader.examples import families
from bench.reader.learn import Lessons
from bench.reader.measures import means
from bench.terminal import NothingSeen
from desk.read.basis import Basis, Never
from desk.read.model.chain import Chain
from desk.read.read import basis_of, reading_of
from desk.read.rulings.rulings import RULINGS

Rulings = Sequence[Callable[[Basis], Never]]


def run() -> Iterator[Measure]:
    """All rulings, then without each of them."""
    lessons = Lessons(families())
    if not lessons.examples:
        raise NothingSeen("the families outside the project are not there; DESK_CORPUS names their folder")
    by_family = dict(chains(lessons, int(os.environ.get("DESK_FOLDS", "6"))))
    whole = _worth(lessons, by_family, RULINGS)
    yield Measure("with all rulings: families, invented", whole, unit="")
    for ruling in dict.fromkeys(RULINGS):
        found = _worth(lessons, by_family, [each for each in RULINGS if each is not ruling])
        costs = ", ".join(f"{less - more:+.4f}" for less, more in zip(found, whole, strict=True))
        yield Measure(f"without {ruling.__name__.strip('_')} ({costs})", found, unit="")


def _worth(lessons: Lessons, by_family: dict[str, Chain], rulings: Rulings) -> list[float]:
    """The mean of all measures of the families, and that of the invented ones."""
    held = [
        Held(each, reading_of(basis_of(each.document, (), by_family[each.family], rulings=rulings)))
        for each in lessons.examples
    ]
    found = []
    for invented in (False, True):
        mean = means(figures([each for each in held if (each.example.family in INVENTED) is invented]))
        found.append(sum(mean.values()) / len(mean))
    return found
