"""The site on the screen: asked where, written in the background, stopped cleanly, said what became of it."""

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from desk.edit import issues as issue_edits
from desk.edit import links as link_edits
from desk.formats.html.site import Site
from desk.model.issue import Link
from desk.publish import site_folder
from desk.session.session import Session
from desk.store.folder import editor_settings
from desk.store.folder.issues import Folder
from desk.tui.app import DeskApp
from desk.tui.export import site_verbs
from desk.tui.export.site import SiteDoneScreen, SiteScreen
from desk.tui.screens.working import Progress, Stopped, WorkingScreen, time_left
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.setting import OneOf
from desk.tui.widgets.words import Words


@pytest.fixture
def sent(folder: Folder) -> Folder:
    """The folder with its issue finished."""
    session = Session(folder)
    session.open(folder.issue_files()[0])
    session.do(issue_edits.change, status="sent")
    session.save()
    return folder


async def settled(app: Any, pilot: Pilot[int]) -> None:
    for _ in range(3):
        await pilot.pause()
        await app.workers.wait_for_complete()
    await pilot.pause()


def said(screen: Any) -> str:
    return str(screen.query_one(KeyBar).said)


def words(screen: Any) -> str:
    return "\n".join(each.render().plain for each in screen.query(Words))


async def ask(desk: Any, pilot: Pilot[int], folder: Path | None = None) -> SiteScreen:
    desk.run_command("site")
    await pilot.pause()
    dialog = desk.app.screen
    assert isinstance(dialog, SiteScreen)
    if folder is not None:
        dialog.query_one(Input).value = str(folder)
    return dialog


@pytest.mark.parametrize("size", [(140, 40), (100, 30), (60, 20)])
async def test_it_is_written_beside_the_issues_and_opened(
    opened: Any, sent: Folder, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(site_verbs, "open_in_browser", lambda page: shown.append(page) or "")
    async with opened(*size) as (desk, pilot):
        await ask(desk, pilot)
        await pilot.press("enter")
        await settled(desk.app, pilot)
        done = desk.app.screen
        assert isinstance(done, SiteDoneScreen)
        assert "Wrote 9 files and left 0 as they were." in words(done)
        index = sent.path.parent / "site" / "index.html"
        assert index.exists()
        await pilot.press("o")
        await settled(desk.app, pilot)
        assert shown == [index.as_uri()]
        assert said(desk) == "Opened the index in the browser."
        assert desk.selection.place == "order"
        assert not desk.desk.settings.sites, "the usual place need not be kept"


async def test_from_the_list_of_issues_drafts_go_in_when_they_are_asked_for(folder: Folder) -> None:
    app = DeskApp(folder.path)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(app, pilot)
        await ask(app.screen, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert "No issue is finished yet" in words(app.screen)
        await pilot.press("escape")
        dialog = await ask(app.screen, pilot)
        dialog.query_one(OneOf).focus()
        await pilot.press("space", "enter")
        await settled(app, pilot)
        assert isinstance(app.screen, SiteDoneScreen)
        assert app.screen.report.issues == 1


async def test_another_place_is_kept_for_this_publication(opened: Any, sent: Folder, tmp_path: Path) -> None:
    async with opened() as (desk, pilot):
        await ask(desk, pilot, tmp_path / "public")
        await pilot.press("enter")
        await settled(desk.app, pilot)
        await pilot.press("escape")
        kept = editor_settings.load(desk.desk.settings_file).sites
        assert kept == {str(sent.path.resolve()): str(tmp_path / "public")}
        dialog = await ask(desk, pilot)
        assert dialog.query_one(Input).value.endswith("/public")


async def test_a_place_that_is_none_is_said_in_the_dialog(opened: Any, sent: Folder) -> None:
    async with opened() as (desk, pilot):
        dialog = await ask(desk, pilot, sent.path)
        await pilot.press("enter")
        await pilot.pause()
        assert desk.app.screen is dialog
        assert "holds the issues themselves" in words(dialog)
        await pilot.press("escape")
        assert desk.app.screen is desk
        assert not (sent.path / "index.html").exists()


async def test_links_that_lead_nowhere_and_issues_that_cannot_be_read_are_counted(opened: Any, sent: Folder) -> None:
    (sent.path / "0008-broken.json").write_text("{", encoding="utf-8")
    async with opened() as (desk, pilot):
        lost = Link(id=303, order="", story=201, title="Old story", ref="5/6")
        desk.desk.session.do(issue_edits.change, status="draft")
        desk.desk.session.do(link_edits.add, [lost])
        desk.desk.session.do(issue_edits.change, status="sent")
        await ask(desk, pilot)
        await pilot.press("enter")
        await settled(desk.app, pilot)
        done = desk.app.screen
        assert isinstance(done, SiteDoneScreen)
        assert "1 link in it leads nowhere." in words(done)
        assert "Old story" in done.report.faults[0], "what was on the desk is saved first"
        assert "0008-broken.json" in done.report.left_out[0]


async def test_esc_stops_it_and_what_was_written_is_whole_and_ours(
    opened: Any, sent: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go_on = threading.Event(), threading.Event()
    pages = Site.pages

    def slow(self: Site, known: Any = None) -> Iterator[tuple[str, str]]:
        for at, page in enumerate(pages(self, known)):
            if at == 2:
                reached.set()
                go_on.wait(10)
            yield page

    monkeypatch.setattr(Site, "pages", slow)
    out = tmp_path / "public"
    async with opened() as (desk, pilot):
        await ask(desk, pilot, out)
        await pilot.press("enter")
        await asyncio.get_running_loop().run_in_executor(None, reached.wait, 10)
        await pilot.pause()
        working = desk.app.screen
        assert isinstance(working, WorkingScreen)
        working._draw()
        assert "Writing the site ━" in words(working)
        assert "1 of 9" in words(working)
        assert words(working).endswith("esc stop")
        await pilot.press("escape")
        assert words(working).endswith("stopping…")
        go_on.set()
        await settled(desk.app, pilot)
        assert desk.app.screen is desk
        assert said(desk).startswith("Stopped after 1 of 9.")
    listed = json.loads((out / site_folder.LIST).read_text())
    written = {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()}
    assert written == {*listed, site_folder.LIST}
    assert "index.html" in listed


async def test_a_fault_of_the_disk_is_said(opened: Any, sent: Folder, tmp_path: Path) -> None:
    out = tmp_path / "public"
    out.mkdir()
    (out / "style.css").mkdir()
    async with opened() as (desk, pilot):
        await ask(desk, pilot, out)
        await pilot.press("enter")
        await settled(desk.app, pilot)
        assert desk.app.screen is desk
        assert "style.css" in said(desk)


async def test_a_terminal_that_was_too_small_at_the_end_shows_it_when_it_has_grown(
    opened: Any, sent: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    pages = Site.pages
    monkeypatch.setattr(Site, "pages", lambda self, known=None: go_on.wait(10) and pages(self, known))
    async with opened() as (desk, pilot):
        await ask(desk, pilot)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.resize_terminal(30, 10)
        go_on.set()
        await settled(desk.app, pilot)
        await pilot.resize_terminal(140, 40)
        await settled(desk.app, pilot)
        assert isinstance(desk.app.screen, SiteDoneScreen)


@pytest.mark.parametrize(
    ("spent", "done", "total", "words"),
    [
        (0.5, 1, 10, ""),
        (5, 0, 10, ""),
        (5, 10, 10, ""),
        (2, 1, 10, "18 s left"),
        (2, 99, 100, "1 s left"),
        (60, 84, 252, "2 min left"),
    ],
)
def test_the_time_that_is_left_is_told_once_there_is_something_to_go_by(
    spent: float, done: int, total: int, words: str
) -> None:
    assert time_left(spent, done, total) == words


def test_a_work_that_is_asked_to_stop_stops_at_its_next_word() -> None:
    progress = Progress()
    progress.tell("Reading", 1, 2)
    progress.stop()
    with suppress(Stopped):
        progress.tell("Reading", 2, 2)
        pytest.fail("it went on")
    assert (progress.done, progress.total) == (1, 2)
