"""What is in doubt of a paste: signed in the running order, gone through by key, read, taken the other way, settled."""

import pytest
from textual.pilot import Pilot

from desk.tui.desk.screen import DeskScreen
from desk.tui.ports import OrderRow
from desk.tui.widgets.keybar import KeyBar
from tests.edit.test_reread import FERRY, SOME, SOURCE
from tests.tui.test_pasting import order, paste, said
from tests.tui.waiting import until


async def pasted(desk: DeskScreen, pilot: Pilot[int]) -> None:
    """The paste is in, and its doubt is on the first `]`."""
    await paste(desk, pilot, SOURCE)
    assert order(desk)[0] == ("Town", ["Clock mended", FERRY, SOME, "Bridge sold"])


def signed(desk: DeskScreen) -> list[str]:
    return [desk.issue.story(id).headline or "" for id in desk.order.doubted]


def bar(desk: DeskScreen) -> list[str]:
    return [key.word for key in desk.query_one(KeyBar)._keys]


async def test_a_doubt_of_a_paste_is_signed_gone_to_and_read_in_the_row_of_the_keys(opened) -> None:
    async with opened() as (desk, pilot):
        await pasted(desk, pilot)
        assert signed(desk) == [SOME]
        assert "1 doubt" in said(desk)
        await pilot.press("]")
        assert desk.selection.row == OrderRow("story", desk.doubting.open[0].of or 0)
        assert said(desk).startswith(f"1 of 1  “{SOME}”: Read as a headline; it could be a line of the text.")
        assert "o take the other reading" in said(desk)
        assert ". it is right as it was read" in said(desk)
        assert {"other reading", "right"} <= set(bar(desk))


async def test_the_other_reading_is_one_step_and_undo_brings_the_doubt_back(opened) -> None:
    async with opened() as (desk, pilot):
        await pasted(desk, pilot)
        before = desk.issue
        await pilot.press("]", "o")
        assert order(desk)[0] == ("Town", ["Clock mended", FERRY, "Bridge sold"])
        assert signed(desk) == []
        assert desk.in_hand is not None
        assert desk.issue.story(desk.in_hand).headline == FERRY
        await pilot.press("u")
        assert desk.issue == before
        assert signed(desk) == [SOME]
        await pilot.press("U")
        assert order(desk)[0] == ("Town", ["Clock mended", FERRY, "Bridge sold"])
        assert signed(desk) == []


async def test_a_settled_doubt_is_opened_again_by_undo_only_if_it_was_the_last_thing_done(opened) -> None:
    async with opened() as (desk, pilot):
        await pasted(desk, pilot)
        await pilot.press("]", "full_stop")
        assert signed(desk) == []
        await pilot.press("u")
        assert signed(desk) == [SOME]
        assert said(desk).startswith(f"1 of 1  “{SOME}”")
        await pilot.press("full_stop", "s", "u")
        assert signed(desk) == []
        assert said(desk).startswith("Undone: status")


async def test_in_a_text_the_words_in_doubt_are_selected_and_keys_with_alt_decide(opened) -> None:
    async with opened() as (desk, pilot):
        await pasted(desk, pilot)
        await pilot.press("enter", "f6")
        assert desk.selection.place == "text"
        assert desk.field("headline").selected_text == SOME
        assert "alt+o take the other reading" in said(desk)
        await pilot.press("alt+full_stop")
        assert signed(desk) == []
        await pilot.press("ctrl+z", "f6", "alt+o")
        assert order(desk)[0] == ("Town", ["Clock mended", FERRY, "Bridge sold"])


async def test_a_line_that_is_read_as_a_section_is_selected_as_one(opened) -> None:
    told = "The council has spent four million on a ferry that was never built, and nobody says why."
    stories = f"## Ferry\n\n{told}\n\n## Jobs\n\nCrane named\n\nShed sold\n\n## Quay dues rise\n\n{told}\n"
    async with opened() as (desk, pilot):
        await paste(desk, pilot, stories)
        await pilot.press("]")
        assert "could be a section's title" in said(desk)
        await pilot.press("o")
        selected = desk.selection.row
        assert selected is not None
        assert selected.what == "section"
        assert desk.issue.section(selected.id).title == "Jobs"


async def test_the_key_of_the_browser_is_its_own_again_when_the_editor_goes_on(opened) -> None:
    async with opened() as (desk, pilot):
        await pasted(desk, pilot)
        await pilot.press("]")
        assert not desk.answers("browser")
        await pilot.press("j")
        assert desk.answers("browser")
        assert not desk.answers("doubt.other")


async def test_in_the_links_addresses_come_before_what_is_in_doubt(opened) -> None:
    async with opened() as (desk, pilot):
        await pasted(desk, pilot)
        await pilot.press("3", "]")
        assert "without address" in said(desk)
        await pilot.press("1", "]")
        assert "Read as a headline" in said(desk)


async def test_the_doubts_of_a_paste_are_there_when_the_editor_comes_back_to_the_issue(opened) -> None:
    async with opened() as (desk, pilot):
        await pasted(desk, pilot)
        app, path = desk.app, desk.desk.session.path
        assert path is not None
        await desk.desk.saver.save()
        desk.desk.close_issue()
        desk.leave()
        await pilot.pause()
        app.session.take(app.session.folder.open_issue(path))
        app.show_issue()
        await pilot.pause()
        again = app.screen
        assert isinstance(again, DeskScreen)
        assert signed(again) == [SOME]


async def test_a_paste_taken_another_way_or_undone_leaves_no_doubt(opened) -> None:
    async with opened() as (desk, pilot):
        await pasted(desk, pilot)
        await pilot.press("u")
        assert signed(desk) == []
        await pilot.press("]")
        assert "Read as" not in said(desk)


NOTE = """Two things from the harbour this week.

Weir falls after 300 years
https://news.example/weir

The old weir came down on Tuesday and nobody was hurt.

Tug sold

The tug went to a museum.
"""


async def test_a_paste_into_a_new_story_that_is_undone_or_taken_another_way_leaves_no_doubt(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("n", *"News", "enter")
        await paste(desk, pilot, NOTE)
        assert said(desk).startswith("1 story from a paste")
        story = desk.in_hand
        before = desk.doubting.open
        assert {doubt.of for doubt in before} == {story}
        await pilot.press("ctrl+z")
        assert desk.in_hand == story
        assert desk.doubting.open == ()
        await pilot.press("ctrl+y")
        assert len(desk.doubting.open) == len(before)
        await pilot.press("ctrl+g")
        await until(pilot, lambda: "story from a paste" not in said(desk))
        assert desk.doubting.open == ()


async def test_behind_the_last_doubt_the_addresses_come(opened) -> None:
    async with opened() as (desk, pilot):
        await pasted(desk, pilot)
        await pilot.press("]")
        assert "Read as a headline" in said(desk)
        await pilot.press("]")
        assert said(desk).startswith("That was the last doubt.")
        await pilot.press("]")
        assert "without address" in said(desk)


async def test_who_goes_through_the_doubts_without_looking_types_into_no_field(opened) -> None:
    async with opened() as (desk, pilot):
        await pasted(desk, pilot)
        subject = desk.issue.subject
        await pilot.press("]", "o", "]")
        assert said(desk).startswith("That was the last doubt.")
        await pilot.press("o")
        assert desk.selection.place == "order"
        assert desk.issue.subject == subject


@pytest.mark.parametrize("settled", [False, True])
async def test_what_is_in_doubt_of_a_paste_is_there_at_the_next_start_unless_it_was_settled(
    opened, settled: bool
) -> None:
    async with opened() as (desk, pilot):
        await pasted(desk, pilot)
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
        if settled:
            await pilot.press("]", "full_stop")
        await desk.app.workers.wait_for_complete()
        assert await desk.desk.saver.save()
    async with opened() as (desk, pilot):
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
        assert signed(desk) == ([] if settled else [SOME])
        if not settled:
            await pilot.press("]", "o")
            assert order(desk)[0] == ("Town", ["Clock mended", FERRY, "Bridge sold"])
