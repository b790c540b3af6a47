"""Stories that were taken into an issue, read another way: what differs between two readings goes into the issue.

What the editor did with them since stays: stories that were moved stand where they were put, what was taken out stays
out, and of what was edited only the fields that the other reading changes are another.
"""

from dataclasses import fields, replace
from typing import Any, TypeVar

from desk.edit import links, places, sections, stories
from desk.edit.copies import called
from desk.edit.places import Spot
from desk.edit.runs import by_id
from desk.model.issue import Issue, Link, Section, Story

_Row = TypeVar("_Row", Section, Story, Link)
_PLACED = {"id", "order", "section", "story", "place"}
"""Fields that say where something stands."""


def relaid(issue: Issue, before: Issue, after: Issue) -> Issue:
    """An issue that `before` was taken into, with what `after`, another reading of the same source, changes.

    A new story stands behind the one ahead of it in `after`. Raises LookupError, Refused.
    """
    spot = _spot_of(issue, before)
    issue = _without(issue, _gone(before, after))
    issue = replace(
        issue,
        sections=_changed(issue.sections, _titled(before), _titled(after)),
        stories=_changed(issue.stories, before.stories, after.stories),
        links=_changed(issue.links, before.links, after.links),
    )
    issue = _placed(issue, before, after, spot)
    for story in after.in_order():
        issue = _linked(issue, before, after, story.id)
    titles = {section.id for section in _titled(before)} - {section.id for section in _titled(after)}
    for section in issue.sections:
        if section.id in titles and not issue.stories_of(section.id):
            issue = sections.remove(issue, section.id)
    return issue


def _gone(before: Issue, after: Issue) -> set[int]:
    """The ids of stories and links that the other reading has not."""
    had = {story.id for story in before.stories} | {link.id for link in before.links}
    return had - {story.id for story in after.stories} - {link.id for link in after.links}


def _titled(issue: Issue) -> tuple[Section, ...]:
    """The sections that came into the issue: stories of one without a title stand in a section of the issue's own."""
    return tuple(section for section in issue.sections if section.title)


def _homes(issue: Issue) -> dict[int, int | None]:
    """The sections with a title that stories stand in, by the ids of the stories."""
    titled = {section.id for section in _titled(issue)}
    return {story.id: story.section if story.section in titled else None for story in issue.stories}


def _spot_of(issue: Issue, before: Issue) -> Spot:
    """Where the first of the stories stands in the issue."""
    ours = {story.id for story in before.stories}
    first = next((story for story in issue.in_order() if story.id in ours), None)
    return places.top(issue) if first is None else places.ahead_of(issue, first.id, ours)


def _without(issue: Issue, gone: set[int]) -> Issue:
    return replace(
        issue,
        stories=tuple(each for each in issue.stories if each.id not in gone),
        links=tuple(each for each in issue.links if each.id not in gone),
    )


def _changed(rows: tuple[_Row, ...], before: tuple[_Row, ...], after: tuple[_Row, ...]) -> tuple[_Row, ...]:
    """Rows with the fields that differ between both readings as `after` has them, but for where they stand."""
    old, new = ({row.id: row for row in each} for each in (before, after))
    return by_id(
        replace(row, **_differing(old[row.id], new[row.id])) if row.id in old and row.id in new else row for row in rows
    )


def _differing(old: _Row, new: _Row) -> dict[str, Any]:
    names = (each.name for each in fields(old) if each.name not in _PLACED)
    return {name: getattr(new, name) for name in names if getattr(old, name) != getattr(new, name)}


def _placed(issue: Issue, before: Issue, after: Issue, spot: Spot) -> Issue:
    """The issue with the stories that are new in `after`, and those that it has in another section, in their places."""
    homes, new = _homes(before), _homes(after)
    ahead: int | None = None
    for story in after.in_order():
        issue, place = _place_for(issue, after, story, ahead, spot)
        if story.id not in homes:
            added = replace(story, order="", section=place.section)
            issue = stories.add(issue, added, after=place.after, first=place.after is None)
        elif homes[story.id] != new[story.id] and any(each.id == story.id for each in issue.stories):
            issue = stories.place(issue, [story.id], *place)
        if any(each.id == story.id for each in issue.in_order()):
            ahead = story.id
    return issue


def _place_for(issue: Issue, after: Issue, story: Story, ahead: int | None, spot: Spot) -> tuple[Issue, Spot]:
    """Where a story goes: behind the one `ahead` of it, in its section where that has a title, which is made if new."""
    here = None if ahead is None else places.section_of(issue, issue.story(ahead))
    home = next((each for each in _titled(after) if each.id == story.section), None)
    if home is None:
        return issue, spot if ahead is None else Spot(here, ahead)
    found = next((each for each in issue.sections if each.id == home.id), None)
    found = found or next(iter(called(issue, home.title or "")), None)
    if found is None:
        issue = sections.add(issue, replace(home, order=""), after=spot.section if ahead is None else here)
        return issue, places.first_in(home.id)
    return issue, Spot(found.id, ahead) if ahead is not None and here == found.id else places.last_in(issue, found.id)


def _linked(issue: Issue, before: Issue, after: Issue, id: int) -> Issue:
    """A story with the links that are new to it in `after`, each behind the one ahead of it."""
    if not any(each.id == id for each in issue.stories):
        return issue
    had = {link.id: link.story for link in before.links}
    ahead: int | None = None
    for link in after.links_of(id):
        if link.id not in had:
            issue = links.add(issue, [link], after=ahead, first=ahead is None)
        elif had[link.id] != id and any(each.id == link.id for each in issue.links):
            issue = links.place(issue, link.id, id, ahead)
        if any(each.id == link.id and each.story == id for each in issue.links):
            ahead = link.id
    return issue
