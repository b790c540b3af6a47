"""Whether doubts stand where the reader is wrong: measured on sources whose family the weights had not seen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bench.reader.evaluate import Held
from desk.read.model.labels import group
from desk.read.reading import Lines, Reading

_TEXT = {group(label) for label in ("body", "link")}
"""Text or link inside a story: which of the two a line is changes no story, so that neither is wrong."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Shares: wrong lines that carry a doubt or stand under an alarm; doubts that are real; doubts a source.

    A doubt of several lines is real where half of them are wrong.
    """

    caught: float
    real: float
    each: float


def calibrated(held: Iterable[Held]) -> Calibration:
    """How the doubts of readings fit their faults."""
    wrong = caught = doubts = real = sources = 0
    for each in held:
        sources += 1
        faults = set(_faults(each))
        marked = [set(doubt.labels) for doubt in each.reading.doubts if doubt.line >= 0]
        covered = set[int]().union(*marked) | set(_alarmed(each.reading))
        wrong += len(faults)
        caught += len(faults & covered)
        doubts += len(marked)
        real += sum(2 * len(lines & faults) >= len(lines) for lines in marked)
    return Calibration(caught / max(1, wrong), real / max(1, doubts), doubts / max(1, sources))


def _faults(held: Held) -> Iterator[int]:
    """The lines that were read as another kind of thing than they are."""
    for at, (read, true) in enumerate(zip(held.labels, held.example.labels, strict=True)):
        one, two = group(read), group(true)
        if one != two and not {one, two} <= _TEXT:
            yield at


def _alarmed(reading: Reading) -> Iterator[int]:
    """The lines that an alarm stands for: those of its story or its place."""
    if reading.origin is None:
        return
    for alarm in reading.alarms:
        for at, line in enumerate(reading.origin.document.lines):
            if alarm.lines == Lines(0, 0) or alarm.lines.first <= line.start <= alarm.lines.last:
                yield at
