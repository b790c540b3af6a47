"""Saving that fails is tried again, and a file that changes under the desk's hands costs no word."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from desk.edit import stories
from desk.store.errors import NotSaved
from desk.store.folder.issues import Folder
from desk.store.problems import Reason
from desk.tui.pauses import SHORTEST
from desk.tui.saver import AGAIN, PAUSE
from desk.tui.widgets.keybar import KeyBar


def ring(saver: Any) -> float:
    """End the pause before a save: the seconds that it would have taken."""
    pause = saver._timer
    assert pause.waits
    pause.end()
    return float(pause.seconds)


def full(*_: object) -> None:
    raise NotSaved(Reason.SYSTEM, "/x/y.json", system="no space left on device")


def held(path: Path) -> bytes:
    return path.read_bytes()


def body(folder: Folder) -> str:
    return folder.open_issue(folder.issue_files()[0]).issue.story(201).body


def rescued(home: Path) -> list[str]:
    return [path.read_text() for path in home.glob("state/desk/rescued/*.json")]


def said(desk: Any) -> str:
    return str(desk.query_one(KeyBar).said)


async def looked(desk: Any, pilot: Any) -> None:
    """The look at the files that comes every 2 s."""
    desk.desk.saver.look()
    await desk.app.workers.wait_for_complete()
    await pilot.pause()


async def test_a_save_that_failed_is_tried_again_until_it_is_on_disk(
    opened: Any, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as (desk, pilot):
        saver = desk.desk.saver
        with monkeypatch.context() as patch:
            patch.setattr("desk.store.file.save.FileStorage.replace", full)
            desk.desk.session.do(stories.change, 201, body="Words that must not go.")
            assert ring(desk.desk.saver) == PAUSE
            await desk.app.workers.wait_for_complete()
            assert saver.state == "not saved"
            assert "no space left" in said(desk)
            desk.query_one(KeyBar).quiet()
            assert ring(desk.desk.saver) == AGAIN
            await desk.app.workers.wait_for_complete()
            assert saver.state == "not saved"
            assert said(desk) == "", "the same reason is said once"
        assert body(folder) == "All about clock mended."
        assert ring(desk.desk.saver) == AGAIN
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
        assert saver.state.startswith("saved")
        assert not saver._timer.waits, "there is nothing left to try"
    assert body(folder) == "Words that must not go."


@pytest.mark.parametrize("width", [100, 140])
@pytest.mark.parametrize("moved", [False, True])
async def test_a_file_that_was_moved_or_deleted_is_said_kept_and_written_anew(
    opened: Any, folder: Folder, home: Path, tmp_path: Path, moved: bool, width: int
) -> None:
    (path,) = folder.issue_files()
    async with opened(width, 30) as (desk, pilot):
        await looked(desk, pilot)
        if moved:
            path.rename(tmp_path / "elsewhere.json")
        else:
            path.unlink()
        await looked(desk, pilot)
        assert said(desk).startswith(f"{path.name} was moved or deleted. Any change, or “Save now”, writes it anew.")
        assert desk.desk.saver.state == "not saved"
        assert "Time returns" in rescued(home)[0]
        desk.query_one(KeyBar).quiet()
        await looked(desk, pilot)
        assert said(desk) == "", "it is said once"
        desk.desk.session.do(stories.change, 201, body="Typed since.")
        assert await desk.desk.saver.save()
        assert desk.desk.saver.state.startswith("saved")
    assert body(folder) == "Typed since."


async def test_save_now_writes_a_file_anew_that_is_gone(opened: Any, folder: Folder) -> None:
    (path,) = folder.issue_files()
    before = held(path)
    async with opened() as (desk, pilot):
        await looked(desk, pilot)
        path.unlink()
        await looked(desk, pilot)
        assert await desk.desk.saver.save()
        assert folder.issue_files() == [], "it was deleted on purpose, perhaps"
        await pilot.press("ctrl+s")
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
        assert said(desk).startswith("Saved")
        assert desk.desk.saver.state.startswith("saved")
    assert held(path) == before


async def test_a_file_that_comes_back_as_it_was_is_saved_again(opened: Any, folder: Folder, tmp_path: Path) -> None:
    (path,) = folder.issue_files()
    async with opened() as (desk, pilot):
        await looked(desk, pilot)
        path.rename(tmp_path / "away.json")
        await looked(desk, pilot)
        shutil.copy(tmp_path / "away.json", path)
        await looked(desk, pilot)
        assert desk.desk.saver.state.startswith("saved")


async def test_a_folder_in_the_place_of_the_file_is_said_and_the_words_are_kept(
    opened: Any, folder: Folder, home: Path
) -> None:
    (path,) = folder.issue_files()
    async with opened() as (desk, pilot):
        await looked(desk, pilot)
        path.unlink()
        path.mkdir()
        await looked(desk, pilot)
        assert said(desk).startswith(f"{path.name} cannot be read: it is not a plain file.")
        desk.desk.session.do(stories.change, 201, body="Typed since.")
        assert not await desk.desk.saver.save()
        assert desk.desk.saver.state == "not saved"
        assert "Typed since." in rescued(home)[0]
        assert desk.issue.story(201).body == "Typed since."
        path.rmdir()
        assert await desk.desk.saver.save()
        assert desk.desk.saver.state.startswith("saved")
    assert body(folder) == "Typed since."


async def test_half_a_file_is_waited_for_and_then_read_in(
    opened: Any, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = folder.issue_files()
    whole = held(path)

    def comes(seconds: float) -> None:
        path.write_bytes(whole.replace(b"All about bridge sold.", b"All about the bridge."))

    async with opened() as (desk, pilot):
        await looked(desk, pilot)
        monkeypatch.setattr("desk.store.file.waiting.pause", comes)
        path.write_bytes(whole[:100])
        await looked(desk, pilot)
        assert desk.issue.story(202).body == "All about the bridge."
        assert "Its changes are in" in said(desk)
        assert desk.desk.saver.state.startswith("saved")


async def test_a_fault_of_ours_in_a_save_is_said_and_tried_again(
    opened, folder: Folder, home: Path, monkeypatch, caught: list[BaseException]
) -> None:
    async with opened(140, 40) as (desk, pilot):
        desk.desk.session.do(stories.change, 201, body="Words that must stay")
        with monkeypatch.context() as broken:
            broken.setattr("desk.session.open_file.Job.run", lambda job: 1 // 0)
            ring(desk.desk.saver)
            await desk.app.workers.wait_for_complete()
            await pilot.pause()
        assert [type(error) for error in caught] == [ZeroDivisionError]
        caught.clear()
        assert desk.desk.saver.state == "not saved"
        assert "ZeroDivisionError" in said(desk)
        assert any("Words that must stay" in copy for copy in rescued(home))
        assert ring(desk.desk.saver) == AGAIN
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
        assert body(folder) == "Words that must stay"


async def test_why_a_save_failed_is_in_sight_wherever_the_folder_is_named_from(
    opened: Any, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as (desk, _):
        session = desk.desk.session
        real = session.path

        def fails(*_: object) -> None:
            raise NotSaved(Reason.SYSTEM, real, system="no space left on device")

        with monkeypatch.context() as patch:
            patch.setattr("desk.store.file.save.FileStorage.replace", fails)
            patch.chdir(real.parent.parent)
            session.documents["issue"].path = real.relative_to(Path.cwd())
            session.do(stories.change, 201, body="Words that must not go.")
            assert not await desk.desk.saver.save()
        assert said(desk).startswith("Not saved: no space left on device. A copy is kept in")
        session.documents["issue"].path = real


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr("desk.tui.saver.time", made)
    return made


async def test_steady_typing_is_saved_after_a_while_however_busy_the_machine_is(
    opened: Any, folder: Folder, clock: Clock
) -> None:
    async with opened() as (desk, _):
        saver = desk.desk.saver
        for number in range(30):
            desk.desk.session.do(stories.change, 201, body=f"Word {number}")
            clock.now += 0.5
            assert saver._timer.waits
            assert saver._timer.seconds > 0
        assert saver._timer.seconds == SHORTEST, "it is overdue, and that is no delay of nothing"
        ring(saver)
        await desk.app.workers.wait_for_complete()
        assert saver.state.startswith("saved")
    assert body(folder) == "Word 29"


@pytest.mark.parametrize("gone", ["it waits for ever", "it is stopped"])
async def test_a_save_whose_timer_is_lost_is_begun_by_who_watches(
    opened: Any, folder: Folder, home: Path, clock: Clock, gone: str
) -> None:
    async with opened() as (desk, pilot):
        saver = desk.desk.saver
        desk.desk.session.do(stories.change, 201, body="Nobody rings for this.")
        if gone == "it is stopped":
            saver._timer.stop()
            saver._pen.stop()
        for _ in range(10):
            saver.look()
            clock.now += 2.0
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
        assert saver.state.startswith("saved")
        assert any("Nobody rings for this." in path.read_text() for path in home.rglob("*.jsonl"))  # noqa: ASYNC240
    assert body(folder) == "Nobody rings for this."


async def test_a_late_save_is_seen_in_the_title_until_it_is_done(opened: Any, clock: Clock) -> None:
    async with opened() as (desk, pilot):
        saver = desk.desk.saver
        async with saver._busy:  # a save hangs
            desk.desk.session.do(stories.change, 201, body="Late.")
            clock.now += 60
            saver._watch()
            await pilot.pause()
        saver._watch()
        assert saver.state == "saving late"
        await desk.app.workers.wait_for_complete()
        assert saver.state.startswith("saved")
