"""Lines of a given width in terminal cells, out of words in styles.

Lines break at spaces and between wide (East Asian) characters; a word that is wider than a line is cut, unless it is
an address that must stay whole.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

import wcwidth

from desk.formats.prose.by_words import by_words, sliced, stays_whole
from desk.formats.prose.cells import (
    ADDRESS,
    CODE,
    HAS_WIDE,
    OPENING,
    TOKENS,
    UNEVEN,
    UNITS,
    Line,
    Span,
    cells,
    is_address,
    is_wide,
)

__all__ = ["CODE", "Line", "Span", "cells", "cut", "folded", "hang", "is_address", "is_wide", "wrap"]


class _Lines:
    """Lines under construction: a word stays pending until it is known where it ends."""

    def __init__(self, width: int, keep_addresses: bool) -> None:
        self.width = max(width, 1)
        self.keep_addresses = keep_addresses
        self.made: list[Line] = []
        self.line: list[Span] = []
        self.used = 0
        self.space: Span | None = None
        self.word: list[Span] = []

    def add(self, token: str, style: str) -> None:
        """Take a word, a space or the end of a line."""
        if token[0] == "\n":
            self.end_line()
        elif token[0] == " ":
            self.end_word()
            self.space = (token, style) if self.line else None
        elif not token.isascii() and HAS_WIDE.search(token):
            self.add_wide(token, style)
        else:
            self.word.append((token, style))

    def add_wide(self, token: str, style: str) -> None:
        """Add a run of characters that a line can end between; an address in it stays whole."""
        address = ADDRESS.search(token)
        ahead = token[: address.start()] if address else "" if is_address(token) else token
        for place, unit in enumerate(UNITS.findall(ahead)):
            if place:
                self.end_word()
            self.word.append((unit, style))
        if rest := token[len(ahead) :]:
            if ahead and ahead[-1] not in OPENING:
                self.end_word()
            self.word.append((rest, style))

    def end_word(self) -> None:
        """Put the word into the line, or into the next one where it does not fit."""
        if not self.word:
            return
        word, self.word = self.word, []
        room = sum(cells(text) for text, _ in word)
        gap = len(self.space[0]) if self.space else 0
        if self.line and self.used + gap + room > self.width:
            self.flush()
            gap = 0
        if self.space:
            self.put(*self.space, gap)
            self.space = None
        if room <= self.width or (self.keep_addresses and _is_whole(word)):
            for text, style in word:
                self.put(text, style, cells(text))
        else:
            self.cut(word)

    def cut(self, word: list[Span]) -> None:
        """Put pieces of a word in, as many to a line as fit."""
        for text, style in word:
            for part in _parts(text, self.width - self.used, self.width):
                room = cells(part)
                if self.line and self.used + room > self.width:
                    self.flush()
                self.put(part, style, room)

    def put(self, text: str, style: str, room: int) -> None:
        """Put text at the end of the line; `room` are the cells that it takes."""
        if self.line and self.line[-1][1] == style:
            self.line[-1] = (self.line[-1][0] + text, style)
        else:
            self.line.append((text, style))
        self.used += room

    def flush(self) -> None:
        """The line is full."""
        self.made.append(tuple(self.line))
        self.line, self.used, self.space = [], 0, None

    def end_line(self) -> None:
        """The line ends here, full or not."""
        self.end_word()
        self.flush()


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
    for text, _ in spans:
        if not text.isascii() and UNEVEN.search(text):
            break
    else:
        return _evenly(spans, max(width, 1), keep_addresses)
    if (made := by_words(spans, max(width, 1), keep_addresses)) is not None:
        return made
    lines = _Lines(width, keep_addresses)
    for text, style in spans:
        for token in TOKENS.findall(text):
            lines.add(token, style)
    lines.end_word()
    if lines.line or not lines.made:
        lines.flush()
    return lines.made


def _evenly(spans: Sequence[Span], width: int, keep_addresses: bool) -> list[Line]:
    """The same where each character is one cell: lines end where a search for a space from behind finds one."""
    text = "".join([text for text, _ in spans])
    if len({style for _, style in spans}) == 1:
        spans = [(text, spans[0][1])]
    else:
        spans = [("".join([text for text, _ in run]), style) for style, run in groupby(spans, key=itemgetter(1))]
    if len(spans) == 1 and len(text) <= width and "\n" not in text:
        text = text.strip(" ")
        return [((text, spans[0][1]),)] if text else [()]
    ends = list(_line_ends(text, width, spans if keep_addresses else None))
    if len(spans) == 1:
        style = spans[0][1]
        return [((text[start:end], style),) if end > start else () for start, end in ends]
    return list(sliced(spans, ends))


def _line_ends(text: str, width: int, whole: Sequence[Span] | None) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends in `text`. Where `whole` spans are given, their addresses and code are kept."""
    start = cut_to = 0
    for part in text.split("\n"):
        at, end = start, start + len(part)
        if start and start + len(part.rstrip(" ")) == start and end == len(text):
            return  # a newline at the end ends a line and begins none
        end = start + len(part.rstrip(" "))
        at = end - len(part.strip(" ")) if end > start else start
        while end - at > width:
            space = text.rfind(" ", at, at + width + 1)
            if space > at:
                stop = space
                while text[stop - 1] == " ":
                    stop -= 1
            elif at < cut_to:  # a word of a megabyte is looked at once, not with each line of it
                stop = at + width
            else:
                word = text.find(" ", at, end)
                stop = word if word > 0 else end
                if whole is None or not stays_whole(text, at, stop, whole):
                    cut_to, stop = stop, at + width
            yield at, stop
            at = stop
            while at < end and text[at] == " ":
                at += 1
        if at < end or end == start or at == start:
            yield at, end
        start += len(part) + 1


def _is_whole(word: Sequence[Span]) -> bool:
    return any(style == CODE for _, style in word) or is_address("".join([text for text, _ in word]))


def hang(lines: Iterable[Line], first: Span, rest: Span) -> list[Line]:
    """`lines` behind `first`, and behind `rest` from the second one on; an empty line stays empty behind spaces."""
    made = []
    for place, line in enumerate(lines):
        ahead = first if not place else rest
        made.append((ahead, *line) if line or ahead[0].strip() else line)
    return made
