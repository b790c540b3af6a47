"""What the index holds of an issue: its stories with their words, and their links with the keys of their addresses."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from desk.archive.packed import LinkEntry, StoryEntry, held
from desk.archive.texts import plain, spaced
from desk.links.found import found_in
from desk.links.key import Key, key_of
from desk.model.caching import kept
from desk.model.issue import Issue, Story
from desk.model.kinds import Kind
from desk.model.text import clean_line, clean_text, tidy_line


def entries(issue: Issue) -> Iterator[StoryEntry]:
    """The stories of an issue that are in, as a reader meets them; a table of contents is made of the others."""
    titles = {section.id: tidy_line(section.title or "") for section in issue.sections}
    for story in issue.in_order():
        if story.kind != Kind.CONTENTS:
            yield entry(issue, story, titles.get(story.section or 0, ""))


def entry(issue: Issue, story: Story, section: str = "") -> StoryEntry:
    """What the index holds of one story."""
    attached = issue.links_of(story.id)
    inside = list(addresses_in(story.body))
    taken = [_link(link.url, link.source, link.ref) for link in attached] + [_link(url) for url, _ in inside]
    titles = [*(tidy_line(link.title) for link in attached), *(tidy_line(words) for _, words in inside)]
    return StoryEntry(
        id=held(story.id),
        kind=clean_line(story.kind),
        section=section,
        headline=tidy_line(story.name),
        words=story.words,
        texts=_texts(story, taken, titles),
        links=tuple(link for link, _ in taken),
    )


def page_number(key: Key) -> int:
    """A number of 48 bits for the page of a key: it is found by it, and the key itself decides."""
    return int.from_bytes(
        hashlib.blake2b(key.page.encode("utf-8", "replace"), digest_size=6).digest(), "big", signed=True
    )


def page_of(address: str) -> int:
    """The number of the page of an address in the index; 0 for one that leads to none."""
    key = key_of(address) if address else None
    return 0 if key is None else page_number(key)


def addresses_in(markdown: str) -> Iterator[tuple[str, str]]:
    """The addresses inside sentences and their words, in order."""
    if "](" not in markdown and "://" not in markdown and "www." not in markdown and "<a" not in markdown:
        return iter(())
    return iter(_addresses_in(markdown))


@kept(2048)
def _addresses_in(markdown: str) -> tuple[tuple[str, str], ...]:
    """Kept, because pre-flight asks it of all stories at each pause, and one of them has changed."""
    return tuple((each.url, each.words) for line in markdown.split("\n") for each in found_in(line) if each.url)


def _link(url: str | None, source: str | None = None, ref: str | None = None) -> tuple[LinkEntry, str]:
    """A link as the index takes it, and its host."""
    address = clean_line(url or "")
    key = key_of(address) if address else None
    page, host = (0, "") if key is None else (page_number(key), key.host)
    return LinkEntry(address, tidy_line(source or ""), ref or "", page), host


def _texts(story: Story, links: Sequence[tuple[LinkEntry, str]], titles: Iterable[str]) -> tuple[str, str, str, str]:
    """Headline, body, titles of links, and who is named as a source, with the hosts of the addresses."""
    body = [
        tidy_line(story.standfirst),
        plain(clean_text(story.body)),
        tidy_line(story.image.alt if story.image else ""),
    ]
    names = [tidy_line(story.byline), tidy_line(story.sponsor or ""), *(link.source for link, _ in links)]
    hosts = (host for _, host in links)
    return (
        spaced(tidy_line(story.headline or "")),
        spaced("\n".join(filter(None, body))),
        spaced("\n".join(filter(None, dict.fromkeys(titles)))),
        spaced("\n".join(filter(None, dict.fromkeys((*names, *hosts))))),
    )
