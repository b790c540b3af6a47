"""Two desks with one issue open: each is told of the other, calmly, and nothing comes of it when that cannot be."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from desk.store.file.storage import dumps, write_atomic
from desk.store.folder.issues import Folder
from desk.store.folder.presence import GONE, Presence
from desk.store.form import records
from desk.tui.app import DeskApp
from desk.tui.desk.screen import DeskScreen
from desk.tui.history.screen import HistoryScreen
from desk.tui.issues.screen import IssuesScreen
from desk.tui.merging.company import Company
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.titleline import TitleLine
from tests.tui.waiting import until

NOW = 1_800_000_000.0
App = tuple[DeskApp, Pilot[int]]
Opening = Callable[..., AbstractAsyncContextManager[App]]


def someone(folder: Path, user: str = "nora", host: str = "newsdesk", now: float = NOW) -> Presence:
    """Another desk; process 1 is always there."""
    return Presence(folder, lambda: now, user, host, 1)


@pytest.fixture
def opening(folder: Folder) -> Opening:
    """The desk with the issue opened from the list, at a time that stands still."""

    @asynccontextmanager
    async def open_desk(width: int = 140, height: int = 40) -> AsyncIterator[App]:
        app = DeskApp(folder.path)
        app.animation_level = "none"
        app.company = Company(app, lambda: Presence(folder.path, lambda: NOW, "omar", "attic"), app.told)
        async with app.run_test(size=(width, height)) as pilot:
            await settled(app, pilot)
            await pilot.press("enter")
            await settled(app, pilot)
            assert isinstance(app.screen, DeskScreen)
            yield app, pilot
        app.session.recorder.release()
        app.company.leave()

    return open_desk


async def settled(app: DeskApp, pilot: Pilot[int]) -> None:
    await app.workers.wait_for_complete()
    await pilot.pause()


def said(app: DeskApp) -> str:
    return app.screen.query_one(KeyBar).said


def title(app: DeskApp) -> str:
    return app.screen.query_one(TitleLine).render().plain


def issue_id(folder: Folder) -> int:
    return folder.open_issue(folder.issue_files()[0]).issue.id


async def test_whoever_is_there_is_said_on_opening_and_stands_in_the_title(opening: Opening, folder: Folder) -> None:
    other = someone(folder.path)
    other.enter(issue_id(folder))
    async with opening() as (app, _):
        assert said(app) == "Also here: nora on newsdesk. What each saves is merged."
        assert "with nora" in title(app)
        app.screen.query_one(KeyBar).quiet()
        await app.company.look()
        assert said(app) == "", "it is said once"
        other.leave()
        await app.company.look()
        assert "nora" not in title(app)
        other.enter(issue_id(folder))
        await app.company.look()
        assert said(app) == ""
        assert "with nora" in title(app)


async def test_whoever_comes_in_later_is_said_then(opening: Opening, folder: Folder) -> None:
    async with opening() as (app, _):
        assert said(app) == ""
        someone(folder.path).enter(issue_id(folder))
        await app.company.look()
        assert said(app).startswith("Also here: nora on newsdesk.")
        someone(folder.path, "lena", "cellar").enter(issue_id(folder))
        await app.company.look()
        assert said(app) == "Also here: lena on cellar. What each saves is merged."
        assert "and 1 more" in title(app)


async def test_other_desks_see_which_issue_is_open_and_when_it_no_longer_is(opening: Opening, folder: Folder) -> None:
    other = someone(folder.path)
    async with opening() as (app, pilot):
        assert [each.words for each in other.others(issue_id(folder))] == ["omar on attic"]
        assert other.others(1) == ()
        await pilot.press("b")
        await settled(app, pilot)
        assert isinstance(app.screen, IssuesScreen)
        assert other.others(issue_id(folder)) == ()
        await app.company.look(Presence.beat)
        assert other.others(issue_id(folder)) == ()


async def test_somebody_in_another_issue_or_long_gone_is_not_there(opening: Opening, folder: Folder) -> None:
    someone(folder.path).enter(1)
    someone(folder.path, "lena", "cellar", NOW - GONE - 1).enter(issue_id(folder))
    async with opening() as (app, _):
        assert said(app) == ""
        assert "with" not in title(app)


@pytest.mark.parametrize("width", [60, 100, 140])
async def test_a_hostile_name_reaches_nothing(opening: Opening, folder: Folder, width: int) -> None:
    someone(folder.path, "\x1b]0;x\x07[red]nora\u202e\n", "\x1b[2J" + "x" * 500).enter(issue_id(folder))
    async with opening(width, 30) as (app, _):
        assert not set("\x1b\x07\u202e\n") & set(said(app) + title(app))
        assert "[red]nora" in said(app)
        assert len(title(app)) <= width
        assert "saved" in title(app)


async def test_a_folder_where_nothing_can_be_noted_is_no_fault(opening: Opening, folder: Folder) -> None:
    (folder.path / ".desk").write_bytes(b"a file in its place")
    async with opening() as (app, _):
        await app.company.look(Presence.beat)
        assert said(app) == ""
        app.company.leave()


def test_whose_names_cannot_be_known_is_still_there(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise OSError("no name")

    monkeypatch.setattr("socket.gethostname", unknown)
    monkeypatch.setattr("getpass.getuser", lambda: "caf\udce9")
    here = Presence(folder.path, lambda: NOW)
    here.enter(5)
    (person,) = someone(folder.path).others(5)
    assert person.words == "caf on another computer"
    here.leave()


@pytest.mark.parametrize("left", [False, True])
async def test_the_history_names_who_changed_a_story_or_only_a_section(
    opening: Opening, folder: Folder, left: bool
) -> None:
    async with opening() as (app, pilot):
        nora, path = someone(folder.path), app.session.path
        app.session.recorder._now = lambda: NOW  # in another second than the version that was found
        assert path is not None
        nora.enter(app.session.issue.id)
        if left:  # she saved and went before anybody looked again
            await app.company.look()
            nora.leave()
            await app.company.look()
        issue = folder.open_issue(path).issue
        sections = tuple(replace(each, title="Harbour") if each.id == 101 else each for each in issue.sections)
        write_atomic(path, dumps(records.issue_tables(replace(issue, sections=sections))))
        app.saver.look()
        await settled(app, pilot)
        await settled(app, pilot)
        assert app.session.issue.section(101).title == "Harbour"
        assert await app.saver.note()
        await settled(app, pilot)
        await pilot.press("H")
        await settled(app, pilot)
        history = app.screen
        assert isinstance(history, HistoryScreen)
        if history._story is not None:
            await pilot.press("s")

        def told() -> bool:
            rows = ["".join(words for words, _ in (*line.left, *line.right)) for line in history.rows.lines]
            return any("sections" in row and "by nora" in row for row in rows)

        await until(pilot, told)
