"""The archive beside the story: search, cross-links, remarks, what is close, and the figures."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from desk.edit import links, stories
from desk.model.issue import Link
from desk.store.folder.issues import Folder
from desk.tui.app import DeskApp
from desk.tui.archive.stats import StatsScreen
from desk.tui.desk.link_list import RemarkRow
from desk.tui.desk.screen import DeskScreen
from desk.tui.desk.story import GreyLine, NoteLine
from desk.tui.issues.screen import IssuesScreen
from desk.tui.widgets.keybar import KeyBar
from tests.archive.archives import Told, issue, story_id

Desk = tuple[DeskScreen, Pilot[int]]
Opener = Callable[..., AbstractAsyncContextManager[Desk]]

FLOAT = Told("The milk float is gone", "It left for the sea with the old clock tower.", ["https://dairy.example/float"])
TOWER = Told("Clock tower closed", "The clock of the tower stopped, and the tower was closed for a winter.")


@pytest.fixture
def folder(folder: Folder) -> Folder:
    """Two earlier issues beside the open one, and a pattern for the addresses of issues."""
    folder.create_issue(issue(3, "2026-08-27", [FLOAT, TOWER], id=3))
    folder.create_issue(issue(4, "2026-09-03", [Told("Hedge grown in the square"), Told("Ducks")], id=4))
    return folder


@pytest.fixture
def opened(folder: Folder) -> Opener:
    """Opens the desk on No 7."""

    @asynccontextmanager
    async def open_desk(width: int = 140, height: int = 40) -> AsyncIterator[Desk]:
        app = DeskApp(folder.path)
        app.animation_level = "none"
        async with app.run_test(size=(width, height)) as pilot:
            await pilot.pause()
            app.session.open(next(folder.path.glob("0007-*.json")))
            screen = DeskScreen()
            await app.push_screen(screen)
            await app.workers.wait_for_complete()
            await pilot.pause()
            yield screen, pilot

    return open_desk


async def answered(desk: DeskScreen, pilot: Pilot[int]) -> None:
    """All that was asked of the archive is answered and drawn."""
    for _ in range(2):
        await pilot.pause()
        await desk.app.remembering.settled()
    await pilot.pause()


async def type_in(desk: DeskScreen, pilot: Pilot[int], words: str) -> None:
    await pilot.press("slash")
    desk.archive.pane.line.value = words
    await answered(desk, pilot)


def drawn(desk: DeskScreen) -> list[str]:
    return ["".join(text for text, _ in (*line.left, *line.right)) for line in desk.archive.pane.rows.lines]


def link_rows(desk: DeskScreen) -> list[str]:
    return ["".join(text for text, _ in line.left) for line in desk.story_pane.links.lines]


def said(desk: DeskScreen) -> str:
    return desk.app.screen.query_one(KeyBar).said


@pytest.mark.parametrize("size", [(140, 40), (100, 30), (60, 24)])
async def test_results_come_as_words_are_typed_and_the_sentence_stays_in_sight(opened, size: tuple[int, int]) -> None:
    async with opened(*size) as (desk, pilot):
        await type_in(desk, pilot, "milk float")
        assert drawn(desk)[0].startswith("No 3   27 Aug 2026")
        assert drawn(desk)[1] == "The milk float is gone"
        assert "It left for the sea" in drawn(desk)[2]
        assert desk.archive.pane.region.width > 20
        assert desk.field("body").region.height > 0


async def test_the_open_issue_is_no_part_of_what_was(opened) -> None:
    async with opened() as (desk, pilot):
        await type_in(desk, pilot, "bridge sold")
        assert "Nothing in 2 issues. Try one word less." in " ".join(drawn(desk))


async def test_enter_puts_a_cross_link_under_the_story_with_its_address_and_undo_takes_it_back(opened) -> None:
    async with opened() as (desk, pilot):
        desk.desk.session.change_publication(issue_address="https://ledger.example/{number}")
        await type_in(desk, pilot, "milk float")
        await pilot.press("enter")
        link = desk.issue.links_of(201)[-1]
        assert (link.title, link.ref) == ("The milk float is gone", f"3001/{story_id(3)}")
        assert link.url == f"https://ledger.example/3#story-{story_id(3)}"
        assert "Linked to No 3" in said(desk)
        await pilot.press("enter")
        assert "links to No 3 already" in said(desk)
        desk.run_command("undo")
        assert len(desk.issue.links_of(201)) == 2


async def test_ctrl_t_links_the_selected_words_of_the_sentence(opened) -> None:
    async with opened() as (desk, pilot):
        desk.desk.session.change_publication(issue_address="https://ledger.example/{number}")
        desk.panes.go("story", "body")
        await pilot.pause()
        desk.field("body").selection = type(desk.field("body").selection)((0, 10), (0, 15))
        await pilot.press("ctrl+r")
        desk.archive.pane.line.value = "milk float"
        await answered(desk, pilot)
        await pilot.press("ctrl+t")
        address = f"https://ledger.example/3#story-{story_id(3)}"
        assert desk.issue.story(201).body == f"All about [clock]({address}) mended."
        assert desk.focused is desk.field("body")
        assert not desk.archive.is_open


async def test_f5_reads_the_story_and_esc_goes_back_one_level_at_a_time(opened) -> None:
    async with opened() as (desk, pilot):
        desk.panes.go("story", "body")
        await pilot.pause()
        await pilot.press("f3")
        desk.archive.pane.line.value = "float"
        await answered(desk, pilot)
        await pilot.press("f5")
        text = "\n".join("".join(part for part, _ in line.left) for line in desk.archive.pane.story.lines)
        assert "It left for the sea" in text
        assert "https://dairy.example/float" in text
        await pilot.press("escape")
        assert desk.archive.is_open
        assert not desk.archive.is_reading
        await pilot.press("escape")
        assert not desk.archive.is_open
        assert desk.focused is desk.field("body")


async def test_the_last_search_is_there_again_and_typing_takes_its_place(opened) -> None:
    async with opened() as (desk, pilot):
        await type_in(desk, pilot, "float")
        await pilot.press("escape", "slash")
        await answered(desk, pilot)
        assert desk.archive.pane.line.value == "float"
        await pilot.press("d", "u", "c", "k", "s")
        await answered(desk, pilot)
        assert drawn(desk)[1] == "Ducks"


async def test_with_nothing_typed_the_stories_that_are_close_are_shown(opened) -> None:
    async with opened() as (desk, pilot):
        text = "The clock of the tower goes again after a winter."
        desk.do("", stories.change, 201, headline="Clock tower open", body=text)
        await pilot.press("slash")
        await answered(desk, pilot)
        assert drawn(desk)[1] == "Clock tower closed"
        desk.do("", stories.change, 203, headline="Xylophones", body="Nine of them were tuned.")
        desk.take_in_hand(203)
        await pilot.press("ctrl+r")
        await answered(desk, pilot)
        assert "Nothing close in 2 issues." in drawn(desk)


async def test_a_link_that_was_run_before_gets_a_remark_that_leads_to_the_story(opened) -> None:
    async with opened() as (desk, pilot):
        url = "http://www.dairy.example/float/?utm_source=x"
        desk.do("", links.add, [Link(id=303, order="", story=201, title="Float", url=url)])
        await answered(desk, pilot)
        assert link_rows(desk)[-1].strip() == "▲ in No 3, 27 Aug: “The milk float is gone”"
        desk.panes.go("story", "links")
        desk.story_pane.links.select(RemarkRow(303))
        await pilot.press("enter")
        await answered(desk, pilot)
        assert desk.archive.is_reading
        assert desk.archive.run is not None
        assert desk.archive.run.story.id == story_id(3)
        await pilot.press("escape")
        assert desk.focused is desk.story_pane.links


async def test_a_link_inside_a_sentence_that_was_run_before_gets_a_remark_too(opened) -> None:
    async with opened() as (desk, pilot):
        url = "https://dairy.example/float"
        desk.do("", stories.change, 201, body=f"It is [gone]({url}).")
        await answered(desk, pilot)
        assert link_rows(desk)[-1].strip().startswith("▲ in the text: dairy.example/float in No 3, 27 Aug")
        desk.panes.go("story", "links")
        desk.story_pane.links.select(RemarkRow(url))
        await pilot.press("full_stop")
        await answered(desk, pilot)
        assert desk.issue.passed == (f"seen {url}",)
        assert not any("▲" in row for row in link_rows(desk))


@pytest.mark.parametrize(("key", "whose"), [("full_stop", "issue"), ("semicolon", "publication")])
async def test_a_repeat_is_let_pass_here_or_for_ever_and_undo_says_it_again(opened, key: str, whose: str) -> None:
    async with opened() as (desk, pilot):
        desk.do("", links.add, [Link(id=303, order="", story=201, title="Float", url="https://dairy.example/float")])
        await answered(desk, pilot)
        desk.panes.go("story", "links")
        desk.story_pane.links.select(303)
        await pilot.press(key)
        await answered(desk, pilot)
        session = desk.desk.session
        passed = {"issue": session.issue.passed, "publication": session.publication.passed}
        assert passed == {"issue": (), "publication": ()} | {whose: ("seen https://dairy.example/float",)}
        assert not any("▲" in row for row in link_rows(desk))
        desk.run_command("undo")
        await answered(desk, pilot)
        assert any("▲" in row for row in link_rows(desk))


async def test_a_headline_that_echoes_an_earlier_one_gets_a_line(opened) -> None:
    async with opened() as (desk, pilot):
        line = desk.query_one("#echo", NoteLine)
        assert not line.display
        desk.do("", stories.change, 201, headline="The clock tower closed")
        await answered(desk, pilot)
        assert line.display
        assert "Nearly the headline of No 3, 27 Aug: “Clock tower closed”" in line.words
        desk.do("", stories.change, 201, headline="Ferries")
        await answered(desk, pilot)
        assert not line.display


async def test_a_story_that_is_very_close_is_named_in_one_line_after_a_pause(opened) -> None:
    async with opened() as (desk, pilot):
        text = "The clock of the tower stopped, and the tower was closed for a winter. It is open."
        desk.do("", stories.change, 201, headline="Clock tower open", body=text)
        await answered(desk, pilot)
        line = desk.query_one("#close", NoteLine)
        assert not line.display
        desk.remarking.pause.end()
        await answered(desk, pilot)
        assert line.words == "Close to this: No 3, 27 Aug, “Clock tower closed”"


async def test_a_story_that_later_ones_point_to_says_so(opened, folder: Folder) -> None:
    open_id = folder.open_issue(next(folder.path.glob("0007-*.json"))).issue.id
    folder.create_issue(issue(8, "2026-11-12", [Told("Later", refs=[f"{open_id}/201"])], id=8))
    async with opened() as (desk, pilot):
        desk.desk.session.open(next(folder.path.glob("0007-*.json")))
        desk.redraw()
        desk.take_in_hand(202)
        desk.take_in_hand(201)
        await answered(desk, pilot)
        assert "since then: 1" in desk.query_one(GreyLine).render().plain
        desk.run_command("archive.later")
        await answered(desk, pilot)
        assert drawn(desk)[1] == "Later"


async def test_figures_lead_to_their_stories(opened) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("percent_sign")
        await answered(desk, pilot)
        screen = desk.app.screen
        assert isinstance(screen, StatsScreen)
        rows = ["".join(text for text, _ in line.left) for line in screen.rows.lines]
        assert rows[0].startswith("Stories")
        assert "SOURCES" in rows
        screen.rows.select('source:"Gazette"')
        await pilot.press("enter")
        await answered(desk, pilot)
        assert desk.archive.pane.line.value == 'source:"Gazette"'


async def test_the_filter_of_the_list_finds_in_the_texts_and_opens_the_story(folder: Folder) -> None:
    app = DeskApp(folder.path)
    async with app.run_test(size=(140, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("slash")
        screen = app.screen
        assert isinstance(screen, IssuesScreen)
        screen.filter.value = "left for the sea"
        await pilot.pause()
        await app.remembering.settled()
        await pilot.pause()
        assert screen.rows.rows == (f"3001/{story_id(3)}",)
        await pilot.press("enter")
        await pilot.pause()
        desk = app.screen
        assert isinstance(desk, DeskScreen)
        assert desk.in_hand == story_id(3)


async def test_what_stands_in_the_way_of_the_index_is_said_once(
    opened, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "cache").write_text("no folder")
    heard: list[str] = []
    monkeypatch.setattr(DeskApp, "say", lambda app, *words: heard.append(words[0]))
    async with opened() as (desk, pilot):
        await type_in(desk, pilot, "float")
        assert drawn(desk)[1] == "The milk float is gone"
        await type_in(desk, pilot, "tower")
        assert ["kept in memory" in words for words in heard].count(True) == 1


async def test_the_thread_ends_with_the_desk(opened) -> None:
    async with opened() as (desk, pilot):
        await type_in(desk, pilot, "float")
    for thread in threading.enumerate():
        if thread.name == "archive":
            await asyncio.to_thread(thread.join, 5)
    assert not any(thread.name == "archive" for thread in threading.enumerate())
