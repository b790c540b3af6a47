"""What the screen computes: going to the next story, moving a story, and drawing the proof of a whole issue.

The app runs without a terminal (Textual's pilot) at 140 by 40. What counts is the computing time of the screen's own
thread, from the key to the moment when nothing is left to do: pauses and other threads are not in it, all that the key
sets off is, the proof that catches up as well.
"""

import asyncio
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from textual.pilot import Pilot

from bench import reference
from bench.measure import PLACE, Measure
from bench.terminal import emptied
from desk.tui.app import DeskApp

TIMES = 20
QUIET = 0.4
"""Seconds after a key in which the proof catches up and the issue file saves itself."""


def run() -> Iterator[Measure]:
    """Each key many times, less what a key that does nothing costs."""
    place = emptied(PLACE / "screen")
    switched, moved, opened = asyncio.run(_pressed(reference.folder(place / "issues", 1), place))
    yield Measure("next story, its proof in sight", switched, 10)
    yield Measure("move of a story, proof and all", moved, 50)
    yield Measure("opening an issue, proof of 30 stories", opened, 100)


async def _pressed(folder: Path, place: Path) -> tuple[list[float], ...]:
    app = DeskApp(folder, settings_file=place / "settings.json", cache=place / "cache")
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause(QUIET)
        opened = []
        for _ in range(5):
            opened.append(await _computed(pilot, "enter"))
            await pilot.press("b")
            await pilot.pause(QUIET)
        await _computed(pilot, "enter")
        switched = [await _computed(pilot, "j") for _ in range(TIMES)]
        moved = [await _computed(pilot, key) for key in "JK" * (TIMES // 2)]
        nothing = statistics.median([await _computed(pilot, "f12") for _ in range(TIMES)])
    return tuple([taken - nothing for taken in samples] for samples in (switched, moved, opened))


async def _computed(pilot: Pilot[int], key: str) -> float:
    """Milliseconds that this thread computes from a key until all is quiet."""
    begun = time.thread_time()
    await pilot.press(key)
    await pilot.pause(QUIET)
    return (time.thread_time() - begun) * 1000
