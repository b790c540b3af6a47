"""Room: zoom, folds, panes by number, a section in the story's place, and a story from its top."""

from textual.pilot import Pilot

from desk.edit import stories as story_edits
from desk.model.kinds import Kind
from desk.tui.desk.screen import DeskScreen
from desk.tui.ports import OrderRow
from desk.tui.widgets.cells import width
from desk.tui.widgets.lines import LineView


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def words(view: LineView) -> list[str]:
    return ["".join(text for text, _ in (*line.left, *line.right)) for line in view.lines]


async def test_sections_fold_are_kept_and_unfold_for_what_is_selected(opened) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "minus")
        assert desk.selection.row == OrderRow("section", 101)
        assert [row for row in desk.order.rows if row.what == "story"] == [OrderRow("story", 203)]
        assert "TOWN2 folded, 16 words" in words(desk.order)
        await press(pilot, "equals_sign")
        assert all(row.what != "story" for row in desk.order.rows)
        await desk.app.workers.wait_for_complete()
    async with opened() as (desk, pilot):
        assert all(row.what != "story" for row in desk.order.rows)
        await press(pilot, "ctrl+o", *"hedge", "enter", "escape")
        assert desk.selection.row == OrderRow("story", 203)
        await press(pilot, "equals_sign", "equals_sign")
        assert sum(row.what == "story" for row in desk.order.rows) == 3


async def test_z_gives_the_pane_with_the_focus_all_of_the_width(opened) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "z")
        assert desk.order.size.width > 130
        await press(pilot, "2")
        assert (desk.selection.place, desk.order.size.width) == ("text", 0)
        assert desk.field("body").size.width > 130
        await press(pilot, "f10", "escape", "3")
        assert desk.selection.place == "links"
        assert desk.order.size.width > 30
        await press(pilot, "4", "1")
        assert desk.selection.place == "order"


async def test_who_writes_has_the_width_where_there_is_little(opened) -> None:
    for columns, least in ((80, 70), (100, 60)):
        async with opened(columns, 24) as (desk, pilot):
            before = desk.story_pane.size.width
            await press(pilot, "enter")
            assert desk.field("body").size.width >= least > before
            await press(pilot, "escape")
            assert desk.story_pane.size.width == before


def explained(desk: DeskScreen) -> list[str]:
    return words(desk.query_one("#no-story", LineView))


async def test_a_section_is_shown_in_the_storys_place(opened) -> None:
    async with opened() as (desk, pilot):
        await press(pilot, "k")
        assert desk.in_hand is None
        assert explained(desk)[:3] == ["Town", "", "2 stories   16 words   2 links   1 without address"]
        await press(pilot, "tab")
        assert desk.selection.place == "proof"
        await press(pilot, "escape", "j")
        assert desk.in_hand == 201
        assert desk.field("body").display


async def test_a_story_that_is_walked_through_shows_its_top_and_its_caret_when_entered(opened) -> None:
    async with opened() as (desk, pilot):
        long = "\n\n".join(f"Paragraph {number}." for number in range(60))
        desk.do("", story_edits.change, 201, body=long)
        await press(pilot, "enter", "ctrl+end", "escape", "j", "k")
        body = desk.field("body")
        assert body.scroll_y == 0
        await press(pilot, "enter")
        assert body.cursor_location == body.document.end
        assert body.scroll_y > 0


async def test_nobody_shouts_a_title_that_is_missing_or_calls_a_letter_an_idea(opened) -> None:
    async with opened() as (desk, pilot):
        desk.do("", story_edits.change, 201, kind=Kind.LETTER)
        await press(pilot, "k", "r", "ctrl+a", *["delete"] * 4, "enter")
        shown = words(desk.order)
        assert any(line.startswith("Untitled section") for line in shown)
        assert not any("○" in line for line in shown if "Clock" in line)
        assert all(width(line.left) > 0 for line in desk.order.lines if line.row)
