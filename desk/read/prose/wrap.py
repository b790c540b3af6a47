"""Hard-wrapped text: which line ends of a paste were put there by a mail program, not by a writer."""

import re
from collections.abc import Sequence
from itertools import pairwise

from desk.read.hygiene import cells, glue, is_wide

NARROWEST, WIDEST = 60, 80
"""Columns between which mail programs wrap; outside of them a line end is taken as it stands."""

_ENDS = re.compile(r"[.!?:…。！？：][\"'”’)\]」』）]*$")
_KEPT_TOGETHER = 6
"""Columns by which a line of East Asian letters may fall short: brackets and stops stay with their neighbours."""
_SHARED = frozenset("and or to und oder bis et ou y o e en of i lub och eller".split())
"""Words behind which another one begins that shares its end with the one ahead: "short- and long-term"."""


def wrap_width(lines: Sequence[str]) -> int:
    """The columns at which a paste was wrapped: its longest line, or 0 if that is no width of a mail program.

    A line without a space, such as a long address, says nothing.
    """
    longest = max((cells(line) for line in lines if " " in line or any(map(is_wide, line))), default=0)
    return longest if NARROWEST <= longest <= WIDEST else 0


def unwrapped(lines: Sequence[str], width: int) -> list[str]:
    """The paragraphs that lines standing directly below each other are; `width` is what `wrap_width` says.

    They are one paragraph only if that is certain: no line had room for the word that follows it, and one of them
    at least breaks off inside a sentence. Else each line is a paragraph, as in word processors' plain text.
    """
    pairs = list(pairwise(lines))
    if not all(was_full(line, below, width) for line, below in pairs):
        return list(lines)
    if not any(breaks_off(line, below) for line, below in pairs):
        return list(lines)
    return [joined_lines(lines)]


def was_full(line: str, below: str, width: int) -> bool:
    """Whether the first word of the line below had no room on this one; never, if the paste has no width.

    Of East Asian text any letter may begin a line but a few signs: a line that lacks three of them is full.
    """
    if is_wide(below[0]) and is_wide(line[-1]):
        return 0 < width <= cells(line) + _KEPT_TOGETHER
    return 0 < width < cells(line) + 1 + cells(below.split(None, 1)[0])


def breaks_off(line: str, below: str) -> bool:
    """Whether a sentence runs over the line end: none ends there, and the next line begins with a small letter."""
    return (below[0].islower() or (is_wide(below[0]) and is_wide(line[-1]))) and not _ENDS.search(line)


def between(line: str, below: str) -> str:
    """What stands between two lines made one: nothing behind the hyphen of a word, except in "short- and long-term"."""
    cut = line.endswith("-") and line[-2:-1].isalpha() and below[0].islower()
    return "" if cut and below.split(None, 1)[0] not in _SHARED else glue(line, below)


def joined_lines(lines: Sequence[str]) -> str:
    """Lines made one."""
    return lines[0] + "".join([between(line, below) + below for line, below in pairwise(lines)])
