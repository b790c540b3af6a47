"""Lines of a given width in terminal cells, out of words in styles.

Lines break at spaces and between wide (East Asian) characters; a word that is wider than a line is cut, unless it is
an address that must stay whole.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

import wcwidth

from desk.formats.prose.cells import CODE, Line, Span, cells, is_address, is_wide
from desk.formats.prose.line_ends import LineEnds

__all__ = ["CODE", "Line", "Span", "cells", "cut", "folded", "hang", "is_address", "is_wide", "wrap"]


def _parts(text: str, first: int, width: int) -> Iterator[str]:
    """`text` cut so that its first part takes at most `first` cells and every other one at most `width`."""
    part, used, room = "", 0, first if first > 0 else width
    for sign in text if text.isascii() else wcwidth.iter_graphemes(text):
        taken = cells(sign)
        if part and used + taken > room:
            yield part
            part, used, room = "", 0, width
        part += sign
        used += taken
    if part:
        yield part


def cut(text: str, width: int) -> list[str]:
    """`text` in parts of at most `width` cells, cut between characters wherever they end."""
    return list(_parts(text, width, max(width, 1)))


def folded(text: str, width: int) -> list[str]:
    """`text` in parts of at most `width` cells, cut at spaces alone: a wider word stays whole."""
    parts = [""]
    for token in re.findall(" +|[^ ]+", text):
        if token[0] != " " and parts[-1].strip() and cells(parts[-1]) + cells(token) > width:
            parts[-1] = parts[-1].rstrip()
            parts.append("")
        parts[-1] += token
    return parts


def wrap(spans: Iterable[Span], width: int, keep_addresses: bool) -> list[Line]:
    """Wrap words in styles to lines of at most `width` cells; a newline in them ends a line.

    With `keep_addresses` an address or a word of code is never cut: its line may then be wider.
    """
    spans = [span for span in spans if span[0]]
    ends = LineEnds(spans, max(width, 1), keep_addresses)
    text, styles = ends.text, {style for _, style in spans}
    if len(styles) > 1:
        return list(_sliced(_joined(spans), ends))
    style = styles.pop() if styles else ""
    if ends.is_one:
        text = text.strip(" ")
        return [((text, style),) if text else ()]
    return [((text[start:end], style),) if end > start else () for start, end in ends]


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Neighbours of one style as one span."""
    return [("".join([text for text, _ in run]), style) for style, run in groupby(spans, key=itemgetter(1))]


def _sliced(spans: Sequence[Span], ends: Iterable[tuple[int, int]]) -> Iterator[Line]:
    """The lines between these places, each with the styles of its words."""
    at, place = 0, 0
    for start, end in ends:
        if start == end:
            yield ()
            continue
        line: list[Span] = []
        while at < len(spans) and place + len(spans[at][0]) <= start:
            place += len(spans[at][0])
            at += 1
        while at < len(spans) and place < end:
            words, style = spans[at]
            line.append((words[max(start - place, 0) : end - place], style))
            if place + len(words) > end:
                break
            place += len(words)
            at += 1
        yield tuple(line)


def hang(lines: Iterable[Line], first: Span, rest: Span) -> list[Line]:
    """`lines` behind `first`, and behind `rest` from the second one on; an empty line stays empty behind spaces."""
    made = []
    for place, line in enumerate(lines):
        ahead = first if not place else rest
        made.append((ahead, *line) if line or ahead[0].strip() else line)
    return made
