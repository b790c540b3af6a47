"""Numbered notes of the plain text edition: "words [3]" in a sentence, "[3] https://…" after the story."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import count

from desk.formats.blocks.values import Block, Reference
from desk.formats.prose.values import Body, Heading, Paragraph, plain

_BRACKETED = re.compile(r"\[(\d{1,9})\\?\]")


class Notes:
    """Numbers for addresses. They run through the issue, so that each is printed beside one address only.

    Within a story the same address has the same number. Numbers in brackets that the copy itself holds are passed
    over: a "[3]" that someone typed must not point to a link.
    """

    def __init__(self, blocks: Iterable[Block], texts: Iterable[str] = ()) -> None:
        """For the copy of these blocks and for texts that are printed beside them as they stand."""
        printed = (*_printed(tuple(blocks)), *texts)
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


def _printed(value: object) -> Iterator[str]:
    """All words with a bracket in a block or in what it holds, running text line by line."""
    match value:
        case str():
            if "[" in value:
                yield value
        case tuple():
            for part in value:
                yield from _printed(part)
        case Reference(title, source, url):
            yield from (words for words in (title, source, url or "") if "[" in words)
        case Paragraph(inside) | Heading(inside):
            yield from _printed(plain(inside))
        case Body(source) if source.isascii() and source and "[" not in source and "&" not in source:
            return  # most bodies; in others a bracket may come from an entity, or from a letter that is spelled out
        case _ if is_dataclass(value):
            for name in _names(value.__class__):
                yield from _printed(getattr(value, name))


@cache
def _names(of: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(of))
