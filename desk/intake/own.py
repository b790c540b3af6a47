"""What the desk wrote itself, as a reading: the readers of the formats read it, and this puts it before the editor."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desk.formats.json.read import data_in, exported_issue, is_issue_file
from desk.formats.own import Fault, NotOurs, Own, Reason, Unread
from desk.formats.prose.marked import address
from desk.intake.page.addresses import Addresses
from desk.intake.reading import NOWHERE, Doubt, LeftOut, Lines, NotRead, Reading, ReadLink, ReadStory
from desk.model.issue import Issue, Place, Story

_REASONS = {
    Reason.WEB: "leads to the newsletter on the web",
    Reason.MASTHEAD: "masthead: its number and date are the issue's now",
    Reason.CONTENTS: "list of contents: it is made from the running order",
    Reason.FOOTER: "footer of the newsletter",
    Reason.PICTURE: "a picture whose address is not printed",
    Reason.UNKNOWN: "not written by the desk",
}
_INLINE = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\((<[^<>\n]*>|[^()\s<>]+)\)")
"""A link in a body that has an address."""
_WORD = re.compile(r"\w+")
_KEY = 24
"""Letters by which a story is found in the lines of its source."""


def issue_in(text: str) -> tuple[Issue, str] | None:
    """The issue in an export and the name of its publication; None for the file of an issue itself. Raises NotRead."""
    try:
        data = data_in(text)
        if is_issue_file(data):
            return None
        own = exported_issue(data)
    except NotOurs as error:
        raise NotRead(_said(error)) from error
    return own.issue, own.publication


def _said(error: NotOurs) -> str:
    match error.fault:
        case Fault.BROKEN:
            where = f" in line {error.detail}" if error.detail else ""
            return f"This is not whole JSON: it cannot be understood{where}. Export the issue anew."
        case Fault.NEWER:
            return f"This issue was exported by a newer desk (version {error.detail}). Update desk first."
        case Fault.WRONG_TYPE:
            return f"This JSON is not an issue: “{error.detail}” is of another type. Export the issue anew."
        case _:
            return "This JSON is not an issue. Only what `desk export --format json` writes can be read in."


def own_reading(own: Own, source: Sequence[str], addresses: Addresses | None = None) -> Reading:
    """An export as a review shows it beside the lines of its source.

    `addresses` unwraps what a mail tool has put around them, and takes out the reader's own.
    """
    addresses = addresses or Addresses()
    read = reading_of(own.issue, own.publication)
    left_out = (*(_left(each, addresses) for each in own.left_out), *read.left_out)
    stories = tuple(_with_addresses(story, addresses) for story in read.stories)
    placed = _placed(stories, source)
    doubts = tuple(_doubts(own, placed))
    return replace(
        read,
        tagline=own.tagline,
        stories=placed,
        left_out=left_out,
        source=tuple(source),
        doubts=(*read.doubts, *doubts),
    )


def _doubts(own: Own, stories: Sequence[ReadStory]) -> Iterator[Doubt]:
    """A doubt for each link that may be two."""
    for place, (story, read) in enumerate(zip(own.issue.in_order(), stories, strict=True)):
        for link in own.issue.links_of(story.id):
            if link.id in own.unsure:
                yield Doubt("link", "One link or two?", "one, over two lines", "two", place, read.lines)


def _left(left: Unread, addresses: Addresses) -> LeftOut:
    url = addresses.of(left.url).url if left.url else None
    return LeftOut(addresses.words(left.words), _REASONS[left.reason], url)


def _with_addresses(story: ReadStory, addresses: Addresses) -> ReadStory:
    def unwrapped(match: re.Match[str]) -> str:
        found = addresses.of(match[2].strip("<>"), match[1])
        return f"[{match[1]}]({address(found.url)})"

    links = tuple(_link(link, addresses) for link in story.links)
    return replace(story, body=_INLINE.sub(unwrapped, addresses.words(story.body)), links=links)


def _link(link: ReadLink, addresses: Addresses) -> ReadLink:
    if link.url is None:
        return link
    found = addresses.of(link.url, link.title)
    return replace(link, url=found.url, tracked=found.tracked)


def _placed(stories: Sequence[ReadStory], source: Sequence[str]) -> tuple[ReadStory, ...]:
    """The stories with the lines that they stand in, found by their first words."""
    places: dict[str, list[int]] = {}
    for place, line in enumerate(source):
        places.setdefault(_key(line)[:_KEY], []).append(place)
    begun: list[int] = []
    at = 0
    for story in stories:
        key = _key(story.headline or story.standfirst or story.body)[:_KEY]
        found = next((place for place in places.get(key, ()) if place >= at), None) if key else None
        begun.append(-1 if found is None else found)
        at = at if found is None else found + 1
    ends: list[int] = []
    end = len(source)
    for first in reversed(begun):
        ends.append(end)
        end = first if first >= 0 else end
    ends.reverse()
    return tuple(
        replace(story, lines=Lines(first + 1, _last(source, first, end)) if first >= 0 else NOWHERE)
        for story, first, end in zip(stories, begun, ends, strict=True)
    )


def _last(source: Sequence[str], first: int, end: int) -> int:
    """The last line with words ahead of the next story, counted from 1."""
    while end > first + 1 and not source[end - 1].strip():
        end -= 1
    return end


def _key(words: str) -> str:
    """The letters of a text alone: what a line of a source and a headline have in common."""
    return "".join(_WORD.findall(re.sub(r"\]\([^()]*\)", "", words))).replace("_", "").casefold()


def reading_of(issue: Issue, publication: str = "") -> Reading:
    """An issue as a review shows it; what was put aside is listed as left out."""
    titles = {section.id: section.title for section in issue.sections}
    return Reading(
        title=issue.title,
        publication=publication,
        number=issue.number,
        date=issue.date,
        subject=issue.subject,
        preheader=issue.preheader,
        stories=tuple(_read_story(issue, story, titles) for story in issue.in_order()),
        standfirsts=tuple((each.title or "", each.standfirst) for each in issue.running_order if each.standfirst),
        left_out=tuple(
            LeftOut(f"{story.name}\n{story.body}".strip(), f"it is {story.place}")
            for story in issue.stories
            if story.place != Place.IN
        ),
    )


def _read_story(issue: Issue, story: Story, titles: Mapping[int, str | None]) -> ReadStory:
    return ReadStory(
        kind=story.kind,
        headline=story.headline,
        section=titles.get(story.section or 0),
        standfirst=story.standfirst,
        byline=story.byline,
        body=story.body,
        links_label=story.links_label,
        links=tuple(ReadLink(link.title, link.source, link.url) for link in issue.links_of(story.id)),
        sponsor=story.sponsor,
        image=story.image,
        notes=story.notes,
    )
