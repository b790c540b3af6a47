"""A terminal that is too small for a moment: what is typed then is not lost, and no letter is a command."""

from typing import Any

from textual import events

from desk.tui.screens.small import TooSmall


async def test_what_is_typed_while_the_desk_is_covered_goes_into_the_text(opened: Any) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("enter", "down")
        field = desk.story_pane.field("body")
        field.focus()
        await pilot.press("ctrl+end", "a")
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        assert isinstance(desk.app.screen, TooSmall)
        await pilot.press("b", "c", "x", "backspace", "enter", "d")
        desk.app.post_message(events.Paste("pasted"))
        await pilot.pause()
        await pilot.resize_terminal(140, 40)
        await pilot.pause()
        assert desk.app.screen is desk
        assert field.text.endswith("abc\ndpasted")
        assert desk.issue.story(desk.in_hand).body.endswith("abc\ndpasted")


async def test_a_letter_that_would_be_a_command_does_nothing_unseen(opened: Any) -> None:
    async with opened() as (desk, pilot):
        before = desk.issue
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        await pilot.press("x", "n", "J", "enter")
        await pilot.resize_terminal(140, 40)
        await pilot.pause()
        assert desk.app.screen is desk
        assert desk.issue == before
