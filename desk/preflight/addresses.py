"""The addresses of a story as rules read them: those of its links and those in its sentences, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desk.links.found import unglued
from desk.model.caching import kept
from desk.model.issue import Issue, Story
from desk.model.text import clean_line
from desk.model.url import host, safe_url
from desk.preflight.finding import Where
from desk.preflight.texts import COVER

_LINKED = re.compile(
    r"(?<!\\)!?\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]\n]*\]){0,999})\]"
    r"\([ ]?<?(?P<url>(?:[^()\s<>]|\([^()\s<>]*\))*)>?(?:[ ]+\"[^\"\n]*\")?[ ]?\)"
)
_BARE = re.compile(r"(?<![\w@./(\[])(?:https?://|www\.)[^\s<>\"“”«»]+", re.IGNORECASE)
_CODE = re.compile(r"``[^\n]+?``|`[^`\n]+`")


@dataclass(frozen=True, slots=True)
class Address:
    """One address: as it is written (`url`, "" where there is none yet), its words, and where each of them stands.

    `whole` is the place of words and address together. `link` is None in a sentence; there `bare` says that the address
    is its own words.
    """

    url: str
    words: str
    where: Where
    words_at: Where
    whole: Where
    link: int | None = None
    bare: bool = False

    @property
    def safe(self) -> str | None:
        """The address as it is printed; None where it is not."""
        return safe_url(self.url)

    @property
    def host(self) -> str:
        """The host it leads to, without "www."; "" for none."""
        return host(self.safe or "")


def addresses(issue: Issue, story: Story) -> Iterator[Address]:
    """The addresses of a story's links, then those of its sentences, in the order in which they stand."""
    for link in issue.links_of(story.id):
        url = clean_line(link.url or "")
        there = Where(story.id, link.id, "url", 0, len(link.url or ""))
        yield Address(url, link.title, there, Where(story.id, link.id, "title", 0, len(link.title)), there, link.id)
    for field in ("body", "standfirst") if "](" in story.standfirst else ("body",):
        for url, words, places in _inside(getattr(story, field)):
            at, words_at, whole = (Where(story.id, None, field, *place) for place in places)
            yield Address(url, words, at, words_at, whole, bare=places[0] == places[1])


def pages_once(issue: Issue, story: Story) -> Iterator[Address]:
    """The addresses of a story, each page at its first place."""
    met: set[str] = set()
    for address in addresses(issue, story):
        if address.url not in met:
            met.add(address.url)
            yield address


_Places = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]


@kept(2048)
def _inside(text: str) -> tuple[tuple[str, str, _Places], ...]:
    """The addresses in a text: each with its words, and the places of the address, of the words and of both."""
    if "](" not in text and "://" not in text and "www." not in text.lower():
        return ()
    plain = _CODE.sub(lambda code: COVER * len(code[0]), text)
    made: list[tuple[str, str, _Places]] = [
        (match["url"], match["words"], (match.span("url"), match.span("words"), match.span()))
        for match in _LINKED.finditer(plain)
    ]
    bare_in = _LINKED.sub(lambda link: COVER * len(link[0]), plain)
    for match in _BARE.finditer(bare_in):
        url = unglued(match[0])
        place = (match.start(), match.start() + len(url))
        made.append((url, url, (place, place, place)))
    return tuple(sorted(made, key=lambda each: each[2][2]))
