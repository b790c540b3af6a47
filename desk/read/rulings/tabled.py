"""What cells of a table and items of a list are not after all, as all of these say together."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from desk.read.basis import Basis, Never
from desk.read.house.house import House
from desk.read.line import Form, Line
from desk.read.model.labels import HEADS, INSIDE, Label

_ROWS = 3
"""Rows from which cells are a table: one that only sets a page has links, pictures or sentences in its cells."""
_AMOUNT = 12
"""Letters of a cell with a figure that is an amount, a day or an hour."""
_OUTSIDE = frozenset((Label.AHEAD, Label.FOOT))
_NO_HEADS = frozenset(Label).difference(HEADS)
_BESIDE: dict[str, frozenset[Label]] = {
    **dict.fromkeys(HEADS, _NO_HEADS),
    **dict.fromkeys((*INSIDE, Label.INTRO), frozenset((Label.FOOT,))),
}
"""What an item read as ahead of all or as foot is not beside one that has such a label."""
_NO_TITLE = frozenset((*HEADS, Label.SECTION, Label.ABOVE, Label.INTRO))


def lists(basis: Basis) -> Never:
    """What items are not beside others of their list: none has a part ahead of all, or one in the foot.

    Beside stories they are stories, and the others inside a story are in it, too.
    """
    lines, labels = basis.house.lines, basis.labels
    found: dict[int, frozenset[Label]] = {}
    beside = [(at, at + 1) for at, (one, two) in enumerate(pairwise(lines)) if _is_next(one, two)]
    ways = (beside, Label.FOOT), ([(below, at) for at, below in reversed(beside)], Label.AHEAD)
    for pairs, outside in ways:
        for known, at in pairs:
            never = found.get(known, _BESIDE.get(labels[known]))
            if labels[at] == outside and never:
                found[at] = never
    return found


def _is_next(one: Line, two: Line) -> bool:
    """Whether two lines of markup are items of one list that follow upon each other."""
    items = one.bullet and two.bullet and one.level == two.level > 0
    return bool(items) and two.form != Form.TEXT and not two.rule


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
            found |= dict.fromkeys(cells, _NO_TITLE | _OUTSIDE if between else _NO_TITLE)
    return found


def _tables(house: House) -> Iterator[list[list[int]]]:
    """The rows of several cells that follow upon each other, with a few words in each and amounts in most."""
    cells = (at for at, line in enumerate(house.lines) if line.columns > 1)
    for _, near in groupby(enumerate(cells), lambda each: each[1] - each[0]):
        rows = [list(row) for _, row in groupby((at for _, at in near), lambda at: house.lines[at].row)]
        plain = all(_is_plain(house, at) for row in rows for at in row)
        amounts = sum(any(_is_amount(house.lines[at].text) for at in row) for row in rows)
        if len(rows) >= _ROWS and plain and 3 * amounts >= 2 * len(rows):
            yield rows


def _is_plain(house: House, at: int) -> bool:
    """Whether a line is a few words, with no link and no picture."""
    line, look = house.lines[at], house.looks[at]
    return not (line.urls or line.image or line.heading or look.long)


def _is_amount(text: str) -> bool:
    """Whether a cell is an amount, a day or an hour."""
    return len(text) <= _AMOUNT and any(map(str.isdigit, text))
