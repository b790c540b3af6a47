"""What the index keeps of a story, and how it is packed."""

import zlib
from collections.abc import Iterable

import msgspec


class LinkEntry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An address of a story as it stands there; `source` is a label.

    `ref` is "issue id/story id" where it leads into the own archive. `page` is a number made of the address's key on
    its way into the table of links, which alone holds it: None without a key, and in a story that was unpacked.
    """

    url: str
    source: str = ""
    ref: str = ""
    page: int | None = None


class StoryEntry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A story that readers find in the issue: where it stands, and its words as the index takes them."""

    id: int
    kind: str
    section: str
    headline: str
    words: int
    texts: tuple[str, str, str, str]
    links: tuple[LinkEntry, ...]


LARGEST = 2**63 - 1
"""The largest number that the index holds; an id from elsewhere can be larger."""


def held(number: int) -> int:
    """A number as the index can hold it: one that is larger than any desk makes is another one there."""
    return number if abs(number) <= LARGEST else number % LARGEST


class _Packed(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A story without what its other parts tell; a text that they do not tell stands behind _OTHER."""

    id: int
    kind: str
    section: str
    headline: str
    words: int
    texts: tuple[str, str, str, str]
    urls: tuple[str, ...]
    sources: tuple[str, ...]
    refs: tuple[str, ...]


def packed(story: StoryEntry) -> bytes:
    """A story as the index keeps it: compressed, because texts and addresses are most of it."""
    first, body, titles, last = story.texts
    urls, sources = tuple(link.url for link in story.links), tuple(link.source for link in story.links)
    refs = tuple(link.ref for link in story.links)
    first = "" if first == story.headline else _OTHER + first
    last = "" if last == _named(urls, sources) else _OTHER + last
    texts, refs = (first, body, titles, last), refs if any(refs) else ()
    slim = _Packed(story.id, story.kind, story.section, story.headline, story.words, texts, urls, sources, refs)
    packer = _PACKER.copy()
    return packer.compress(msgspec.msgpack.encode(slim)) + packer.flush()


def unpacked(data: bytes) -> StoryEntry:
    """The story in what `packed` made. Raises ValueError for anything else."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS, zdict=_OFTEN)
    try:
        it = _DECODER.decode(unpacker.decompress(data))
        links = tuple(map(LinkEntry, it.urls, it.sources, it.refs or ("",) * len(it.urls)))
    except (zlib.error, msgspec.DecodeError) as error:
        raise ValueError("this is not a story of the index") from error
    first, body, titles, last = it.texts
    first = first.removeprefix(_OTHER) if first else it.headline
    last = last.removeprefix(_OTHER) if last else _named(it.urls, it.sources)
    return StoryEntry(it.id, it.kind, it.section, it.headline, it.words, (first, body, titles, last), links)


def _named(urls: Iterable[str], sources: Iterable[str]) -> str:
    """The sources of links and the hosts of their addresses, as most stories name them: each once, a line each."""
    hosts = (url.partition("://")[2].partition("/")[0].removeprefix("www.") for url in urls)
    return "\n".join(filter(None, dict.fromkeys((*sources, *hosts))))


_OTHER = "\0"
_DECODER = msgspec.msgpack.Decoder(_Packed)
_OFTEN = (
    b"story sponsor links letter brief card note .html?id=/index/article/articles/2019/2020/2021/2022/2023/2024/2025/"
    b"2026/news/blog/posts/docs/wiki/watch?v= the and of in to .net/.io/.dev/.gov.uk/.co.uk/.ac.uk/.gov/.edu/"
    b".org/.com/https://github.com/https://en.wikipedia.org/wiki/https://www.youtube.com/watch?v=http://www.https://www."
)
"""What stories often hold, so that even a short one is compressed. A change of it needs another SCHEMA."""
_PACKER = zlib.compressobj(5, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=_OFTEN)
