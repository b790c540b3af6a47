"""Timers: none is set to nothing, none calls a screen that is gone, and no module sets one in another way."""

import math
from pathlib import Path
from typing import Any

import pytest

import desk
from desk.tui import pauses
from desk.tui.find.jump import JumpScreen
from desk.tui.pauses import LONGEST, SHORTEST, Pause, bounded

ONE_WAY = {"set_timer(": "pauses.py", "set_interval(": "pauses.py", "run_worker(": "background.py"}
"""What Textual offers, and the one module that uses it for all."""


@pytest.mark.parametrize("seconds", [0.0, -1.0, -0.0, 1e-9, math.nan, -math.inf])
def test_a_delay_that_comes_to_nothing_is_a_short_one(seconds: float) -> None:
    assert bounded(seconds) == SHORTEST


def test_a_delay_is_never_endless() -> None:
    assert bounded(math.inf) == LONGEST
    assert bounded(1.2) == 1.2


async def test_a_pause_begun_anew_calls_once_and_one_that_is_stopped_never(opened: Any) -> None:
    async with opened() as (desk_screen, _):
        calls: list[str] = []
        pause = Pause(desk_screen, lambda: calls.append("rung"))
        pause.begin(5.0)
        pause.begin(0.0)
        assert (pause.waits, pause.seconds) == (True, SHORTEST)
        pause.end()
        assert (pause.waits, calls) == (False, ["rung"])
        pause.begin(1.0)
        pause.stop()
        assert not pause.waits


async def test_what_rings_for_a_screen_that_is_gone_calls_nobody(opened: Any) -> None:
    async with opened() as (desk_screen, pilot):
        dialog, calls = JumpScreen(desk_screen.issue), []
        desk_screen.app.push_screen(dialog)
        await pilot.pause()
        ring = pauses.while_there(dialog, lambda: calls.append("rung"))
        ring()
        await pilot.press("escape")
        await pilot.pause()
        ring()
        assert calls == ["rung"]


def test_there_is_one_way_to_a_timer_and_one_to_work_in_the_background() -> None:
    for path in Path(desk.__file__).parent.rglob("*.py"):
        words = path.read_text(encoding="utf-8")
        for call, module in ONE_WAY.items():
            assert f".{call}" not in words or path.name == module, f"{path} has a {call} of its own"
        assert "call_from_thread" not in words, f"{path}: a thread that waits for the screen may wait for ever"
