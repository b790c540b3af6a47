"""Where lines stand: what tells them apart in a source whose lines all look alike, such as a text with blank lines.

The running text above and below, labels such as "Links:", and blank lines are what a person goes by there.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk.read.house.clusters import places_of

if TYPE_CHECKING:
    from desk.read.house.house import House

_LABEL_WORDS = 3
"""Words of a label that has no colon."""
_LABEL_CELLS = 40
_OFTEN = 3
"""How often a short line comes again that is a label, whatever it says."""
_PARAGRAPH = 180
"""Cells of running text that ends without a full stop: a link's title can have fewer."""
_FAR = 4
"""Lines beyond which it does not matter how far something is."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Lines of one look with the same blank lines around: how many, and what mostly stands above and below."""

    count: int
    share: float
    """Of the lines of that look."""
    above: str
    below: str


@dataclass(frozen=True, slots=True)
class Stands:
    """The stands of one source, which of them each line has, and the last line above and the next below with a sign.

    "L2" is a label two lines away; "" says that there is none.
    """

    since: Sequence[str]
    until: Sequence[str]
    stands: Sequence[Stand]
    of: Sequence[int]


def stands_of(house: "House") -> Stands:
    """What is around the lines of a source; it does not hold the source, or that would stay until all is swept."""
    signs = list(_signs(house))
    return Stands(_nearest(signs), _nearest(signs[::-1])[::-1], *_alike(house))


def _signs(house: "House") -> Iterator[str]:
    """What each line is to those around: T running text, L a label, H louder than the rest, else ""."""
    often = Counter(house.folds)
    for at, (line, look, cues) in enumerate(zip(house.lines, house.looks, house.cues, strict=True)):
        short = look.cells <= _LABEL_CELLS and not line.urls and not line.level and bool(line.text)
        named = "label" in cues.opens and (look.ends == ":" or look.words <= _LABEL_WORDS)
        if short and (named or often[house.folds[at]] >= _OFTEN):
            yield "L"
        elif look.text and (look.ends != "-" or look.cells > _PARAGRAPH):
            yield "T"
        else:
            yield "H" if house.titlelike[at] else ""


def _alike(house: "House") -> tuple[list[Stand], list[int]]:
    """The stands, and that of each line: those of its look with as many blank lines around are one."""
    gaps = [min(line.gap, _FAR) for line in house.lines]
    keys = [(look.key, above, below) for look, above, below in zip(house.looks, gaps, [*gaps[1:], _FAR], strict=True)]
    kinds, made, of = ["end", *house.kinds, "end"], list[Stand](), [0] * len(keys)
    for number, places in enumerate(places_of(keys).values()):
        count, all_of = len(places), len(house.members[house.looks[places[0]].key])
        above, below = [kinds[at] for at in places], [kinds[at + 2] for at in places]
        made.append(Stand(count, count / all_of, _most(above), _most(below)))
        for at in places:
            of[at] = number
    return made, of


def _nearest(signs: Sequence[str]) -> list[str]:
    """For each place the last sign ahead of it, with the distance."""
    found, last = [], -1
    for at, sign in enumerate(signs):
        found.append(f"{signs[last]}{min(at - last, _FAR)}" if last >= 0 else "")
        if sign:
            last = at
    return found


def _most(names: Sequence[str]) -> str:
    """What three of five are, else "mix"."""
    name = max(set(names), key=names.count)
    return name if 5 * names.count(name) >= 3 * len(names) else "mix"
