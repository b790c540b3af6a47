"""A desk on a small invented publication, opened in a terminal that is not there."""

import contextlib
import math
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.screen import Screen
from textual.worker import WorkerCancelled
from textual.worker_manager import WorkerManager

from desk.edit import issues, links, sections, stories
from desk.model.issue import Issue, Link, Section, Story
from desk.model.publication import Publication
from desk.session import undo
from desk.session.session import Session
from desk.store.folder.issues import Folder
from desk.tui import pauses
from desk.tui.app import DeskApp
from desk.tui.desk.screen import DeskScreen
from desk.tui.faults import Faults
from desk.tui.pauses import Pause
from tests.tui.settled import Settled

Desk = tuple[DeskScreen, Pilot[int]]
_RULES: dict[frozenset[tuple[str, str]], LRUCache[Any, Any]] = {}
"""The parsed rules of style sheets, by the variables that they were parsed with."""
Opener = Callable[..., AbstractAsyncContextManager[Desk]]


def small_issue() -> Issue:
    """Two sections with three stories and two links."""
    publication = Publication(id=1, name="The Ledger")
    issue = issues.begin(publication, 7, "2026-11-05", ())
    for id, title in ((101, "Town"), (102, "Country")):
        issue = sections.add(issue, Section(id=id, order="", title=title))
    for id, section, headline in ((201, 101, "Clock mended"), (202, 101, "Bridge sold"), (203, 102, "Hedge grown")):
        story = Story(id=id, order="", section=section, headline=headline, body=f"All about {headline.lower()}.")
        issue = stories.add(issue, story)
    two = [Link(id=301, order="", story=201, source="Gazette", title="Clock stops", url="https://gazette.example/1")]
    two.append(Link(id=302, order="", story=201, title="Clock starts"))
    return links.add(issues.change(issue, subject="Time returns"), two)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that another one has taken the place of is complete, too: nobody waits for what it would have given."""

    async def wait_for_complete(manager: WorkerManager) -> None:
        for worker in list(manager):
            with contextlib.suppress(WorkerCancelled):
                await worker.wait()

    monkeypatch.setattr(WorkerManager, "wait_for_complete", wait_for_complete)


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> Settled:
    """A pause of the pilot is over as soon as the desk is at rest."""
    return Settled(monkeypatch)


@pytest.fixture(autouse=True)
def parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one app has parsed of its style sheets is parsed for every app with the same colours.

    Textual keeps the rules of a sheet for the next time that it needs them, but only within an app; it never changes
    them.
    """
    set_variables = Stylesheet.set_variables

    def set_and_share(sheet: Stylesheet, variables: dict[str, str]) -> None:
        sheet._parse_cache = LRUCache(1)  # it is emptied now, and the one that is shared is not to be
        set_variables(sheet, variables)
        sheet._parse_cache = _RULES.setdefault(frozenset(variables.items()), LRUCache(1000))

    monkeypatch.setattr(Stylesheet, "set_variables", set_and_share)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed in one go is one step, however slow the machine is."""
    monkeypatch.setattr(undo, "PAUSE", math.inf)


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pause is over before a test ends it with `end`, and nothing is looked at from time to time.

    However slow the machine is, a test sees the same.
    """
    monkeypatch.setattr(Pause, "_start", lambda pause: None)
    monkeypatch.setattr(pauses, "_begin", lambda owner, seconds, do: None)


@pytest.fixture(autouse=True)
def caught(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    """The faults of desk that a test brought about, of which there are none; one that is about faults clears them."""
    found: list[BaseException] = []
    note = Faults.note

    def noted(faults: Faults, error: BaseException, where: str) -> None:
        found.append(error)
        note(faults, error, where)

    monkeypatch.setattr(Faults, "note", noted)
    yield found
    if found:
        raise found[0]


class Unlisted(DeskApp):
    """The desk without the list of issues under it, which most tests of the desk do not look at."""

    def get_default_screen(self) -> Screen[Any]:
        """An empty screen."""
        return Screen()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder with one publication and one issue."""
    folder = Folder(tmp_path / "issues")
    session = Session(folder)
    session.change_publication(name="The Ledger")
    session.save()
    folder.create_issue(small_issue())
    return folder


@pytest.fixture
def opened(folder: Folder) -> Opener:
    """Opens the desk on the issue; the size is given in columns and rows."""

    @asynccontextmanager
    async def open_desk(width: int = 140, height: int = 40, *, listed: bool = False) -> AsyncIterator[Desk]:
        app = DeskApp(folder.path) if listed else Unlisted(folder.path)
        app.animation_level = "none"
        async with app.run_test(size=(width, height)) as pilot:
            await pilot.pause()
            app.session.open(folder.issue_files()[0])
            screen = DeskScreen()
            await app.push_screen(screen)
            await app.workers.wait_for_complete()
            await pilot.pause()
            yield screen, pilot

    return open_desk
