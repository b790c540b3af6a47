"""Files that cannot be read: waited for, explained, mended where that is safe, and never written over."""

import json
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from desk.store.file import waiting
from desk.store.folder.issues import Folder
from desk.tui.app import DeskApp
from desk.tui.desk.screen import DeskScreen
from desk.tui.issues import opening
from desk.tui.issues.screen import IssuesScreen
from desk.tui.issues.unreadable import UnreadableDialog
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import LineView
from desk.tui.widgets.words import Words
from tests.tui.waiting import until


async def settled(app: DeskApp, pilot: Pilot[int]) -> None:
    await app.workers.wait_for_complete()
    await pilot.pause()


def words(view: LineView) -> str:
    return "\n".join("".join(text for text, _ in line.left) for line in view.lines)


def dialog(app: DeskApp) -> str:
    assert isinstance(app.screen, UnreadableDialog)
    return " ".join(each.render().plain for each in app.screen.query(Words))


def held(path: Path) -> bytes:
    return path.read_bytes()


def put(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def remove(path: Path) -> None:
    path.unlink()


def copies(path: Path) -> list[bytes]:
    """What was kept beside the file before it was mended."""
    return [each.read_bytes() for each in path.parent.glob("*broken*")]


@pytest.fixture
def path(folder: Folder) -> Path:
    """The file of the one issue."""
    return folder.issue_files()[0]


async def test_a_file_that_is_being_written_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = held(path)
    looks = []

    def then_whole(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == 3:
            put(path, whole)

    monkeypatch.setattr(waiting, "pause", then_whole)
    app = DeskApp(path.parent)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(app, pilot)
        put(path, whole[:200])
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, DeskScreen)
        assert app.session.issue.story(201).headline == "Clock mended"
    assert len(looks) == 3
    assert held(path) == whole


async def test_the_wait_is_said_when_it_takes_a_moment_and_esc_ends_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "LONG", 0.001)
    app = DeskApp(path.parent)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(app, pilot)
        put(path, b"{")
        until_said = Event()
        monkeypatch.setattr(waiting, "pause", lambda _: until_said.wait(5))
        await pilot.press("enter")
        await until(pilot, lambda: "to be whole" in app.screen.query_one(KeyBar).said)
        assert app.screen.query_one(KeyBar).said.endswith("esc stop")
        await pilot.press("escape")
        await pilot.pause()
        until_said.set()
        await pilot.pause()
        assert isinstance(app.screen, IssuesScreen)
        assert app.screen.query_one(KeyBar).said == "Stopped. The issue is not open."
        assert app.session.path is None


@pytest.mark.parametrize("size", [(140, 40), (60, 20), (40, 12)])
async def test_a_file_that_can_be_mended_is_mended_when_she_says_so(path: Path, size: tuple[int, int]) -> None:
    whole = held(path)
    broken = b"\xef\xbb\xbf" + whole
    put(path, broken)
    app = DeskApp(path.parent)
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert "byte order mark" in dialog(app)
        assert "can be mended" in dialog(app)
        assert held(path) == broken
        await pilot.press("escape")
        await settled(app, pilot)
        assert isinstance(app.screen, IssuesScreen)
        assert held(path) == broken
        await pilot.press("enter")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, DeskScreen)
        assert "A byte order mark was taken off." in app.screen.query_one(KeyBar).said
        assert app.session.issue.story(202).headline == "Bridge sold"
    assert held(path) == whole
    assert copies(path) == [broken]


async def test_a_file_that_cannot_be_mended_is_explained_and_left(path: Path) -> None:
    broken = held(path)[:-40]
    put(path, broken)
    app = DeskApp(path.parent)
    async with app.run_test(size=(140, 40)) as pilot:
        await settled(app, pilot)
        page = words(app.screen.query_one("#front", LineView))
        assert page.startswith("It is not whole JSON")
        assert str(path) not in words(app.screen.query_one("#issues", LineView)), "the reason has the room"
        await pilot.press("enter")
        await settled(app, pilot)
        assert "Correct it there in a text editor" in dialog(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, UnreadableDialog), "enter has nothing to do here"
        await pilot.press("escape")
        assert isinstance(app.screen, IssuesScreen)
    assert held(path) == broken


async def test_a_file_that_is_gone_is_said(path: Path) -> None:
    app = DeskApp(path.parent)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(app, pilot)
        remove(path)
        await pilot.press("enter")
        await settled(app, pilot)
        assert "There is no file" in app.screen.query_one(KeyBar).said


async def test_a_file_that_was_mended_meanwhile_is_opened_by_nobody_twice(path: Path) -> None:
    whole = held(path)
    put(path, b"\xef\xbb\xbf" + whole)
    app = DeskApp(path.parent)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        put(path, json.dumps(json.loads(whole)).encode())
        now = held(path)
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.session.path == path
    assert held(path) == now
    assert copies(path) == []
