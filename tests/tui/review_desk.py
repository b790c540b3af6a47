"""A desk with a review of old issues on it, and what its tests look at."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from desk.archive.arrivals import Incoming, arrivals
from desk.store.folder.issues import Folder
from desk.tui.app import DeskApp
from desk.tui.review.read_in import ReadIn
from desk.tui.review.screen import ReviewScreen
from desk.tui.review.source import SourceView
from desk.tui.review.taking_in import Gathered
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import RowView
from tests.tui.waiting import until

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
