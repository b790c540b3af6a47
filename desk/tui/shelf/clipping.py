"""Clipped links: those that a text holds, and which keys do what to a row of the shelf."""

from datetime import UTC, datetime

from desk.edit import Refused
from desk.links.paste import read_links
from desk.links.sources import used_sources
from desk.links.titles import with_sites
from desk.model.ids import new_id
from desk.model.issue import Issue, Place
from desk.model.publication import Clip
from desk.read.hygiene import seen
from desk.tui.shelf.rows import ShelfRow
from desk.tui.widgets.cells import shown

Keys = tuple[tuple[str, str], ...]
"""Commands, each with the short word for it in the key bar."""
CLIP_KEYS: Keys = (("shelf.take", "add to the story"), ("shelf.story", "new story of it"), ("shelf.drop", "take out"))
"""The keys of a clipped link in the key bar."""
OTHER_KEYS: Keys = (("shelf.take", "choose"), ("shelf.drop", "spike"))
"""The keys of the other rows."""
STORY_KEYS: Keys = (("shelf.take", "take back"), ("shelf.drop", "spike"), ("shelf.reason", "reason"))
"""What the keys do to the selected row."""


def keys_of(row: ShelfRow | None, issue: Issue) -> Keys:
    """The keys that make sense for a row."""
    if row is None:
        return ()
    if row.what == "clip":
        return CLIP_KEYS
    return OTHER_KEYS if row.id in [story.id for story in issue.placed(Place.CLASH)] else STORY_KEYS


def clips_of(text: str, issue: Issue) -> list[Clip]:
    """The links of a text as clips, their addresses unwrapped. Raises Refused if there are none."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    clips = [
        Clip(new_id(), "", each.source, each.url, "", now, each.title)
        for each in with_sites(read_links(seen(text), sorted(used_sources(issue))))
    ]
    if not clips:
        raise Refused("There is no link in what was pasted.")
    return clips


def clip_name(clip: Clip) -> str:
    """What a clip is called in a message."""
    return shown(clip.title or clip.source or clip.url or "") or "the link"
