"""How the issue after another one begins: number, day, sections, standing items, sponsors, stories carried over."""

from collections.abc import Iterable

from desk.edit import Refused, copies, issues, standing
from desk.edit.runs import by_id
from desk.model import order
from desk.model.ids import id_from
from desk.model.issue import Issue, Place, Section, Story
from desk.model.publication import Publication


def day_after(date: str, cadence: int) -> str:
    """The day of the next issue (ISO 8601). Raises Refused for a cadence that never comes to one."""
    if cadence < 1:
        raise Refused(
            f"With {cadence} days between two issues the next one never comes: `desk set publication cadence 7`."
        )
    day = issues.next_day([date], cadence)
    if not day:
        raise Refused(
            f"{cadence:,} days after {date} the calendar has ended: give the issue another date, or the publication "
            "another cadence."
        )
    return day


def begun_after(issue: Issue, publication: Publication, number: int | None, date: str) -> Issue:
    """The issue after another one, with its standing items and the sponsors booked for its day.

    All ids follow from those of the issue before: two desks that begin it make the same issue.
    """
    id = id_from("next", issue.id)
    old = issue.running_order
    titles = [(each.title, each.standfirst) for each in old] or [(title, "") for title in publication.sections]
    keys = order.spread(len(titles))
    sections = [
        Section(id_from("section", at, id), key, title, standfirst)
        for at, ((title, standfirst), key) in enumerate(zip(titles, keys, strict=True))
    ]
    made = Issue(id, number=number, date=date, sections=by_id(sections))
    return standing.begun_with(made, publication)


def due(issue: Issue, date: str) -> tuple[Story, ...]:
    """The stories of an issue that are held until a day that has come by then; in their order there."""
    held = [story for story in issue.placed(Place.HELD) if story.until and story.until <= date]
    return tuple(sorted(held, key=lambda story: (story.until, story.order, story.id)))


def carried(issue: Issue, earlier: Iterable[tuple[Issue, Story]]) -> Issue:
    """An issue with stories of earlier ones, each at the end of the section of its title."""
    for other, story in earlier:
        issue = copies.bring(issue, other, story.id)
    return issue
