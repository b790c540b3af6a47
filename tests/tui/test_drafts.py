"""Old issues read in at the desk: drafts beside their source, doubts on keys, kept among the issues or dropped."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from desk.archive.sourced import drafted
from desk.read.questions import alarm as sentence
from desk.read.reading import Doubt, Lines, Matter
from desk.store.folder.issues import Folder
from desk.tui.app import DeskApp
from desk.tui.desk.draft import DraftDesk
from desk.tui.desk.screen import DeskScreen
from desk.tui.ports import OrderRow
from desk.tui.reading.read_in import ReadIn
from desk.tui.reading.screen import DraftsScreen
from desk.tui.widgets.choice import Choice
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.words import Words

OLD = """---
title: Harbour news
number: 3
date: 2016-11-03
---

## Town

### Harbour opens

The harbour opens on Monday, as was said long ago, and the ferries go back to their old hours from then on.

### Quarry let

To whom the quarry was let nobody could say on Tuesday night, and nobody who was asked seemed to mind at all.

## Country

### Wall rebuilt

A wall was rebuilt along the lane by the mill, and the parish is looking for the person who planted it there.

"""
ALL = ["Harbour opens", "Quarry let", "Wall rebuilt"]


async def until(pilot: Pilot[int], true: Callable[[], object]) -> None:
    for _ in range(500):
        if true():
            return
        await pilot.pause(0.01)
    raise AssertionError(
        f"it did not come to that: {pilot.app.screen} {[bar.said for bar in pilot.app.screen.query(KeyBar)]}"
    )


@asynccontextmanager
async def desk_on(path: Path, width: int = 140, height: int = 40) -> AsyncIterator[tuple[DeskApp, Pilot[int]]]:
    app = DeskApp(path)
    app.animation_level = "none"
    async with app.run_test(size=(width, height)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield app, pilot


@asynccontextmanager
async def draft(folder: Folder, *sources: str, width: int = 140) -> AsyncIterator[tuple[DraftDesk, Pilot[int]]]:
    """The first of these newsletters on the desk; all are drafts."""
    async with desk_on(folder.path, width) as (app, pilot):
        made = [
            drafted(app.drafts, each.encode(), f"news {chr(97 + at)}.md", ())[0]
            for at, each in enumerate(sources or (OLD,))
        ]
        app.session.take(made[0])
        app.show_issue()
        await until(pilot, lambda: isinstance(app.screen, DraftDesk) and app.screen.read.reading.source)
        assert isinstance(app.screen, DraftDesk)
        yield app.screen, pilot


def headlines(desk: DraftDesk) -> list[str | None]:
    return [story.headline for story in desk.issue.in_order()]


def said(desk: DraftDesk) -> str:
    return desk.query_one(KeyBar).said


def numbers(folder: Folder) -> list[int | None]:
    return sorted(each.number or 0 for each in folder.summaries())


@pytest.mark.parametrize("width", [60, 100, 140])
async def test_a_draft_lies_beside_its_source_and_not_among_the_issues(folder: Folder, width: int) -> None:
    before = numbers(folder)
    async with draft(folder, width=width) as (desk, pilot):
        assert headlines(desk) == ALL
        assert any("The harbour opens" in line for line in desk.read.reading.source)
        assert numbers(folder) == before
        await pilot.press("s")
        assert await desk.desk.saver.save()
        assert numbers(folder) == before


async def test_the_lines_of_the_story_in_hand_are_lit_and_a_line_leads_to_its_story(folder: Folder) -> None:
    async with draft(folder) as (desk, pilot):
        second = [story.id for story in desk.issue.in_order()][1]
        desk.pick(second)
        lines = desk.read.lines_of(second)
        assert "Quarry let" in desk.read.reading.source[lines.first - 1]
        desk.panes.go("proof")
        desk.source.focus()
        await pilot.pause()
        at = next(at for at, line in enumerate(desk.read.reading.source, 1) if "The harbour opens" in line)
        desk.source.select(at)
        await pilot.press("enter")
        assert desk.selection.row == OrderRow("story", next(desk.issue.in_order()).id)


async def test_a_line_that_was_left_out_comes_into_the_story_above_it_and_only_once(folder: Folder) -> None:
    async with draft(folder, f"{OLD}---\n\nYou asked for this. [Unsubscribe](https://a.example/u)\n") as (desk, pilot):
        desk.pick(next(desk.issue.in_order()).id)
        desk.panes.go("proof")
        for message in ("Took the line into “Wall rebuilt”", "That line is in “Wall rebuilt” already."):
            desk.source.focus()
            await pilot.pause()
            at = next(at for at, line in enumerate(desk.read.reading.source, 1) if "You asked" in line)
            desk.source.select(at)
            await pilot.press("enter")
            assert message in said(desk)
            bodies = [story.body for story in desk.issue.in_order()]
            assert ["You asked for this" in body for body in bodies] == [False, False, True]
        assert bodies[2].count("You asked for this") == 1


async def test_an_edit_of_a_draft_is_undone_like_every_other(folder: Folder) -> None:
    async with draft(folder) as (desk, pilot):
        await pilot.press("j", "A")
        assert headlines(desk) == ["Harbour opens", "Wall rebuilt"]
        await pilot.press("u")
        assert headlines(desk) == ALL


async def test_another_reading_is_taken_as_one_step_and_undone_with_its_doubts(folder: Folder) -> None:
    async with draft(folder) as (desk, pilot):
        first, read = desk.issue, desk.read
        line = next(at for at, each in enumerate(read.reading.origin.document.lines) if each.text == "Quarry let")
        doubt = Doubt(Matter.HEADLINE, None, Lines(1, 1), "headline", "body", line=line, label="body")
        assert desk.doubting.turn("Read as a line of the text", read, read.otherwise(desk.issue, doubt))
        assert "Quarry let" not in headlines(desk)
        assert desk.read is not read
        await pilot.press("u")
        assert headlines(desk) == [story.headline for story in first.in_order()]
        assert desk.read is read


async def test_a_kept_draft_is_a_finished_issue_and_the_next_one_comes(folder: Folder) -> None:
    other = OLD.replace("number: 3", "number: 4").replace("Harbour", "Ferry").replace("Monday", "Friday")
    async with draft(folder, OLD, other.replace("nobody could say", "somebody might say")) as (desk, pilot):
        await pilot.press("Z")
        await until(pilot, lambda: desk.app.screen is not desk and isinstance(desk.app.screen, DraftDesk))
        assert 3 in numbers(folder)
        opened = folder.open_issue(folder.find("3")).issue
        assert opened.status == "sent"
        assert [story.headline for story in opened.in_order()] == ALL
        assert desk.app.screen.issue.number == 4
        assert "1 draft left" in said(desk.app.screen)


async def test_what_is_here_already_is_asked_about(folder: Folder) -> None:
    async with draft(folder, OLD, OLD) as (desk, pilot):
        await pilot.press("Z")
        await until(pilot, lambda: isinstance(desk.app.screen, DraftDesk) and desk.app.screen is not desk)
        before = numbers(folder)
        second = desk.app.screen
        await pilot.press("Z")
        await until(pilot, lambda: desk.app.screen is not second)
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(desk.app.screen, DraftDesk))
        assert numbers(folder) == before
        assert desk.desk.drafts.count() == 0


async def test_paths_are_read_in_and_listed_dropped_and_put_back(folder: Folder, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    for number in (3, 4):
        (old / f"{number}.md").write_text(OLD.replace("number: 3", f"number: {number}"))
    async with desk_on(folder.path) as (app, pilot):
        await pilot.press("R")
        assert isinstance(app.screen, ReadIn)
        app.screen.field.insert_text(str(old))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DraftsScreen) and len(app.screen.found) == 2)
        screen = app.screen
        assert isinstance(screen, DraftsScreen)
        await pilot.press("x")
        await until(pilot, lambda: len(screen.found) == 1)
        await pilot.press("u")
        await until(pilot, lambda: len(screen.found) == 2)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DraftDesk))


async def test_the_source_is_as_wide_as_its_pane_when_it_comes_back_in_the_place_of_the_proof(folder: Folder) -> None:
    async with draft(folder, width=80) as (desk, pilot):
        await pilot.press("p")
        await until(pilot, lambda: desk.source.lines and desk.source.text_width)
        before = desk.source.lines
        assert len(before) < 60
        await pilot.press("t")
        await pilot.press("t")
        await until(pilot, lambda: desk.source.text_width)
        assert desk.source.lines == before


@pytest.mark.parametrize("keys", ["4", "t4"])
async def test_the_pane_with_the_focus_is_in_sight_where_the_terminal_gets_narrower(folder: Folder, keys: str) -> None:
    async with draft(folder) as (desk, pilot):
        await pilot.press(*keys)
        await pilot.pause()
        focused = desk.focused
        assert focused is not desk.order
        await pilot.resize_terminal(100, 30)
        await until(pilot, lambda: desk.focused is focused)
        await until(pilot, lambda: focused is not None and focused.region)
        await pilot.press("escape")
        await until(pilot, lambda: desk.focused is desk.order)


@pytest.mark.parametrize(("width", "tells"), [(140, False), (100, True)])
async def test_where_the_source_has_no_room_its_key_says_which_one_shows_it(
    folder: Folder, width: int, tells: bool
) -> None:
    async with draft(folder, width=width) as (desk, pilot):
        for shows in ("p shows the proof.", "p shows the source."):
            await pilot.press("t")
            await pilot.pause()
            assert (shows in said(desk)) is tells


@pytest.mark.parametrize(("width", "tells"), [(140, False), (100, True), (80, True)])
async def test_what_looks_wrong_about_the_whole_names_the_key_of_a_source_out_of_sight(
    folder: Folder, width: int, tells: bool
) -> None:
    async with draft(folder, "Cranes, tugs, and the sea\n", width=width) as (desk, pilot):
        await until(pilot, lambda: "from" in said(desk))
        assert desk.read.alarms(desk.issue)
        assert ("p shows the source." in said(desk)) is tells
        wrong = {sentence(each) for each in desk.read.alarms(desk.issue)}
        assert sum(each in said(desk) for each in wrong) == (1 if tells else len(wrong))


async def test_what_is_asked_of_an_issue_that_is_here_names_no_option_of_the_command_line(folder: Folder) -> None:
    async with draft(folder, OLD, OLD) as (desk, pilot):
        await pilot.press("Z")
        await until(pilot, lambda: isinstance(desk.app.screen, DraftDesk) and desk.app.screen is not desk)
        await pilot.press("Z")
        await until(pilot, lambda: isinstance(desk.app.screen, Choice))
        says = "".join(words for words, _ in desk.app.screen.query(Words).first().spans)
        assert "is here already" in says
        assert "--" not in says


async def test_a_draft_that_went_for_the_one_that_is_here_is_put_back_from_the_list(folder: Folder) -> None:
    async with draft(folder, OLD, OLD) as (desk, pilot):
        app = desk.desk
        await pilot.press("Z")
        await until(pilot, lambda: isinstance(app.screen, DraftDesk) and app.screen is not desk)
        await pilot.press("Z")
        await until(pilot, lambda: isinstance(app.screen, Choice))
        await pilot.press("enter")
        await until(pilot, lambda: app.drafts.count() == 0 and not isinstance(app.screen, DraftDesk | Choice))
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, DraftsScreen))
        await pilot.press("u")
        await until(pilot, lambda: app.drafts.count() == 1)


async def test_drafts_are_dropped_one_key_each_and_put_back_as_many_times(folder: Folder) -> None:
    async with desk_on(folder.path) as (app, pilot):
        for number in (3, 4, 5):
            drafted(app.drafts, OLD.replace("number: 3", f"number: {number}").encode(), f"{number}.md", ())
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, DraftsScreen) and len(app.screen.found) == 3)
        await pilot.press("x", "x")
        await until(pilot, lambda: app.drafts.count() == 1)
        assert len(app.drafts.dropped) == 2
        await pilot.press("u", "u")
        await until(pilot, lambda: app.drafts.count() == 3)


@pytest.mark.parametrize("key", ["enter", "Z", "A", "x"])
async def test_with_no_draft_left_the_keys_say_so(folder: Folder, key: str) -> None:
    async with desk_on(folder.path) as (app, pilot):
        drafted(app.drafts, OLD.encode(), "news.md", ())
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, DraftsScreen) and app.screen.found)
        await pilot.press("x", key)
        await until(pilot, lambda: "Nothing waits" in app.screen.query_one(KeyBar).said)


async def test_a_draft_without_a_title_is_called_what_it_was_read_from(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "crane.txt").write_text("A crane gets a name\n\nSchoolchildren chose it. It is Gerald.\n")
    async with desk_on(folder.path) as (app, pilot):
        drafted(app.drafts, (tmp_path / "crane.txt").read_bytes(), "old/crane.txt", ())
        drafted(app.drafts, OLD.encode(), "old/harbour.md", ())
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, DraftsScreen) and app.screen.found)
        screen = app.screen
        assert isinstance(screen, DraftsScreen)
        shown = ["".join(words for words, _ in line.left) for line in screen.rows.lines]
        assert any("   crane.txt" in line for line in shown)
        assert not any(".json" in line for line in shown)


async def test_a_draft_is_there_again_after_the_desk_was_closed(folder: Folder) -> None:
    async with draft(folder) as (desk, pilot):
        await pilot.press("j", "A")
        assert await desk.desk.saver.save()
    async with desk_on(folder.path) as (app, pilot):
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, DraftsScreen) and app.screen.found)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DraftDesk))
        assert isinstance(app.screen, DraftDesk)
        assert headlines(app.screen) == ["Harbour opens", "Wall rebuilt"]


async def kept_paste(folder: Folder, text: str, keep: Callable[[DeskApp, Pilot[int]], object]) -> None:
    """A newsletter that was pasted is kept, and `keep` looks at what became of it."""
    async with desk_on(folder.path) as (app, pilot):
        made = drafted(app.drafts, text.encode(), "what was pasted", (), pasted=True)[0]
        app.session.take(made)
        app.show_issue()
        await until(pilot, lambda: isinstance(app.screen, DraftDesk) and app.screen.read.reading.source)
        await pilot.press("Z")
        await until(pilot, lambda: not isinstance(app.screen, DraftDesk))
        await pilot.pause()
        keep(app, pilot)


async def test_a_newsletter_pasted_into_an_empty_desk_is_kept_as_a_draft_that_is_on_the_desk(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "none yet")

    def look(app: DeskApp, _: Pilot[int]) -> None:
        desk = app.screen
        assert isinstance(desk, DeskScreen)
        assert not desk.issue.is_frozen
        assert [story.headline for story in desk.issue.in_order()] == ALL
        assert "as a draft" in desk.query_one(KeyBar).said
        assert not desk.unread.ids

    await kept_paste(folder, OLD, look)


@pytest.mark.parametrize(("day", "frozen"), [("date: 2016-11-03\n", True), ("", False), ("date: 2999-11-03\n", False)])
async def test_beside_other_issues_a_pasted_newsletter_of_a_day_that_is_past_was_sent(
    folder: Folder, day: str, frozen: bool
) -> None:
    def look(app: DeskApp, _: Pilot[int]) -> None:
        assert isinstance(app.screen, DeskScreen) is not frozen

    await kept_paste(folder, OLD.replace("date: 2016-11-03\n", day).replace("number: 3\n", ""), look)
    kept = [each for each in folder.summaries() if each.stories == 3 and each.number is None]
    assert [each.status == "sent" for each in kept] == [frozen]


async def test_what_was_sent_offers_the_key_that_makes_it_a_draft_again_and_none_that_is_refused(
    folder: Folder,
) -> None:
    async with draft(folder) as (desk, pilot):
        await pilot.press("Z")
        await until(pilot, lambda: not isinstance(desk.app.screen, DraftDesk))
        app = desk.app
        assert isinstance(app, DeskApp)
        app.session.open(folder.find("3"))
        app.show_issue()
        await pilot.pause()
        shown = [key.command for key in app.screen.query_one(KeyBar)._keys]
        assert "finish.undo" in shown
        assert not {"story.new", "link.add", "story.hold", "move.down move.up", "story.spike"} & set(shown)
        await pilot.press("E")
        assert isinstance(app.screen, Choice)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen) and not app.screen.issue.is_frozen)
        await until(pilot, lambda: "story.new" in [key.command for key in app.screen.query_one(KeyBar)._keys])
        assert not app.screen.unread.ids
