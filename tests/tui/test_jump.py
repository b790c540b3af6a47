"""Jumping to a story by any word of its headline."""

from dataclasses import replace

from textual.pilot import Pilot
from textual.widgets import Input

from desk.edit import stories as story_edits
from desk.model.issue import Place
from desk.tui.desk.screen import DeskScreen
from desk.tui.find.jump import JumpScreen
from desk.tui.ports import OrderRow
from desk.tui.shelf.screen import ShelfScreen


async def jump_of(desk: DeskScreen, pilot: Pilot[int], typed: str = "") -> JumpScreen:
    await pilot.press("ctrl+o")
    await pilot.pause()
    screen = desk.app.screen
    assert isinstance(screen, JumpScreen)
    screen.query_one(Input).value = typed
    await pilot.pause()
    return screen


async def test_it_goes_to_the_story_and_into_its_body_from_the_order_and_from_a_text(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        for typed, id in (("hedge", 203), ("brid", 202)):
            await jump_of(desk, pilot, typed)
            await pilot.press("enter")
            await pilot.pause()
            assert desk.app.screen is desk
            assert desk.in_hand == id
            assert desk.selection.row == OrderRow("story", id)
            assert desk.focused is desk.story_pane.field("body")
        await pilot.press("Z")
        assert desk.issue.story(202).body == "ZAll about bridge sold."


async def test_stories_stand_in_running_order_with_their_section_or_shelf(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        desk.do("", story_edits.put_aside, [201], Place.HELD)
        screen = await jump_of(desk, pilot)
        rows = [(line.row, "".join(text for text, _ in line.right)) for line in screen.rows.lines]
        assert rows == [(202, "Town"), (203, "Country"), (201, "held")]


async def test_a_story_on_the_shelf_is_shown_there(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        desk.do("", story_edits.put_aside, [201], Place.SPIKED)
        await jump_of(desk, pilot, "clock")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(desk.app.screen, ShelfScreen)


async def test_esc_stays_where_she_was(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        await jump_of(desk, pilot, "hedge")
        await pilot.press("escape")
        await pilot.pause()
        assert (desk.in_hand, desk.focused) == (201, desk.order)


async def test_a_headline_from_a_file_is_shown_without_what_moves_a_terminal(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        hostile = replace(desk.issue.story(203), headline="\x1b[31mHedge\n\x1b]0;t\x07grown\u202e")
        screen = JumpScreen(replace(desk.issue, stories=(hostile,)))
        desk.app.push_screen(screen)
        await pilot.pause()
        assert ["".join(text for text, _ in line.left) for line in screen.rows.lines] == ["Hedge grown"]
