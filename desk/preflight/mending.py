"""Mending a finding: the text that belongs in the place of the one found, put there as one edit."""

from dataclasses import replace

from desk.edit import Refused, issues, links, sections, stories
from desk.model.issue import Image, Issue
from desk.preflight.finding import Finding, Where


def mended(issue: Issue, finding: Finding, found_in: Issue) -> Issue:
    """The issue with the mend of a finding that was found in `found_in`, which may be an earlier value of it.

    Raises LookupError where its place is gone, and Refused where there is no mend or the words have changed since.
    """
    where = finding.where
    if finding.mend is None or where.publication:
        raise Refused("There is no certain mend for this: enter goes to the place.")
    text = _text(issue, where)
    if text != _text(found_in, where):
        raise Refused("The words there have changed since: r checks again.")
    new: object = text[: where.start] + finding.mend + text[where.end :]
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
