"""`desk` without a command: it opens the desk or, without a terminal, prints the latest finished issue."""

import gc
import sys

from desk.cli.answers import Fault, give, say
from desk.cli.desks import Desk
from desk.model.issue import IssueStatus


def open_desk(desk: Desk) -> int:
    """Open the desk, or print; the exit code. Raises Fault, NotFound, Unreadable."""
    if _is_terminal():
        gc.disable()  # all that is loaded now stays: looking for garbage in it costs a tenth of the start
        from desk.tui.app import run

        return run(desk.folder.path)
    _print_finished(desk)
    return 0


def _is_terminal() -> bool:
    """Whether all three streams are a terminal: Textual paints on stderr."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def _print_finished(desk: Desk) -> None:
    """The newest issue that was sent, else the newest of all, as plain text."""
    readable = [each for each in desk.folder.summaries() if not each.problem]
    finished = [each for each in readable if each.status == IssueStatus.SENT] or readable
    if not finished:
        raise Fault(f"There is no issue in {desk.folder.path} yet. `desk new` begins one.")
    from desk.formats import render

    publication, _ = desk.folder.publication()
    issue = desk.folder.open_issue(desk.folder.path / finished[0].file).issue
    give(render(issue, publication, "text"))
    say(f"This is {issue.label} as plain text. Run `desk` in a terminal, without a pipe, to open the desk.")
