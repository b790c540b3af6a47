"""The shelf: everything on it can be taken back to where it came from, and undone."""

import re

from textual.events import Paste
from textual.pilot import Pilot

from desk.edit import issues as issue_edits
from desk.edit import links as link_edits
from desk.edit import sections as section_edits
from desk.edit import stories as story_edits
from desk.model.issue import Issue, Link, Place, Section, Story
from desk.store.folder.issues import Folder
from desk.tui.desk.screen import DeskScreen
from desk.tui.shelf.reason import ReasonForm
from desk.tui.shelf.rows import ShelfRow
from desk.tui.shelf.screen import ShelfScreen
from desk.tui.widgets.head import Head
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import RowView
from desk.tui.widgets.words import Words
from tests.tui.waiting import until

PASTE = "Gazette:  Walls by age https://gazette.example/walls\nhttps://echo.example/"


async def shelf(desk: DeskScreen, pilot: Pilot[int]) -> ShelfScreen:
    await pilot.press("S")
    await pilot.pause()
    await desk.app.workers.wait_for_complete()
    await pilot.pause()
    assert isinstance(desk.app.screen, ShelfScreen)
    return desk.app.screen


def rows(screen: ShelfScreen) -> list[ShelfRow]:
    return [row for row in screen.query_one(RowView).rows if isinstance(row, ShelfRow)]


def another_issue(folder: Folder) -> int:
    """Another issue, which holds a story with a link; the id of the story."""
    issue = issue_edits.begin(folder.publication()[0], 8, "2026-11-12", ())
    issue = section_edits.add(issue, Section(id=901, order="", title="country"))
    story = Story(id=902, order="", section=901, headline="Nine villages", place=Place.HELD, reason="votes")
    issue = story_edits.add(issue, story)
    issue = link_edits.add(issue, [Link(id=903, order="", story=902, title="The vote", url="https://v.example/")])
    folder.create_issue(issue)
    return story.id


def on_disk(folder: Folder, number: int) -> Issue:
    return folder.open_issue(folder.find(str(number))).issue


async def test_pasted_links_are_clipped_and_go_to_the_story_in_hand_or_to_a_new_one(opened, folder: Folder) -> None:
    async with opened() as (desk, pilot):
        screen = await shelf(desk, pilot)
        assert "paste clips links" in screen.query_one(KeyBar).render().plain
        screen.post_message(Paste(PASTE))
        await pilot.pause()
        assert [row.what for row in rows(screen)] == ["clip", "clip"]
        await pilot.press("home", "enter")
        await pilot.pause()
        link = desk.issue.links_of(201)[-1]
        assert (link.source, link.title, link.url) == ("Gazette", "Walls by age", "https://gazette.example/walls")
        await pilot.press("n")
        await pilot.pause()
        assert rows(screen) == []
        assert [story.id for story in desk.issue.stories_of(101)][0::2] == [201, 202]
        await pilot.press("u", "u", "u")
        await pilot.pause()
        assert desk.issue == on_disk(folder, 7)
        assert desk.desk.session.shelf.clips == ()


async def test_held_and_spiked_stories_come_back_to_their_place(opened) -> None:
    async with opened(60, 20) as (desk, pilot):
        before = desk.issue
        desk.desk.session.do(story_edits.put_aside, [201], Place.HELD, "later")
        desk.desk.session.do(story_edits.put_aside, [203], Place.SPIKED)
        await shelf(desk, pilot)
        await pilot.press("r", "end", *", much", "tab", *"soon", "enter")
        await pilot.pause()
        assert isinstance(desk.app.screen, ReasonForm)
        assert "“soon” is no day" in desk.app.screen.query_one("#wrong", Words).render().plain
        await pilot.press("ctrl+u", *"+7")
        await pilot.pause()
        assert re.search(r"\w+day \d+ \w+ \d{4}", desk.app.screen.query_one("#wrong", Words).render().plain)
        await pilot.press("enter")
        await pilot.pause()
        assert desk.issue.story(201).reason == "later, much"
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", desk.issue.story(201).until)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert desk.issue.stories_of(101) == before.stories_of(101)
        assert desk.issue.stories_of(102) == before.stories_of(102)


async def test_x_spikes_a_held_story_and_says_so_where_it_cannot(opened) -> None:
    async with opened() as (desk, pilot):
        desk.desk.session.do(story_edits.put_aside, [201], Place.HELD, "later")
        screen = await shelf(desk, pilot)
        await pilot.press("x")
        await pilot.pause()
        assert desk.issue.story(201).place == Place.SPIKED
        await pilot.press("x", "n")
        await pilot.pause()
        assert "select one in the inbox" in screen.query_one(KeyBar).said
        assert desk.issue.story(201).place == Place.SPIKED


async def test_a_story_held_elsewhere_is_brought_here_and_given_back_by_undo(opened, folder: Folder) -> None:
    id = another_issue(folder)
    async with opened() as (desk, pilot):
        screen = await shelf(desk, pilot)
        assert rows(screen) == [ShelfRow("aside", id)]
        await pilot.press("enter")
        await until(pilot, lambda: on_disk(folder, 8).story(id).place == Place.MOVED)
        here = on_disk(folder, 7).story(id)
        assert (here.place, here.reason, here.section) == (Place.IN, "", 102)
        assert [link.title for link in desk.issue.links_of(id)] == ["The vote"]
        assert rows(screen) == []
        await pilot.press("u")
        await pilot.pause()
        back = on_disk(folder, 8).story(id)
        assert (back.place, back.reason) == (Place.HELD, "votes")
        assert all(story.id != id for story in desk.issue.stories)
        assert rows(screen) == [ShelfRow("aside", id)]
        await pilot.press("U")
        await until(pilot, lambda: on_disk(folder, 8).story(id).place == Place.MOVED)
        assert on_disk(folder, 7).story(id).place == Place.IN


async def test_an_issue_that_cannot_take_its_story_back_leaves_it_here(opened, folder: Folder) -> None:
    id = another_issue(folder)
    async with opened() as (desk, pilot):
        await shelf(desk, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: on_disk(folder, 8).story(id).place == Place.MOVED)
        folder.find("8").write_text("{", encoding="utf-8")
        await pilot.press("u")
        await until(pilot, lambda: any(story.id == id for story in desk.issue.stories))
        assert "stays here" in desk.app.screen.query_one(KeyBar).said


async def test_what_lies_on_the_shelf_of_others_is_not_changed_here(opened, folder: Folder) -> None:
    another_issue(folder)
    async with opened() as (desk, pilot):
        screen = await shelf(desk, pilot)
        await pilot.press("x")
        await pilot.pause()
        assert "No 8" in screen.query_one(KeyBar).said
        await pilot.press("enter", "x", "r", "escape", "escape")
        await pilot.pause()


async def test_the_desks_line_counts_what_the_shelf_shows_whatever_issue_holds_it(opened, folder: Folder) -> None:
    another_issue(folder)

    def counts() -> str:
        return desk.query_one("#shelf-head", Head).render().plain

    async with opened() as (desk, pilot):
        await until(pilot, lambda: "1 held" in counts())
        desk.do("", story_edits.put_aside, [202], Place.HELD)
        assert "2 held" in counts()
        screen = await shelf(desk, pilot)
        assert len([row for row in rows(screen) if row.what in ("story", "aside")]) == 2
        screen.query_one(RowView).select(ShelfRow("aside", 902))
        await pilot.press("enter")
        await until(pilot, lambda: "1 held" in counts())
