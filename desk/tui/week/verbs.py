"""Verbs of the end of the week: finish an issue, open one again, ask whether it was sent, show the sponsors."""

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desk.edit import Refused
from desk.edit import issues as issue_edits
from desk.model.dates import short_date
from desk.model.issue import Issue, IssueStatus
from desk.store.errors import StoreError
from desk.tui.ports import Front
from desk.tui.screens.number_and_date import today
from desk.tui.week.finish_screen import FinishScreen
from desk.tui.widgets.cells import shown
from desk.tui.widgets.choice import Choice

if TYPE_CHECKING:
    from desk.publish.finishing import Plan

GROUP = "finish"
"""The workers that finish an issue, or open one again."""


def finish(front: Front) -> None:
    """Look at what finishing the issue will do, ask, and do it."""
    path, _ = chosen(front)
    front.work(partial(_ask, front, path), group=GROUP)


def reopen(front: Front) -> None:
    """Make an issue that was sent a draft again."""
    from desk.publish.reopening import check

    path, issue = chosen(front)
    check(issue)
    said = "its receipt goes, and so does the issue that it began, if untouched" if issue.finished else "F finishes it"
    choices = (("yes", "Make it a draft again", said), ("no", "No", "it stays as it was sent"))

    def answered(answer: str) -> None:
        if answer == "yes":
            front.work(partial(_reopen, front, path), group=GROUP)

    front.ask(Choice(f"Work on {shown(issue.label)} again?", choices, "yes"), answered)


def ask_sent(front: Front) -> None:
    """Ask whether a draft was sent: then it can be finished."""
    path, issue = chosen(front)
    if issue.is_frozen:
        raise Refused(f"{issue.label} is marked as sent already.")
    choices = [("finish", "Finish it", "frozen, with its receipt; the next issue begins")]
    if front.desk.session.path is not None:
        choices.append(("sent", "Mark as sent", "and nothing else"))
    choices.append(("no", "Not yet", "a test, or there is more to do; F finishes it later"))

    def answered(answer: str) -> None:
        if answer == "finish":
            front.work(partial(_ask, front, path), group=GROUP)
        elif answer == "sent":
            front.desk.session.do(issue_edits.change, status=IssueStatus.SENT)
            front.say(f"{shown(issue.label)} is marked as sent.", "undo")

    front.ask(Choice(f"Was {shown(issue.label)} sent?", choices, "finish"), answered)


def sponsors(front: Front) -> None:
    """Show the ledger of sponsors."""
    from desk.tui.week.sponsors_screen import SponsorsScreen

    front.show(SponsorsScreen())


def chosen(front: Front) -> tuple[Path, Issue]:
    """The open issue, or the selected one of the list. Raises Refused if there is none."""
    session = front.desk.session
    found = (session.path, session.issue) if session.path is not None else front.selected_issue()
    if found is None:
        raise Refused("Select an issue first.")
    return found


def back(front: Front) -> None:
    """Take the finishing back that began the open issue, if nobody has changed that since."""
    session = front.desk.session
    if session.path is None or session.is_dirty():
        raise Refused("There is nothing to undo.")
    front.work(partial(_back, front, session.path), group=GROUP)


async def _back(front: Front, path: Path) -> None:
    from desk.publish.reopening import finished_before

    before = await asyncio.to_thread(finished_before, front.desk.session.folder, path)
    if before is None:
        front.say("There is nothing to undo.")
    else:
        await _reopen(front, before)


async def _ask(front: Front, path: Path) -> None:
    """Save, plan, and show the plan; what stands in the way is said."""
    from desk.publish.finishing import plan

    if not await front.desk.saver.save():
        return  # the saver has said why
    folder = front.desk.session.folder
    try:
        planned = await asyncio.to_thread(lambda: plan(folder, folder.open_issue(path), today().isoformat()))
    except (Refused, StoreError) as error:
        front.say(str(error))
        return
    front.ask(FinishScreen(planned), lambda reason: front.work(partial(_do, front, planned, reason), group=GROUP))


async def _do(front: Front, planned: "Plan", reason: str) -> None:
    from desk.formats.templates.page import TemplateFault
    from desk.publish.finishing import carry_out

    folder = front.desk.session.folder
    try:
        done = await asyncio.to_thread(carry_out, folder, planned, today().isoformat(), reason)
    except (Refused, StoreError, TemplateFault) as error:
        front.say(str(error))
        return
    following = planned.following
    words = f"Finished {shown(planned.issue.label)}. This is {shown(following.label)}, {short_date(following.date)}."
    late = f" One thing is done at the next start: {done.late}" if done.late else ""
    if done.next is not None:
        undo = f" {front.desk.keys.shown('undo')} takes it back."
        _show(front, done.next, words + (late or undo))


async def _reopen(front: Front, path: Path) -> None:
    from desk.publish.reopening import reopen as reopened

    if not await front.desk.saver.save():
        return
    folder = front.desk.session.folder
    try:
        done = await asyncio.to_thread(lambda: reopened(folder, folder.open_issue(path)))
    except (Refused, StoreError) as error:
        front.say(str(error))
        return
    kept = f" {shown(done.next.name)} was changed since, and stays." if done.next else ""
    _show(front, path, f"This is a draft again.{kept}")


def _show(front: Front, path: Path, words: str) -> None:
    """Put an issue on the desk in the place of the one that is there; the publication may be another one by now."""
    from desk.session.adopting import look_again

    session, instead = front.desk.session, front.desk.session.path is not None
    try:
        look_again(session)
        if instead:
            front.desk.close_issue()
        session.open(path)
    except StoreError as error:
        front.say(str(error))
        return
    front.desk.show_issue(words, instead=instead)
    front.desk.learn_numbers()
