"""Which row ends of a Markdown text its writer meant: CommonMark makes one paragraph of rows that follow each other.

People who do not know that write a title, its text and its address each in a row of its own.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from desk.read.hygiene import cells, is_wide
from desk.read.prose.wrap import was_full

_ALONE = re.compile(r"(?:\[[^\[\]]{2,300}\]\([^\s()]{1,2000}\)|\*\*[^\s*][^*]{1,200}\*\*)")
"""A row that is one link, or bold."""
_ADDRESS = re.compile(r"(?:[^\s:\[\]()<>/](?:[^:\[\]()<>/]|:(?!/)){0,100})?<?(?:https?://|www\.)\S+>?")
"""A row that is an address, behind a few words or a sign at most: "Details: https://quay.example/2"."""
_BLOCK = re.compile(r"(?:[#|>]|<(?!https?://)|[-+*=~_:`]+$|(?:[-+*]|\d{1,9}[.)])(?:\s|$)|\[[^\]]+\]:)")
"""How a row begins that is no text below another one for CommonMark, either."""
_MARK = re.compile(r"(?:[-+*]|\d{1,9}[.)])\s+")
_ENDED = ("  ", "\\")
"""What ends a row for CommonMark already."""
_STOPS = (".", "!", "?", "。", "！", "？", "…")
_NO_TITLE = (".", ",", ";", "!", "…", "。", "，", "、", "-")
_TARGET = re.compile(r"\]\([^\s()]*\)")
_OPENING = "\"'“„«»‘(*[_"
"""Signs that a sentence can begin with."""
_TITLE = 80
"""Columns of the longest title."""
_FEWEST = 2
"""Titles in a row of their own that are a habit."""


def meant(rows: Sequence[str]) -> Iterator[int]:
    """The rows behind which a line ends, though no blank row and no sign of Markdown says so, in their order.

    "Winch 2 is out" above "It is quieter than the old one." is a title where most paragraphs of several rows begin so;
    an address in a row of its own below a sentence is one anywhere, and so are rows that are one link, or bold.
    """
    paragraphs = list(_paragraphs(rows))
    alone = [at for own in paragraphs for at in own if _ALONE.fullmatch(rows[at].strip())]
    told = [own for own in paragraphs if not set(own).issubset(alone)]
    first = [own[0] for own in told if _is_title([rows[at].strip() for at in own])]
    titled = first if len(first) >= _FEWEST and 2 * len(first) > len(told) else ()
    below = [own for own in paragraphs for own in pairwise(own)]
    habit = sum(low in alone and rows[at].rstrip().endswith(_STOPS) for at, low in below) >= _FEWEST
    ends = {*titled, *(at for at, low in below if _is_led_to(rows[at].strip(), rows[low].strip()))}
    if habit:
        ends.update(alone, (at for at, low in below if low in alone and rows[at].rstrip().endswith(_STOPS)))
    yield from sorted(at for at in ends if not rows[at].endswith(_ENDED))


def _paragraphs(rows: Sequence[str]) -> Iterator[list[int]]:
    """The rows that CommonMark makes one paragraph of, where there are several."""
    for _, run in groupby(enumerate(rows), lambda each: bool(each[1].strip())):
        part: list[int] = []
        for at, row in run:
            if part and _BLOCK.match(row.strip()):
                if len(part) > 1:
                    yield part
                part = []
            begins = not _BLOCK.match(row.strip()) or _MARK.match(row.strip())
            part = [*part, at] if begins and row.strip() else []
        if len(part) > 1:
            yield part


def _is_title(rows: Sequence[str]) -> bool:
    """Whether the first of several rows was ended by its writer, ahead of a row that does not go on with it.

    It is one link, or bold, or had room for the first word below, by what a reader sees of the rows.
    """
    title, below = _MARK.sub("", rows[0], count=1), rows[1]
    if not title or title.endswith(_NO_TITLE) or title.count("[") > title.count("]"):
        return False
    if _ADDRESS.fullmatch(below) or below[0].islower() or not (_is_letter(below[0]) or below[0] in _OPENING):
        return False
    words = [_TARGET.sub("]", row) for row in rows]
    widest = max(map(cells, words))
    roomy = cells(words[0]) <= _TITLE and widest > cells(words[0]) and not was_full(words[0], below, widest)
    return roomy or _ALONE.fullmatch(title) is not None


def _is_letter(character: str) -> bool:
    return character.isalnum() or is_wide(character)


def _is_led_to(row: str, below: str) -> bool:
    """Whether an address stands in a row of its own below a sentence, or below another such row."""
    address = _ADDRESS.fullmatch(below)
    return address is not None and (row.endswith(_STOPS) or _ADDRESS.fullmatch(row) is not None)
