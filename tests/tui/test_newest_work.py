"""Work of which only the newest counts: one thread at a time, and what was asked for last is what is shown."""

import threading
from typing import Any

from desk.tui.newest_work import Newest


async def test_of_what_is_asked_for_while_it_works_only_the_last_is_done(opened: Any) -> None:
    begun, go_on = threading.Event(), threading.Event()
    done: list[int] = []
    shown: list[int] = []

    def work(number: int) -> int:
        done.append(number)
        if number == 0:
            begun.set()
            go_on.wait(20)
        return number

    async with opened() as (desk, pilot):
        newest = Newest(desk, "test")
        for number in range(6):
            newest.begin(lambda number=number: work(number), shown.append)
        await pilot.pause()
        begun.wait(20)
        assert done == [0] or done == [5]
        go_on.set()
        await desk.app.workers.wait_for_complete()
        assert shown[-1] == 5
        assert len(done) <= 2


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
