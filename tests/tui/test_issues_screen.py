"""The list of issues: what it shows, how it is narrowed, and how issues begin there."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from desk.edit import issues as issue_edits
from desk.edit import stories as story_edits
from desk.formats.prose.wrap import cells
from desk.model.ids import new_id
from desk.model.issue import Issue, Status
from desk.store.file import save
from desk.store.folder.issues import Folder
from desk.store.form import records
from desk.tui.app import DeskApp
from desk.tui.desk.draft import DraftDesk
from desk.tui.desk.screen import DeskScreen
from desk.tui.issues.first import FirstScreen
from desk.tui.issues.front_page import FrontPage
from desk.tui.issues.new_issue import IssueForm
from desk.tui.issues.screen import IssuesScreen
from desk.tui.issues.unreadable import UnreadableDialog
from desk.tui.reading.read_in import ReadIn
from desk.tui.widgets.cells import wrapped
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import LineView, RowView
from desk.tui.widgets.titleline import TitleLine
from desk.tui.widgets.words import Words
from tests.tui.waiting import until


@asynccontextmanager
async def listed(folder: Path, width: int = 140, height: int = 40) -> AsyncIterator[tuple[DeskApp, Pilot[int]]]:
    app = DeskApp(folder)
    async with app.run_test(size=(width, height)) as pilot:
        await settled(app, pilot)
        yield app, pilot


async def settled(app: DeskApp, pilot: Pilot[int]) -> None:
    await app.workers.wait_for_complete()
    await pilot.pause()


def text(view: LineView) -> list[str]:
    """The lines of a view as they are read."""
    return ["".join(words for words, _ in (*line.left, *line.right)).strip() for line in view.lines]


def screen(app: DeskApp) -> IssuesScreen:
    assert isinstance(app.screen, IssuesScreen), app.screen
    return app.screen


def add(folder: Folder, number: int, day: str, subject: str, status: str = "sent") -> None:
    issue = issue_edits.begin(folder.publication()[0], None, "", ("Town",))
    folder.create_issue(issue_edits.change(issue, number=number, date=day, subject=subject, status=status))


async def test_issues_stand_newest_first_under_their_months(folder: Folder) -> None:
    add(folder, 6, "2026-10-29", "Clock stops")
    async with listed(folder.path) as (app, _):
        lines = [line.split() for line in text(screen(app).rows) if line]
        assert lines[0] == ["NOVEMBER", "2026"]
        assert lines[1] == ["◐", "7", "Thu", "5", "Nov", "Time", "returns", "3", "22", "2"]
        assert lines[2] == ["OCTOBER", "2026"]
        assert lines[3] == ["●", "6", "Thu", "29", "Oct", "Clock", "stops", "0", "0", "0"]


async def test_the_front_page_follows_the_selection(folder: Folder) -> None:
    add(folder, 6, "2026-10-29", "Clock stops")
    async with listed(folder.path) as (app, pilot):
        page = app.screen.query_one(FrontPage)
        view = page.query_one("#front", LineView)
        page._rest.end()
        await until(pilot, lambda: "Time returns" in text(view))
        assert [line for line in text(view)[3:6] if line] == ["TOWN2", "Clock mended", "Bridge sold"]
        await pilot.press("down")
        page._rest.end()
        await until(pilot, lambda: "Clock stops" in text(view))


async def test_the_filter_narrows_and_esc_clears_it(folder: Folder) -> None:
    add(folder, 6, "2026-10-29", "Clock stops")
    async with listed(folder.path, 100, 30) as (app, pilot):
        await pilot.press("slash", *"oct clock")
        await pilot.pause()
        assert screen(app).rows.rows == ("0006-clock-stops.json",)
        await pilot.press("escape")
        await pilot.pause()
        assert len(screen(app).rows.rows) == 2
        assert screen(app).focused is screen(app).rows
        await pilot.press("slash", "6", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        assert app.session.issue.number == 6


async def test_an_issue_is_opened_and_the_list_shows_what_changed_there(folder: Folder) -> None:
    async with listed(folder.path, 60, 20) as (app, pilot):
        await pilot.press("enter")
        await pilot.pause()
        app.session.do(issue_edits.change, subject="Time is up")
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, IssuesScreen))
        await settled(app, pilot)
        assert "Time is up" in " ".join(text(screen(app).rows))


async def test_the_list_shows_what_the_publication_is_called_now(folder: Folder) -> None:
    async with listed(folder.path) as (app, pilot):
        app.session.change_publication(name="The Leger")
        await pilot.pause()
        assert "The Leger" in app.screen.query_one(TitleLine).render().plain


async def test_an_issue_that_was_sent_says_so_the_first_time_it_is_opened(folder: Folder) -> None:
    add(folder, 8, "2026-11-12", "Clock stops")
    async with listed(folder.path) as (app, pilot):
        for says in ("No 8 was sent", ""):
            await pilot.press("home", "enter")
            await until(pilot, lambda: isinstance(app.screen, DeskScreen))
            await pilot.pause()
            said = app.screen.query_one(KeyBar).said
            assert says in said if says else "was sent" not in said
            await pilot.press("b")
            await until(pilot, lambda: isinstance(app.screen, IssuesScreen))


async def test_a_new_issue_has_the_next_number_and_day_and_the_sections_of_the_latest(folder: Folder) -> None:
    async with listed(folder.path) as (app, pilot):
        await pilot.press("n")
        await pilot.pause()
        form = app.screen
        assert isinstance(form, IssueForm)
        assert form.values == {"number": "8", "date": "2026-11-12", "subject": ""}
        await pilot.press("up", "up", "backspace", "7", "down", "down", "enter")
        await pilot.pause()
        assert app.screen is form, "No 7 is taken"
        form.query_one("#number", Input).value = "8"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        issue = app.session.issue
        assert (issue.number, issue.date) == (8, "2026-11-12")
        assert [each.title for each in issue.running_order] == ["Town", "Country"]
        assert (folder.path / "0008-2026-11-12.json").exists()


async def test_a_duplicate_holds_everything_as_drafts_under_new_ids(folder: Folder) -> None:
    async with listed(folder.path) as (app, pilot):
        original = folder.open_issue(folder.issue_files()[0]).issue
        await pilot.press("D", "ctrl+s")
        await pilot.pause()
        copy = app.session.issue
        assert (copy.number, copy.date, copy.subject) == (8, "2026-11-12", "")
        assert [story.name for story in copy.in_order()] == [story.name for story in original.in_order()]
        assert {story.status for story in copy.stories} == {Status.DRAFT}
        assert [link.title for link in copy.links_of(next(copy.in_order()).id)] == ["Clock stops", "Clock starts"]
        assert not {story.id for story in copy.stories} & {story.id for story in original.stories}


async def test_a_duplicate_counts_links_as_the_list_does_and_has_no_title(folder: Folder) -> None:
    path = folder.issue_files()[0]
    opened = folder.open_issue(path)
    titled = issue_edits.change(opened.issue, title="Town special")
    linked = story_edits.change(
        titled, 203, body="See [the hedge](https://hedge.example) and [us](https://us.example)."
    )
    save.save(path, opened.data, records.issue_tables(linked))
    async with listed(folder.path) as (app, pilot):
        counted = screen(app).summaries[0].links
        assert counted == 4
        await pilot.press("D")
        await pilot.pause()
        form = app.screen
        assert isinstance(form, IssueForm)
        assert any(f"{counted} links" in words.render().plain for words in form.query(Words))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert (app.session.issue.title, app.session.issue.link_count) == ("", counted)


async def test_a_number_that_no_issue_may_have_does_not_spoil_the_next_one(folder: Folder) -> None:
    folder.create_issue(replace(issue_edits.begin(folder.publication()[0], None, "2026-11-12", ()), number=10**30))
    async with listed(folder.path) as (app, pilot):
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.screen, IssueForm)
        assert app.screen.values["number"] == "8"


@pytest.mark.parametrize("width", [5, 20, 200])
def test_a_long_subject_is_broken_between_words(width: int) -> None:
    words = "日本の橋 and a long walk over the old town that was sold last week"
    parts = wrapped(words, width)
    assert all(cells(part) <= width for part in parts)
    assert "".join(parts).replace(" ", "") == words.replace(" ", "")
    assert width == 5 or " ".join(parts) == words
    assert wrapped("  ", width) == wrapped(words, 0) == []


async def test_a_broken_file_is_listed_last_with_its_reason_and_says_it_when_opened(folder: Folder) -> None:
    (folder.path / "0099-broken.json").write_text('{"issue": {', encoding="utf-8")
    async with listed(folder.path) as (app, pilot):
        lines = [line for line in text(screen(app).rows) if line]
        assert lines[-3] == "CANNOT BE READ"
        assert lines[-2] == "✗ 0099-broken.json"
        await pilot.press("end", "enter")
        await settled(app, pilot)
        assert isinstance(app.screen, UnreadableDialog)
        await pilot.press("escape", "n")
        await pilot.pause()
        assert isinstance(app.screen, IssueForm)
        assert app.screen.values["number"] == "100", "the broken file's number counts"


async def test_what_files_hold_cannot_reach_the_terminal(folder: Folder) -> None:
    file = folder.issue_files()[0]
    tables = json.loads(file.read_text(encoding="utf-8"))
    next(iter(tables["issue"].values()))["subject"] = "Red \x1b[31malert\x07"
    file.write_text(json.dumps(tables), encoding="utf-8")
    async with listed(folder.path) as (app, _):
        assert "Red alert" in " ".join(text(screen(app).rows))


async def test_a_first_start_makes_nothing_and_begins_a_publication(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    async with listed(folder, 100, 30) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, FirstScreen))
        assert not folder.exists()
        await pilot.press("2")
        await pilot.pause()
        app.screen.query_one("#name", Input).value = "The Ledger"
        assert app.screen.query_one("#sections", Input).value == "From the editor, News, In brief"
        app.screen.query_one("#language", Input).value = "Deutsch"
        await pilot.pause()
        assert "Im Browser lesen" in app.screen.query_one("#wrong", Words).render().plain
        assert app.screen.query_one("#sections", Input).value == "Aus der Redaktion, Nachrichten, Kurz notiert"
        app.screen.query_one("#number", Input).focus()
        await pilot.press("7")
        assert app.screen.query_one("#number", Input).value == "7", "typing replaces what is only offered"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        titles = [each.title for each in app.session.issue.running_order]
        assert titles == ["Aus der Redaktion", "Nachrichten", "Kurz notiert"], "as offered, in its language"
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, IssuesScreen))
    begun = Folder(folder).publication()[0]
    assert (begun.name, begun.language) == ("The Ledger", "de")


async def test_a_first_start_goes_on_with_a_publication_that_was_named_before(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    async with listed(folder, 100, 30) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, FirstScreen))
        await pilot.press("X", "f9")
        await pilot.pause()
        assert isinstance(app.screen, FirstScreen), "there is nothing to export"
        await pilot.press("I", *"Ledger", "tab", "escape")
        await pilot.pause()
        await app.saver.save()
        await pilot.press("1")
        await settled(app, pilot)
        assert "publication.json" in app.screen.query_one(KeyBar).said
        assert [path.name for path in folder.glob("*.json")] == ["publication.json"], "nothing was copied half-way"
        await pilot.press("2", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert [each.title for each in app.session.issue.running_order] == ["From the editor", "News", "In brief"]
    assert Folder(folder).publication()[0].name == "Ledger"


async def test_a_first_start_in_the_folder_of_her_own_says_how_to_begin_elsewhere(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda name: tmp_path / name)
    for folder, offered in ((tmp_path / "desk" / "issues", True), (tmp_path / "issues", False)):
        async with listed(folder, 100, 30) as (app, pilot):
            await until(pilot, lambda app=app: isinstance(app.screen, FirstScreen))
            await pilot.pause()
            assert ("desk --folder issues" in " ".join(text(app.screen.query_one("#where", LineView)))) is offered


async def test_a_first_start_copies_the_sample(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    async with listed(folder, 60, 20) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, FirstScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, IssuesScreen) and app.screen.summaries)
        assert len(Folder(folder).issue_files()) == len(screen(app).rows.rows) > 10
        assert app.session.publication.name == Folder(folder).publication()[0].name != ""
        assert not app.session.is_dirty()
        app.session.change_publication(tagline="mine")
        app.session.save()
    assert Folder(folder).publication()[0].tagline == "mine"


async def test_an_issue_that_is_not_sent_says_how_much_is_to_fix(folder: Folder) -> None:
    add(folder, 8, "2026-11-12", "", "draft")
    add(folder, 9, "2026-11-19", "", "sent")
    async with listed(folder.path) as (app, pilot):
        rows = text(screen(app).rows)
        assert not any("✗" in row for row in rows)
        screen(app)._to_fix._rest.end()
        await settled(app, pilot)
        marked = {row.split()[1]: "✗" in row for row in text(screen(app).rows) if len(row.split()) > 2}
        assert marked["8"]
        assert not marked["9"]


async def test_a_newsletter_pasted_on_the_first_start_becomes_an_issue_to_work_on(tmp_path: Path) -> None:
    words = "Harbour opens\n\nIt opens on Monday, and boats may come in.\n\nBridge sold\n\nTo whom, nobody says.\n"
    async with listed(tmp_path / "new", 100, 30) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, FirstScreen))
        app.screen.post_message(Paste(words))
        await until(pilot, lambda: isinstance(app.screen, ReadIn))
        await pilot.pause()
        assert app.screen.query_one("#typed", TextField).text == words
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        await pilot.press("Z")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen) and not isinstance(app.screen, DraftDesk))
        await pilot.press("s")
        assert next(app.screen.issue.in_order()).status == "draft"
    assert len(Folder(tmp_path / "new").issue_files()) == 1


async def test_what_was_read_in_and_not_kept_waits_on_the_first_screen_of_the_next_start(tmp_path: Path) -> None:
    words = "Harbour opens\n\nIt opens on Monday, and boats may come in.\n\nBridge sold\n\nTo whom, nobody says.\n"
    async with listed(tmp_path / "new", 100, 30) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, FirstScreen))
        app.screen.post_message(Paste(words))
        await until(pilot, lambda: isinstance(app.screen, ReadIn))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DraftDesk))
    async with listed(tmp_path / "new", 100, 30) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, FirstScreen))
        assert any("Go on with what was read in" in row for row in text(app.screen.query_one("#choices", RowView)))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DraftDesk))
        assert next(app.screen.issue.in_order()).headline == "Harbour opens"


async def test_an_issue_that_knows_nothing_of_itself_is_listed_by_its_file(folder: Folder) -> None:
    for name in ("harbour", "poem"):
        folder.create_issue(Issue(new_id(), slug=name))
    folder.create_issue(Issue(new_id(), number=99))
    async with listed(folder.path) as (app, _):
        rows = ["".join(text for text, _ in line.left) for line in app.screen.query_one("#issues", RowView).lines]
        assert any("harbour" in row for row in rows)
        assert any("poem" in row for row in rows)
        assert sum("none yet" in row for row in rows) == 1
