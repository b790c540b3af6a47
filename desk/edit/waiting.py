"""Links that wait for their address, and how they get it: those of a story's list, and `[words]()` in its text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from desk.edit import Refused
from desk.edit.links import checked_url
from desk.model.issue import Issue, Story
from desk.model.text import tidy_line

_IN_TEXT = re.compile(r"\[((?:[^\[\]\\\n]|\\.|\[[^\[\]\n]*\])*)\]\(\)")
"""A link in a text whose address comes later: "[the new ratings]()"."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A link without an address: `link` is its id in the story's list.

    None is a link in the text, whose words stand from `start` to `end` in the body; its address goes in at `end` + 2.
    """

    story: int
    link: int | None
    words: str
    start: int = 0
    end: int = 0


def waiting(issue: Issue) -> tuple[Waiting, ...]:
    """All of an issue, in the order in which readers meet them."""
    return tuple(each for story in issue.in_order() for each in waiting_in(issue, story))


def waiting_in(issue: Issue, story: Story) -> Iterator[Waiting]:
    """Those of one story: first those in its text, then those of its list."""
    for found in _IN_TEXT.finditer(story.body) if "]()" in story.body else ():
        yield Waiting(story.id, None, _ESCAPED.sub(r"\1", found[1]), found.start(1), found.end(1))
    for link in issue.links_of(story.id):
        if not link.url and not link.ref:
            yield Waiting(story.id, link.id, link.title or link.source or "")


def at_cursor(places: Iterable[Waiting], start: int, end: int) -> Waiting | None:
    """The link in a text that the characters from `start` to `end` lie in, its brackets included."""
    for each in places:
        if each.link is None and each.start - 1 <= start and end <= each.end + 3:
            return each
    return None


def fill(issue: Issue, addresses: Mapping[Waiting, str]) -> Issue:
    """Give links their addresses.

    Raises LookupError for a link or story that is gone, and Refused for an address that is none or a text that has
    changed since.
    """
    urls = {place: url for place, url in ((place, checked_url(url)) for place, url in addresses.items()) if url}
    named = {place.link: url for place, url in urls.items() if place.link is not None}
    for id in named:
        issue.link(id)
    links = tuple(replace(link, url=named[link.id]) if link.id in named else link for link in issue.links)
    inline: dict[int, list[Waiting]] = {}
    for place in urls:
        if place.link is None:
            inline.setdefault(place.story, []).append(place)
    stories = {id: _filled(issue.story(id), places, urls) for id, places in inline.items()}
    return replace(issue, links=links, stories=tuple(stories.get(story.id, story) for story in issue.stories))


def _filled(story: Story, places: Iterable[Waiting], urls: Mapping[Waiting, str]) -> Story:
    body = story.body
    for place in sorted(places, key=lambda each: each.end, reverse=True):
        if body[place.end : place.end + 3] != "]()":
            raise Refused("The text has changed since: look for the link again.")
        body = f"{body[: place.end + 2]}{_in_brackets(urls[place])}{body[place.end + 2 :]}"
    return replace(story, body=body)


def _in_brackets(url: str) -> str:
    """An address as it may stand between the brackets of a Markdown link: brackets of its own are encoded."""
    return url.replace("(", "%28").replace(")", "%29")


def by_title(places: Iterable[Waiting], titles: Iterable[str]) -> list[Waiting | None]:
    """For each title of a paste the first link that waits under the same words and has no other; None where none."""
    under: dict[str, list[Waiting]] = {}
    for each in places:
        under.setdefault(_plain(each.words), []).append(each)
    found = []
    for title in titles:
        run = under.get(_plain(title)) if title.strip() else None
        found.append(run.pop(0) if run else None)
    return found


def _plain(words: str) -> str:
    return tidy_line(words).casefold().strip(" .:;,…")
