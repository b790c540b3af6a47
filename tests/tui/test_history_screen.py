"""The history on the screen: versions, what lies between, and one step back."""

import pytest

from desk.edit import stories
from desk.session.session import Session
from desk.store.folder.issues import Folder
from desk.tui.desk.screen import DeskScreen
from desk.tui.history.screen import HistoryScreen
from tests.tui.conftest import Opener


@pytest.fixture
def written(folder: Folder) -> None:
    """The first story got two texts, ten minutes apart."""
    session = Session(Folder(folder.path), journalled=True)
    times = iter(range(1_700_000_000, 1_800_000_000, 200))
    session.recorder._now = lambda: float(next(times))
    session.open(folder.issue_files()[0])
    for text in ("The clock goes.", "The clock goes again."):
        session.do(stories.change, 201, body=text)
        session.save()
    session.recorder.release()


async def test_an_older_version_is_taken_back_as_one_step(
    opened: Opener, written: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.store.journal.recorder.thinned", lambda known, now: known)
    async with opened() as (screen, pilot):
        app = screen.desk
        await pilot.press("H")
        await pilot.pause()
        history = app.screen
        assert isinstance(history, HistoryScreen)
        assert len(history.rows.rows) == 3
        await pilot.press("down")
        assert any("underline" in style for line in history.words.lines for _, style in line.left)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        assert app.session.issue.story(201).body == "The clock goes."
        await pilot.press("u")
        assert app.session.issue.story(201).body == "The clock goes again."


@pytest.mark.parametrize("size", [(140, 40), (100, 30), (60, 20)])
async def test_the_issue_has_a_history_too(
    opened: Opener, written: None, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.store.journal.recorder.thinned", lambda known, now: known)
    async with opened(*size) as (screen, pilot):
        await pilot.press("H", "s", "d", "right_square_bracket")
        await pilot.pause()
        history = screen.app.screen
        assert isinstance(history, HistoryScreen)
        assert history.subject == "No 7"
        assert len(history.rows.rows) == 3
        await pilot.press("escape")


async def test_without_versions_it_says_how_they_come_to_be(opened: Opener) -> None:
    async with opened() as (screen, pilot):
        await pilot.press("H")
        await pilot.pause()
        history = screen.app.screen
        assert isinstance(history, HistoryScreen)
        assert history.rows.rows == ()
        await pilot.press("enter", "d", "s", "escape")
        assert isinstance(screen.app.screen, DeskScreen)


async def test_what_another_program_writes_meanwhile_is_in_the_difference(opened: Opener, written: None) -> None:
    async with opened() as (screen, pilot):
        await pilot.press("H")
        await pilot.pause()
        history = screen.app.screen
        assert isinstance(history, HistoryScreen)
        session = screen.desk.session
        assert session.path is not None
        other = Session(Folder(session.path.parent))
        other.open(session.path)
        other.do(stories.change, 201, byline="Nora")
        other.save()
        screen.desk.saver.look()
        await screen.app.workers.wait_for_complete()
        await pilot.pause()
        assert "Nora" in "".join(words for line in history.words.lines for words, _ in line.left)
