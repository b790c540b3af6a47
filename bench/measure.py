"""What a bench hands back, and how it takes time: ours and the peer in turn, so that both meet the same machine."""

import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

PLACE = Path(__file__).parent.parent / "build" / "bench"
"""Where benches write: in the checkout, because /tmp is memory on many machines and a save is about a disk."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One row. With a `peer` the budget is a ratio; without one it is in `unit`; without a budget it only informs.

    `at` is the part of the samples that counts: 0.5 for the median, 0.95 for the slow end of what a hand feels.
    """

    what: str
    ours: Sequence[float]
    budget: float | None = None
    peer: str = ""
    theirs: Sequence[float] = ()
    unit: str = "ms"
    at: float = 0.5

    @property
    def ratio(self) -> float | None:
        """Ours through theirs; None without a peer."""
        return quantile(self.ours, self.at) / quantile(self.theirs, self.at) if self.theirs else None

    @property
    def within(self) -> bool | None:
        """Whether the budget is kept; None without one."""
        if self.budget is None:
            return None
        return (quantile(self.ours, self.at) if self.ratio is None else self.ratio) <= self.budget


def quantile(samples: Sequence[float], at: float) -> float:
    """The sample below which the part `at` of all samples lies; 0.5 is the median."""
    if at == 0.5:
        return statistics.median(samples)
    return sorted(samples)[min(len(samples) - 1, math.ceil(at * len(samples)) - 1)]


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that one call takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def in_turn(*works: Callable[[], object], runs: int, warm: int = 1) -> list[list[float]]:
    """Milliseconds of each of `works`, called in turn `runs` times after `warm` rounds that do not count."""
    rounds = [[timed(work) for work in works] for _ in range(warm + runs)]
    return [list(samples) for samples in zip(*rounds[warm:], strict=True)]
