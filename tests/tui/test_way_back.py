"""Esc goes back to where the focus came from, one level at a time."""

import pytest
from textual.pilot import Pilot

from desk.tui.desk.way_back import Stop, WayBack
from desk.tui.widgets.keybar import KeyBar


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def went(*stops: Stop) -> WayBack:
    way = WayBack()
    for stop in stops:
        way.arrived(stop)
    return way


def test_each_level_is_gone_back_over_once() -> None:
    way = went(Stop("text", "body"), Stop("links"), Stop("proof"))
    assert [way.back().place for _ in range(4)] == ["links", "text", "order", "order"]


def test_going_somewhere_that_is_on_the_way_is_going_back() -> None:
    way = went(Stop("text", "body"), Stop("links"), Stop("proof"), Stop("text", "headline"))
    assert way.stops[-1].field == "headline"
    assert [way.back().place for _ in range(2)] == ["order", "order"]


def test_what_one_tabs_through_is_no_stop_unless_something_was_done_there() -> None:
    tabs = [Stop("text", name, stayed=False) for name in ("headline", "body")] + [Stop("links", stayed=False)]
    assert went(*tabs).back().place == "order"
    way = went(tabs[0])
    way.arrived(tabs[1], left=((0, 3), (0, 3)))  # the cursor of the headline has moved: it was typed in
    way.arrived(tabs[2])
    assert way.back() == Stop("text", "body")


def test_a_jump_from_a_text_comes_back_to_its_story() -> None:
    way = went(Stop("text", "body", 1))
    way.jumps(Stop("text", "body", 1))
    assert way.back().story == 1
    assert way.back().place == "order"


@pytest.mark.parametrize(
    ("there", "places"),
    [
        (["right_square_bracket"], ["order"]),
        (["tab", "tab", "tab", "tab"], ["order"]),
        (["enter", "tab"], ["text", "order"]),
        (["enter", "f6"], ["text", "order"]),
        (["ctrl+o", *"hedge", "enter"], ["order"]),
        (["enter", "f5", "escape", "f5"], ["text", "order"]),
        (["enter", "ctrl+f", *"sold", "enter"], ["order"]),
    ],
)
async def test_esc_leads_back_the_way_one_came(there: list[str], places: list[str], opened) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, *there)
        assert desk.selection.place != "order"
        for place in places:
            await press(pilot, "escape")
            assert desk.selection.place == place


async def test_after_a_jump_from_a_text_esc_comes_back_to_its_story(opened) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "enter", "end", "ctrl+o", *"hedge", "enter")
        assert desk.in_hand == 203
        await press(pilot, "escape")
        assert (desk.in_hand, desk.selection.place) == (201, "text")
        await press(pilot, "escape")
        assert desk.selection.place == "order"


async def test_enter_in_the_headline_goes_to_the_text_and_tab_to_the_standfirst(opened) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "n", *"Rain", "enter", *"It rained.")
        story = desk.issue.story(desk.in_hand or 0)
        assert (story.headline, story.standfirst, story.body) == ("Rain", "", "It rained.")
        await press(pilot, "escape", "r", "tab", *"Wet", "enter", *"!")
        story = desk.issue.story(desk.in_hand or 0)
        assert (story.standfirst, story.body) == ("Wet", "It rained.!")


async def test_keys_that_land_in_a_text_are_said_and_undone(opened) -> None:
    async with opened() as (desk, pilot):
        bar = desk.query_one(KeyBar)
        body = desk.issue.story(201).body
        await press(pilot, "tab", "tab", "tab", "ctrl+end", "escape", "tab", "tab", "tab", "x", "x", "escape")
        await pilot.pause()
        assert bar.said == "“xx” was typed into the text.   u undo"
        await press(pilot, "u")
        assert desk.issue.story(201).body == body
        await press(pilot, "enter", *"The end. ", "escape")
        await pilot.pause()
        assert "typed into" not in bar.said
