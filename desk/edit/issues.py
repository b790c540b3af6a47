"""Edits of an issue as a whole, and how the next one begins."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from desk.edit import Refused, cleaned
from desk.edit.runs import by_id
from desk.model import order
from desk.model.dates import later
from desk.model.ids import new_id
from desk.model.issue import Issue, IssueStatus, Section
from desk.model.publication import Publication

HIGHEST_NUMBER = 999_999_999
"""The highest number an issue may have: it is part of a file's name, and what is longer is looked up as a slug."""

LONGEST_SLUG = 80
"""Characters of a slug, as in the names of files."""


def change(issue: Issue, /, **fields: Any) -> Issue:
    """Change the issue's own fields: number, title, slug, date, subject, preheader, image, status.

    A slug that it had stays with it among the earlier ones. Raises Refused.
    """
    if (number := fields.get("number")) is not None and not 0 <= number <= HIGHEST_NUMBER:
        raise Refused(f"An issue's number lies between 0 and {HIGHEST_NUMBER:,}.")
    if (day := fields.get("date")) and not is_date(day):
        raise Refused(f"“{day[:20]}” is not a date: write it as 2026-11-05.")
    if "status" in fields and fields["status"] not in tuple(IssueStatus):
        raise Refused(f"“{str(fields['status'])[:20]}” is not a status of an issue: {', '.join(IssueStatus)}.")
    if slug := fields.get("slug"):
        _check_slug(slug)
    changed = replace(issue, **cleaned(fields))
    if changed.slug != issue.slug:
        kept = tuple(each for each in issue.earlier_slugs if each not in (changed.slug, issue.slug))
        changed = replace(changed, earlier_slugs=(*kept, issue.slug) if issue.slug else kept)
    return issue if changed == issue else changed


def _check_slug(slug: str) -> None:
    """Raises Refused for a slug that would be no part of an address, or would be looked up as something else."""
    if len(slug) > LONGEST_SLUG or not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug):
        raise Refused(
            f"“{slug[:20]}” is no slug: write small letters a to z, digits and hyphens between them, "
            f"{LONGEST_SLUG} at most."
        )
    if slug.isdigit() or slug == "latest":
        raise Refused(f"“{slug}” names an issue in another way: put a word into the slug.")


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
    keys = order.spread(len(names))
    sections = [Section(id=new_id(), order=key, title=name) for name, key in zip(names, keys, strict=True)]
    return Issue(id=new_id(), number=number, date=day, sections=by_id(sections))


def following(issue: Issue, publication: Publication) -> Issue:
    """The issue after this one: the next number and day, the same sections, nothing in them and no title yet."""
    number = None if issue.number is None else next_number([issue.number])
    run = issue.running_order
    keys = order.spread(len(run))
    sections = [replace(each, id=new_id(), order=key, unknown={}) for each, key in zip(run, keys, strict=True)]
    made = begin(publication, number, next_day([issue.date], publication.cadence), ())
    return replace(made, sections=by_id(sections))


def next_number(taken: Iterable[int | None]) -> int:
    """One more than the highest number taken, or if that is the highest there can be the lowest free one.

    A file may hold a number that no issue may have: it takes none.
    """
    used = {number for number in taken if number is not None and 0 <= number <= HIGHEST_NUMBER}
    after = max(used, default=0) + 1
    return after if after <= HIGHEST_NUMBER else next(number for number in count(1) if number not in used)


def next_day(days: Iterable[str], cadence: int, otherwise: str = "") -> str:
    """One cadence after the first of `days` that is a date, "" past the calendar; `otherwise` without one."""
    day = next((day for day in days if is_date(day)), "")
    if not day:
        return otherwise
    try:
        return later(date.fromisoformat(day), cadence).isoformat()
    except OverflowError:  # a cadence of millions of days, or the year 9999
        return ""
