"""What the index holds of an issue: its stories with their words, and their links with the keys of their addresses."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator

import msgspec

from desk.archive.texts import plain, spaced
from desk.links.found import found_in
from desk.links.key import Key, key_of
from desk.model.issue import Issue, Kind, Story
from desk.model.text import clean_line, clean_text, tidy_line


class LinkEntry(msgspec.Struct, frozen=True, array_like=True):
    """An address of a story as it stands there. `page` is a number made of its key, None without one; `source` a label.

    `ref` is "issue id/story id" where it leads into the own archive.
    """

    url: str
    page: int | None
    source: str = ""
    ref: str = ""


class StoryEntry(msgspec.Struct, frozen=True, array_like=True):
    """A story that readers find in the issue: where it stands, and its words as the index takes them."""

    id: int
    kind: str
    section: str
    headline: str
    words: int
    texts: tuple[str, str, str, str]
    links: tuple[LinkEntry, ...]


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
    links = [_link(link.url, link.source, link.ref) for link in attached] + [_link(url) for url, _ in inside]
    titles = [*(tidy_line(link.title) for link in attached), *(tidy_line(words) for _, words in inside)]
    return StoryEntry(
        id=story.id,
        kind=clean_line(story.kind),
        section=section,
        headline=tidy_line(story.name),
        words=story.words,
        texts=_texts(story, links, titles),
        links=tuple(links),
    )


def page_number(key: Key) -> int:
    """A number of 64 bits for the page of a key: it is found by it, and the key itself decides."""
    return int.from_bytes(
        hashlib.blake2b(key.page.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True
    )


def addresses_in(markdown: str) -> Iterator[tuple[str, str]]:
    """The addresses inside sentences and their words, in order."""
    if "](" not in markdown and "://" not in markdown and "www." not in markdown and "<a" not in markdown:
        return
    for line in markdown.split("\n"):
        for found in found_in(line):
            if found.url:
                yield found.url, found.words


def packed(story: StoryEntry) -> bytes:
    """A story as the index keeps it: compressed, because texts and addresses are most of it."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=_OFTEN)
    return packer.compress(msgspec.msgpack.encode(story)) + packer.flush()


def unpacked(data: bytes) -> StoryEntry:
    """The story in what `packed` made. Raises ValueError for anything else."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS, zdict=_OFTEN)
    try:
        return _DECODER.decode(unpacker.decompress(data))
    except (zlib.error, msgspec.DecodeError) as error:
        raise ValueError("this is not a story of the index") from error


_DECODER = msgspec.msgpack.Decoder(StoryEntry)
_OFTEN = (
    b"story sponsor links letter brief card note .html?id=/index/article/articles/2019/2020/2021/2022/2023/2024/2025/"
    b"2026/news/blog/posts/docs/wiki/watch?v= the and of in to .net/.io/.dev/.gov.uk/.co.uk/.ac.uk/.gov/.edu/"
    b".org/.com/https://github.com/https://en.wikipedia.org/wiki/https://www.youtube.com/watch?v=http://www.https://www."
)
"""What stories often hold, so that even a short one is compressed. A change of it needs another SCHEMA."""


def _link(url: str | None, source: str | None = None, ref: str | None = None) -> LinkEntry:
    address = clean_line(url or "")
    key = key_of(address) if address else None
    return LinkEntry(address, None if key is None else page_number(key), tidy_line(source or ""), ref or "")


def _texts(story: Story, links: Iterable[LinkEntry], titles: Iterable[str]) -> tuple[str, str, str, str]:
    """Headline, body, titles of links, and who is named as a source, with the hosts of the addresses."""
    body = [
        tidy_line(story.standfirst),
        plain(clean_text(story.body)),
        tidy_line(story.image.alt if story.image else ""),
    ]
    names = [tidy_line(story.byline), tidy_line(story.sponsor or ""), *(link.source for link in links)]
    hosts = (key.host for link in links if link.url and (key := key_of(link.url)) is not None)
    return (
        spaced(tidy_line(story.headline or "")),
        spaced("\n".join(filter(None, body))),
        spaced("\n".join(filter(None, dict.fromkeys(titles)))),
        spaced("\n".join(filter(None, dict.fromkeys((*names, *hosts))))),
    )
