"""Issue details: live fields, their counters, and what is not taken."""

from textual.events import Paste

from desk.store.folder import Folder
from desk.tui.screens.desk import DeskScreen
from desk.tui.screens.details import DetailsScreen
from desk.tui.widgets.dialog import Words


def said(screen: DetailsScreen, name: str) -> str:
    """The line under a field."""
    return screen.settings[name].said


def inbox(screen: DetailsScreen, id: str) -> str:
    return screen.query_one(id, Words).render().plain


async def test_a_subject_is_counted_shown_as_an_inbox_does_and_undone_in_one_step(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("i")
        await pilot.pause()
        screen = desk.app.screen
        assert isinstance(screen, DetailsScreen)
        assert said(screen, "subject").startswith("12 characters")
        await pilot.press("end")
        screen.settings["subject"].field.post_message(Paste(" again and again,\nfor thirty years"))
        await pilot.pause()
        assert desk.issue.subject == "Time returns again and again, for thirty years"
        assert said(screen, "subject") == "46 characters, reads whole"
        assert "Time returns again and again, for…" in inbox(screen, "#phone")
        assert "thirty years  the first" in inbox(screen, "#desktop")
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert desk.issue.subject == screen.text("subject") == "Time returns"
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(desk.app.screen, DeskScreen)


async def test_a_number_or_a_date_that_is_none_is_not_taken_and_says_why(opened, folder: Folder) -> None:
    async with opened(60, 20) as (desk, pilot):
        await pilot.press("i", "tab", "tab", "end", "x", "down", "end", "backspace")
        await pilot.pause()
        screen = desk.app.screen
        assert isinstance(screen, DetailsScreen)
        assert (desk.issue.number, desk.issue.date) == (7, "2026-11-05")
        assert "digits" in said(screen, "number")
        assert "2026-11-05" in said(screen, "date")
        await pilot.press("6", "up", "backspace", "backspace", "4", "2", "tab")
        await pilot.pause()
        assert (desk.issue.number, desk.issue.date) == (42, "2026-11-06")
        assert said(screen, "date") == "Friday 6 November 2026"
        assert not said(screen, "number")


async def test_the_status_is_changed_by_key_and_by_mouse(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("i")
        await pilot.pause()
        screen = desk.app.screen
        await pilot.press("shift+tab", "space")
        await pilot.pause()
        assert desk.issue.status == "sent"
        await pilot.click("#status", offset=(3, 0))
        await pilot.pause()
        assert desk.issue.status == "draft"
        await pilot.press("u")
        await pilot.pause()
        assert desk.issue.status == "sent"
        assert desk.app.screen is screen
