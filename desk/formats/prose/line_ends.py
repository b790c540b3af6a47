"""Where lines end in running text, by the cells that its characters take in a terminal.

What is searched for is the last place that fits, from behind: in most scripts a space, in those of East Asia nearly
every place between two characters. Nothing is looked at word by word.
"""

from collections.abc import Iterable, Iterator, Sequence

import wcwidth

from desk.formats.prose.cells import (
    ADDRESS,
    ADDRESSED,
    CLOSING,
    CODE,
    HAS_WIDE,
    OPENING,
    UNEVEN,
    WORDS,
    Span,
    is_address,
    is_wide,
)

_LONGEST = 20_000
"""Characters that are looked at for what people see as one: a letter with more marks on it is cut."""


_SAMPLE = 2_000
"""Characters of a text by which all of it is judged."""


class LineEnds:
    """Where the lines of a text begin and end: `text` is what the spans hold, one behind the other.

    With `keep_addresses` an address or a word of code is never cut: its line may then be wider.
    """

    def __init__(self, spans: Sequence[Span], width: int, keep_addresses: bool) -> None:
        self.spans = spans
        self.text = "".join([text for text, _ in spans])
        self.width = width
        self.keep_addresses = keep_addresses
        self.even = self.text.isascii() or not UNEVEN.search(self.text)
        """Whether each character is a cell."""
        self.wide = not self.even and bool(HAS_WIDE.search(self.text))
        self.whole = _whole(spans) if self.wide else frozenset()
        sample = self.text[:_SAMPLE]
        cells = len(sample) if self.even else wcwidth.width(sample)
        self.likely = width * len(sample) // (cells or 1)
        """How many characters a line has if it is like all others."""
        self.is_one = cells <= width and len(self.text) == len(sample) and "\n" not in sample
        """Whether all is one line."""

    def __iter__(self) -> Iterator[tuple[int, int]]:
        text, start, cut_to = self.text, 0, 0
        for part in text.split("\n"):
            end = start + len(part.rstrip(" "))
            if start and end == start and start + len(part) == len(text):
                return  # a newline at the end ends a line and begins none
            at = end - len(part.strip(" ")) if end > start else start
            while (fit := self._fit(at, end)) < end:
                stop = self._last_end(at, fit)
                if stop > at:
                    while text[stop - 1] == " ":
                        stop -= 1
                elif at < cut_to:  # a word of a megabyte is looked at once, not with each line of it
                    stop = self._cut(at, fit)
                else:
                    stop = self._next_end(at, end)
                    if not self.keep_addresses or not stays_whole(text, at, stop, self.spans):
                        cut_to, stop = stop, self._cut(at, fit)
                yield at, stop
                at = stop
                while at < end and text[at] == " ":
                    at += 1
            if at < end or end == start or at == start:
                yield at, end
            start += len(part) + 1

    def _fit(self, at: int, end: int) -> int:
        """The end of what fits in a line that begins `at`; `end` or more where all does.

        The width of a whole line is asked for, never that of a character: what they take does not add up in every
        script. Each answer says how far off the guess was, so that a few are enough.
        """
        if self.even:
            return at + self.width
        text, width, likely = self.text, self.width, self.likely
        fits, fit, over = at, min(at + likely, end), end + 1
        step, last = 1, width + 1
        while over - fits > 1:
            room = width - wcwidth.width(text[at:fit])
            step = step * 4 if room == last else abs(room) * likely // width or 1
            last = room
            if room >= 0:
                if room == 0 and not self.wide and text[fit - 1 : fit + 1].isalnum():
                    return fit  # full, and no mark follows that would stand on the last letter
                fits, fit = fit, fit + step
            else:
                over, fit = fit, fit - step
            if not fits < fit < over:
                fit = (fits + over) // 2 if over <= end else end
        return fits

    def _last_end(self, at: int, fit: int) -> int:
        """The last place after `at` and up to `fit` where a line may end; `at` or less where there is none."""
        if not self.wide:
            return self.text.rfind(" ", at, fit + 1)
        for place in range(fit, at, -1):
            if self._may_end(place):
                return place
        return at

    def _next_end(self, at: int, end: int) -> int:
        """The first place after `at` where a line may end."""
        if not self.wide:
            space = self.text.find(" ", at, end)
            return space if space > 0 else end
        return next((place for place in range(at + 1, end) if self._may_end(place)), end)

    def _may_end(self, place: int) -> bool:
        """Whether a line may end ahead of a character: at a space, and on both sides of a wide one that allows it.

        Signs that close belong to the wide character ahead of them, and those that open to the one behind: in
        "abc(漢).def" a line may end ahead of the brackets and behind the full stop.
        """
        text = self.text
        before, after = text[place - 1], text[place]
        if before == " " or after == " ":
            return True
        if place in self.whole or after in CLOSING or before in OPENING:
            return False
        if is_wide(before) or is_wide(after):
            return True
        return self._closes_wide(place) or self._opens_wide(place)

    def _closes_wide(self, place: int) -> bool:
        """Whether signs that close end at a place, and a wide character stands ahead of them."""
        while place > 1 and self.text[place - 1] in CLOSING and place - 1 not in self.whole:
            place -= 1
            if is_wide(self.text[place - 1]):
                return self.text[place - 1] not in OPENING
        return False

    def _opens_wide(self, place: int) -> bool:
        """Whether signs that open begin at a place, and a wide character stands behind them."""
        while place < len(self.text) - 1 and self.text[place] in OPENING and place + 1 not in self.whole:
            place += 1
            if is_wide(self.text[place]):
                return True
        return False

    def _cut(self, at: int, fit: int) -> int:
        """The end of a line that is cut inside of a word: between two characters as people see them."""
        if self.even:
            return fit
        if fit > at:  # a part of the text is asked about: all of it would be looked at for each line
            fit = at + wcwidth.grapheme_boundary_before(self.text[at : fit + 1], fit + 1 - at)
        return fit if fit > at else at + len(next(wcwidth.iter_graphemes(self.text[at : at + _LONGEST])))


def _whole(spans: Sequence[Span]) -> frozenset[int]:
    """The places in text with wide characters where no line ends: between two styles, and in bare addresses."""
    found: set[int] = set()
    place = 0
    for text, _ in spans:
        found.add(place)
        if any(sign in text for sign in ADDRESSED):
            for word in WORDS.finditer(text):
                found.update(_in_address(word[0], place + word.start()))
        place += len(text)
    return frozenset(found)


def _in_address(word: str, place: int) -> Iterable[int]:
    if found := ADDRESS.search(word):
        return range(place + found.start() + 1, place + len(word))
    return range(place + 1, place + len(word)) if is_address(word) else ()


def stays_whole(text: str, start: int, end: int, spans: Sequence[Span]) -> bool:
    """Whether the word between two places is an address or code."""
    place = 0
    for words, style in spans:
        if style == CODE and place < end and place + len(words) > start:
            return True
        place += len(words)
    return is_address(text[start:end])
