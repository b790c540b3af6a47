"""Find and replace: what would change is seen before, and what was left out or has changed since stays."""

from textual.pilot import Pilot
from textual.widgets import Input

from desk.edit import links as link_edits
from desk.edit import stories as story_edits
from desk.model.issue import Image
from desk.tui.desk.screen import DeskScreen
from desk.tui.find.screen import FindScreen
from desk.tui.ports import OrderRow
from desk.tui.widgets.head import Head
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import RowView


async def find_of(desk: DeskScreen, pilot: Pilot[int], needle: str = "", words: str = "") -> FindScreen:
    await pilot.press("ctrl+f")
    await pilot.pause()
    screen = desk.app.screen
    assert isinstance(screen, FindScreen)
    await type_in(screen, pilot, needle)
    screen.query_one("#words", Input).value = words
    await pilot.pause()
    return screen


async def type_in(screen: FindScreen, pilot: Pilot[int], needle: str) -> None:
    screen.query_one("#needle", Input).value = needle
    await pilot.pause()


def places(screen: FindScreen) -> list[tuple[str, str]]:
    """Each place in its sentence, and what stands beside it."""
    lines = [line for line in screen.query_one("#found", RowView).lines if line.row is not None]
    return [tuple("".join(text for text, _ in side).strip() for side in (line.left, line.right)) for line in lines]


def headings(screen: FindScreen) -> list[str]:
    return [line.left[0][0] for line in screen.query_one("#found", RowView).lines if line.row is None]


def counted(screen: FindScreen) -> str:
    return screen.query_one("#found-head", Head).note[0][0]


async def test_places_are_counted_and_shown_in_running_order_with_their_words(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        screen = await find_of(desk, pilot, "clock")
        assert counted(screen) == "4 in 1 story"
        assert headings(screen) == ["Clock mended"]
        assert places(screen) == [
            ("Clock mended", "headline"),
            ("All about clock mended.", "text"),
            ("Clock stops", "link"),
            ("Clock starts", "link"),
        ]
        await type_in(screen, pilot, "o")
        assert headings(screen) == ["Town", "Clock mended", "Bridge sold", "Country", "Hedge grown"]
        assert counted(screen).endswith("in 3 stories and elsewhere")


async def test_without_a_place_nothing_can_be_done(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        screen = await find_of(desk, pilot, "clock")
        for needle in ("zebra", "\\", "(", "[a", "*", "a.b", "\u202e"):
            await type_in(screen, pilot, needle)
            assert (places(screen), headings(screen), counted(screen)) == ([], ["Nothing found."], "")
        await pilot.press("enter", "ctrl+s", "ctrl+s")
        assert desk.app.screen is screen
        await type_in(screen, pilot, "")
        assert headings(screen) == [""]


async def test_what_would_change_is_shown_struck_and_what_would_come_underlined(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        screen = await find_of(desk, pilot, "bridge")
        assert style_of(screen, "Bridge") == "bold underline"
        screen.query_one("#words", Input).value = "Tunnel"
        await pilot.pause()
        assert style_of(screen, "Bridge") == "strike stop"
        assert style_of(screen, "Tunnel") == "bold underline add"


def style_of(screen: FindScreen, words: str) -> str:
    lines = screen.query_one("#found", RowView).lines
    return next(style for line in lines for text, style in line.left if text == words).strip()


async def test_the_switches_keep_to_case_whole_words_and_the_story_in_hand(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        await pilot.press("down")  # on the bridge
        screen = await find_of(desk, pilot, "Bridge")
        for key, needle, before, after in (
            ("alt+c", "Bridge", "2 in 1 story", "1 in 1 story"),
            ("alt+s", "All", "3 in 3 stories", "1 in 1 story"),
            ("f7", "Al", "1 in 1 story", ""),
            ("alt+w", "Al", "", "1 in 1 story"),
        ):
            await type_in(screen, pilot, needle)
            assert counted(screen) == before
            await pilot.press(key)
            assert counted(screen) == after


async def test_all_places_but_the_one_left_out_are_replaced_in_one_step(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        before, depth = desk.issue, desk.desk.session.depth
        screen = await find_of(desk, pilot, "clock", "Bell")
        await pilot.press("down", "down", "space")
        assert places(screen)[1] == ("All about clock mended.", "left out")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert desk.app.screen is desk
        assert desk.query_one(KeyBar).said.startswith("Replaced 3 in 1 story.")
        assert desk.query_one(KeyBar).said.endswith("u undo")
        assert desk.issue.story(201).headline == "Bell mended"
        assert desk.issue.story(201).body == "All about clock mended."
        assert [link.title for link in desk.issue.links_of(201)] == ["Bell stops", "Bell starts"]
        assert desk.desk.session.depth == depth + 1
        assert desk.story_pane.field("headline").text == "Bell mended"
        await pilot.press("u")
        assert desk.issue == before


async def test_a_place_left_out_can_be_taken_in_again(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        await find_of(desk, pilot, "mended", "sold")
        await pilot.press("down", "space", "up", "space", "ctrl+s")
        await pilot.pause()
        assert (desk.issue.story(201).headline, desk.issue.story(201).body) == ("Clock sold", "All about clock sold.")


async def test_taking_words_out_without_new_ones_is_asked_for_twice(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        before = desk.issue
        screen = await find_of(desk, pilot, " mended")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert (desk.app.screen, desk.issue) == (screen, before)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert (desk.issue.story(201).headline, desk.issue.story(201).body) == ("Clock", "All about clock.")


async def test_enter_goes_to_the_place_and_selects_the_words(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        await find_of(desk, pilot, "bridge sold")
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        body = desk.story_pane.field("body")
        assert desk.focused is body
        assert (desk.in_hand, body.selected_text) == (202, "bridge sold")
        await find_of(desk, pilot, "Country")
        await pilot.press("enter")
        await pilot.pause()
        assert (desk.focused, desk.selection.row) == (desk.order, OrderRow("section", 102))


async def test_enter_goes_to_a_link_and_to_words_that_stand_in_a_form(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        desk.do("", story_edits.change, 203, image=Image("https://a.example/h.png", "A green hedge"))
        await find_of(desk, pilot, "starts")
        await pilot.press("enter")
        await pilot.pause()
        assert (desk.focused, desk.story_pane.links.row) == (desk.story_pane.links, 302)
        await find_of(desk, pilot, "green")
        await pilot.press("enter")
        await pilot.pause()
        assert desk.in_hand == 203
        assert desk.app.screen.query_one("#alt", Input).value == "A green hedge"


async def test_it_opens_from_a_text_and_comes_back_to_it(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        await pilot.press("enter")
        await find_of(desk, pilot, "clock")
        await pilot.press("escape")
        await pilot.pause()
        assert desk.focused is desk.story_pane.field("body")
        assert desk.desk.session.depth == 0


async def test_a_text_that_changed_meanwhile_is_not_written_over(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        await find_of(desk, pilot, "clock", "Bell")
        desk.desk.session.do(story_edits.change, 201, headline="A clock that ticks")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert desk.query_one(KeyBar).said == "The text has changed since it was searched: find again."
        assert desk.issue.story(201).headline == "A clock that ticks"
        assert desk.issue.story(201).body == "All about clock mended."


async def test_a_place_that_is_gone_meanwhile_is_said(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        await find_of(desk, pilot, "clock stops", "Bell")
        desk.desk.session.do(link_edits.remove, 301)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert desk.app.screen is desk
        assert desk.query_one(KeyBar).said.endswith(".")
        assert [link.title for link in desk.issue.links_of(201)] == ["Clock starts"]


async def test_going_to_a_place_that_is_gone_meanwhile_is_said(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        await find_of(desk, pilot, "clock stops")
        desk.desk.session.do(link_edits.remove, 301)
        await pilot.press("enter")
        await pilot.pause()
        assert desk.app.screen is desk
        assert desk.query_one(KeyBar).said.endswith(".")


async def test_the_preview_shows_the_capitals_that_the_replacement_will_have(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        screen = await find_of(desk, pilot, "hedge")
        screen.query_one("#words", Input).value = "tree"
        await pilot.pause()
        added = {
            text for line in screen.query_one("#found", RowView).lines for text, style in line.left if "add" in style
        }
        assert added == {"Tree", "tree"}
