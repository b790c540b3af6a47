"""What the index keeps of a story, and how it is packed."""

import zlib

import msgspec


class LinkEntry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An address of a story as it stands there. `page` is a number made of its key, None without one; `source` a label.

    `ref` is "issue id/story id" where it leads into the own archive.
    """

    url: str
    page: int | None
    source: str = ""
    ref: str = ""


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


def packed(story: StoryEntry) -> bytes:
    """A story as the index keeps it: compressed, because texts and addresses are most of it."""
    packer = zlib.compressobj(5, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=_OFTEN)
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
