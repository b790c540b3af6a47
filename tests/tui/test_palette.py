"""The palette: every command by a few letters of its name, its key beside it."""

from textual.pilot import Pilot
from textual.widgets import Input

from desk.store.folder.issues import Folder
from desk.tui.app import DeskApp
from desk.tui.desk.screen import DeskScreen
from desk.tui.help.palette import PaletteScreen


async def palette_of(desk: DeskScreen, pilot: Pilot[int], typed: str = "") -> PaletteScreen:
    await pilot.press("ctrl+p")
    await pilot.pause()
    screen = desk.app.screen
    assert isinstance(screen, PaletteScreen)
    screen.query_one(Input).value = typed
    await pilot.pause()
    return screen


def key_of(screen: PaletteScreen, id: str) -> str:
    return next("".join(text for text, _ in line.right) for line in screen.rows.lines if line.row == id)


async def test_letters_of_a_name_find_a_command_best_first_and_are_underlined(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        screen = await palette_of(desk, pilot, "mv dwn")
        assert screen.rows.rows[0] == "move.down"
        screen.query_one(Input).value = "iss"
        await pilot.pause()
        assert {"details", "issues"} <= set(screen.rows.rows[:6])
        assert "intake" in screen.rows.rows
        line = next(line for line in screen.rows.lines if line.row == "issues")
        assert "".join(text for text, style in line.left if "underline" in style) == "iss"


async def test_a_key_stands_beside_each_name_that_has_one(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        screen = await palette_of(desk, pilot)
        assert (key_of(screen, "story.new"), key_of(screen, "find"), key_of(screen, "section.remove")) == (
            "n",
            "ctrl+f",
            "",
        )
        assert key_of(screen, "link.add") == "a"
        assert "palette" not in screen.rows.rows


async def test_beside_a_text_the_key_is_the_one_that_works_there(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        await pilot.press("enter")
        screen = await palette_of(desk, pilot)
        assert (key_of(screen, "link.add"), key_of(screen, "export")) == ("ctrl+l", "F9")
        assert key_of(screen, "story.new") == "n"
        assert screen.rows.row == "link.inline"


async def test_enter_runs_what_is_selected_and_esc_nothing(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        before = desk.issue
        await palette_of(desk, pilot, "hold")
        await pilot.press("escape")
        await pilot.pause()
        assert desk.issue == before
        await palette_of(desk, pilot, "status")
        await pilot.press("enter")
        await pilot.pause()
        assert desk.issue.story(201).status == "draft"


async def test_the_command_without_a_key_is_run_from_here(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        await pilot.press("home", "down")
        assert desk.selection.row is not None
        assert desk.selection.row.what == "section"
        await palette_of(desk, pilot, "remove the section")
        await pilot.press("enter")
        await pilot.pause()
        assert [section.title for section in desk.issue.running_order] == ["Country"]
        assert {story.id for story in desk.issue.in_order()} == {201, 202, 203}


async def test_on_the_list_of_issues_it_offers_only_what_can_be_done_there(folder: Folder) -> None:
    app = DeskApp(folder.path)
    async with app.run_test(size=(140, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, PaletteScreen)
        rows = app.screen.rows.rows
        assert rows[0] == "issue.open"
        assert not {"story.new", "back", "link.add", "shelf.take"} & set(rows)
        assert {"export", "theme", "quit"} <= set(rows)
