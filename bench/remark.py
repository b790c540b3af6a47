"""A pasted address, and the remark that it was run before: on the real screen, with an archive of 30,000 stories.

The app runs without a terminal (Textual's pilot). A time is that between the paint which shows the pasted address and
the one which shows the remark on it; the first row is what the paste itself takes to be drawn.
"""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import Screen

from bench.archive import ISSUES, archive_folder, some_stories
from bench.measure import PLACE, Measure
from bench.terminal import emptied
from desk.archive.index import Archive
from desk.edit import issues, sections, stories
from desk.model.issue import Issue, Section, Story
from desk.model.publication import Publication
from desk.model.url import host
from desk.store.folder.issues import Folder
from desk.tui.app import DeskApp
from desk.tui.desk.screen import DeskScreen
from desk.tui.widgets.lines import LineView

PASTES = 40
PATIENCE = 10.0
"""Seconds after which a remark will not come."""
MARK = "▲"


def run() -> Iterator[Measure]:
    """Forty pastes in the links of a story, each of an address that ran before."""
    place = emptied(PLACE / "remark")
    folder = _with_draft(place)
    archive = Archive(folder, place / "cache")
    archive.freshen()
    urls = [run.story.links[0].url for run in some_stories(archive)][:PASTES]
    archive.close()
    drawn, remarked = zip(*asyncio.run(_pasted(folder.path, place, urls)), strict=True)
    yield Measure("a pasted address, drawn", drawn)
    yield Measure("  its remark, drawn after that", remarked, 20)
    yield Measure("  the slow end", remarked, 20, at=0.95)


def _with_draft(place: Path) -> Folder:
    """The invented archive, and a draft behind it."""
    there = archive_folder()
    path = place / "issues"
    path.mkdir()
    for file in there.issue_files():
        os.link(file, path / file.name)
    issue = issues.begin(Publication(id=1, name="The Ledger"), ISSUES + 1, "2026-11-05", ())
    issue = sections.add(issue, Section(id=101, order="", title="Town"))
    for at in range(PASTES):
        issue = stories.add(issue, Story(201 + at, "", 101, headline=f"Story {at}", body="All about it."))
    folder = Folder(path, place / "cache")
    folder.create_issue(issue)
    return folder


async def _pasted(path: Path, place: Path, urls: list[str]) -> list[tuple[float, float]]:
    app = DeskApp(path, settings_file=place / "settings.json", cache=place / "cache")
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause(1)
        app.session.open(app.session.folder.find(str(ISSUES + 1)))
        desk = DeskScreen()
        await app.push_screen(desk)
        await pilot.pause(2)
        return [await _paste(desk, pilot, story.id, url) for story, url in zip(_stories(desk.issue), urls, strict=True)]


def _stories(issue: Issue) -> list[Story]:
    return list(issue.in_order())


async def _paste(desk: DeskScreen, pilot: Pilot[int], story: int, url: str) -> tuple[float, float]:
    """Milliseconds from the paste to its paint, and from that to the paint of the remark."""
    desk.pick(story)
    await pilot.pause(0.3)
    desk.panes.go("story", "links")
    await pilot.pause(0.3)
    assert desk.focused is not None
    links = desk.story_pane.links
    async with _paints(desk.app) as painted:
        drawn, remarked = painted(lambda: host(url) in _text(links)), painted(lambda: MARK in _text(links))
        begun = time.perf_counter()
        desk.focused.post_message(Paste(url))
        shown, remark = await asyncio.wait_for(drawn, PATIENCE), await asyncio.wait_for(remarked, PATIENCE)
    await pilot.pause(0.8)
    return (shown - begun) * 1000, (remark - shown) * 1000


def _text(view: LineView) -> str:
    return "".join(text for line in view.lines for text, _ in line.left)


@asynccontextmanager
async def _paints(app: App[Any]) -> AsyncIterator[Callable[[Callable[[], bool]], asyncio.Future[float]]]:
    """What gives the time of the first paint by which something is true; one paint can show two things."""
    waiting: list[tuple[Callable[[], bool], asyncio.Future[float]]] = []
    display = app._display  # noqa: SLF001 - Textual tells nobody when it has painted

    def displayed(screen: Screen[Any], renderable: RenderableType | None) -> None:
        display(screen, renderable)
        for true, future in waiting:
            if not future.done() and true():
                future.set_result(time.perf_counter())

    def painted(true: Callable[[], bool]) -> asyncio.Future[float]:
        future: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        waiting.append((true, future))
        return future

    setattr(app, "_display", displayed)  # noqa: B010 - a method of one app alone
    try:
        yield painted
    finally:
        delattr(app, "_display")
