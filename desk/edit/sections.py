"""Edits of sections: add, change, move and take away."""

from dataclasses import replace
from typing import Any

from desk.edit import Refused, cleaned, cleaned_value, places
from desk.edit import stories as story_edits
from desk.edit.runs import behind, shifted, with_rows
from desk.model.issue import Issue, Place, Section


def add(issue: Issue, section: Section, *, after: int | None = None, first: bool = False) -> Issue:
    """Put a new section behind the section `after`, or at the top (`first`), else at the end.

    Raises LookupError, Refused.
    """
    if any(known.id == section.id for known in issue.sections):
        raise Refused(f"The issue holds a section {section.id} already.")
    if after is None and not first:
        after = places.section_last(issue)
    return _with(issue, behind(issue.running_order, [cleaned_value(section)], after))


def change(issue: Issue, id: int, /, **fields: Any) -> Issue:
    """Change fields of one section. Raises LookupError."""
    return _with(issue, {id: replace(issue.section(id), **cleaned(fields))})


def place(issue: Issue, id: int, after: int | None) -> Issue:
    """Put a section behind another one, `after`; None puts it first. Raises LookupError."""
    section = issue.section(id)
    run = [each for each in issue.running_order if each.id != id]
    return _with(issue, behind(run, [section], after))


def shift(issue: Issue, id: int, step: int) -> Issue:
    """Move a section with its stories one place down (`step` 1) or up (-1). Raises LookupError."""
    issue.section(id)
    further = shifted([each.id for each in issue.running_order], id, step)
    return issue if further is None else place(issue, id, *further)


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
    issue = story_edits.place(issue, moving, *(places.last_in(issue, heir) if at else places.first_in(heir)))
    aside = [story.id for story in issue.stories if story.section == id and story.place != Place.IN]
    issue = story_edits.change_many(issue, aside, section=heir)
    return replace(issue, sections=tuple(each for each in issue.sections if each.id != id))


def _with(issue: Issue, changed: dict[int, Section]) -> Issue:
    sections = with_rows(issue.sections, changed)
    return issue if sections is issue.sections else replace(issue, sections=sections)
