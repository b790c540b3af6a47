"""Spelling at the cursor: words are offered, taken as one step, or kept for the publication."""

from desk.tui.widgets.choice import Choice
from tests.tui.conftest import Opener
from tests.tui.waiting import until


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


async def test_pre_flight_hears_of_a_word_that_is_kept_and_of_files_that_another_program_writes(opened: Opener) -> None:
    async with opened() as (screen, pilot):
        desk = screen.desk

        def found() -> list[str]:
            every = desk.checking.now.open if desk.checking.now else ()
            return [str(each.details[0])[:14] for each in every if each.rule in ("spelling", "style-sheet")]

        await pilot.press("enter")
        field = screen.field("body")
        field.focus()
        field.insert_text("The frobnicatorish boat. ")
        desk.session.end_typing()
        desk.checking.look(at_once=True)
        await until(pilot, lambda: found() == ["frobnicatorish"])
        field.select_range(0, 0)
        await pilot.press("f12", "end", "enter")
        await until(pilot, lambda: not found())
        (desk.session.folder.path / "style.toml").write_text("colour = 1\n")
        desk.checking.look(at_once=True)
        await until(pilot, lambda: found() == ["style.toml has"])
