"""What comes off addresses that came in, as a step of its own: one undo gives them back as they were written."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from desk.edit import stories as story_edits
from desk.links.trackers import entering, entering_text, said
from desk.model.issue import Issue
from desk.tui.ports import OnDesk
from desk.tui.widgets.cells import count

_STEP = "Took the wrapping off"


def take_off(desk: OnDesk, links: Iterable[int]) -> str:
    """Keep the addresses of these links as `entering` wants them; what was taken off, as the end of a sentence."""
    came = {id: entering(url) for id in links if (url := desk.issue.link(id).url)}
    changed = {id: each.url for id, each in came.items() if each.is_changed}
    if changed:
        desk.do(_STEP, _with_addresses, changed)
    return said(came.values())


def _with_addresses(issue: Issue, urls: Mapping[int, str]) -> Issue:
    links = (replace(link, url=urls[link.id]) if link.id in urls else link for link in issue.links)
    return replace(issue, links=tuple(links))


def take_off_in_text(desk: OnDesk, story: int, start: int, end: int) -> str:
    """The same for the addresses between two characters of a story's body; a sentence, "" if nothing came off."""
    body = desk.issue.story(story).body
    words, changed = entering_text(body[start:end])
    if not changed:
        return ""
    desk.do(_STEP, story_edits.change, story, body=body[:start] + words + body[end:])
    return f"Took wrapping or trackers off {count(changed, 'address', 'addresses')}."
