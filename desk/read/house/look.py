"""How a line looks beside the running text of its source, as a few small numbers that can be compared."""

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from desk.read.hygiene import cells
from desk.read.line import SIZE, Form, Line, Run

LONG = 130
"""Cells from which a line is a paragraph rather than a title; the longest headline of the corpora has 180."""
_ADDRESS_ONLY = re.compile(r"\W*(?:https?://|www\.)\S+")
_LETTERS = re.compile(r"[\W\d_]+")
_ENOUGH = 120
"""Characters that tell whether a line is in capitals."""
_FEWEST, _MOST = 4, 0.85
"""Letters that tell so, and the share of capitals from which they do."""
_NOT_SMALL = bytes(sign for sign in range(256) if sign not in string.ascii_lowercase.encode())
_STOPS = ".!?…。！？؟"
_END = re.compile(rf"[{_STOPS}]\W*$")


class Look(NamedTuple):
    """Shares are of the characters that are seen. `size` is relative to the running text.

    `key` is equal for lines of one source that look alike, `all_linked` true where all words are a link, or nearly all;
    `long` lines are longer than titles are, those of `text` are long or a sentence with its full stop.
    """

    size: int
    bold: int
    linked: int
    italic: bool
    capitals: bool
    cells: int
    words: int
    address: bool
    first: str
    ends: str
    all_linked: bool
    long: bool
    text: bool
    key: int


def body_size(lines: Sequence[Line]) -> float:
    """The size of the running text: the one with most characters, of long lines where there are any."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if len(line.text) > 60:
            for run in line.runs:
                sizes[round(run.size)] += len(run.text)
    if not sizes:
        for line in lines:
            for run in line.runs:
                sizes[round(run.size)] += len(run.text)
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else SIZE


def _thirds(share: float) -> int:
    """0 for next to nothing, 2 for next to all, 1 between."""
    return 0 if share < 0.1 else 2 if share > 0.85 else 1


def _size(ratio: float) -> int:
    """Steps of size as they are seen: smaller, the same, larger, large, huge."""
    return 0 if ratio < 0.88 else 1 if ratio < 1.08 else 2 if ratio < 1.3 else 3 if ratio < 1.6 else 4


def _in_capitals(text: str) -> bool:
    head = text[:_ENOUGH]
    if len(head.encode("ascii", "ignore").translate(None, _NOT_SMALL)) >= _ENOUGH * (1 - _MOST):
        return False
    letters = _LETTERS.sub("", head)
    if len(letters) < _FEWEST or not (letters[0].isupper() or letters[0].islower()):
        return False
    return sum(map(str.isupper, letters)) > _MOST * len(letters)


def _opens_with_note(line: Line) -> bool:
    """Whether the number of its only address stands ahead of all its words: "[3]Winch 2", as text browsers print it."""
    runs = [run for run in line.runs if run.text.strip()]
    return len(runs) > 1 and bool(runs[0].note and runs[0].href) and not any(run.href for run in runs[1:])


def _first(run: Run) -> str:
    """What its first words are: L a link, B bold, I italic, "-" plain."""
    return "L" if run.href else "B" if run.bold else "I" if run.italic else "-"


def _ends(text: str) -> str:
    """What kind of sign it ends with."""
    last = text[-1:]
    if last.isalnum():
        return "-"
    if last in ":：":
        return ":"
    if last in "?？؟":
        return "?"
    if last in _STOPS or _END.search(text):
        return "."
    return ")" if last in ")]）】" else "," if last in ",;，、" else "-"


def look_of(line: Line, body: float, keys: dict[tuple[object, ...], int]) -> Look:
    """How a line looks, where the running text has a size of `body`; `keys` has the looks of the source till now."""
    text = line.text
    runs = [run for run in line.runs if run.text.strip() and not run.note] or list(line.runs)
    bolds = links = italics = total = longest = 0
    largest = body
    for run in runs:
        length = len(run.text)
        total += length
        bolds += run.bold and length
        links += length if run.href else 0
        italics += run.italic and length
        if length > longest:
            longest, largest = length, run.size
    total = total or 1
    size = _size((largest if longest or not runs else runs[0].size) / body)
    bold, linked = bolds and _thirds(bolds / total), links and _thirds(links / total)
    italic = italics > 0.6 * total
    width, capitals = cells(text), _in_capitals(text)
    address = ("://" in text or "www." in text) and bool(_ADDRESS_ONLY.fullmatch(text))
    first, ends = _first(runs[0]) if runs else "-", _ends(text)
    if len(runs) < len(line.runs) and _opens_with_note(line):
        first, linked = "L", 1 if width > LONG else 2
    indent = min(line.indent, 12) // 2 if line.form == Form.TEXT else 0
    words, long = len(text.split()) if line.code else text.count(" ") + bool(text), width > LONG
    prose = long or (ends == "." and (words > 8 or width > 60))
    key = (
        *(line.heading, size, bold, linked, capitals, line.bullet, line.level, address, first, line.under),
        *(line.image, indent, prose, line.centred, line.button, ends == ":", line.background, line.quote),
        *(_starts_with_sign(text), italic and not prose, line.term),
    )
    same = keys.setdefault(key, len(keys))
    return Look(
        size, bold, linked, italic, capitals, width, words, address, first, ends, linked == 2, long, prose, same
    )


def _starts_with_sign(text: str) -> bool:
    """Whether it begins with an ornament, as "🔥 Tools" and "»  Rathaus" do."""
    return not text[:1].isalnum() and unicodedata.category(text[:1] or " ") in ("So", "Sm", "Sk", "Sc", "Cn", "Co")
