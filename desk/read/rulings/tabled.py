"""What cells of a table are not after all, as all of its rows say together."""

import re
from collections.abc import Iterator
from itertools import groupby

from desk.read.basis import Basis, Never
from desk.read.house.house import House
from desk.read.model.labels import HEADS, INSIDE, OUTSIDE, Label

_ROWS = 3
"""Rows from which cells are a table: one that only sets a page has links, pictures or sentences in its cells."""
_AMOUNT = re.compile(r"(?=.*\d).{1,12}")
"""A cell with a figure that is an amount, a day or an hour."""
_NO_TITLE = frozenset((*HEADS, Label.SECTION, Label.ABOVE, Label.INTRO))


def tables(basis: Basis) -> Never:
    """What the cells of a mere table are not that stands in a story, or of which only some rows were read as stories.

    "Family | $440" and "Adult | $210" are all stories, or none, but for the row that names the columns.
    """
    found: dict[int, frozenset[Label]] = {}
    for rows in _tables(basis.house):
        cells, labels = range(rows[0][0], rows[-1][-1] + 1), basis.labels
        inside = cells.start > 0 and labels[cells.start - 1] in INSIDE
        headed = sum(any(labels[at] in HEADS for at in row) for row in rows)
        if inside or headed < len(rows) - 1:
            between = inside and any(label in HEADS for label in labels[cells.stop :])
            found |= dict.fromkeys(cells, _NO_TITLE | OUTSIDE if between else _NO_TITLE)
    return found


def _tables(house: House) -> Iterator[list[list[int]]]:
    """The rows of several cells that follow upon each other, with a few words in each and amounts in most."""
    cells = (at for at, line in enumerate(house.lines) if line.columns > 1)
    for _, near in groupby(enumerate(cells), lambda each: each[1] - each[0]):
        rows = [list(row) for _, row in groupby((at for _, at in near), lambda at: house.lines[at].row)]
        plain = all(_is_plain(house, at) for row in rows for at in row)
        amounts = sum(any(_AMOUNT.fullmatch(house.lines[at].text) for at in row) for row in rows)
        if len(rows) >= _ROWS and plain and 3 * amounts >= 2 * len(rows):
            yield rows


def _is_plain(house: House, at: int) -> bool:
    """Whether a line is a few words, with no link and no picture."""
    line, look = house.lines[at], house.looks[at]
    return not (line.urls or line.image or line.heading or look.long)
