"""Hard-wrapped text: which line ends of a paste were put there by a mail program, not by a writer."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from desk.read.hygiene import cells, glue, is_wide

NARROWEST, WIDEST = 60, 80
"""Columns between which mail programs wrap; outside of them a line end is taken as it stands."""

NARROWEST_COLUMN = 25
"""Columns of the narrowest text that a PDF or a leaflet sets in columns."""
_ROWS, _TELLING = 3, 2
"""Rows of the shortest paragraph that tells of such a column, and the sentences that run over a line end."""
_SLACK = 8
"""The part of a narrow row that its letters may lack: in print they are of different widths."""
_PARTED = re.compile(r"[.!?…] \S|[。！？]\S|[^\W\d_]-$")
"""What running text has amid its rows and a list has not: the end of a sentence, or a word that is cut."""
_ENDS = re.compile(r"[.!?:…。！？：][\"'”’)\]」』）]*$")
_KEPT_TOGETHER = 6
"""Columns by which a line of East Asian letters may fall short: brackets and stops stay with their neighbours."""
_SHARED = frozenset("and or to und oder bis et ou y o e en of i lub och eller".split())
"""Words behind which another one begins that shares its end with the one ahead: "short- and long-term"."""


def wrap_width(lines: Sequence[str]) -> int:
    """The columns at which a paste was wrapped: its longest line, or 0 if that is no width of a mail program.

    A line without a space, such as a long address, says nothing. A text that was set in narrower columns says so.
    """
    if width := column(lines):
        return width
    longest = max((cells(line) for line in lines if _is_running(line)), default=0)
    return longest if NARROWEST <= longest <= WIDEST else 0


def _is_running(line: str) -> bool:
    """Whether a line can be of running text: an address alone, or a rule, cannot."""
    return " " in line or any(map(is_wide, line))


def column(lines: Sequence[str]) -> int:
    """The width of a text that was set in columns narrower than those of mails, as what is copied from a PDF was; or 0.

    That is the width of its widest paragraph in which no row had room for the word below it, sentences run over line
    ends and one ends amid a row. Verses, lists and addresses have rows that are not full.
    """
    width = told = 0
    for rows in _filled(lines, least=_ROWS):
        if width >= NARROWEST:
            return 0
        over = sum(breaks_off(row, below) for row, below in pairwise(rows))
        if over and len(rows) >= _ROWS and any(map(_PARTED.search, rows[:-1])):
            width = max(width, *map(cells, rows))
            told += over
    return width if NARROWEST_COLUMN <= width < NARROWEST and told >= _TELLING else 0


def rows_below(lines: Sequence[str], width: int) -> set[int]:
    """The rows that go on with the one above in a text of such a column: all of those that no row had room for where a
    sentence runs over one of their line ends.
    """
    found: set[int] = set()
    place = 0
    for rows in _filled(lines, width):
        if any(breaks_off(row, below) for row, below in pairwise(rows)):
            found.update(range(place + 1, place + len(rows)))
        place += len(rows)
    return found


def _filled(lines: Sequence[str], width: int = 0, least: int = 1) -> Iterator[list[str]]:
    """The rows of a text in runs in which none had room for the word that follows it, or cuts it. The width of a
    paragraph, where none is given, is that of its longest row; one of less than `least` rows is passed over. A narrow
    row without a space is none of a sentence.
    """
    for _, paragraph in groupby(map(str.strip, lines), bool):
        rows = list(paragraph)
        if len(rows) < least:
            continue
        widest = width or max(map(cells, rows))
        narrow, run = widest < NARROWEST, rows[:1]
        room = widest - widest // _SLACK if narrow else widest
        for row, below in pairwise(rows):
            full = bool(below) and (is_cut(row, below) or was_full(row, below, room))
            if not full or (narrow and not (_is_running(row) and (_is_running(below) or breaks_off(row, below)))):
                yield run
                run = []
            run.append(below)
        yield run


def unwrapped(lines: Sequence[str], width: int) -> list[str]:
    """The paragraphs that lines standing directly below each other are; `width` is what `wrap_width` says.

    They are one paragraph only if that is certain: no line had room for the word that follows it, and one of them
    at least breaks off inside a sentence. Else each line is a paragraph, as in word processors' plain text. In a narrow
    column a title, or the end of a paragraph, may stand directly above the next.
    """
    if not width:
        return list(lines)
    narrow, runs = width < NARROWEST, list(_filled(lines, width))
    if len(runs) > 1 and not narrow:
        return list(lines)
    made: list[str] = []
    for run in runs:
        over = any(breaks_off(line, below) for line, below in pairwise(run))
        made += [joined_lines(run, whole=narrow)] if over else run
    return made


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
    return "" if is_cut(line, below) else glue(line, below)


def is_cut(line: str, below: str) -> bool:
    """Whether a hyphen at its end cuts a word, which goes on below."""
    cut = line.endswith("-") and line[-2:-1].isalpha() and below[0].islower()
    return cut and below.split(None, 1)[0] not in _SHARED


def joined_lines(lines: Sequence[str], *, whole: bool = False) -> str:
    """Lines made one; `whole`: as in a narrow column, where the hyphen at a line end is no part of the word it cuts."""
    pieces = [
        (line[:-1] if whole and is_cut(line, below) else line) + between(line, below) for line, below in pairwise(lines)
    ]
    return "".join([*pieces, lines[-1]])
