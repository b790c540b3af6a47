"""What was sent stays as it was sent: the freezing of an issue, and what may still change in it."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from desk.edit import Refused
from desk.model.dates import short_date
from desk.model.issue import Issue, IssueStatus, Place


class Frozen(Refused):
    """An edit of what readers have got already."""


def finish(issue: Issue, day: str, carried: Collection[int] = ()) -> Issue:
    """The issue as sent and frozen on this day (ISO 8601); the stories `carried` into the next one are marked so.

    Raises Refused if it is finished already.
    """
    if issue.finished:
        raise Refused(f"{issue.label} was finished on {short_date(issue.finished)} already.")
    return replace(_placed(issue, carried, Place.MOVED), status=IssueStatus.SENT, finished=day)


def reopen(issue: Issue, given_back: Collection[int] = ()) -> Issue:
    """The issue as a draft again; the stories that were carried on from it are held here again."""
    return replace(hold_again(issue, given_back), status=IssueStatus.DRAFT, finished="")


def hold_again(issue: Issue, given_back: Collection[int]) -> Issue:
    """The issue with stories held that were carried into a later one."""
    return _placed(issue, [story.id for story in issue.placed(Place.MOVED) if story.id in given_back], Place.HELD)


def move_on(issue: Issue, carried: Collection[int]) -> Issue:
    """The issue with these of its stories marked as carried into a later one."""
    return _placed(issue, carried, Place.MOVED)


def check(before: Issue, after: Issue) -> None:
    """Raises Frozen if an edit changes what readers have got.

    Notes, what is let pass, corrections, and what is held or spiked are not printed, and may change. So may the slug:
    the address that readers got leads on to the new one. An issue that is only marked as sent may become a draft
    again, by the step or the undo that makes it one, and gets the number, day and title that it came without.
    """
    if not before.is_frozen or _printed(before) == _printed(after):
        return
    if before.finished:
        raise Frozen(f"{before.label} was finished on {short_date(before.finished)} and stays as it was sent.")
    if after.is_frozen and _printed(_named(before, after)) != _printed(after):
        raise Frozen(f"{before.label} was sent and stays as it was: correct it, or make it a draft again.")


def _named(issue: Issue, other: Issue) -> Issue:
    """An issue with what it lacks of the number, the day and the title of another one."""
    number = other.number if issue.number is None else issue.number
    return replace(issue, number=number, date=issue.date or other.date, title=issue.title or other.title)


def _placed(issue: Issue, ids: Collection[int], place: Place) -> Issue:
    if not ids:
        return issue
    stories = tuple(replace(story, place=place) if story.id in ids else story for story in issue.stories)
    return replace(issue, stories=stories)


def _printed(issue: Issue) -> tuple[Any, ...]:
    printed = tuple(replace(story, notes="", standing=None) for story in issue.stories if story.place == Place.IN)
    ids = {story.id for story in printed}
    links = tuple(replace(link, note="") for link in issue.links if link.story in ids)
    about = issue.number, issue.title, issue.date, issue.subject, issue.preheader, issue.image
    return (*about, issue.status, issue.finished, issue.plain, issue.sections, printed, links)
