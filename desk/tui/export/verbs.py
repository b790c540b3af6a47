"""Verbs of an issue on its way out: into a file, onto the clipboard, into the browser."""

from functools import partial
from pathlib import Path

from desk.model.issue import Issue
from desk.tui.ports import Front


def browser(front: Front) -> None:
    """Open the exported page itself in the browser."""
    from desk.publish.to_browser import show_in_browser

    chosen = chosen_issue(front)
    if chosen is not None:
        path, issue = chosen
        front.say_later(partial(show_in_browser, issue, front.desk.session.publication, path))


def to_clipboard(front: Front) -> None:
    """Copy the issue, formatted, to be pasted into a mail tool."""
    from desk.publish.to_clipboard import USUAL
    from desk.tui.export.copying import copy_issue

    chosen = chosen_issue(front)
    if chosen is not None:
        _, issue = chosen
        front.say_later(partial(copy_issue, front.desk, issue, front.desk.session.publication, USUAL))


def export(front: Front) -> None:
    """Ask for a format and a place, and write the issue."""
    from desk.tui.export.screen import ExportScreen

    chosen = chosen_issue(front)
    if chosen is None:
        return
    path, issue = chosen

    folder = front.desk.session.folder.path
    front.ask(ExportScreen(issue, front.desk.session.publication, folder, path.stem), front.say)


def chosen_issue(front: Front) -> tuple[Path, Issue] | None:
    """The file and the issue that a command is for: the open one, or the selected one of the list."""
    if front.desk.session.path is not None:
        return front.desk.session.path, front.desk.session.issue
    return front.selected_issue()
