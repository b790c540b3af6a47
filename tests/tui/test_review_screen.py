"""Old issues on the screen: chosen, looked at, asked about and saved."""

from pathlib import Path

import pytest

from desk.store.folder.issues import Folder
from desk.tui.issues.first import FirstScreen
from desk.tui.issues.screen import IssuesScreen
from desk.tui.review.read_in import ReadIn
from desk.tui.review.screen import ReviewScreen
from desk.tui.review.source import SourceView
from desk.tui.widgets.dialog import Choice
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import RowView
from tests.tui.review_desk import OLD, desk_on, headlines, into_review, numbers, review, row_texts, said, until


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


async def test_what_is_here_already_is_asked_about(folder: Folder) -> None:
    same = OLD.replace("number: 3", "number: 7").replace("2016-11-03", "2026-11-05")
    async with review(folder, same) as (screen, pilot):
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


async def test_a_number_that_another_issue_has_is_a_doubt(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text(OLD.replace("number: 3", "number: 7"))
    async with desk_on(folder.path) as (app, pilot):
        screen = await into_review(app, pilot, str(tmp_path / "old.md"))
        assert screen.reading.number is None
        assert [doubt.about for doubt in screen.reading.doubts] == ["number"]
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, IssuesScreen))
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


async def test_a_pane_that_comes_to_the_front_is_fitted_to_its_width(folder: Folder) -> None:
    async with review(folder, OLD, OLD.replace("number: 3", "number: 4"), width=60) as (screen, pilot):
        await pilot.press("tab")
        await pilot.pause()
        assert "It opens on Monday." in row_texts(screen.query_one(SourceView)).split("\n")
        await pilot.press("tab")
        await pilot.pause()
        assert "No 4  Town" in row_texts(screen.query_one("#issues", RowView))


async def test_issues_are_called_by_as_much_of_their_names_as_there_is_room_for(folder: Folder) -> None:
    old = OLD.replace("number: 3", "title: A newsletter without any number, only a name")
    async with review(folder, old, OLD.replace("3", "4", 1), width=140) as (screen, _):
        assert row_texts(screen.query_one("#issues", RowView)).startswith("A newsletter without any")


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
