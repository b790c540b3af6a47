"""Whether what is written and read costs what it is long: twelve families at three sizes, and a key in a megabyte.

Of each format the worst family is shown, with its milliseconds at 25, 50 and 100 KB. Its growth is how many times
longer it takes, through how many times longer it is: 1 is linear, and 1.3 leaves room for memory and for caches. It is
the processor's time, without the garbage collector's, and the best of a few runs. A source that is refused for its size
or its nesting is not slow.
"""

import contextlib
import gc
import random
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from bench import families, reference
from bench.measure import PLACE, Measure
from bench.terminal import Terminal, emptied
from desk.archive.arrivals import arrivals
from desk.archive.files import NotRead
from desk.formats import render
from desk.formats.blocks.blocks import blocks
from desk.formats.html.site import Site
from desk.formats.profiles.target import Target
from desk.formats.prose.read import read
from desk.formats.spans import pieces, proof
from desk.model.issue import Issue
from desk.store.folder.issues import Folder

SIZES = (25_000, 50_000, 100_000)
"""Characters of a text."""
LINE = 1_000_000
"""Characters of the line that is typed into."""
RUNS = 3
_QUICK = 0.004
"""Seconds under which a time says nothing of how it grows."""
_SLOW = 3.0
"""Seconds after which one run is enough, and the larger sizes are not tried."""
_WIDTH = 54
"""Cells of the proof on a screen of 140 columns."""
_LETTERS = 24


@dataclass(frozen=True, slots=True)
class Growth:
    """How the time of one family grows: the worst step, and the seconds at each size that was tried."""

    family: str
    times: tuple[float, ...]

    @property
    def worst(self) -> float:
        """The largest growth from a size to the next; 0 where all of it is over at once."""
        steps = [
            (after / before) / (larger / smaller)
            for before, after, smaller, larger in zip(self.times, self.times[1:], SIZES, SIZES[1:], strict=False)
            if after > _QUICK
        ]
        return max(steps, default=0.0)


def run() -> Iterator[Measure]:
    """The worst family of each format and reader, then a key in a line of a megabyte."""
    for name, work in {**_writers(), **_readers()}.items():
        worst = max(growths(work), key=lambda growth: growth.worst)
        times = "/".join(f"{1000 * each:.0f}" for each in worst.times)
        yield Measure(f"{name}: {worst.family}, {times} ms"[:38], [worst.worst], 1.3, unit="× size")
    yield _key("one line")
    yield _key("one word")


def growths(work: Callable[[str, int], Callable[[], object]]) -> Iterator[Growth]:
    """How the time of each family grows. `work` prepares a family and a size, and gives what is to be timed."""
    for family in families.FAMILIES:
        times: list[float] = []
        for size in SIZES:
            times.append(_best(work(family, size)))
            if times[-1] > _SLOW:
                break
        yield Growth(family, tuple(times))


def _best(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(RUNS):
        read.cache_clear()
        pieces.cache_clear()
        gc.collect()
        gc.disable()
        try:
            begun = time.process_time()
            work()
            best = min(best, time.process_time() - begun)
        finally:
            gc.enable()
        if best > _SLOW:
            break
    return best


def _writers() -> Mapping[str, Callable[[str, int], Callable[[], object]]]:
    formats = ("html", "paste", "fragment", "text", "markdown", "eml", "json")
    made = {name: _of_issue(partial(_rendered, name)) for name in formats}
    made["proof"] = _of_issue(lambda issue: proof(blocks(issue, reference.PUBLICATION), _WIDTH))
    made["site"] = _of_issue(lambda issue: list(Site([issue], reference.PUBLICATION, Target()).pages()))
    return made


def _rendered(name: str, issue: Issue) -> str:
    return render(issue, reference.PUBLICATION, name)


def _of_issue(work: Callable[[Issue], object]) -> Callable[[str, int], Callable[[], object]]:
    def prepared(family: str, size: int) -> Callable[[], object]:
        issue = families.issue(family, size)
        return lambda: work(issue)

    return prepared


def _readers() -> Mapping[str, Callable[[str, int], Callable[[], object]]]:
    return {
        "read text": _of_source(lambda family, size: (families.FAMILIES[family](size).encode(), "a.txt")),
        "read Markdown": _of_source(lambda family, size: (families.FAMILIES[family](size).encode(), "a.md")),
        "read a page": _of_source(lambda family, size: (families.page(family, size), "a.html")),
        "read a mail": _of_source(lambda family, size: (families.mail(family, size), "a.eml")),
    }


def _of_source(source: Callable[[str, int], tuple[bytes, str]]) -> Callable[[str, int], Callable[[], object]]:
    def prepared(family: str, size: int) -> Callable[[], object]:
        data, name = source(family, size)

        def read_in() -> None:
            with contextlib.suppress(NotRead):  # refused in a sentence, and soon
                arrivals(data, name)

        return read_in

    return prepared


def _key(family: str) -> Measure:
    """Milliseconds from a letter to the screen while it is typed into a body of one line, the proof beside it."""
    place = emptied(PLACE / "sizes")
    folder = Folder(reference.folder(place / "issues", 0))
    folder.create_issue(families.issue(family, LINE))
    chance = random.Random(7)
    word = "".join(chance.choices("bcdfghjklmnpqrstvwxz", k=_LETTERS))
    taken: list[float] = []
    with Terminal([sys.executable, "-m", "desk", "--folder", str(folder.path)], emptied(place / "home")) as desk:
        for words in ("enter open", "enter edit"):
            desk.await_(words)
            desk.settle()
            desk.send("\r")
        desk.await_("esc back")
        desk.settle(2.0)
        for at, letter in enumerate(word, 1):
            sent = desk.send(letter)
            taken.append((desk.await_(word[max(0, at - 8) : at]) - sent) * 1000)
            desk.read(0.06)
            desk.absorb()
    return Measure(f"key in a body of 1 MB: {family}", taken, 100, at=0.95)
