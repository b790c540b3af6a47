"""Edits of a story's researched links: add, change, move and take out."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desk.edit import Refused, cleaned, cleaned_value, places
from desk.edit.runs import behind, shifted, with_rows
from desk.model.issue import Issue, Link
from desk.model.text import short
from desk.model.url import BEGINNINGS, typed_url


def checked_url(url: str | None) -> str | None:
    """A typed address as it will be kept; "" and None mean: no address yet. Raises Refused."""
    if not url or not url.strip():
        return None
    if safe := typed_url(url):
        return safe
    raise Refused(no_link(url))


def no_link(text: str) -> str:
    """What is said of a text that no link may lead to: "ferry times", "ftp://…", "javascript:…"."""
    return f"“{short(text)}” is nothing a link may lead to: an address begins with {BEGINNINGS}."


def add(issue: Issue, links: Sequence[Link], *, after: int | None = None, first: bool = False) -> Issue:
    """Attach new links of one story, in order, behind its link `after`, or at the top (`first`), else at the end.

    Raises LookupError if the story or `after` does not exist, and Refused for an address that is none or a link
    that the issue holds already.
    """
    if not links:
        return issue
    story = links[0].story
    issue.story(story)
    if len({link.id for link in (*issue.links, *links)}) != len(issue.links) + len(links):
        raise Refused("The issue holds one of these links already.")
    new = tuple(replace(cleaned_value(link), url=checked_url(link.url)) for link in links)
    if after is None and not first:
        after = places.link_last(issue, story)
    return _with(issue, behind(issue.links_of(story), new, after))


def change(issue: Issue, id: int, /, **fields: Any) -> Issue:
    """Change fields of one link. Raises LookupError, and Refused for an address that is none."""
    if "url" in fields:
        fields["url"] = checked_url(fields["url"])
    changed = replace(issue.link(id), **cleaned(fields))
    return _with(issue, {id: changed})


def place(issue: Issue, id: int, story: int, after: int | None) -> Issue:
    """Put a link under a story behind that story's link `after`; None puts it first. Raises LookupError."""
    link = issue.link(id)
    issue.story(story)
    run = [each for each in issue.links_of(story) if each.id != id]
    return _with(issue, behind(run, [replace(link, story=story)], after))


def shift(issue: Issue, id: int, step: int) -> Issue:
    """Move a link one place down (`step` 1) or up (-1) in its story. Raises LookupError."""
    story = issue.link(id).story
    further = shifted([each.id for each in issue.links_of(story)], id, step)
    return issue if further is None else place(issue, id, story, *further)


def remove(issue: Issue, id: int) -> Issue:
    """Take a link out of its story. Raises LookupError."""
    issue.link(id)
    return replace(issue, links=tuple(link for link in issue.links if link.id != id))


def _with(issue: Issue, changed: dict[int, Link]) -> Issue:
    links = with_rows(issue.links, changed)
    return issue if links is issue.links else replace(issue, links=links)
