"""Numbers and days of issues: which short lines have them, and how far down the masthead goes."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.read.house.house import House

_SHORT = 90
"""Cells of a line that can say the number or the day of the issue."""
_FEW_WORDS = 5
"""Words of a line with a full stop that can say the day: "No. 12, 4 May 2031."."""
_TOP = 8
"""Lines that a masthead has at most."""
NONE = -2
"""The place of the masthead's last line where there is none."""
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d年|\d月")
_NUMBERED = re.compile(
    r"(?:#|\b(?:no|nr|n|issue|vol|num|№|n°)\b)\W{0,3}\d+|第\s*\d+\s*[期号號回]|№\s*\d", re.IGNORECASE
)


def dated(house: "House", at: int) -> bool:
    """Whether a date or a year stands in a short line that is no sentence: "New times from May."."""
    look = house.looks[at]
    if look.cells >= _SHORT or (look.ends == "." and (look.words > _FEW_WORDS or not house.figures[at])):
        return False
    return "months" in house.cues[at].says or (house.figures[at] and bool(_DATED.search(house.lines[at].text)))


def numbered(house: "House", at: int) -> bool:
    """Whether it has the number of an issue."""
    fits = house.looks[at].cells < _SHORT or house.lines[at].heading > 0
    return house.figures[at] and fits and bool(_NUMBERED.search(house.lines[at].text))


def masthead_of(house: "House") -> int:
    """The last line near the top, ahead of all running text, that has a number or a day; `NONE` for none."""
    found = NONE
    for at, look in enumerate(house.looks[:_TOP]):
        if look.text:
            break
        if dated(house, at) or numbered(house, at):
            found = at
    return found
