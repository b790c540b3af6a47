"""Edits of the shelf's inbox: links that no story uses yet."""

from collections.abc import Sequence
from dataclasses import replace

from desk.edit import Refused, cleaned_value
from desk.edit.links import checked_url
from desk.edit.runs import behind, with_rows
from desk.model.issue import Link
from desk.model.publication import Clip, Shelf


def add(shelf: Shelf, clips: Sequence[Clip]) -> Shelf:
    """Put links at the end of the inbox. Raises Refused for an address that is none or a clip that is there already."""
    if len({clip.id for clip in (*shelf.clips, *clips)}) != len(shelf.clips) + len(clips):
        raise Refused("The inbox holds one of these links already.")
    run = inbox(shelf)
    new = [replace(cleaned_value(clip), url=checked_url(clip.url)) for clip in clips]
    return replace(shelf, clips=with_rows(shelf.clips, behind(run, new, run[-1].id if run else None)))


def remove(shelf: Shelf, id: int) -> Shelf:
    """Take a link off the inbox. Raises LookupError."""
    if all(clip.id != id for clip in shelf.clips):
        raise LookupError(f"there is no link {id} in the inbox")
    return replace(shelf, clips=tuple(clip for clip in shelf.clips if clip.id != id))


def inbox(shelf: Shelf) -> tuple[Clip, ...]:
    """The clipped links as they came in."""
    return tuple(sorted(shelf.clips, key=lambda clip: (clip.order, clip.id)))


def as_link(clip: Clip, id: int, story: int) -> Link:
    """The link that a clip becomes when a story takes it."""
    return Link(id=id, order="", story=story, source=clip.source, url=clip.url, note=clip.note, title=clip.title)
