"""Numbered notes of the plain text edition: "words [3]" in a sentence, "[3] https://…" after the story."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import count

from desk.formats.blocks.values import Block, Reference, References
from desk.formats.prose.values import Body, Heading, Paragraph, plain

_ENTITY = re.compile(r"&[#\w]+;")
"""A character by its name or number (CommonMark, section 2.5)."""
_BRACKETED = re.compile(r"\[(\d{1,9})\\?\]")
_FOOTNOTE = "[^"


class Notes:
    """Numbers for addresses. They run through the issue, so that each is printed beside one address only.

    Within a story the same address has the same number. Numbers in brackets that the copy itself holds are passed
    over: a "[3]" that someone typed must not point to a link.
    """

    def __init__(self, blocks: Iterable[Block], texts: Iterable[str] = (), *, spelled: bool = False) -> None:
        """For the copy of these blocks and for texts that are printed beside them as they stand.

        `spelled` says that the words are no longer those of the sources of their bodies: they are in ASCII.
        """
        printed = (*_printed(tuple(blocks), spelled), *texts)
        taken = {int(number) for words in printed for number in _BRACKETED.findall(words)}
        self._numbers = (number for number in count(1) if number not in taken)
        self._open: dict[str, int] = {}

    def number(self, url: str) -> int:
        """The number of an address in the story at hand."""
        if url not in self._open:
            self._open[url] = next(self._numbers)
        return self._open[url]

    def close(self) -> dict[str, int]:
        """The addresses noted in this story, with their numbers. The next story starts with none."""
        noted, self._open = self._open, {}
        return noted


def _printed(value: object, spelled: bool) -> Iterator[str]:
    """All words with a bracket in a block or in what it holds, running text line by line."""
    match value:
        case tuple():
            for part in value:
                yield from _among(part, spelled)
        case Paragraph(inside) | Heading(inside):
            yield from _among(plain(inside), spelled)
        case Body(source) if source and not spelled and not _may_number(source):
            return  # most bodies
        case References(label, items):
            yield from _among(label, spelled)
            yield from _in_references(items)
        case _ if is_dataclass(value):
            for name in _names(value.__class__):
                yield from _among(getattr(value, name), spelled)


def _in_references(items: Iterable[Reference]) -> Iterator[str]:
    for each in items:
        for words in (each.title, each.source, each.url):
            if words and "[" in words:
                yield words


def _may_number(source: str) -> bool:
    """Whether a number in brackets can be printed of a body: typed so, by way of an entity, or a footnote's."""
    return _FOOTNOTE in source or bool(_BRACKETED.search(source) or ("&" in source and _ENTITY.search(source)))


def _among(part: object, spelled: bool) -> Iterable[str]:
    """The same for one part of a value; nearly all are words without a bracket, or empty."""
    if part.__class__ is str:
        return (part,) if "[" in part else ()
    return _printed(part, spelled) if part else ()


@cache
def _names(of: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(of))
