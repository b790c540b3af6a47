"""What changed between two versions of an issue, in a few words."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from desk.model.issue import Issue

_ROWS = ("sections", "stories", "links")


def summary(old: Issue | None, new: Issue) -> str:
    """What changed between two versions, in a few words: `“Bridge sold”, details +12`, or `5 stories, sections −40`.

    A story counts as changed with its links. The number is how many words came or went.
    """
    if old is None:
        return "as it was found"
    names = _touched(old, new)
    words = [f"“{name}”" for name in names[:2]] if len(names) <= 2 else [f"{len(names)} stories"]
    if any(_changed(old.sections, new.sections)):
        words.append("sections")
    if any(getattr(old, each.name) != getattr(new, each.name) for each in fields(old) if each.name not in _ROWS):
        words.append("details")
    gained = new.words - old.words
    return ", ".join(words) + (f" {'+' if gained > 0 else '−'}{abs(gained):,}" if gained else "")


def _touched(old: Issue, new: Issue) -> list[str]:
    """The names of the stories that changed or whose links did, those that went first, then the new ones."""
    named = {story.id: story.name for story in (*old.stories, *new.stories)}
    stories = [story.id for story in _changed(old.stories, new.stories)]
    of_links = [link.story for link in _changed(old.links, new.links)]
    return [named[id] for id in dict.fromkeys([*stories, *of_links]) if id in named]


def _changed(before: Sequence[Any], after: Sequence[Any]) -> Iterator[Any]:
    """The rows that are not in both as they are: those that went, those that came, those that differ."""
    was = {row.id: row for row in before}
    now = {row.id for row in after}
    yield from (row for row in before if row.id not in now)
    yield from (row for row in after if row.id not in was)
    yield from (row for row in after if row.id in was and was[row.id] is not row and was[row.id] != row)
