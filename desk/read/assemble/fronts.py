"""Lines whose front part begins a story, told by the lines that begin or end as they do."""

from collections import Counter
from collections.abc import Sequence

from desk.read.house.house import House, folded
from desk.read.house.leads import halves_link
from desk.read.model.labels import HEADS, INSIDE, Label

_FEW = 3
"""So many lines may be alike by chance."""
_PARTING = (Label.COLON, Label.NAMED, Label.BRACKETED)
_NOWHERE = (0, 0)
_WHOLES = frozenset((Label.HEADLINE, Label.COLON, Label.NAMED, Label.BRACKETED))


def with_fronts(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which lines that begin, or end, as those do that begin stories begin one too."""
    return _addressed(_unhalved(labels, house), house)


def _unhalved(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which no headline ends in the middle of a link: "[Quay shut: ferries wait](…)" is one as a whole.

    One that ends where the link does is the link, without the sign ahead of it.
    """
    found = list(labels)
    for at, label in enumerate(labels):
        line, fronts = house.lines[at], house.fronts[at]
        if label not in _PARTING or not line.urls:
            continue
        _, end = fronts.get(Label(label), _NOWHERE)
        link = fronts.get(Label.LINKED, _NOWHERE)
        if end and (halves_link(line, end) or (end == link[1] and not folded(line.joined[: link[0]]))):
            found[at] = Label.LINKED if link[1] else Label.HEADLINE
    return found


def _addressed(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which items that end in addresses written out are headed by what stands ahead of these, if most are.

    "* Quay shut: ferries wait" and its address below: a colon parts nothing there.
    """
    items: dict[int, list[int]] = {}
    for at, line in enumerate(house.lines):
        if line.bullet and Label.ADDRESSED in house.fronts[at]:
            items.setdefault(line.level, []).append(at)
    found = list(labels)
    for lines in items.values():
        told = Counter(labels[at] for at in lines)
        heads = sum(told[label] for label in HEADS)
        if len(lines) > _FEW and 2 * heads >= len(lines) and 2 * told[Label.ADDRESSED] >= heads:
            for at in lines:
                found[at] = Label.ADDRESSED if labels[at] in INSIDE or labels[at] in _WHOLES else labels[at]
    return found
