"""Opening an issue: at once if it can be read, patiently if it may be in the middle of being written, else mended."""

import asyncio
from functools import partial
from pathlib import Path

from desk.model.dates import short_date
from desk.model.issue import Issue, IssueStatus
from desk.store.errors import StoreError, Unreadable
from desk.store.folder.issues import Folder, Opened
from desk.store.problems import Problem
from desk.store.sentences import sentence
from desk.tui import background
from desk.tui.pauses import after
from desk.tui.screens.sheet import Sheet
from desk.tui.widgets.cells import cut, shown
from desk.tui.widgets.keybar import KeyBar

LONG = 0.4
"""Seconds after which waiting for a file is worth a word."""
GROUP = "open"
"""The workers that wait for a file, or mend it."""
_NAME = 32
"""Cells for a file's name in a message that says how to stop."""


class Opener(Sheet):
    """The list of issues, as far as opening one of them needs it."""

    def __init__(self) -> None:
        """Nothing was opened yet."""
        super().__init__()
        self.told: set[Path] = set()
        """Issues of which it was said already that they were sent."""

    def load(self, select: str = "") -> None:
        """Read the folder anew; `select` names the file to stand on then. The list does."""

    def return_to(self, path: Path) -> None:
        """Stand on this file when the list is in front again. The list does."""


def open_file(screen: Opener, path: Path) -> None:
    """Open an issue on the desk. One that makes no sense is looked at again for 2 s, off the screen's thread.

    Raises NotFound, NotSaved.
    """
    try:
        opened = screen.desk.session.folder.open_issue(path)
    except Unreadable:
        background.run(screen, partial(_open_patiently, screen, path), group=GROUP, alone=True)
        return
    show(screen, opened)


def show(screen: Opener, opened: Opened, words: str = "") -> None:
    """Put an issue that was read just now on the desk, and say the words there. Raises NotSaved."""
    issue = screen.desk.session.take(opened)
    screen.return_to(opened.path)
    if issue.status == IssueStatus.SENT and opened.path not in screen.told:
        screen.told.add(opened.path)
        told = (words,) if words else (_sent(issue), "finish.undo", "correct")
    else:
        told = (words,)
    why_not = screen.desk.session.read_only
    screen.desk.show_issue(*((sentence(why_not),) if why_not else told))


def _sent(issue: Issue) -> str:
    """That an issue was sent, and what that means for its text."""
    if issue.finished:
        return f"{shown(issue.label)} was finished on {short_date(issue.finished)} and stays as it was sent."
    return f"{shown(issue.label)} was sent and stays as it was."


def stop(screen: Opener) -> bool:
    """Wait no longer for a file; False if none is waited for."""
    waiting = [worker for worker in screen.workers if worker.group == GROUP and worker.is_running]
    for worker in waiting:
        worker.cancel()
    if waiting:
        screen.say("Stopped. The issue is not open.")
    return bool(waiting)


async def _open_patiently(screen: Opener, path: Path) -> None:
    from desk.store.care.mending import can_mend

    word = after(screen, LONG, lambda: _say_waiting(screen, path))
    try:
        opened = await asyncio.to_thread(screen.desk.session.folder.open_when_whole, path)
    except Unreadable as error:
        can = await asyncio.to_thread(can_mend, path)
        if screen.is_in_front:
            _explain(screen, path, error.problem, can)
        return
    except StoreError as error:
        screen.say(str(error))
        return
    finally:
        word.stop()
    if screen.is_in_front:
        screen.quiet()
        screen.attempt(show, opened)


def _say_waiting(screen: Opener, path: Path) -> None:
    words = f"Waiting for {cut(shown(path.name), _NAME)} to be whole."
    screen.query_one(KeyBar).say([(words, ""), ("   ", ""), ("esc", "bold"), (" stop", "dim")])


def _explain(screen: Opener, path: Path, problem: Problem, can: bool) -> None:
    from desk.tui.issues.unreadable import UnreadableDialog

    def answered(wanted: bool) -> None:
        if wanted:
            background.run(screen, partial(_mend, screen, path), group=GROUP, alone=True)

    screen.quiet()
    screen.ask(UnreadableDialog(path.name, problem, can), answered)


async def _mend(screen: Opener, path: Path) -> None:
    try:
        opened, words = await asyncio.to_thread(_mended, screen.desk.session.folder, path)
    except StoreError as error:
        screen.say(str(error))
        return
    screen.load(path.name)
    if screen.is_in_front:
        screen.attempt(show, opened, words)


def _mended(folder: Folder, path: Path) -> tuple[Opened, str]:
    """The issue, and what was done to its file; "" if that is whole by now. Raises StoreError."""
    from desk.store.care.mending import mend

    try:
        return folder.open_issue(path), ""
    except Unreadable:
        words = shown(mend(path).words)
        return folder.open_issue(path), words[:1].upper() + words[1:]
