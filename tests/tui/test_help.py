"""The help: it begins where the focus is, narrows to what is typed, and runs what is chosen."""

from textual.pilot import Pilot
from textual.widgets import Input

from desk.store.folder.issues import Folder
from desk.tui.app import DeskApp
from desk.tui.desk.screen import DeskScreen
from desk.tui.galley.screen import FixDialog
from desk.tui.help.screen import HelpScreen
from desk.tui.reading.screen import DraftsScreen
from desk.tui.screens.sheet import Sheet
from desk.tui.widgets.form import Form
from desk.tui.widgets.lines import Line


def words(line: Line) -> str:
    return "".join(text for text, _ in line.left)


async def help_of(desk: DeskScreen, pilot: Pilot[int], key: str = "question_mark") -> HelpScreen:
    await pilot.press(key)
    await pilot.pause()
    screen = desk.app.screen
    assert isinstance(screen, HelpScreen)
    return screen


async def type_in(screen: HelpScreen, pilot: Pilot[int], text: str) -> None:
    screen.query_one(Input).value = text
    await pilot.pause()


def headings(screen: HelpScreen) -> list[str]:
    return [words(line) for line in screen.rows.lines if line.row is None and line.left]


async def test_it_begins_with_the_keys_of_the_place_where_the_focus_is(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        for pane, field, key, heading, first in (
            ("order", "", "question_mark", "IN THE RUNNING ORDER", "story.edit"),
            ("story", "body", "f1", "WHILE WRITING", "link.inline"),
            ("story", "links", "question_mark", "IN THE LINKS", "link.edit"),
            ("proof", "", "question_mark", "IN THE PROOF", "galley.proof"),
        ):
            desk.panes.go(pane, field)
            await pilot.pause()
            screen = await help_of(desk, pilot, key)
            assert headings(screen)[0] == heading
            assert headings(screen)[-1] == "SIGNS"
            assert screen.rows.row == first
            await pilot.press("escape")
            await pilot.pause()
            assert desk.app.screen is desk


async def test_a_question_mark_in_a_text_is_typed(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        await pilot.press("enter", "question_mark")
        await pilot.pause()
        assert desk.app.screen is desk
        assert desk.issue.story(201).body.startswith("?")


async def test_it_lists_each_command_once_with_its_keys_and_its_sentence(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        screen = await help_of(desk, pilot)
        rows = [line.row for line in screen.rows.lines if line.row is not None]
        assert len(rows) == len(set(rows))
        line = next(line for line in screen.rows.lines if line.row == "story.next")
        assert [text.strip() for text, _ in line.left] == [">  alt+→", "Move to the next section", "To its end"]


async def test_typing_narrows_by_key_title_and_sentence(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        screen = await help_of(desk, pilot)
        for typed, found in (
            ("TAKE shelf", ("shelf",)),
            ("ctrl+l", ("link.add",)),
            ("clips", ("shelf", "preflight")),
        ):
            await type_in(screen, pilot, typed)
            assert screen.rows.rows == found
        assert headings(screen) == []
        await type_in(screen, pilot, "delete section")
        assert screen.rows.rows[0] == "section.remove"  # the best comes first, whichever place it is of
        await type_in(screen, pilot, "zebra")
        assert [words(line) for line in screen.rows.lines] == ["Nothing has these letters."]
        await pilot.press("enter")
        assert desk.app.screen is screen


async def test_enter_runs_what_is_chosen(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        await type_in(await help_of(desk, pilot), pilot, "spike")
        await pilot.press("enter")
        await pilot.pause()
        assert desk.app.screen is desk
        assert desk.issue.story(201).place == "spiked"


async def test_arrows_go_over_the_headings_and_a_click_runs(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        screen = await help_of(desk, pilot)
        rows = screen.rows.rows
        await pilot.press("down", "down", "up")
        assert screen.rows.row == rows[1]
        await pilot.press("up", "up")
        assert screen.rows.row == rows[0]
        at = next(at for at, line in enumerate(screen.rows.lines) if line.row == "story.hold")
        screen.rows.scroll_to(y=0, animate=False)
        await pilot.pause()
        await pilot.click(screen.rows, offset=(10, at))
        await pilot.pause()
        assert desk.issue.story(201).place == "held"


async def test_a_command_of_the_text_is_run_where_the_cursor_was(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        await pilot.press("enter", "shift+right", "shift+right", "shift+right")
        await type_in(await help_of(desk, pilot, "f1"), pilot, "link in the sentence")
        await pilot.press("enter")
        await pilot.pause()
        assert desk.app.screen.query_one("#words", Input).value == "All"


async def test_the_list_of_issues_has_its_own_help(folder: Folder) -> None:
    app = DeskApp(folder.path)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        assert headings(app.screen) == ["IN THE LIST OF ISSUES", "EVERYWHERE", "SIGNS"]
        assert app.screen.rows.region.bottom <= 22
        assert all(len(words(line)) <= 76 for line in app.screen.rows.lines)


async def test_it_ends_with_what_the_signs_say_also_asked_for_by_a_word_or_the_sign(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        screen = await help_of(desk, pilot)
        assert "SIGNS" in headings(screen)
        for typed, told in (("legend", "notes"), ("†", "notes"), ("◆", "sponsor")):
            await type_in(screen, pilot, typed)
            assert any(told in words(line) for line in screen.rows.lines if isinstance(line.row, tuple)), typed
        await type_in(screen, pilot, "hold")
        assert "SIGNS" not in headings(screen)


async def test_a_narrower_screen_leaves_the_sentences_out_and_keeps_the_selected_key(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        screen = await help_of(desk, pilot)
        await pilot.press("down", "down")
        chosen = screen.rows.row

        def shown() -> str:
            return "\n".join(words(line) for line in screen.rows.lines)

        assert "Go into the text" in shown()
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        assert "Go into the text" not in shown()
        assert "Move down" in shown()
        assert screen.rows.row == chosen
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert "Go into the text" in shown()


async def test_a_screens_own_keys_are_listed_found_and_run(opened) -> None:
    async with opened(60, 20) as (desk, pilot):
        desk.run_command("galley.proof")
        await pilot.pause()
        galley = desk.app.screen
        screen = await help_of(desk, pilot)
        assert headings(screen)[:2] == ["HERE", "EVERYWHERE"]
        assert [words(line).split() for line in screen.rows.lines if line.row == "own.mark"] == [["t", "TK"]]
        for typed in ("fix", "e"):
            await type_in(screen, pilot, typed)
            assert screen.rows.row == "own.fix"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(desk.app.screen, Form | FixDialog)
        await pilot.press("escape", "ctrl+p", *"next unread")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert desk.app.screen is galley


async def test_the_keys_of_a_screen_of_its_own_say_what_they_do(opened) -> None:
    async with opened() as (desk, pilot):
        for key in ("H", "P"):
            await pilot.press(key)
            await pilot.pause()
            screen = desk.app.screen
            assert isinstance(screen, Sheet)
            assert all(each.title for each in screen.own_commands)
            await pilot.press("escape")
            await pilot.pause()
        commands = {each.title: each.help for each in DraftsScreen().own_commands}
        assert commands["Keep all"] == "Keep them all; what is here already is asked about at the end"
        assert all(commands.values())
