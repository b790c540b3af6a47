"""Lines of characters that are not a cell each: words are measured once, and each line ends where a search finds it.

Arabic with its marks, Indic scripts, Thai, Chinese, Japanese. What is rare (a word wider than a line, a bare address
among wide characters) is left to the way that looks at word after word.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from desk.formats.prose.cells import ADDRESS, ATOMS, CODE, HAS_WIDE, KEPT, WORDS, Line, Span, is_address, word_cells


def by_words(spans: Sequence[Span], width: int, keep_addresses: bool) -> list[Line] | None:
    """Words in styles as lines of at most `width` cells, as `wrap` makes them; None where one does not fit so."""
    made: list[Line] = []
    groups = _by_line(spans)
    for place, group in enumerate(groups, 1):
        ends = _line_ends(group, width, keep_addresses)
        if ends is None:
            return None
        if ends:
            made += sliced(_joined(group), ends)
        elif place < len(groups) or not made:
            made.append(())
    return made


def _by_line(spans: Sequence[Span]) -> list[list[Span]]:
    """The spans of each line that was asked for by a newline."""
    groups: list[list[Span]] = [[]]
    for text, style in spans:
        first, *rest = text.split("\n")
        groups[-1] += [(first, style)] if first else []
        groups += [[(part, style)] if part else [] for part in rest]
    return groups


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Neighbours of one style as one span."""
    made: list[Span] = []
    for text, style in spans:
        if made and made[-1][1] == style:
            made[-1] = (made[-1][0] + text, style)
        else:
            made.append((text, style))
    return made


def _line_ends(spans: Sequence[Span], width: int, keep_addresses: bool) -> list[tuple[int, int]] | None:
    """Where each line begins and ends in the text of these spans."""
    measured = _measured(spans)
    if measured is None:
        return None
    tokens, ends, until = measured
    text = "".join([text for text, _ in spans])
    lines: list[tuple[int, int]] = []
    at = 0
    while at < len(ends):
        start, used = (ends[at - 1], until[at - 1]) if at else (0, 0)
        if text[start] == " ":
            at += 1
            continue
        stop = bisect_right(until, used + width, at)
        if stop == at:
            if not keep_addresses or not stays_whole(text, start, ends[at], spans):
                return None
            stop = at + 1
        last = stop - 1
        if tokens[last][0] == " " and last > at:
            last -= 1
        lines.append((start, ends[last]))
        at = stop
    return lines


def _measured(spans: Sequence[Span]) -> tuple[list[str], list[int], list[int]] | None:
    """What lines end between, spaces among it: the last piece of each, where it ends, and the cells up to there."""
    tokens: list[str] = []
    ends: list[int] = []
    until: list[int] = []
    for text, _ in spans:
        wide = not text.isascii() and HAS_WIDE.search(text)
        if wide and ("@" in text or ADDRESS.search(text)):
            return None
        found = (ATOMS if wide else WORDS).findall(text)
        if max(map(len, found)) > KEPT:
            return None
        place, cells = (ends[-1], until[-1]) if ends else (0, 0)
        if tokens and tokens[-1][0] == " " == text[0]:
            return None  # of spaces in two styles only those of the second are kept
        if tokens and tokens[-1][0] != " " != text[0]:  # no line ends between two styles
            del tokens[-1], ends[-1], until[-1]
        tokens += found
        ends += list(accumulate(map(len, found), initial=place))[1:]
        until += list(accumulate(map(word_cells, found), initial=cells))[1:]
    return tokens, ends, until


def stays_whole(text: str, start: int, end: int, spans: Sequence[Span]) -> bool:
    """Whether the word between two places is an address or code."""
    place = 0
    for words, style in spans:
        if style == CODE and place < end and place + len(words) > start:
            return True
        place += len(words)
    return is_address(text[start:end])


def sliced(spans: Sequence[Span], ends: Iterable[tuple[int, int]]) -> Iterator[Line]:
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
