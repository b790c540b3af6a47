"""Work of which only the newest counts: one thread at a time, and what was asked for last is what is shown."""

import asyncio
import threading
from typing import Any

from desk.tui.newest_work import Newest


async def test_of_what_is_asked_for_while_it_works_only_the_last_is_done(opened: Any) -> None:
    begun, go_on = threading.Event(), threading.Event()
    done: list[int] = []
    shown: list[int] = []

    def work(number: int) -> int:
        done.append(number)
        begun.set()
        go_on.wait(20)
        return number

    async with opened() as (desk, _):
        newest = Newest(desk, "test")
        newest.begin(lambda: work(0), shown.append)
        await asyncio.to_thread(begun.wait, 20)
        for number in range(1, 6):
            newest.begin(lambda number=number: work(number), shown.append)
        assert done == [0]
        go_on.set()
        await desk.app.workers.wait_for_complete()
    assert done == shown == [0, 5]


async def test_what_breaks_is_told_and_the_next_is_done(opened: Any, monkeypatch: Any) -> None:
    told: list[str] = []
    shown: list[str] = []

    def breaks() -> str:
        raise ValueError("broken")

    async with opened() as (desk, pilot):
        monkeypatch.setattr(desk.app, "caught", lambda error, where: told.append(str(error)))
        newest = Newest(desk, "test")
        newest.begin(breaks, shown.append)
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
        newest.begin(lambda: "made", shown.append)
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
    assert told == ["broken"]
    assert shown == ["made"]
