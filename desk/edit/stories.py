"""Edits of stories: add, change, move, put aside and take back."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desk.edit import Refused, cleaned, cleaned_value
from desk.edit.issues import is_date
from desk.model import order
from desk.model.issue import Issue, Kind, Place, Status, Story

_CHOICES = {"kind": Kind, "status": Status, "place": Place}


def add(issue: Issue, story: Story, *, after: int | None = None) -> Issue:
    """Put a new story into its section: behind the story `after`, else at the end. Raises LookupError, Refused."""
    if any(known.id == story.id for known in issue.stories):
        raise Refused(f"The issue holds a story {story.id} already.")
    story = cleaned_value(story)
    run = issue.stories_of(story.section)
    if after is None and run:
        after = run[-1].id
    with_it = replace(issue, stories=_by_id((*issue.stories, story)))
    return place(with_it, [story.id], story.section, after)


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
    at = 0
    if after is not None:
        at = 1 + _index([story.id for story in run], after)
    made, kept = order.insert([story.order for story in run], at, len(ids))
    changed = {story.id: replace(story, order=key) for story, key in zip(run, kept, strict=True) if story.order != key}
    for id, key in zip(ids, made, strict=True):
        changed[id] = replace(issue.story(id), section=section, order=key)
    return _with(issue, changed)


def shift(issue: Issue, ids: Sequence[int], step: int) -> Issue:
    """Move stories together one place down (`step` 1) or up (-1), over the border of a section too."""
    block = in_running_order(issue, ids)
    if not block:
        return issue
    edge = block[-1] if step > 0 else block[0]
    home = edge.section if any(edge.section == section.id for section in issue.sections) else None
    run = [story.id for story in issue.stories_of(home)]
    moving = {story.id for story in block}
    rest = [id for id in (run[run.index(edge.id) + 1 :] if step > 0 else run[: run.index(edge.id)]) if id not in moving]
    numbers = [story.id for story in block]
    if rest and step > 0:
        return place(issue, numbers, home, rest[0])
    if rest:
        return place(issue, numbers, home, rest[-2] if len(rest) > 1 else None)
    neighbour = _neighbour(issue, home, step)
    if neighbour is None:
        return issue
    last = [story.id for story in issue.stories_of(neighbour)]
    return place(issue, numbers, neighbour, last[-1] if step < 0 and last else None)


def to_neighbour(issue: Issue, ids: Sequence[int], step: int) -> Issue:
    """Move stories to the end of the next (`step` 1) or the previous (-1) section."""
    block = in_running_order(issue, ids)
    if not block:
        return issue
    neighbour = _neighbour(issue, (block[-1] if step > 0 else block[0]).section, step)
    if neighbour is None:
        return issue
    return place(issue, [story.id for story in block], neighbour, _last(issue, neighbour, {s.id for s in block}))


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


def _neighbour(issue: Issue, section: int | None, step: int) -> int | None:
    sections = [each.id for each in issue.running_order]
    if section not in sections:  # Unsorted stands below the last section
        return sections[-1] if sections and step < 0 else None
    at = sections.index(section) + step
    return sections[at] if 0 <= at < len(sections) else None


def _last(issue: Issue, section: int, moving: set[int]) -> int | None:
    rest = [story.id for story in issue.stories_of(section) if story.id not in moving]
    return rest[-1] if rest else None


def _index(ids: list[int], id: int) -> int:
    if id not in ids:
        raise LookupError(f"there is no story {id} in that section")
    return ids.index(id)


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    for name, choices in _CHOICES.items():
        if name in fields and fields[name] not in tuple(choices):
            raise Refused(f"“{str(fields[name])[:20]}” is not a {name} of a story: {', '.join(choices)}.")
    if (until := fields.get("until")) and not is_date(until):
        raise Refused(f"“{until[:20]}” is not a date: write it as 2026-11-05.")
    return cleaned(fields)


def _with(issue: Issue, changed: dict[int, Story]) -> Issue:
    stories = tuple(changed.get(story.id, story) for story in issue.stories)
    same = all(new is old or new == old for new, old in zip(stories, issue.stories, strict=True))
    return issue if same else replace(issue, stories=stories)


def _by_id(stories: tuple[Story, ...]) -> tuple[Story, ...]:
    return tuple(sorted(stories, key=lambda story: story.id))
