"""Every screen of the command table, opened and closed with no time to be drawn, while the machine is busy."""

import random
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from textual import events
from textual.screen import Screen

from desk.store.folder.issues import Folder
from desk.tui.app import DeskApp
from desk.tui.keys.command import Command
from desk.tui.keys.commands import BY_ID, COMMANDS
from desk.tui.screens.base import DeskBase

OUTSIDE = frozenset({"quit", "editor", "browser", "copy", "issues", "link.browse"})
"""Commands that leave the desk or the issue, or begin another program."""
OPENING = frozenset({"issue.open", "issue.filter", "galley"})
"""Commands that lead from the list of issues to an issue, and stay there where it opens before Esc comes."""
AT_ONCE = 10
"""Screens that are opened and closed in one go."""
CHOSEN = [command for command in COMMANDS if command.id not in OUTSIDE and "review" not in command.scopes]


@pytest.fixture
def busy() -> Iterator[None]:
    """Threads that leave the screen's loop little of the processor, in slices that are shorter than Python's own."""
    slices = sys.getswitchinterval()
    sys.setswitchinterval(0.001)
    over = threading.Event()

    def burn() -> None:
        while not over.is_set():
            sum(range(50_000))

    threads = [threading.Thread(target=burn, daemon=True) for _ in range(1)]
    for thread in threads:
        thread.start()
    yield
    over.set()
    for thread in threads:
        thread.join()
    sys.setswitchinterval(slices)


async def round_of(under: Screen[Any], pilot: Any, commands: list[Command]) -> None:
    app = under.app
    for command in commands:
        app.screen.post_message(events.Callback(callback=lambda id=command.id: open_one(app.screen, id)))
        for _ in range(3):
            app.post_message(events.Key("escape", None))
    for _ in range(20):
        await pilot.pause()
        if app.screen is under:
            return
        app.post_message(events.Key("escape", None))
    raise AssertionError(f"{app.screen} stays")


def open_one(screen: Any, id: str) -> None:
    if isinstance(screen, DeskBase) and set(BY_ID[id].scopes) & set(screen.here):
        screen.run_command(id)


@pytest.mark.parametrize("rounds", [1, pytest.param(100, marks=pytest.mark.slow)])
async def test_screens_that_are_closed_before_they_are_drawn_take_nothing_along(
    opened: Any, busy: None, rounds: int
) -> None:
    rng = random.Random(rounds)
    async with opened() as (desk, pilot):
        for _ in range(rounds):
            commands = list(CHOSEN)
            rng.shuffle(commands)
            for at in range(0, len(commands), AT_ONCE):
                await round_of(desk, pilot, commands[at : at + AT_ONCE])
        await desk.app.workers.wait_for_complete()
        assert desk.app.is_running


async def test_screens_over_the_list_of_issues_do_so_too(folder: Folder, busy: None) -> None:
    app = DeskApp(folder.path)
    async with app.run_test(size=(100, 30)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        under, commands = app.screen, [each for each in CHOSEN if each.id not in OPENING]
        for at in range(0, len(commands), AT_ONCE):
            await round_of(under, pilot, commands[at : at + AT_ONCE])
        await app.workers.wait_for_complete()
        assert app.is_running
