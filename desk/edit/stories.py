"""Edits of stories: add, change, move, put aside and take back."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desk.edit import Refused, cleaned, cleaned_value, places
from desk.edit.issues import is_date
from desk.edit.runs import behind, with_rows
from desk.model.issue import Issue, Place, Status, Story
from desk.model.kinds import Kind

_CHOICES = {"kind": Kind, "status": Status, "place": Place}


def add(issue: Issue, story: Story, *, after: int | None = None, first: bool = False) -> Issue:
    """Put a new story into its section: behind the story `after`, or at the top (`first`), else at the end.

    Raises LookupError, Refused.
    """
    if any(known.id == story.id for known in issue.stories):
        raise Refused(f"The issue holds a story {story.id} already.")
    if story.section is not None:
        issue.section(story.section)
    if after is None and not first:
        after = places.last_in(issue, story.section).after
    run = [each for each in issue.stories_of(story.section) if each.id != story.id]
    return _with(issue, behind(run, [cleaned_value(story)], after))


def change(issue: Issue, id: int, /, **fields: Any) -> Issue:
    """Change fields of one story; where it stands is for `place` and its kin. Raises LookupError, Refused."""
    return change_many(issue, [id], **fields)


def change_many(issue: Issue, ids: Sequence[int], /, **fields: Any) -> Issue:
    """Change the same fields of several stories. Raises LookupError, and Refused for a value they cannot have."""
    checked = _checked(fields)
    return _with(issue, {id: replace(issue.story(id), **checked) for id in ids})


def place(issue: Issue, ids: Sequence[int], section: int | None, after: int | None) -> Issue:
    """Put stories into a section behind the story `after` (None: at its top), in the order they are given.

    Raises LookupError if a story, the section or `after` in it does not exist.
    """
    if section is not None:
        issue.section(section)
    moving = set(ids)
    run = [story for story in issue.stories_of(section) if story.id not in moving]
    return _with(issue, behind(run, [replace(issue.story(id), section=section) for id in ids], after))


def shift(issue: Issue, ids: Sequence[int], step: int) -> Issue:
    """Move stories together one place down (`step` 1) or up (-1), over the border of a section too."""
    block = in_running_order(issue, ids)
    spot = places.next_to(issue, block, step) if block else None
    return issue if spot is None else place(issue, [story.id for story in block], *spot)


def to_neighbour(issue: Issue, ids: Sequence[int], step: int) -> Issue:
    """Move stories to the end of the next (`step` 1) or the previous (-1) section."""
    block = [story.id for story in in_running_order(issue, ids)]
    if not block:
        return issue
    edge = issue.story(block[-1] if step > 0 else block[0])
    neighbour = places.neighbour(issue, edge.section, step)
    return issue if neighbour is None else place(issue, block, *places.last_in(issue, neighbour, block))


def put_aside(issue: Issue, ids: Sequence[int], place: Place, reason: str = "", until: str = "") -> Issue:
    """Hold or spike stories. They keep their section and order, which is where `take_back` puts them.

    Raises LookupError, and Refused if `until` is not a date.
    """
    return change_many(issue, ids, place=place, reason=reason, until=until)


def take_back(issue: Issue, ids: Sequence[int]) -> Issue:
    """Put stories from the shelf back to where they came from. Raises LookupError."""
    return change_many(issue, ids, place=Place.IN, reason="", until="")


def in_running_order(issue: Issue, ids: Sequence[int]) -> list[Story]:
    """Those of the stories that are in, as a reader meets them."""
    wanted = set(ids)
    return [story for story in issue.in_order() if story.id in wanted]


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    for name, choices in _CHOICES.items():
        if name in fields and fields[name] not in tuple(choices):
            raise Refused(f"“{str(fields[name])[:20]}” is not a {name} of a story: {', '.join(choices)}.")
    if (until := fields.get("until")) and not is_date(until):
        raise Refused(f"“{until[:20]}” is not a date: write it as 2026-11-05.")
    return cleaned(fields)


def _with(issue: Issue, changed: dict[int, Story]) -> Issue:
    stories = with_rows(issue.stories, changed)
    return issue if stories is issue.stories else replace(issue, stories=stories)
