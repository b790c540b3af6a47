"""Edits of sections: add, change, move and take away."""

from dataclasses import replace
from typing import Any

from desk.edit import Refused, cleaned, cleaned_value
from desk.edit import stories as story_edits
from desk.model import order
from desk.model.issue import Issue, Place, Section


def add(issue: Issue, section: Section, *, after: int | None = None) -> Issue:
    """Put a new section behind the section `after`, else at the end. Raises LookupError, Refused."""
    if any(known.id == section.id for known in issue.sections):
        raise Refused(f"The issue holds a section {section.id} already.")
    if after is None and issue.sections:
        after = issue.running_order[-1].id
    sections = sorted((*issue.sections, cleaned_value(section)), key=lambda each: each.id)
    return place(replace(issue, sections=tuple(sections)), section.id, after)


def change(issue: Issue, id: int, /, **fields: Any) -> Issue:
    """Change fields of one section. Raises LookupError."""
    return _with(issue, {id: replace(issue.section(id), **cleaned(fields))})


def place(issue: Issue, id: int, after: int | None) -> Issue:
    """Put a section behind another one, `after`; None puts it first. Raises LookupError."""
    section = issue.section(id)
    run = [each for each in issue.running_order if each.id != id]
    numbers = [each.id for each in run]
    if after is not None and after not in numbers:
        raise LookupError(f"there is no other section {after} in this issue")
    at = 0 if after is None else 1 + numbers.index(after)
    (key,), kept = order.insert([each.order for each in run], at)
    changed = {each.id: replace(each, order=new) for each, new in zip(run, kept, strict=True) if each.order != new}
    return _with(issue, changed | {id: replace(section, order=key)})


def shift(issue: Issue, id: int, step: int) -> Issue:
    """Move a section with its stories one place down (`step` 1) or up (-1). Raises LookupError."""
    run = [each.id for each in issue.running_order]
    issue.section(id)
    at = run.index(id) + step
    if not 0 <= at < len(run):
        return issue
    rest = [each for each in run if each != id]
    return place(issue, id, rest[at - 1] if at else None)


def remove(issue: Issue, id: int) -> Issue:
    """Take a section away and keep its stories: the section before it gets them, else the one after it.

    Held and spiked stories go the same way, so that the shelf gives them back to a section that is there.
    Without any other section they become unsorted. Raises LookupError.
    """
    issue.section(id)
    run = [each.id for each in issue.running_order]
    at = run.index(id)
    heir = run[at - 1] if at else (run[1] if len(run) > 1 else None)
    moving = [story.id for story in issue.stories_of(id)]
    last = issue.stories_of(heir)[-1:] if at else ()
    issue = story_edits.place(issue, moving, heir, last[0].id if last else None)
    aside = [story.id for story in issue.stories if story.section == id and story.place != Place.IN]
    issue = story_edits.change_many(issue, aside, section=heir)
    return replace(issue, sections=tuple(each for each in issue.sections if each.id != id))


def _with(issue: Issue, changed: dict[int, Section]) -> Issue:
    sections = tuple(changed.get(section.id, section) for section in issue.sections)
    return issue if sections == issue.sections else replace(issue, sections=sections)
