"""Which row ends of a Markdown text its writer meant: CommonMark makes one paragraph of rows that follow each other.

People who do not know that write a title, its text and its address each in a row of its own.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

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
    alone = {at for own in paragraphs for at in own if _ALONE.fullmatch(rows[at].strip())}
    told = [own for own in paragraphs if not alone.issuperset(own)]
    first = [own[0] for own in told if _is_title([rows[at].strip() for at in own])]
    ends = set(first if len(first) >= _FEWEST and 2 * len(first) > len(told) else ())
    ends.update(at for own in paragraphs for at in _above_addresses(rows, own))
    above = [at for own in paragraphs for at, low in pairwise(own) if low in alone and rows[at].endswith(_STOPS)]
    ends.update((*alone, *above) if len(above) >= _FEWEST else ())
    yield from sorted(at for at in ends if not rows[at].endswith(_ENDED))


def _paragraphs(rows: Sequence[str]) -> Iterator[list[int]]:
    """The rows that CommonMark makes one paragraph of, where there are several."""
    part: list[int] = []
    for at, row in enumerate((*rows, "")):
        words = row.strip()
        apart = not words or _BLOCK.match(words) is not None
        if apart and len(part) > 1:
            yield part
        if apart:
            part = [at] if words and _MARK.match(words) else []
        else:
            part.append(at)


def _is_title(rows: Sequence[str]) -> bool:
    """Whether the first of several rows was ended by its writer, ahead of a row that does not go on with it.

    It is one link, or bold; or it is short beside the rest, and had room for the first word below, as a reader sees it.
    """
    title, below = _MARK.sub("", rows[0], count=1), rows[1]
    if not title or title.endswith(_NO_TITLE) or title.count("[") > title.count("]"):
        return False
    if _ADDRESS.fullmatch(below) or below[0].islower() or not (_is_letter(below[0]) or below[0] in _OPENING):
        return False
    words = [_TARGET.sub("]", row) for row in rows]
    widest = max(map(cells, words))
    short = cells(words[0]) <= min(_TITLE, sum(map(cells, words[1:])) // 2)
    roomy = short and not was_full(words[0], below, widest)
    return roomy or _ALONE.fullmatch(title) is not None


def _is_letter(character: str) -> bool:
    return character.isalnum() or is_wide(character)


def _above_addresses(rows: Sequence[str], own: Sequence[int]) -> Iterator[int]:
    """The rows of a paragraph below which an address has a row of its own: sentences, and other such addresses."""
    led = True
    for at, low in pairwise(own):
        row = rows[at].strip()
        led = row.endswith(_STOPS) or (led and _ADDRESS.fullmatch(row) is not None)
        if led and _ADDRESS.fullmatch(rows[low].strip()):
            yield at
