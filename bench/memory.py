"""Whether memory stays flat: the desk in a real pseudo-terminal, 500 times to the next field."""

import sys
from collections.abc import Iterator

from bench import reference
from bench.measure import PLACE, Measure
from bench.terminal import Terminal, emptied

CHANGES = 500
WARM = 50
"""Changes of focus before the first look: what is made on first use is no leak."""


def run() -> Iterator[Measure]:
    """Megabytes that 500 changes of focus add; and what the desk holds then, for information."""
    place = emptied(PLACE / "memory")
    folder = reference.folder(place / "issues", 1)
    with Terminal([sys.executable, "-m", "desk", "--folder", str(folder)], emptied(place / "home")) as desk:
        desk.await_("enter open")
        desk.settle()
        desk.send("\r")
        desk.await_("enter edit")
        desk.settle()
        _tab(desk, WARM)
        before = desk.memory()
        _tab(desk, CHANGES)
        after = desk.memory()
    yield Measure(f"memory, {CHANGES} focus changes", [after - before], 5, unit="MB")
    yield Measure("memory, in all", [after], unit="MB")


def _tab(desk: Terminal, times: int) -> None:
    for _ in range(times):
        desk.send("\t")
        desk.read(0.04)
    desk.settle()
