"""Mending findings: the text that belongs in the place of the one found, put there as one edit."""

from collections.abc import Sequence
from dataclasses import replace

from desk.edit import Refused, issues, links, sections, stories
from desk.model.issue import Image, Issue
from desk.preflight.finding import Finding, Where


def mended(issue: Issue, findings: Sequence[Finding], found_in: Issue) -> Issue:
    """The issue with the mends of findings that were found in `found_in`, which may be an earlier value of it.

    Those of one text are put in from its end, so that the places before stay where they were; of two that overlap the
    later one alone. Raises LookupError where a place is gone, and Refused where there is no mend or the words have
    changed since.
    """
    certain = [each for each in findings if each.mend is not None and not each.where.publication]
    if not certain:
        raise Refused("There is no certain mend for this: enter goes to the place.")
    if any(_text(issue, each.where) != _text(found_in, each.where) for each in certain):
        raise Refused("The words there have changed since: r checks again.")
    begun: dict[tuple[str, int, str], int] = {}
    for finding in sorted(certain, key=lambda each: (each.where.start, each.where.end), reverse=True):
        where = finding.where
        text = where.table, where.id, where.field
        if text not in begun or where.end <= begun[text]:
            issue = _with_mend(issue, where, finding.mend or "")
            begun[text] = where.start
    return issue


def _with_mend(issue: Issue, where: Where, mend: str) -> Issue:
    text = _text(issue, where)
    new: object = text[: where.start] + mend + text[where.end :]
    if where.field == "image":
        owner = issue if where.story is None else issue.story(where.id)
        new = replace(owner.image or Image(""), alt=str(new))
    match where.table:
        case "links":
            return links.change(issue, where.id, **{where.field: new})
        case "stories":
            return stories.change(issue, where.id, **{where.field: new})
        case "sections":
            return sections.change(issue, where.id, **{where.field: new})
    return issues.change(issue, **{where.field: new})


def _text(issue: Issue, where: Where) -> str:
    """The text that a place is in. Raises LookupError."""
    match where.table:
        case "links":
            value = getattr(issue.link(where.id), where.field)
        case "stories":
            value = getattr(issue.story(where.id), where.field)
        case "sections":
            value = getattr(issue.section(where.id), where.field)
        case _:
            value = getattr(issue, where.field)
    if where.field == "image":  # its words are a field of their own
        value = value.alt if value else ""
    return str(value or "")
