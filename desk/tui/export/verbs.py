"""Verbs of an issue on its way out: into a file, onto the clipboard, into the browser."""

import asyncio
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
    """Copy the issue in the format that the publication's mail tool takes."""
    from desk.publish.targets import tools
    from desk.tui.export.copying import copied_issue

    chosen = chosen_issue(front)
    if chosen is not None:
        _, issue = chosen
        outcome: list[bool] = []

        def copy() -> str:
            publication = front.desk.session.publication
            made_for = tools(front.desk.session.folder.path).of(publication.profile)
            words, went = copied_issue(front.desk, issue, publication, made_for.wanted)
            outcome.append(went)
            return words

        front.say_later(copy, lambda: ask_whether_sent(front) if any(outcome) else None)


def export(front: Front) -> None:
    """Ask for a format and a place, and write the issue."""
    from desk.tui.export.screen import ExportScreen

    chosen = chosen_issue(front)
    if chosen is None:
        return
    path, issue = chosen

    folder = front.desk.session.folder.path

    def exported(words: str) -> None:
        front.say(words)
        ask_whether_sent(front)

    front.ask(ExportScreen(issue, front.desk.session.publication, folder, path.stem), exported)


def ask_whether_sent(front: Front) -> None:
    """A draft went out of the door: once the screen is at rest, ask whether it was sent, if nobody asked before."""
    chosen = chosen_issue(front)
    if chosen is not None and not chosen[1].is_frozen and {"order", "issues"} & set(front.here):
        front.desk.call_later(front.work, partial(_ask_once, front, chosen[1].id), group="sent")


async def _ask_once(front: Front, issue: int) -> None:
    from desk.store.folder.asked import first_time

    if front.is_in_front and await asyncio.to_thread(first_time, issue) and front.is_in_front:
        front.run_command("finish.sent")


def chosen_issue(front: Front) -> tuple[Path, Issue] | None:
    """The file and the issue that a command is for: the open one, or the selected one of the list."""
    if front.desk.session.path is not None:
        return front.desk.session.path, front.desk.session.issue
    return front.selected_issue()
