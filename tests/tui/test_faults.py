"""A fault of desk is written down, said in one line, and the desk goes on; one of a screen on its way out is none."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.css.query import NoMatches

from desk.edit import stories
from desk.store.care.fault_log import NAME
from desk.store.errors import NotSaved
from desk.store.problems import Reason
from desk.tui import background
from desk.tui.faults import KEPT, STORM, Faults
from desk.tui.find.jump import JumpScreen
from desk.tui.widgets.keybar import KeyBar


def broken(*_: object, **__: object) -> None:
    raise RuntimeError("a slip of ours")


def written(home: Path) -> str:
    path = home / "state" / "desk" / NAME
    return path.read_text() if path.exists() else ""


def said(screen: Any) -> str:
    return str(screen.query_one(KeyBar).said)


async def test_a_command_that_breaks_is_said_with_the_file_and_the_desk_goes_on(
    opened: Any, home: Path, caught: list[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as (desk, pilot):
        with monkeypatch.context() as patch:
            patch.setattr("desk.tui.desk.verbs.views.details", broken)
            await pilot.press("i")
            await pilot.pause()
        assert "RuntimeError" in said(desk)
        assert NAME in said(desk)
        assert "a slip of ours" in written(home)
        caught.clear()
        await pilot.press("enter", *"Still here. ")
        await pilot.pause()
        assert desk.issue.story(201).body == "Still here. All about clock mended."


@pytest.mark.parametrize("way", ["later", "after drawing", "timer", "work", "thread", "told"])
async def test_nothing_that_is_called_breaks_in_silence_or_takes_its_screen_along(
    opened: Any, home: Path, caught: list[BaseException], way: str
) -> None:
    async with opened() as (desk, pilot):
        wire = background.Wire(desk)

        async def work() -> None:
            broken()

        ways: dict[str, Callable[[], object]] = {
            "later": lambda: desk.call_later(broken),
            "after drawing": lambda: desk.call_after_refresh(broken),
            "timer": lambda: desk.set_timer(0.01, broken),
            "work": lambda: background.run(desk, work),
            "thread": lambda: background.in_thread(desk, lambda: None, broken),
            "told": lambda: background.in_thread(desk, lambda: wire.tell(broken)),
        }
        ways[way]()
        while not caught:
            await pilot.pause(0.01)
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
        assert [str(each) for each in caught] == ["a slip of ours"]
        assert "RuntimeError" in said(desk)
        assert "a slip of ours" in written(home)
        caught.clear()
        await pilot.press("j", "enter", "x", "x")
        await pilot.pause()
        assert desk.issue.story(202).body == "xxAll about bridge sold."


async def test_what_a_call_raises_does_not_stop_those_behind_it(opened: Any, caught: list[BaseException]) -> None:
    async with opened() as (desk, pilot):
        calls: list[str] = []
        for each in (broken, lambda: calls.append("second")):
            desk.call_after_refresh(each)
            desk.call_next(each)
        await pilot.pause()
        assert calls == ["second", "second"]
        assert len(caught) == 2
        caught.clear()


async def test_a_screen_on_its_way_out_may_reach_for_what_is_gone(opened: Any, caught: list[BaseException]) -> None:
    async with opened() as (desk, pilot):
        dialog = JumpScreen(desk.issue)
        desk.app.push_screen(dialog)
        await pilot.pause()
        desk.app.pop_screen()
        dialog.call_later(lambda: dialog.query_one("#nothing"))
        background.in_thread(dialog, lambda: None, lambda _: dialog.query_one("#nothing"))
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
        assert not caught


async def test_a_screen_in_front_that_reaches_for_nothing_is_a_fault(opened: Any, caught: list[BaseException]) -> None:
    async with opened() as (desk, pilot):
        desk.call_later(lambda: desk.query_one("#nothing"))
        await pilot.pause()
        assert [type(each) for each in caught] == [NoMatches]
        caught.clear()


async def test_the_words_of_a_step_are_kept_whatever_breaks_after_it(
    opened: Any, caught: list[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as (desk, pilot):
        with monkeypatch.context() as patch:
            patch.setattr("desk.tui.desk.showing.Title", broken)
            desk.call_later(desk.desk.session.do, stories.change, 201, body="Kept.")
            await pilot.pause()
        assert caught
        caught.clear()
        assert await desk.desk.saver.save()
        assert desk.desk.session.folder.open_issue(desk.desk.session.path).issue.story(201).body == "Kept."


class Noted:
    """What a `Faults` did, with a clock that a test moves."""

    def __init__(self, write: Callable[[BaseException, str], Path] | None = None) -> None:
        self.now, self.said, self.written, self.storms = 0.0, [], 0, 0
        self.faults = Faults(self.said.append, self._storm, write or self._write, lambda: self.now)

    def _write(self, error: BaseException, where: str) -> Path:
        self.written += 1
        return Path("/state/faults.txt")

    def _storm(self) -> None:
        self.storms += 1

    def note(self, error: BaseException) -> None:
        Faults.note.__get__(self.faults)(error, "Somewhere")


def test_the_same_fault_is_said_once_in_a_while_and_not_written_without_end(caught: list[BaseException]) -> None:
    noted, error = Noted(), ValueError("x")
    for _ in range(KEPT + 5):
        noted.note(error)
    assert (len(noted.said), noted.written) == (1, KEPT)
    noted.now += 31
    noted.note(error)
    assert len(noted.said) == 2
    caught.clear()


def test_faults_without_end_end_the_desk(caught: list[BaseException]) -> None:
    noted = Noted()
    for number in range(STORM + 1):
        noted.now += 0.001
        noted.note(ValueError(number))
    assert noted.storms == 1
    caught.clear()


def test_a_fault_that_cannot_be_written_down_is_said_all_the_same(caught: list[BaseException]) -> None:
    def full(error: BaseException, where: str) -> Path:
        raise NotSaved(Reason.SYSTEM, "/state/faults.txt", system="the disk is full")

    noted = Noted(full)
    noted.note(ValueError("x"))
    assert "the disk is full" in noted.said[0]
    caught.clear()
