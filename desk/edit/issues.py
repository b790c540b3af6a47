"""Edits of an issue as a whole, and how the next one begins."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from desk.edit import Refused, cleaned
from desk.model import order
from desk.model.ids import new_id
from desk.model.issue import Issue, IssueStatus, Section
from desk.model.publication import Publication


def change(issue: Issue, **fields: Any) -> Issue:
    """Change the issue's own fields: number, title, date, subject, preheader, status. Raises Refused."""
    if (day := fields.get("date")) and not is_date(day):
        raise Refused(f"“{day[:20]}” is not a date: write it as 2026-11-05.")
    if (status := fields.get("status")) and status not in tuple(IssueStatus):
        raise Refused(f"“{status[:20]}” is not a status of an issue: draft or sent.")
    changed = replace(issue, **cleaned(fields))
    return issue if changed == issue else changed


def is_date(text: str) -> bool:
    """Whether a text is a day as ISO 8601 writes it: 2026-11-05."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text))


def begin(publication: Publication, number: int | None, day: str, titles: tuple[str, ...] | None = None) -> Issue:
    """A new, empty issue with the sections named in `titles`, else with the publication's skeleton."""
    names = publication.sections if titles is None else titles
    keys = order.spread(len(names)) if names else []
    sections = [Section(id=new_id(), order=key, title=name) for name, key in zip(names, keys, strict=True)]
    return Issue(
        id=new_id(),
        number=number,
        title=publication.name,
        date=day,
        sections=tuple(sorted(sections, key=lambda section: section.id)),
    )


def following(issue: Issue, publication: Publication) -> Issue:
    """The issue after this one: the next number and day, the same sections, nothing in them yet."""
    number = None if issue.number is None else issue.number + 1
    day = ""
    if is_date(issue.date):
        day = (date.fromisoformat(issue.date) + timedelta(days=publication.cadence)).isoformat()
    titles = tuple(section.title or "" for section in issue.running_order)
    made = begin(publication, number, day, titles)
    standfirsts = {section.title or "": section.standfirst for section in issue.sections}
    sections = tuple(
        replace(section, title=section.title or None, standfirst=standfirsts.get(section.title or "", ""))
        for section in made.sections
    )
    return replace(made, title=issue.title, sections=sections)
