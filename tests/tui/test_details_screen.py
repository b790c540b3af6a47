"""Issue details: live fields, their counters, and what is not taken."""

from textual.events import Paste

from desk.model.issue import Image
from desk.store.folder.issues import Folder
from desk.tui.desk.details import DetailsScreen
from desk.tui.desk.screen import DeskScreen
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.words import Words


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
        assert said(screen, "subject") == "46 characters; a phone shows about the first 35"
        assert "Time returns again and again, for…" in inbox(screen, "#phone")
        assert "thirty years  The Ledger No 7" in inbox(screen, "#desktop"), "the first words of the page"
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
        assert "still 2026-11-05" in said(screen, "date")
        await pilot.press("6", "up", "backspace", "backspace", "4", "2", "tab")
        await pilot.pause()
        assert (desk.issue.number, desk.issue.date) == (42, "2026-11-06")
        assert said(screen, "date") == "Friday 6 November 2026"
        assert not said(screen, "number")


async def test_a_number_is_taken_when_its_field_is_left_and_not_while_it_is_typed(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("i", "tab", "tab", "ctrl+u")
        await pilot.pause()
        screen = desk.app.screen
        assert isinstance(screen, DetailsScreen)
        assert desk.issue.number == 7, "an empty field may be on its way to another number"
        await pilot.press(*"abc", "tab")
        await pilot.pause()
        assert desk.issue.number == 7
        assert "still 7" in said(screen, "number")
        await pilot.press("ctrl+u", *"2026-12-24", "enter")
        await pilot.pause()
        assert desk.issue.date == "2026-12-24"
        await pilot.press("shift+tab", "shift+tab", "ctrl+u", "escape")
        await pilot.pause()
        assert isinstance(desk.app.screen, DeskScreen)
        assert desk.issue.number is None, "left empty: no number"
        await pilot.press("u")
        await pilot.pause()
        assert desk.issue.number == 7


async def test_the_status_is_changed_by_key_and_by_mouse(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("i")
        await pilot.pause()
        screen = desk.app.screen
        await pilot.press("shift+tab", "shift+tab", "shift+tab", "shift+tab", "space")
        await pilot.pause()
        assert desk.issue.status == "sent"
        assert screen.query_one(KeyBar).said == "Marked as sent.   u undo"
        await pilot.click("#status", offset=(3, 0))
        await pilot.pause()
        assert desk.issue.status == "draft"
        await pilot.press("u")
        await pilot.pause()
        assert desk.issue.status == "sent"
        assert desk.app.screen is screen


async def test_a_day_in_words_is_spelled_as_it_is_typed_and_kept_as_a_date(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("i", "tab", "tab", "tab", "ctrl+u", *"12 nov 2026")
        await pilot.pause()
        screen = desk.app.screen
        assert isinstance(screen, DetailsScreen)
        assert said(screen, "date") == "Thursday 12 November 2026"
        assert desk.issue.date == "2026-11-05"
        await pilot.press("tab")
        await pilot.pause()
        assert desk.issue.date == screen.text("date") == "2026-11-12"


async def test_the_lead_picture_and_the_slug_are_taken_when_they_can_be_one(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("i")
        await pilot.pause()
        screen = desk.app.screen
        assert isinstance(screen, DetailsScreen)
        screen.settings["alt"].field.focus()
        await pilot.press(*"Pier", "shift+tab")
        assert "give its address first" in said(screen, "alt")
        await pilot.press(*"http://a.example/p.jpg", "tab")
        assert desk.issue.image is None
        assert "begins with https://" in said(screen, "src")
        await pilot.press("shift+tab", "ctrl+u", *"https://a.example/p.jpg", "tab", "ctrl+u", *"Pier", "tab")
        assert desk.issue.image == Image("https://a.example/p.jpg", "Pier")
        before = desk.issue.slug
        await pilot.press("ctrl+u", *"Hé, tides!", "tab")
        await pilot.pause()
        assert (desk.issue.slug, screen.text("slug")) == ("he-tides", "he-tides")
        assert before in said(screen, "slug")
        await pilot.press("escape", "u", "u", "u")
        await pilot.pause()
        assert (desk.issue.slug, desk.issue.image) == (before, None)
