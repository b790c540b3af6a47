"""The terminal's own cursor stands where the focus is: screen readers and magnifiers follow it."""

from textual.pilot import Pilot

from desk.edit import stories
from desk.model.issue import Story
from desk.tui.desk.screen import DeskScreen
from desk.tui.widgets.lines import Line, RowView


async def at_cursor(desk: DeskScreen, pilot: Pilot[int], *keys: str) -> str:
    """What stands on the screen from the cursor on, after some keys."""
    await pilot.press(*keys)
    await pilot.pause()
    x, y = desk.app.cursor_position
    return desk.app.screen._compositor.render_strips()[y].text[x:]


async def test_the_cursor_goes_with_the_chosen_row_of_every_list(opened) -> None:
    async with opened() as (desk, pilot):
        assert "Clock mended" in await at_cursor(desk, pilot, "k", "j")
        assert "Bridge sold" in await at_cursor(desk, pilot, "j")
        assert "Hedge grown" in await at_cursor(desk, pilot, "G")
        await at_cursor(desk, pilot, "enter")
        assert desk.app.cursor_position in desk.field("body").region
        assert "Hedge grown" in await at_cursor(desk, pilot, "escape")
        assert "Clock stops" in await at_cursor(desk, pilot, "right_square_bracket", "k")
        assert "Clock starts" in await at_cursor(desk, pilot, "j")


async def test_the_cursor_stays_on_the_row_when_the_text_beside_it_changes_and_when_the_list_scrolls(opened) -> None:
    async with opened() as (desk, pilot):
        for id in range(401, 461):
            desk.do("", stories.add, Story(id=id, order="", section=102, headline=f"Number {id}", body="One.\n" * 40))
        assert "Number 460" in await at_cursor(desk, pilot, "G")
        assert "Number 450" in await at_cursor(desk, pilot, *["k"] * 10)
        desk.do("", stories.change, 450, body="Two.\n" * 90)
        assert "Number 450" in await at_cursor(desk, pilot)
        desk.order.scroll_to(y=0, animate=False)  # by the wheel: the row is out of sight, the cursor in the list still
        await at_cursor(desk, pilot)
        assert desk.app.cursor_position in desk.order.content_region


async def test_the_cursor_is_in_a_dialogs_list_and_in_its_line(opened) -> None:
    async with opened() as (desk, pilot):
        await at_cursor(desk, pilot, "ctrl+f", *"clock")
        assert desk.app.screen.query_one("#found", RowView).rows
        field = desk.app.focused
        assert field is not None
        assert desk.app.cursor_position in field.region
        assert "Clock" in await at_cursor(desk, pilot, "down")
        assert desk.app.cursor_position in desk.app.screen.query_one("#found", RowView).region
        assert "Clock mended" in await at_cursor(desk, pilot, "escape")


def test_a_row_of_several_lines_is_named_by_its_first() -> None:
    view = RowView()
    view.rows, view.lines = (1, 2), (Line(), Line(row=1), Line(row=1), Line(row=2))
    for row, line in ((1, 1), (2, 3), (1, 1), (None, 0)):
        view.row = row
        assert view._line_of_row() == line
    view.row, view.lines = 1, (Line(row=1), *view.lines[1:])
    assert view._line_of_row() == 0
