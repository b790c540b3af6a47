"""Old issues on the screen: what is read in is looked at, put right with one key each, and saved."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from desk.incoming import Incoming, arrivals
from desk.store.folder import Folder
from desk.tui.app import DeskApp
from desk.tui.screens.first import FirstScreen
from desk.tui.screens.issues import IssuesScreen
from desk.tui.screens.read_in import ReadIn
from desk.tui.screens.review import ReviewScreen
from desk.tui.screens.review_rows import Spot
from desk.tui.taking_in import Gathered
from desk.tui.widgets.dialog import Choice
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import RowView
from desk.tui.widgets.source import SourceView

OLD = """---
number: 3
date: 2016-11-03
---

# Town

## Harbour opens

It opens on Monday.

What it costs

- [Gazette: Harbour bill](https://gazette.example/bill)
- [Echo](https://echo.example/)

## Bridge sold

To whom?
"""


async def until(pilot: Pilot[int], true: Callable[[], object]) -> None:
    for _ in range(500):
        if true():
            return
        await pilot.pause(0.01)
    raise AssertionError("it did not come to that")


@asynccontextmanager
async def desk_on(path: Path, width: int = 140, height: int = 40) -> AsyncIterator[tuple[DeskApp, Pilot[int]]]:
    app = DeskApp(path)
    app.animation_level = "none"
    async with app.run_test(size=(width, height)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield app, pilot


@asynccontextmanager
async def review(
    folder: Folder, *sources: str, width: int = 140, height: int = 40
) -> AsyncIterator[tuple[ReviewScreen, Pilot[int]]]:
    async with desk_on(folder.path, width, height) as (app, pilot):
        found = Gathered(Incoming(folder))
        for at, source in enumerate(sources or (OLD,)):
            found.arrivals += arrivals(source.encode(), f"{at}.md")
        screen = ReviewScreen(found)
        await app.push_screen(screen)
        await pilot.pause()
        await pilot.pause()
        yield screen, pilot


def headlines(screen: ReviewScreen) -> list[str | None]:
    return [story.headline for story in screen.reading.stories]


def numbers(folder: Folder) -> list[int | None]:
    return sorted(each.number or 0 for each in folder.summaries())


def said(screen: ReviewScreen) -> str:
    return screen.query_one(KeyBar).said


def row_texts(view: RowView | SourceView) -> str:
    return "\n".join("".join(text for text, _ in (*line.left, *line.right)) for line in view.lines)


async def into_review(app: DeskApp, pilot: Pilot[int], typed: str) -> ReviewScreen:
    await pilot.press("R")
    await pilot.pause()
    assert isinstance(app.screen, ReadIn)
    app.screen.field.insert_text(typed)
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
    await pilot.pause()
    await pilot.pause()
    assert isinstance(app.screen, ReviewScreen)
    return app.screen


async def test_files_are_read_looked_at_and_saved_and_the_list_shows_them(folder: Folder, tmp_path: Path) -> None:
    old = tmp_path / "old newsletters"
    old.mkdir()
    (old / "3.md").write_text(OLD)
    (old / "4.md").write_text(OLD.replace("number: 3", "number: 4").replace("2016-11-03", "2016-11-10"))
    (old / "5.md").write_text("")
    async with desk_on(folder.path) as (app, pilot):
        before = app.screen.query_one("#issues", RowView).row
        screen = await into_review(app, pilot, f"'{old}'")
        assert [item.label for item in screen.items] == ["No 3", "No 4"]
        assert "5.md is empty" in said(screen)
        assert "5.md is empty" in row_texts(screen.query_one("#issues", RowView)).replace("\n", " ")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: screen.at == 1)
        assert screen.items[0].file
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, IssuesScreen))
        await until(pilot, lambda: len(app.screen.summaries) == 3)
        assert numbers(folder) == [3, 4, 7]
        assert app.screen.query_one("#issues", RowView).row == before
        await until(pilot, lambda: "Saved 2 issues: 4 stories" in app.screen.query_one(KeyBar).said)


async def test_a_pasted_newsletter_is_read_and_a_file_that_is_not_there_is_named(folder: Folder) -> None:
    async with desk_on(folder.path) as (app, pilot):
        await pilot.press("R")
        await pilot.pause()
        dialog = app.screen
        assert isinstance(dialog, ReadIn)
        dialog.field.insert_text("~/no-such-newsletter.txt")
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.screen is dialog
        assert "There is no file ~/no-such-newsletter.txt" in dialog.found.render().plain
        await pilot.press("escape")
        screen = await into_review(app, pilot, OLD)
        assert headlines(screen) == ["Harbour opens", "Bridge sold"]


async def test_a_new_desk_offers_to_read_old_issues_in(tmp_path: Path) -> None:
    path = tmp_path / "issues"
    async with desk_on(path) as (app, pilot):
        assert isinstance(app.screen, FirstScreen)
        await pilot.press("3")
        await pilot.pause()
        assert isinstance(app.screen, ReadIn)
        app.screen.field.insert_text(OLD)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, IssuesScreen))
        await until(pilot, lambda: [each.number for each in app.screen.summaries] == [3])
        assert (path / "publication.json").exists()
        assert not app.session.is_dirty("publication")


async def test_one_key_each_puts_a_reading_right_and_undo_takes_it_back(folder: Folder) -> None:
    async with review(folder) as (screen, pilot):
        first = screen.reading
        screen.rows.select(Spot("story", 1))
        await pilot.press("m")
        assert headlines(screen) == ["Harbour opens"]
        assert screen.spot == Spot("story", 0)
        await pilot.press("u")
        assert screen.reading == first
        await pilot.press("U")
        assert headlines(screen) == ["Harbour opens"]
        await pilot.press("ctrl+z", "enter")
        assert "It opens on Monday." in row_texts(screen.rows)
        screen.rows.select(Spot("part", 0, 1))
        await pilot.press("s")
        assert headlines(screen) == ["Harbour opens", "What it costs", "Bridge sold"]
        assert screen.spot == Spot("story", 1)
        await pilot.press("h")
        assert headlines(screen)[1] is None
        assert screen.reading.stories[1].body.startswith("What it costs")
        await pilot.press("h", "c")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert screen.reading.stories[1].kind == "sponsor"
        await pilot.press("x")
        assert headlines(screen) == ["Harbour opens", "Bridge sold"]
        assert any(left.words.startswith("What it costs") for left in screen.reading.left_out)


async def test_links_move_become_text_change_and_come_back(folder: Folder) -> None:
    source = (
        "## One\n\nText.\n\n- [Gazette: Bill](https://g.example/)\n- [Echo](https://e.example/)\n\n## Two\n\nMore.\n"
    )
    async with review(folder, source) as (screen, pilot):
        links = [story.links for story in screen.reading.stories]
        assert len(links[0]) == 2
        screen.rows.select(Spot("story", 0))
        await pilot.press("enter")
        screen.rows.select(Spot("link", 0, 1))
        await pilot.press("J")
        assert [link.title for link in screen.reading.stories[1].links] == ["Echo"]
        assert screen.spot == Spot("link", 1, 0)
        await pilot.press("l")
        assert "[Echo](https://e.example/)" in screen.reading.stories[1].body
        screen.rows.select(Spot("link", 0, 0))
        before = screen.reading.stories[0].links[0]
        await pilot.press("w")
        assert screen.reading.stories[0].links[0] != before
        await pilot.press("x")
        assert screen.reading.stories[0].links == ()
        place = len(screen.reading.left_out) - 1
        screen.rows.select(Spot("left", place))
        await pilot.press("t")
        assert [link.url for story in screen.reading.stories for link in story.links] == ["https://g.example/"]


async def test_doubts_are_gone_through_and_answered(folder: Folder) -> None:
    source = "\n\n".join(
        f"SPONSORED: Item {at}\n\nBy {at} of the best.\n\nA line of text that says a little more about it."
        for at in "ab"
    )
    async with review(folder, source) as (screen, pilot):
        doubts = len(screen.reading.doubts)
        assert doubts
        await pilot.press("n")
        assert screen.spot.what == "doubt"
        await pilot.press("full_stop")
        assert len(screen.reading.doubts) == doubts - 1


async def test_what_is_here_already_is_asked_about(folder: Folder) -> None:
    async with review(folder, OLD.replace("number: 3", "number: 7")) as (screen, pilot):
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(screen.app.screen, Choice))
        await pilot.press("escape")
        await pilot.pause()
        assert screen.unsaved
        assert numbers(folder) == [7]
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(screen.app.screen, Choice))
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(screen.app.screen, IssuesScreen))
        assert numbers(folder) == [0, 7]


async def test_a_number_above_the_draft_in_hand_is_asked_about(folder: Folder) -> None:
    async with review(folder, OLD.replace("number: 3", "number: 70")) as (screen, pilot):
        await pilot.press("A")
        await until(pilot, lambda: isinstance(screen.app.screen, Choice) or not screen.saving.busy)
        await until(pilot, lambda: isinstance(screen.app.screen, Choice))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(screen.app.screen, IssuesScreen))
        assert numbers(folder) == [0, 7]


async def test_esc_asks_before_readings_are_dropped(folder: Folder) -> None:
    async with review(folder) as (screen, pilot):
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(screen.app.screen, Choice)
        await pilot.press("enter")
        await pilot.pause()
        assert screen.app.screen is screen
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert isinstance(screen.app.screen, Choice)
        await pilot.press("escape", "escape")
        await pilot.pause()
        await pilot.press("end", "enter")
        await pilot.pause()
        assert isinstance(screen.app.screen, IssuesScreen)
        assert numbers(folder) == [7]


async def test_several_issues_are_looked_at_joined_and_left_out(folder: Folder) -> None:
    second = OLD.replace("number: 3", "number: 4").replace("Harbour", "Market")
    async with review(folder, OLD, second) as (screen, pilot):
        await pilot.press("greater_than_sign")
        assert headlines(screen) == ["Market opens", "Bridge sold"]
        screen.show_pane("issues")
        await pilot.press("m")
        assert (screen.at, len(screen.reading.stories)) == (0, 4)
        assert len(screen.unsaved) == 1
        await pilot.press("u")
        assert (len(screen.reading.stories), len(screen.unsaved)) == (2, 2)
        screen.show_pane("issues")
        await pilot.press("x")
        assert [item.dropped for item in screen.items] == ["left out", ""]
        await pilot.press("A")
        await until(pilot, lambda: isinstance(screen.app.screen, IssuesScreen))
        assert numbers(folder) == [4, 7]


async def test_the_source_follows_what_is_selected(folder: Folder) -> None:
    async with review(folder) as (screen, _):
        screen.rows.select(Spot("story", 1))
        screen.follow()
        view = screen.query_one(SourceView)
        lit = ["".join(text for text, _ in line.left) for line in view.lines if view.grounds(line)[0]]
        assert any("Bridge sold" in words for words in lit)
        assert not any("Harbour" in words for words in lit)


@pytest.mark.parametrize(("width", "panes"), [(60, 1), (100, 2), (140, 3)])
async def test_as_many_panes_as_there_is_room_for(width: int, panes: int, folder: Folder) -> None:
    async with review(folder, OLD, OLD.replace("number: 3", "number: 4"), width=width) as (screen, pilot):
        ids = ("#issues-pane", "#source-pane", "#reading-pane")
        assert sum(screen.query_one(id).display for id in ids) == panes
        for name in ("source", "issues", "reading"):
            await pilot.press("tab")
            await pilot.pause()
            assert screen.pane == name
            assert screen.query_one(f"#{name}-pane").display
            assert screen.focused is screen.query_one(f"#{name}")


async def test_hostile_words_reach_the_terminal_clean(folder: Folder) -> None:
    source = "## One \x1b[31mred\x1b]0;t\x07\n\nText \x9b2J \u202ebidi \x1b[2J.\n\n## [bold]Two[/bold]\n\nMore.\n"
    async with review(folder, source) as (screen, pilot):
        for at in range(len(screen.reading.stories)):
            screen.item.toggle(at)
        screen.redraw()
        await pilot.pause()
        words = row_texts(screen.rows) + row_texts(screen.query_one(SourceView))
        assert not set(words) & set("\x1b\x07\x9b\u202e\x00")


async def test_a_long_issue_is_drawn_once_and_scrolls_without_drawing_it_again(folder: Folder) -> None:
    source = "\n".join(f"## Story {at}\n\nIts text.\n" for at in range(400))
    async with review(folder, source) as (screen, pilot):
        assert len(screen.reading.stories) == 400
        drawn = screen.rows.lines
        for _ in range(30):
            await pilot.press("pagedown")
        assert screen.rows.lines is drawn
        assert screen.spot == Spot("story", 399)


async def test_old_issues_are_read_in_from_the_running_order_too(opened, folder: Folder) -> None:
    async with opened(100, 30) as (desk, pilot):
        before = desk.issue
        await pilot.press("R")
        await pilot.pause()
        assert isinstance(desk.app.screen, ReadIn)
        desk.app.screen.field.insert_text(OLD)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(desk.app.screen, ReviewScreen))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: desk.app.screen is desk)
        assert numbers(folder) == [3, 7]
        assert desk.issue == before


async def test_the_desk_asks_before_it_is_closed_from_a_dialog_of_the_review(folder: Folder) -> None:
    async with review(folder) as (screen, pilot):
        await pilot.press("r")
        await pilot.pause()
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert isinstance(screen.app.screen, Choice)
        await pilot.press("end", "enter")
        await until(pilot, lambda: screen.app.return_code is not None or not screen.app.is_running)
