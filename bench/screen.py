"""What the screen computes: going to another story, moving one, and opening an issue.

The app runs without a terminal (Textual's pilot) at 140 by 40. A step is timed from the call to its return, when every
pane holds what it will show. Below it, for information, stands all that the key sets off on the screen's own thread
until it is quiet again, painting and the proof that catches up too, less what a key that does nothing costs.
"""

import asyncio
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from textual.pilot import Pilot

from bench import reference
from bench.measure import PLACE, Measure, timed
from bench.terminal import emptied
from desk.tui.app import DeskApp
from desk.tui.desk.screen import DeskScreen

TIMES = 20
QUIET = 0.4
"""Seconds after a key in which the proof catches up and the issue file saves itself."""


def run() -> Iterator[Measure]:
    """Each step many times."""
    place = emptied(PLACE / "screen")
    yield from asyncio.run(_measured(reference.folder(place / "issues", 1), place))


async def _measured(folder: Path, place: Path) -> list[Measure]:
    app = DeskApp(folder, settings_file=place / "settings.json", cache=place / "cache")
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause(QUIET)
        nothing = statistics.median(await _pressed(pilot, ["f12"] * TIMES))
        opened = await _pressed(pilot, ["enter", "b"] * 5, nothing)
        await _pressed(pilot, ["enter"])
        screen = app.screen
        assert isinstance(screen, DeskScreen)
        stories = [story.id for story in app.session.issue.in_order()]
        return [
            Measure("another story", await _called(pilot, [partial(screen.pick, id) for id in stories[1:]]), 10),
            Measure("  and until it is quiet", await _pressed(pilot, ["k"] * TIMES, nothing)),
            Measure("move of a story", await _called(pilot, _moves(screen)), 50),
            Measure("  and until it is quiet", await _pressed(pilot, ["J", "K"] * (TIMES // 2), nothing)),
            Measure("opening an issue, until it is quiet", opened[::2]),
        ]


def _moves(screen: DeskScreen) -> list[Callable[[], object]]:
    there, back = (partial(screen.run_command, f"move.{way}") for way in ("down", "up"))
    return [there, back] * (TIMES // 2)


async def _called(pilot: Pilot[int], steps: Sequence[Callable[[], object]]) -> list[float]:
    """Milliseconds of each call; the app comes to rest in between."""
    samples = []
    for step in steps:
        samples.append(timed(step))
        await pilot.pause(QUIET)
    return samples


async def _pressed(pilot: Pilot[int], keys: list[str], less: float = 0.0) -> list[float]:
    """Milliseconds that this thread computes from each key until all is quiet."""
    samples = []
    for key in keys:
        begun = time.thread_time()
        await pilot.press(key)
        await pilot.pause(QUIET)
        samples.append((time.thread_time() - begun) * 1000 - less)
    return samples
