"""What the index keeps of a story, and how it is packed."""

import sqlite3
import zlib
from collections.abc import Iterable, Sequence

import msgspec

from desk.archive.trouble import not_whole


class LinkEntry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An address of a story as it stands there; `source` is a label.

    `ref` is "issue id/story id" where it leads into the own archive. `page` is a number made of the address's key on
    its way into the table of links, which alone holds it: 0 without a key, and in a story that was unpacked.
    """

    url: str
    source: str = ""
    ref: str = ""
    page: int = 0


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
    """A story without what the columns of its row tell; a text that others tell stands behind _OTHER."""

    kind: str
    headline: str
    texts: tuple[str, str, str, str]
    urls: tuple[str, ...]
    sources: tuple[str, ...]
    refs: tuple[str, ...]


WINDOW = 32_000
"""Bytes that a compressor looks back: what stories often hold need be no longer."""


class Packing:
    """How the stories of one index are packed: compressed, with what other stories of it hold as a pattern."""

    def __init__(self, often: bytes) -> None:
        """With what stories often hold, which is to be the same when they are unpacked."""
        self._often = often
        self._packer = zlib.compressobj(5, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=often)

    def packed(self, story: StoryEntry) -> bytes:
        """A story as the index keeps it; its id, its section and its words are counted in columns of their own."""
        packer = self._packer.copy()
        return packer.compress(_slim(story)) + packer.flush()

    def unpacked(self, data: bytes, id: int, section: str = "", words: int = 0) -> StoryEntry:
        """The story in what `packed` made, with what the columns tell. Raises sqlite3.Error for anything else."""
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS, zdict=self._often)
        try:
            it = _DECODER.decode(unpacker.decompress(data))
            links = tuple(map(LinkEntry, it.urls, it.sources, it.refs or ("",) * len(it.urls)))
        except (zlib.error, msgspec.DecodeError) as error:
            raise not_whole("this is not a story of the index") from error
        first, body, titles, last = it.texts
        first = first.removeprefix(_OTHER) if first else it.headline
        last = last.removeprefix(_OTHER) if last else _named(it.urls, it.sources)
        return StoryEntry(id, it.kind, section, it.headline, words, (first, body, titles, last), links)


def often(stories: Sequence[StoryEntry]) -> bytes:
    """What stories like these often hold: some of them, from all over, as many as a compressor can look back."""
    slim = [_slim(story) for story in stories]
    room = max(1, WINDOW * len(slim) // max(1, sum(map(len, slim))))
    return b"".join(slim[:: -(-len(slim) // room) or 1])[-WINDOW:]


class Index(sqlite3.Connection):
    """A connection to an index, which knows how its stories are packed once it has been asked."""

    packing: Packing | None = None


def packing_of(index: sqlite3.Connection, first: Sequence[StoryEntry] = ()) -> Packing:
    """How the stories of an index are packed; with the `first` that are written, how they will be from now on."""
    known = index.packing if isinstance(index, Index) else None
    if known is None:
        row = index.execute("SELECT bytes FROM often").fetchone()
        if row is None and first:
            row = (often(first),)
            index.execute("INSERT INTO often VALUES (?)", row)
        known = Packing(row[0] if row else b"")
        if row and isinstance(index, Index):
            index.packing = known
    return known


def _slim(story: StoryEntry) -> bytes:
    first, body, titles, last = story.texts
    urls, sources = tuple(link.url for link in story.links), tuple(link.source for link in story.links)
    refs = tuple(link.ref for link in story.links)
    first = "" if first == story.headline else _OTHER + first
    last = "" if last == _named(urls, sources) else _OTHER + last
    texts, refs = (first, body, titles, last), refs if any(refs) else ()
    return msgspec.msgpack.encode(_Packed(story.kind, story.headline, texts, urls, sources, refs))


def _named(urls: Iterable[str], sources: Iterable[str]) -> str:
    """The sources of links and the hosts of their addresses, as most stories name them: each once, a line each."""
    hosts = (url.partition("://")[2].partition("/")[0].removeprefix("www.") for url in urls)
    return "\n".join(filter(None, dict.fromkeys((*sources, *hosts))))


_OTHER = "\0"
_DECODER = msgspec.msgpack.Decoder(_Packed)
