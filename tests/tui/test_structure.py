"""Editing by structure at the desk: split, merge, duplicate, and one thing made of another, each undone by u."""

from textual.pilot import Pilot

from desk.edit import stories as story_edits
from desk.tui.desk.screen import DeskScreen
from desk.tui.ports import OrderRow
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.keybar import KeyBar


def order(desk: DeskScreen) -> list[tuple[str | None, list[str]]]:
    issue = desk.issue
    return [(each.title, [story.name for story in issue.stories_of(each.id)]) for each in issue.running_order]


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def test_a_new_story_begins_at_the_cursor(opened) -> None:
    async with opened() as (desk, pilot):
        first = desk.issue
        desk.desk.session.do(story_edits.change, 201, body="One.\n\n**Two.** More.")
        desk.panes.go("story", "body")
        await pilot.pause()
        field = desk.focused
        assert isinstance(field, TextField)
        field.move_cursor((2, 0))
        await press(pilot, "ctrl+n")
        assert order(desk)[0] == ("Town", ["Clock mended", "Two.", "Bridge sold"])
        assert desk.issue.story(201).body == "One."
        assert desk.selection.row == OrderRow("story", desk.in_hand or 0)
        assert desk.issue.story(desk.in_hand or 0).body == "More."
        await press(pilot, "ctrl+z", "ctrl+z")
        assert order(desk) == order_of(first)


def order_of(issue) -> list[tuple[str | None, list[str]]]:
    return [(each.title, [story.name for story in issue.stories_of(each.id)]) for each in issue.running_order]


async def test_a_title_in_the_text_heads_a_story_or_names_a_section(opened) -> None:
    """What a paste read into one text: the same keys as for a headline take it apart."""
    async with opened() as (desk, pilot):
        edit = desk.desk.session.do
        edit(story_edits.change, 201, headline=None, body="Who pays?\\\nNobody.\n\nIN BRIEF\\\nRain.\\\nSun.")
        desk.panes.go("story", "body")
        await pilot.pause()
        field = desk.focused
        assert isinstance(field, TextField)
        field.move_cursor((0, 0))
        await press(pilot, "ctrl+n")
        assert desk.issue.story(201).headline == "Who pays?"
        assert "Made the first line the headline" in desk.query_one(KeyBar).said
        field.move_cursor((2, 0))
        await press(pilot, "ctrl+n", "escape", "#")
        assert order(desk)[:2] == [("Town", ["Who pays?"]), ("IN BRIEF", ["Rain. Sun.", "Bridge sold"])]
        await press(pilot, "down", "L")
        assert order(desk)[1] == ("IN BRIEF", ["Rain.", "Sun.", "Bridge sold"])


async def test_a_list_is_read_and_merged_again(opened) -> None:
    async with opened() as (desk, pilot):
        desk.desk.session.do(story_edits.change, 201, body="**One.** A\n\n**Two.** B")
        await press(pilot, "L")
        assert order(desk)[0] == ("Town", ["Clock mended", "One.", "Two.", "Bridge sold"])
        assert "2 new stories" in desk.query_one(KeyBar).said
        await press(pilot, "j", "A")
        assert order(desk)[0] == ("Town", ["Clock mended", "Two.", "Bridge sold"])
        await press(pilot, "u", "u")
        assert order(desk)[0] == ("Town", ["Clock mended", "Bridge sold"])


async def test_paragraphs_are_a_list_where_no_line_begins_with_a_mark(opened) -> None:
    async with opened() as (desk, pilot):
        desk.desk.session.do(story_edits.change, 201, body="The fair is on Saturday.\n\nThe choir needs tenors.")
        await press(pilot, "L")
        assert order(desk)[0][1][:3] == ["Clock mended", "The fair is on Saturday.", "The choir needs tenors."]
        await press(pilot, "u")
        desk.desk.session.do(story_edits.change, 201, body="The fair is on Saturday.")
        await press(pilot, "L")
        assert "no lines that a list" in desk.query_one(KeyBar).said


async def test_a_list_with_two_kinds_of_lines_asks_which(opened) -> None:
    async with opened() as (desk, pilot):
        desk.desk.session.do(story_edits.change, 201, body="1. **One.** A\n2. B")
        await press(pilot, "L", "down", "enter")
        assert order(desk)[0] == ("Town", ["Clock mended", "One.", "B", "Bridge sold"])


async def test_a_headline_turns_into_a_section_and_back(opened) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "j", "number_sign")
        assert [title for title, _ in order(desk)] == ["Town", "Bridge sold", "Country"]
        assert desk.selection.row == OrderRow("section", desk.issue.running_order[1].id)
        await press(pilot, "number_sign")
        assert order(desk)[0] == ("Town", ["Clock mended", "Bridge sold"])
        assert desk.selection.row == OrderRow("story", desk.issue.stories_of(101)[1].id)


async def test_a_story_is_duplicated(opened) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "Y")
        assert order(desk)[0] == ("Town", ["Clock mended", "Clock mended", "Bridge sold"])
        assert desk.in_hand != 201


async def test_what_cannot_be_done_is_said(opened) -> None:
    async with opened() as (desk, pilot):
        for key, says in (("A", "no story above"), ("L", "no lines that a list"), ("l", "no story above")):
            await press(pilot, key)
            assert says in desk.query_one(KeyBar).said
