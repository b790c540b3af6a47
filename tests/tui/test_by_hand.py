"""Plain text by hand: written in an editor or in a dialog, one step, marked where it is older than its story."""

import shlex
import sys
from collections.abc import Callable
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from desk.formats import render
from desk.formats.text.by_hand import mark, story_text
from desk.store.folder.issues import Folder
from desk.tui.desk.plain_text import PlainTextScreen
from desk.tui.desk.screen import DeskScreen
from desk.tui.desk.status_line import status_line
from desk.tui.desk.story import GreyLine
from desk.tui.widgets.choice import Choice
from desk.tui.widgets.head import Head
from desk.tui.widgets.keybar import KeyBar

Editor = Callable[[str], None]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Makes an editor of a line of Python, which finds the file's path in `file`."""

    def make(line: str) -> None:
        script = tmp_path / "editor.py"
        script.write_text(f"import sys\nfrom pathlib import Path\nfile = Path(sys.argv[-1])\n{line}\n")
        monkeypatch.setenv("EDITOR", shlex.join([sys.executable, str(script)]))

    return make


async def settled(desk: DeskScreen, pilot: Pilot[int]) -> None:
    await pilot.pause()
    with suppress(WorkerCancelled):  # a newer proof takes the place of one that is being made
        await desk.app.workers.wait_for_complete()
    await desk.app.workers.wait_for_complete()
    await pilot.pause()


def said(desk: DeskScreen) -> str:
    return desk.query_one(KeyBar).said


def grey(desk: DeskScreen) -> str:
    return "".join(text for text, _ in status_line(desk.query_one(GreyLine)._parts, 200))


def note(desk: DeskScreen) -> str:
    return "".join(text for text, _ in desk.query_one("#proof-head", Head).note)


async def test_the_editors_text_is_printed_as_one_step_and_the_story_shows_it(
    opened: Any, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor("file.write_text(file.read_text() + 'By hand.\\n')")
    async with opened(160) as (desk, pilot):
        monkeypatch.setattr(desk.app, "suspend", nullcontext)
        before, made = desk.issue, story_text(desk.issue, desk.desk.session.publication, 201)
        await pilot.press("W")
        await settled(desk, pilot)
        story = desk.issue.story(201)
        assert (story.plain, story.plain_of) == (f"{made}\nBy hand.", mark(made))
        assert said(desk) == "The text of “Clock mended” is yours.   u undo"
        assert "≠ text by hand" in grey(desk)
        await pilot.press("t")
        await settled(desk, pilot)
        shown = "\n".join("".join(text for text, _ in line.left) for line in desk.proof.lines)
        assert shown == render(desk.issue, desk.desk.session.publication, "text")
        assert [line.row for line in desk.proof.lines if line.mark == "≠"] == [201]
        assert note(desk) == "≠ 1 by hand, as it is sent"
        await pilot.press("t", "escape", "u")
        assert desk.issue == before


async def test_what_desk_makes_is_no_override_and_an_emptied_text_gives_it_back(
    opened: Any, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as (desk, pilot):
        monkeypatch.setattr(desk.app, "suspend", nullcontext)
        before = desk.issue
        for line in ("pass", "file.write_text(file.read_text().replace('\\n', '   \\n') + '\\n\\n')"):
            editor(line)
            await pilot.press("W")
            await pilot.pause()
            assert desk.issue == before
            assert said(desk) == "The text of “Clock mended” is what desk makes of it."
        editor("file.write_text('mine')")
        await pilot.press("W")
        assert desk.issue.story(201).plain == "mine"
        editor("file.write_text(' \\n')")
        await pilot.press("W")
        await pilot.pause()
        assert desk.issue == before


async def test_without_an_editor_a_dialog_takes_it_and_asks_before_it_drops_what_was_typed(opened: Any) -> None:
    async with opened(60, 20) as (desk, pilot):
        before = desk.issue
        await pilot.press("W")
        await pilot.pause()
        dialog = desk.app.screen
        assert isinstance(dialog, PlainTextScreen)
        assert dialog.field.text == story_text(before, desk.desk.session.publication, 201)
        await pilot.press(*"The ", "escape")
        assert desk.app.screen is dialog
        await pilot.press("escape")
        await pilot.pause()
        assert desk.issue == before
        await pilot.press("W", *"The ", "ctrl+s")
        await pilot.pause()
        assert desk.issue.story(201).plain.startswith("The Clock mended\n")
        assert desk.selection.place == "order"
        assert desk.in_hand == 201


async def test_a_text_that_is_older_than_its_story_says_so_until_it_is_decided(opened: Any, editor: Editor) -> None:
    async with opened(160) as (desk, pilot):
        await pilot.press("W", "X", "ctrl+s")
        await settled(desk, pilot)
        assert "older" not in grey(desk)
        await pilot.press("enter", *"Now ", "escape")
        await settled(desk, pilot)
        desk.redraw()
        await settled(desk, pilot)
        assert "▲ text by hand, older" in grey(desk)
        await pilot.press("t")
        await settled(desk, pilot)
        assert note(desk) == "▲ 1 text by hand older, as it is sent"
        await pilot.press("W", "ctrl+s")
        await pilot.pause()
        assert isinstance(desk.app.screen, Choice)
        await pilot.press("enter")
        await settled(desk, pilot)
        made = story_text(desk.issue, desk.desk.session.publication, 201)
        assert desk.issue.story(201).plain_of == mark(made)
        assert desk.issue.story(201).plain.startswith("X")
        assert "≠ text by hand" in grey(desk)


async def test_the_whole_text_is_written_and_given_back_from_the_palette(
    opened: Any, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor("file.write_text('All of it.')")
    async with opened(160) as (desk, pilot):
        monkeypatch.setattr(desk.app, "suspend", nullcontext)
        before = desk.issue
        desk.run_command("plain.issue")
        await pilot.press("t")
        await settled(desk, pilot)
        assert render(desk.issue, desk.desk.session.publication, "text") == "All of it.\n"
        assert note(desk) == "≠ by hand, as it is sent"
        desk.run_command("plain.edit")
        assert "not printed" in said(desk)
        desk.run_command("plain.clear")
        desk.run_command("plain.whole")
        await settled(desk, pilot)
        assert desk.issue == before
        desk.run_command("plain.whole")
        assert said(desk) == "The text of No 7 is what desk makes of it."


async def test_the_step_is_saved_and_a_text_of_nothing_is_refused(opened: Any, folder: Folder) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("W", "X", "ctrl+s")
        await pilot.pause()
        assert await desk.desk.saver.save()
        assert folder.open_issue(folder.issue_files()[0]).issue.story(201).plain.startswith("XClock mended")
        await pilot.press("home", "W")
        assert said(desk) == "That is for a story: select one first."


async def test_the_text_proof_is_there_when_it_is_asked_for_while_a_message_stands(opened: Any) -> None:
    async with opened(100, 30) as (desk, pilot):
        await pilot.press("W", "X", "ctrl+s")
        await settled(desk, pilot)
        assert said(desk)
        await pilot.press("t")
        await settled(desk, pilot)
        assert any(line.row == 201 for line in desk.proof.lines)


async def test_plain_signs_stand_for_the_glyph(opened: Any) -> None:
    async with opened(160) as (desk, pilot):
        desk.desk.glyphs = type(desk.desk.glyphs)("plain")
        await pilot.press("W", "X", "ctrl+s")
        await settled(desk, pilot)
        assert "~ text by hand" in grey(desk)
