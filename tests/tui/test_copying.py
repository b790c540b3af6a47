"""Copying on the screen: one key for the issue, one in the export dialog; both say which way it went."""

import asyncio
import os
import threading
import webbrowser
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from desk.formats import render
from desk.outside.clipboard import Copied, HowFar, osc52, ways
from desk.store.folder.issues import Folder
from desk.tui.app import DeskApp
from desk.tui.export.screen import ExportScreen
from desk.tui.issues.screen import IssuesScreen
from desk.tui.widgets.choice import Choice
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import RowView

Taken = list[tuple[str | None, str, str]]


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Taken:
    """A way that keeps what it is given: HTML, text, and the name of the thread."""
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    kept: Taken = []

    def way(content: Any, what: str, _: object) -> Copied:
        kept.append((content.html, content.text, threading.current_thread().name))
        return Copied("page", HowFar.OPENED, f"Opened a page in the browser: its button copies {what}.")

    monkeypatch.setattr(ways, "usual", lambda outside, preferred: ("page",))
    monkeypatch.setitem(ways.WAYS, "page", way)
    return kept


async def settled(app: Any, pilot: Pilot[int]) -> None:
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


def said(screen: Any) -> str:
    return str(screen.query_one(KeyBar).said)


async def test_one_key_copies_the_issue_for_a_rich_paste(opened, taken: Taken) -> None:
    async with opened() as (desk, pilot):
        await pilot.press("y")
        await settled(desk.app, pilot)
        publication = desk.desk.session.publication
        [(html, text, thread)] = taken
        assert html == render(desk.issue, publication, "paste")
        assert text == render(desk.issue, publication, "text")
        assert thread != threading.main_thread().name
        assert said(desk).startswith("Opened a page in the browser: its button copies No 7. 1 to fix, ")
        assert said(desk).endswith(": P shows them.")


async def test_it_copies_from_the_list_of_issues(folder: Folder, taken: Taken) -> None:
    app = DeskApp(folder.path)
    async with app.run_test(size=(140, 40)) as pilot:
        await settled(app, pilot)
        assert isinstance(app.screen, IssuesScreen)
        await pilot.press("y")
        await settled(app, pilot)
        assert "Clock mended" in taken[0][1]


async def test_the_letter_is_typed_where_a_text_is_written(opened, taken: Taken) -> None:
    async with opened() as (desk, pilot):
        desk.panes.go("story", "body")
        await pilot.pause()
        await pilot.press("y")
        await settled(desk.app, pilot)
        assert taken == []


@pytest.mark.parametrize("format", ["html", "markdown"])
async def test_the_export_dialog_copies_the_selected_format_and_closes(opened, taken: Taken, format: str) -> None:
    async with opened(100, 30) as (desk, pilot):
        await pilot.press("X")
        await settled(desk.app, pilot)
        screen = desk.app.screen
        assert isinstance(screen, ExportScreen)
        screen.query_one("#formats", RowView).select(format)
        await pilot.press("c")
        await settled(desk.app, pilot)
        [(html, text, _)] = taken
        assert (html, text) == (None, render(desk.issue, desk.desk.session.publication, format))
        assert isinstance(desk.app.screen, Choice)  # was it sent?
        await pilot.press("escape")
        assert desk.app.screen is desk
        assert said(desk).startswith("Opened a page in the browser: its button copies ")


async def test_over_ssh_the_text_goes_to_the_terminal_between_two_paintings(
    opened, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSH_CONNECTION", "1 2 3 4")
    async with opened() as (desk, pilot):
        sent: list[tuple[str, str]] = []
        monkeypatch.setattr(desk.app, "to_terminal", lambda text: sent.append((text, threading.current_thread().name)))
        await pilot.press("y")
        await settled(desk.app, pilot)
        text = render(desk.issue, desk.desk.session.publication, "text")
        assert sent == [(osc52.sequence(text, os.environ), threading.main_thread().name)]
        assert said(desk).startswith("Sent the text of No 7 to the terminal, if it takes it. Formatted: ")
        assert "~/cache/desk/copy/copy.html, a page with a button" in said(desk)
        assert (home / "cache" / "desk" / "copy" / "copy.html").exists()


async def test_a_page_that_cannot_be_written_is_said(opened, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setattr(ways, "usual", lambda outside, preferred: ("page",))
    async with opened() as (desk, pilot):
        (home / "cache" / "desk" / "copy").write_text("in the way", encoding="utf-8")
        await pilot.press("y")
        await settled(desk.app, pilot)
        assert "cannot be written" in said(desk)


async def test_the_way_of_the_settings_is_handed_on(opened, taken: Taken, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(ways, "usual", lambda outside, preferred: asked.append(preferred) or ("page",))
    async with opened() as (desk, pilot):
        desk.desk.settings = desk.desk.settings.__class__(clipboard="osc52")
        await pilot.press("y")
        await settled(desk.app, pilot)
        assert asked == ["osc52"]


class Slow(webbrowser.BaseBrowser):
    """A browser that starts when it is let."""

    def __init__(self) -> None:
        super().__init__("slow")
        self.let, self.asked = threading.Event(), threading.Event()

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        self.asked.set()
        return self.let.wait(10)


@pytest.mark.parametrize("place", ["order", "links"])
async def test_a_browser_that_is_slow_to_start_holds_nothing_up(
    opened, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = Slow()
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(webbrowser, "get", lambda: browser)
    async with opened() as (desk, pilot):
        if place == "links":
            desk.panes.go("story", "links")
            await pilot.pause()
        await pilot.press("o")
        await asyncio.get_running_loop().run_in_executor(None, browser.asked.wait, 10)
        await pilot.press("escape")
        assert "Opened" not in said(desk)
        browser.let.set()
        await settled(desk.app, pilot)
        assert said(desk).startswith("Opened")
