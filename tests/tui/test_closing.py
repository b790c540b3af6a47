"""Quitting: what was typed is dealt with first, what it waits for is said, and nothing is lost without a word."""

import asyncio
import errno
import os
from pathlib import Path
from typing import Any

import pytest
from textual import events

from desk.edit import stories
from desk.store.errors import NotSaved
from desk.store.folder.issues import Folder
from desk.tui.closing import ending
from desk.tui.closing.nowhere import AGAIN, COPY, ELSEWHERE, LOSE, NowhereChoice, PlaceForm
from desk.tui.closing.waits import ClosingScreen
from desk.tui.desk.paste_list import PasteList
from desk.tui.find.jump import JumpScreen
from desk.tui.widgets.form import Form, FormField
from desk.tui.widgets.keybar import KeyBar
from tests.tui.waiting import until


def body(folder: Folder, story: int = 201) -> str:
    return folder.open_issue(folder.issue_files()[0]).issue.story(story).body


def is_over(app: Any) -> bool:
    return app.return_code is not None and not app.is_running


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A disk on which nothing can be written, in no folder, as long as this is not undone."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    patch = pytest.MonkeyPatch()
    patch.setattr("desk.store.file.disk.write_new", refuse)
    patch.setattr("desk.store.journal.journals.Journal._add", refuse)
    yield patch
    patch.undo()


async def test_a_paste_and_keys_that_come_before_a_quit_are_in_the_file(opened: Any, folder: Folder) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("enter")
        await pilot.pause()
        app = desk.app
        for event in (
            events.Key("A", "A"),
            events.Paste(" pasted "),
            events.Key("B", "B"),
            events.Key("ctrl+q", "\x11"),
        ):
            app.post_message(event)
        await until(pilot, lambda: is_over(app))
        assert app.return_code == 0
    assert body(folder) == "A pasted BAll about clock mended."


async def test_a_slow_quit_says_what_it_waits_for_and_esc_stays(
    opened: Any, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ending, "PATIENCE", 0.01)
    async with opened() as (desk, pilot):
        app, go_on = desk.app, asyncio.Event()
        save = app.saver.save

        async def slow(**how: bool) -> bool:
            await go_on.wait()
            return await save(**how)

        monkeypatch.setattr(app.saver, "save", slow)
        desk.desk.session.do(stories.change, 201, body="Waits.")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(app.screen, ClosingScreen))
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is desk
        go_on.set()
        await pilot.press("ctrl+q")
        await until(pilot, lambda: is_over(app))
        assert app.return_code == 0
    assert body(folder) == "Waits."


async def test_who_leaves_a_slow_quit_has_the_words_in_the_journal(
    opened: Any, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ending, "PATIENCE", 0.01)
    async with opened() as (desk, pilot):
        app = desk.app

        async def never(**_: bool) -> bool:
            await asyncio.Event().wait()
            return False

        monkeypatch.setattr(app.saver, "save", never)
        desk.desk.session.do(stories.change, 201, body="In the journal.")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(app.screen, ClosingScreen))
        await pilot.press("q")
        await until(pilot, lambda: is_over(app))
        assert app.return_code == 3
        assert "waited for the files" in app.ending.words
        assert not desk.desk.session.recorder.is_due
    assert body(folder) == "All about clock mended."


async def on_a_full_disk(desk: Any, pilot: Any) -> NowhereChoice:
    desk.desk.session.do(stories.change, 201, body="Five words that are nowhere.")
    await pilot.press("ctrl+q")
    await until(pilot, lambda: isinstance(desk.app.screen, NowhereChoice))
    await pilot.pause()
    return desk.app.screen  # type: ignore[no-any-return]


async def choose(pilot: Any, screen: NowhereChoice, name: str) -> None:
    screen.dismiss(name)
    await pilot.pause()


async def test_on_a_full_disk_a_quit_asks_and_esc_stays(opened: Any, folder: Folder, full: pytest.MonkeyPatch) -> None:
    async with opened() as (desk, pilot):
        await on_a_full_disk(desk, pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert desk.app.screen is desk
        assert "Nothing is saved yet" in desk.query_one(KeyBar).said
        full.undo()
        assert await desk.desk.saver.save()
    assert body(folder) == "Five words that are nowhere."


async def test_trying_again_when_there_is_room_saves_and_quits(
    opened: Any, folder: Folder, full: pytest.MonkeyPatch
) -> None:
    async with opened() as (desk, pilot):
        screen = await on_a_full_disk(desk, pilot)
        full.undo()
        await choose(pilot, screen, AGAIN)
        await until(pilot, lambda: is_over(desk.app))
        assert desk.app.return_code == 0
    assert body(folder) == "Five words that are nowhere."


async def test_it_asks_again_while_there_is_no_room_and_loses_only_what_it_was_told_to(
    opened: Any, folder: Folder, full: pytest.MonkeyPatch
) -> None:
    async with opened() as (desk, pilot):
        app = desk.app
        first = await on_a_full_disk(desk, pilot)
        await choose(pilot, first, AGAIN)
        await until(pilot, lambda: isinstance(app.screen, NowhereChoice) and app.screen is not first)
        second = app.screen
        assert any("lose 5 words" in words for _, words, _ in second._choices)
        await choose(pilot, second, LOSE)
        await until(pilot, lambda: is_over(app))
        assert app.return_code == 3
        full.undo()
    assert body(folder) == "All about clock mended."


async def test_the_text_can_be_copied_and_the_desk_stays(
    opened: Any, full: pytest.MonkeyPatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.tui.export.copying.copy_issue", lambda app, issue, *_: f"Copied {issue.label}.")
    async with opened() as (desk, pilot):
        screen = await on_a_full_disk(desk, pilot)
        await choose(pilot, screen, COPY)
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
        assert desk.app.screen is desk
        assert "Copied No 7" in desk.query_one(KeyBar).said


async def test_it_can_be_written_to_another_place(opened: Any, tmp_path: Path, full: pytest.MonkeyPatch) -> None:
    async with opened() as (desk, pilot):
        screen = await on_a_full_disk(desk, pilot)
        await choose(pilot, screen, ELSEWHERE)
        form = desk.app.screen
        assert isinstance(form, PlaceForm)
        assert "no space left" in form.wrong({"folder": str(tmp_path / "stick")})
        full.undo()
        assert form.wrong({"folder": str(tmp_path / "stick")}) == ""
        form.dismiss({"folder": str(tmp_path / "stick")})
        await until(pilot, lambda: is_over(desk.app))
        assert "stick" in desk.app.ending.words
    assert body(Folder(tmp_path / "stick")) == "Five words that are nowhere."


async def test_a_copy_elsewhere_replaces_nothing(opened: Any, tmp_path: Path, folder: Folder) -> None:
    async with opened() as (desk, _):
        desk.desk.session.do(stories.change, 201, body="New.")
        with pytest.raises(NotSaved, match="is there already"):
            desk.desk.saver.save_elsewhere(folder.path)


async def test_a_hangup_on_a_full_disk_writes_wherever_it_can_and_the_next_desk_offers_it(
    opened: Any, folder: Folder, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    real, patch = os.open, pytest.MonkeyPatch()

    def full_but_for_the_runtime_folder(path: Any, *args: Any, **how: Any) -> int:
        if "desk-kept" not in str(path) and args and args[0] & os.O_CREAT:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(path, *args, **how)

    async with opened() as (desk, _):
        desk.desk.session.do(stories.change, 201, body="Kept in the runtime folder.")
        patch.setattr(os, "open", full_but_for_the_runtime_folder)
        desk.desk.ending.flush_alone()
        patch.undo()
        assert "desk-kept" in desk.desk.ending.words
        desk.desk.session.recorder._outbox.clear()  # it is dead: nothing more is written
        desk.desk.session.recorder.release()
    from desk.session.session import Session

    after = Session(folder, journalled=True)
    after.open(folder.issue_files()[0])
    assert [loss.change.after for loss in after.losses] == ["Kept in the runtime folder."]
    assert [path.parent.name for path in after.recorder.left_behind()[2]] == ["desk-kept"]
    assert not list((tmp_path / "desk-kept").glob("*"))
    after.recorder.release()


async def test_words_that_no_widget_has_seen_are_kept_and_named(opened: Any, home: Path) -> None:
    async with opened() as (desk, _):
        desk.desk.inbox.took(events.Paste("Read and not dealt with."))
        desk.desk.ending.flush_alone()
        assert "What was typed last is in" in desk.desk.ending.words
    (kept,) = (home / "state" / "desk" / "rescued").glob("typed-last-*.txt")
    assert kept.read_text() == "Read and not dealt with.\n"
    from desk.store.file.rescue import found_texts

    assert [path.read_text() for path in found_texts()] == ["Read and not dealt with.\n"]
    assert found_texts() == [], "it is named once"


@pytest.mark.parametrize("quits", [True, False])
async def test_what_stands_in_an_open_dialog_is_kept_and_named(opened: Any, home: Path, quits: bool) -> None:
    async with opened() as (desk, pilot):
        desk.desk.push_screen(Form("Details", [FormField("by", "By", "Ann"), FormField("n", "Notes", "", tall=True)]))
        await pilot.pause()
        await pilot.press("tab", *"Ask")
        desk.desk.push_screen(PasteList(can_attach=False))
        await pilot.pause()
        await pilot.press(*"NHS")
        if quits:
            desk.desk.ending.quit()
            await desk.desk.workers.wait_for_complete()
        else:
            desk.desk.ending.flush_alone()
        assert "What was typed last is in" in desk.desk.ending.words
    (kept,) = (home / "state" / "desk" / "rescued").glob("typed-last-*.txt")
    assert kept.read_text() == "Notes: Ask\n\nNHS\n"


async def test_a_question_that_goes_with_a_closed_dialog_is_asked_on(opened: Any) -> None:
    async with opened() as (desk, _):
        gone = JumpScreen(desk.issue)
        gone.call_later = lambda *_: True  # type: ignore[method-assign] - it takes the question along
        inbox, event = desk.desk.inbox, events.Key("x", "x")
        inbox.took(event)
        inbox.passed_on(event, lambda: [gone, desk])
        assert inbox.waiting == 1
        await inbox.empty()
        assert inbox.waiting == 0


async def test_a_command_that_comes_before_a_quit_is_done(opened: Any, folder: Folder) -> None:
    async with opened() as (desk, pilot):
        app = desk.app
        for key in ("s", "j", "s", "s", "ctrl+q"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: is_over(app))
    issue = folder.open_issue(folder.issue_files()[0]).issue
    assert (issue.story(201).status, issue.story(202).status) == ("draft", "ready")
