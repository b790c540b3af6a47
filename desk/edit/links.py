"""Edits of a story's researched links: add, change, move and take out."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desk.edit import Refused, cleaned, cleaned_value
from desk.model import order
from desk.model.issue import Issue, Link
from desk.model.url import typed_url


def checked_url(url: str | None) -> str | None:
    """A typed address as it will be kept; "" and None mean: no address yet. Raises Refused."""
    if not url or not url.strip():
        return None
    if safe := typed_url(url):
        return safe
    raise Refused(f"“{url.strip()[:60]}” is not an address: one begins with https://, http:// or mailto:.")


def add(issue: Issue, links: Sequence[Link], *, after: int | None = None) -> Issue:
    """Attach new links of one story, in order, behind its link `after`, else at the end.

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
    run = issue.links_of(story)
    at = len(run) if after is None else 1 + _index(run, after)
    made, kept = order.insert([link.order for link in run], at, len(new))
    old = {link.id: key for link, key in zip(run, kept, strict=True)}
    rest = tuple(_ordered(link, old) for link in issue.links)
    added = tuple(replace(link, order=key) for link, key in zip(new, made, strict=True))
    return replace(issue, links=tuple(sorted((*rest, *added), key=lambda link: link.id)))


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
    run = tuple(each for each in issue.links_of(story) if each.id != id)
    at = 0 if after is None else 1 + _index(run, after)
    (key,), kept = order.insert([each.order for each in run], at)
    changed = {each.id: replace(each, order=new) for each, new in zip(run, kept, strict=True) if each.order != new}
    return _with(issue, changed | {id: replace(link, story=story, order=key)})


def shift(issue: Issue, id: int, step: int) -> Issue:
    """Move a link one place down (`step` 1) or up (-1) in its story. Raises LookupError."""
    link = issue.link(id)
    run = [each.id for each in issue.links_of(link.story)]
    at = run.index(id) + step
    if not 0 <= at < len(run):
        return issue
    rest = [each for each in run if each != id]
    return place(issue, id, link.story, rest[at - 1] if at else None)


def remove(issue: Issue, id: int) -> Issue:
    """Take a link out of its story. Raises LookupError."""
    issue.link(id)
    return replace(issue, links=tuple(link for link in issue.links if link.id != id))


def _index(run: Sequence[Link], id: int) -> int:
    for at, link in enumerate(run):
        if link.id == id:
            return at
    raise LookupError(f"there is no link {id} in that story")


def _ordered(link: Link, keys: dict[int, str]) -> Link:
    key = keys.get(link.id, link.order)
    return link if key == link.order else replace(link, order=key)


def _with(issue: Issue, changed: dict[int, Link]) -> Issue:
    links = tuple(changed.get(link.id, link) for link in issue.links)
    return issue if links == issue.links else replace(issue, links=links)
