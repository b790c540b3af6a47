"""Spelling at the cursor: words are offered, taken as one step, or kept for the publication."""

from desk.tui.widgets.choice import Choice
from tests.tui.conftest import Opener


async def test_a_slip_is_put_right_in_one_step_and_a_word_is_kept(opened: Opener) -> None:
    async with opened() as (screen, pilot):
        await pilot.press("enter")
        field = screen.field("body")
        field.focus()
        field.insert_text("The neccessary quoll. ")
        screen.desk.session.end_typing()
        field.select_range(0, 0)
        await pilot.press("f12")
        await screen.app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(screen.app.screen, Choice)
        await pilot.press("enter")
        await pilot.pause()
        assert field.text.startswith("The necessary quoll.")
        await pilot.press("ctrl+z")
        assert field.text.startswith("The neccessary quoll.")
        assert screen.app.screen is screen
