"""After a crash: the desk shows what was not saved, and does with it what the editor chooses."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from desk.edit import links, shelf, stories
from desk.model.issue import Place
from desk.model.publication import Clip
from desk.session.session import Session
from desk.store.errors import NotSaved
from desk.store.folder.issues import Folder
from desk.store.journal.journals import Journal
from desk.store.problems import Reason
from desk.tui.app import DeskApp
from desk.tui.desk.screen import DeskScreen
from desk.tui.history.recovered import RecoveredScreen
from desk.tui.issues.first import FirstScreen
from desk.tui.issues.screen import IssuesScreen
from desk.tui.widgets.difference import DifferenceView
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.titleline import TitleLine
from tests.tui.conftest import small_issue

App = tuple[DeskApp, Pilot[int]]
Restart = Callable[..., AbstractAsyncContextManager[App]]


@pytest.fixture
def restarted(folder: Folder) -> Restart:
    """The desk opened on the issue from the list, after another one died with two stories unsaved."""
    dead = Session(Folder(folder.path), journalled=True)
    dead.open(folder.issue_files()[0])
    for id, text in ((201, "All about the clock, mended at last."), (203, "Hedges.")):
        dead.do(stories.change, id, body=text)
    dead.recorder.release()

    @asynccontextmanager
    async def restart(width: int = 140, height: int = 40) -> AsyncIterator[App]:
        app = DeskApp(folder.path)
        app.animation_level = "none"
        async with app.run_test(size=(width, height)) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert isinstance(app.screen, IssuesScreen)
            app.screen.open_file(folder.issue_files()[0])
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
            yield app, pilot
            app.saver.flush()  # as quitting does
        app.session.recorder.release()

    return restart


def text(app: DeskApp) -> str:
    """What the column of differences says."""
    lines = app.screen.query_one(DifferenceView).lines
    return "\n".join("".join(words for words, _ in line.left) for line in lines)


async def test_what_was_not_saved_is_shown_with_its_words(restarted: Restart) -> None:
    async with restarted() as (app, _):
        assert isinstance(app.screen, RecoveredScreen)
        assert len(app.screen.rows.rows) == 2
        styles = {words: style for line in app.screen.words.lines for words, style in line.left}
        assert styles["mended"] == "" or "Clock mended" in text(app)
        assert any("strike" in style for style in styles.values())
        assert any("underline" in style for style in styles.values())


async def test_one_is_kept_and_one_is_not_and_undo_takes_it_back(restarted: Restart) -> None:
    async with restarted() as (app, pilot):
        await pilot.press("enter")
        assert app.session.issue.story(201).body == "All about the clock, mended at last."
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        assert app.session.issue.story(203).body == "All about hedge grown."
        await pilot.press("u")
        assert app.session.issue.story(201).body == "All about clock mended."
    async with restarted() as (app, _):
        assert isinstance(app.screen, DeskScreen)


async def test_all_is_kept_as_one_step(restarted: Restart) -> None:
    async with restarted() as (app, pilot):
        await pilot.press("A")
        await pilot.pause()
        assert app.session.issue.story(203).body == "Hedges."
        assert app.session.depth == 1


async def test_both_versions_can_be_kept(restarted: Restart) -> None:
    async with restarted() as (app, pilot):
        await pilot.press("b")
        (clash,) = app.session.issue.placed(Place.CLASH)
        assert clash.body == "All about the clock, mended at last."
        assert app.session.issue.story(201).body == "All about clock mended."


async def test_decided_later_is_asked_again(restarted: Restart) -> None:
    async with restarted() as (app, pilot):
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        app.screen.run_command("recovered")
        await pilot.pause()
        assert isinstance(app.screen, RecoveredScreen)
    async with restarted() as (app, _):
        assert isinstance(app.screen, RecoveredScreen)
        assert len(app.screen.rows.rows) == 2


@pytest.mark.parametrize("size", [(140, 40), (100, 30), (60, 20), (40, 12)])
async def test_it_fits_its_terminal(restarted: Restart, size: tuple[int, int]) -> None:
    async with restarted(*size) as (app, pilot):
        await pilot.press("right_square_bracket")
        view = app.screen.query_one(DifferenceView)
        assert view.size.height >= 3
        assert all(len("".join(words for words, _ in line.left)) <= max(view.text_width, 40) for line in view.lines)
        assert app.screen.query_one(KeyBar)
        assert app.screen.query_one(TitleLine)


async def test_typing_is_noted_and_a_full_disk_is_said(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    app = DeskApp(folder.path)
    app.animation_level = "none"
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        app.session.open(folder.issue_files()[0])
        screen = DeskScreen()
        await app.push_screen(screen)
        with monkeypatch.context() as patch:

            def full(self: Journal, entries: object) -> None:
                raise NotSaved(Reason.JOURNAL_NOT_WRITTEN, "/x", system="no space left on device")

            patch.setattr(Journal, "append", full)
            app.session.do(stories.change, 201, body="Words.")
            assert not await app.saver.note()
            await pilot.pause()
            assert "no space left" in screen.query_one(KeyBar).said
        assert await app.saver.note()
        journal = app.session.recorder._journal
        assert journal is not None
        assert any(change.after == "Words." for entry in journal.read() for _, change in entry.changes)
    app.session.recorder.release()


@pytest.mark.parametrize("size", [(140, 40), (60, 20)])
async def test_a_setting_that_was_not_saved_is_offered_before_any_issue_is_opened(
    folder: Folder, size: tuple[int, int]
) -> None:
    dead = Session(Folder(folder.path), journalled=True)
    dead.change_publication(tagline="On time, mostly")
    dead.do_shelf(shelf.add, [Clip(5, "V", url="https://example.org/1", title="A clipped page")])
    dead.recorder.release()
    app = DeskApp(folder.path)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, RecoveredScreen)
        assert len(app.screen.rows.rows) == 2
        keys = app.screen.query_one(KeyBar).render().plain
        assert "esc" in keys
        assert "both" not in keys, "there is no issue whose shelf could take the other"
        await pilot.press("b")
        assert len(app.screen.rows.rows) == 2
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, IssuesScreen)
        app.screen.run_command("recovered")
        await pilot.pause()
        await pilot.press("A")
        await pilot.pause()
        assert isinstance(app.screen, IssuesScreen)
        assert app.session.publication.tagline == "On time, mostly"
        assert [clip.title for clip in app.session.shelf.clips] == ["A clipped page"]
        app.saver.flush()
    app.session.recorder.release()
    assert Folder(folder.path).publication()[0].tagline == "On time, mostly"


async def test_on_a_first_start_what_was_said_before_is_offered_first(tmp_path: Path) -> None:
    dead = Session(Folder(tmp_path / "new"), journalled=True)
    dead.change_publication(name="The Ledger")
    dead.recorder.release()
    app = DeskApp(tmp_path / "new")
    async with app.run_test(size=(100, 30)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, RecoveredScreen)
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, FirstScreen)
        assert app.session.publication.name == "The Ledger"
        app.saver.flush()
    app.session.recorder.release()


async def test_an_issue_begun_at_the_first_start_is_journalled_from_its_first_word(tmp_path: Path) -> None:
    app = DeskApp(tmp_path / "new")
    async with app.run_test(size=(100, 30)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("2", *"Ledger", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        await app.workers.wait_for_complete()
        assert app.company.words == ""
        assert list((tmp_path / "new" / ".desk").glob("at-*.json"))
    app.session.recorder.release()
    app.company.leave()
    assert not list((tmp_path / "new" / ".desk").glob("at-*.json"))


async def test_the_list_shows_which_issue_has_typing_that_was_not_saved(folder: Folder) -> None:
    def remarks(app: DeskApp) -> int:
        assert isinstance(app.screen, IssuesScreen)
        lines = ["".join(words for words, _ in line.left) for line in app.screen.rows.lines]
        return sum("▲ typing that was not saved" in line for line in lines)

    folder.create_issue(replace(small_issue(), id=99, number=8))
    dead = Session(Folder(folder.path), journalled=True)
    dead.open(folder.issue_files()[0])
    dead.do(stories.change, 201, body="Unsaved.")
    dead.recorder.write()
    app = DeskApp(folder.path)
    async with app.run_test(size=(100, 30)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert remarks(app) == 0, "that desk is still at work"
        dead.recorder.release()
        assert isinstance(app.screen, IssuesScreen)
        app.screen.load()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert remarks(app) == 1
        await pilot.press("down", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, RecoveredScreen)
        await pilot.press("d")
        await pilot.pause()
        app.session.recorder.write()
        await pilot.press("b")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert remarks(app) == 0
    app.session.recorder.release()


async def test_what_another_program_writes_meanwhile_is_shown_before_it_is_replaced(restarted: Restart) -> None:
    async with restarted() as (app, pilot):
        path = app.session.path
        assert path is not None
        other = Session(Folder(path.parent))
        other.open(path)
        other.do(stories.change, 201, body="A newer text from another desk.")
        other.save()
        app.saver.look()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "newer" in text(app)


async def test_what_is_decided_elsewhere_meanwhile_needs_no_answer(restarted: Restart) -> None:
    async with restarted() as (app, pilot):
        path = app.session.path
        assert path is not None
        other = Session(Folder(path.parent))
        other.open(path)
        for id, body in ((201, "All about the clock, mended at last."), (203, "Hedges.")):
            other.do(stories.change, id, body=body)
        other.save()
        app.saver.look()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, RecoveredScreen)
        assert app.screen.found == []
        await pilot.press("enter", "A", "d", "escape")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)


async def test_a_link_that_is_taken_out_elsewhere_meanwhile_does_not_break_the_screen(folder: Folder) -> None:
    path = folder.issue_files()[0]
    dead = Session(Folder(folder.path), journalled=True)
    link = dead.open(path).links[0]
    dead.do(links.change, link.id, title="A longer title that was never saved")
    dead.recorder.release()
    app = DeskApp(folder.path)
    async with app.run_test(size=(100, 30)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, IssuesScreen)
        app.screen.open_file(path)
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, RecoveredScreen)
        other = Session(Folder(folder.path))
        other.open(path)
        other.do(links.remove, link.id)
        other.save()
        app.saver.look()
        await app.workers.wait_for_complete()
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        assert link.id not in {each.id for each in app.session.issue.links}
    app.session.recorder.release()
