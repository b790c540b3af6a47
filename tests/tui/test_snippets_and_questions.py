"""Snippets are put in where the cursor is; questions are asked, listed and answered from the running order."""

from textual.widgets import Input

from desk.edit import stories
from desk.tui.desk.questions import QuestionsScreen
from desk.tui.desk.screen import DeskScreen
from desk.tui.desk.snippets import SnippetScreen
from desk.tui.widgets.keybar import KeyBar


async def test_ctrl_space_puts_in_a_snippet_as_one_step(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        desk.desk.session.change_publication(snippets="[thanks]\nIssue {number} is free.\n\n[bye]\nSo long.")
        before = desk.issue.story(201).body
        await pilot.press("enter", "ctrl+space")
        await pilot.pause()
        assert isinstance(desk.app.screen, SnippetScreen)
        await pilot.press(*"tha", "enter")
        await pilot.pause()
        assert desk.issue.story(201).body == f"Issue {desk.issue.number} is free.{before}"
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert desk.issue.story(201).body == before


async def test_where_no_text_has_the_cursor_or_nothing_is_kept_it_says_so(opened) -> None:
    async with opened(100, 30) as (desk, pilot):
        desk.run_command("snippet")
        assert "go into a text first" in desk.query_one(KeyBar).said
        await pilot.press("enter", "ctrl+space")
        assert "No snippet is kept yet" in desk.query_one(KeyBar).said


async def test_a_name_in_braces_that_stands_for_nothing_is_told_when_kept_and_when_put_in(opened) -> None:
    async with opened(140, 30) as (desk, pilot):
        desk.desk.session.change_publication(snippets="[thanks]\nIssue {number}.")
        desk.do("", stories.change, 201, body="Yours, {me}, and {thanks}")
        await pilot.press("enter")
        desk.run_command("snippet.keep")
        await pilot.pause()
        await pilot.press(*"bye", "enter")
        await pilot.pause()
        assert said(desk).startswith("Kept “bye” as a snippet. Nothing is called {me}: it is printed so.")
        await pilot.press("ctrl+space")
        await pilot.pause()
        await pilot.press(*"bye", "enter")
        await pilot.pause()
        assert said(desk).startswith("Put in “bye”. Nothing is called {me}")


def said(desk: DeskScreen) -> str:
    return desk.query_one(KeyBar).said


async def test_a_question_is_asked_marked_listed_and_answered(opened) -> None:
    async with opened(140, 40) as (desk, pilot):
        await pilot.press("q", *"Ana", "tab", *"is it right?", "enter")
        await pilot.pause()
        assert desk.issue.story(201).notes.endswith("?Q Ana: is it right?")
        line = next(line for line in desk.order.lines if getattr(line.row, "id", 0) == 201)
        assert ("? ", "look") in line.right
        await pilot.press("Q")
        await pilot.pause()
        assert isinstance(desk.app.screen, QuestionsScreen)
        await pilot.press("enter")
        await pilot.pause()
        desk.app.screen.query_one("#answer", Input).value = "yes"
        await pilot.press("enter")
        await pilot.pause()
        assert desk.issue.story(201).notes.endswith("?A Ana: is it right? (yes)")
