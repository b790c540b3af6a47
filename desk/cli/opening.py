"""`desk` without a command: it opens the desk or, without a terminal, prints the latest finished issue."""

import gc
import os
import sys
from typing import TYPE_CHECKING

from desk.cli.folders import chosen, complete

if TYPE_CHECKING:
    from desk.cli.desks import Desk

DUMB = frozenset({"dumb", "unknown"})
"""What TERM says of a terminal in which nothing can be put in its place: that of Emacs' shell, say."""


def in_terminal(folder: str | None) -> int:
    """Open the desk on the folder asked for, or the one that is found; the exit code. Raises OSError."""
    gc.disable()  # all that is loaded now stays: looking for garbage in it costs a tenth of the start
    path = chosen(folder)
    complete(path)
    from desk.tui.running import run

    return run(path)


def open_desk(desk: "Desk") -> int:
    """Open the desk, or print; the exit code. Raises Fault, NotFound, Unreadable."""
    if has_terminal():
        return in_terminal(str(desk.folder.path))
    _print_finished(desk, "in one that TERM does not call dumb" if _is_dumb() else "without a pipe")
    return 0


def has_terminal() -> bool:
    """Whether all three streams are a terminal that can be drawn on: Textual paints on stderr."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return not _is_dumb() and all(stream is not None and stream.isatty() for stream in streams)


def _is_dumb() -> bool:
    return os.environ.get("TERM", "").lower() in DUMB


def _print_finished(desk: "Desk", how: str) -> None:
    """The newest issue that was sent, else the newest of all, as plain text; `how` a terminal opens the desk."""
    from desk.cli.answers import Fault, give, say
    from desk.model.issue import IssueStatus

    readable = [each for each in desk.folder.summaries() if not each.problem]
    finished = [each for each in readable if each.status == IssueStatus.SENT] or readable
    if not finished:
        raise Fault(f"There is no issue in {desk.folder.path} yet. `desk new` begins one.")
    from desk.formats import render

    publication, _ = desk.folder.publication()
    issue = desk.folder.open_issue(desk.folder.path / finished[0].file).issue
    give(render(issue, publication, "text"))
    say(f"This is {issue.label} as plain text. Run `desk` in a terminal, {how}, to open the desk.")
