"""Lines whose front part begins a story, told by the lines that begin or end as they do."""

from collections import Counter
from collections.abc import Hashable, Sequence

from desk.read.house.house import House, folded
from desk.read.house.leads import halves_link
from desk.read.house.lists import is_led_to
from desk.read.model.labels import HEADS, INSIDE, Label

_FEW = 3
"""So many lines may be alike by chance."""
_PARAGRAPH = 60
"""Cells from which what stands below a title is text of its story."""
_NEAR = 5
"""Lines of such a story."""
_PARTING = (Label.COLON, Label.NAMED, Label.BRACKETED)
_NOWHERE = (0, 0)
_WHOLES = frozenset((Label.HEADLINE, Label.COLON, Label.NAMED, Label.BRACKETED))


def with_fronts(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which lines that begin, or end, as those do that begin stories begin one too."""
    return _hanging(_addressed(_beginning(_unhalved(labels, house), house), house), house)


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


def _beginning(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which paragraphs, or items, that begin alike begin stories if most of them do.

    They begin with bold words, or with a link, and differ in how much follows. Words that many lines begin with begin
    no story.
    """
    found, often = list(labels), house.said_often
    for front in (Label.BOLD, Label.LINKED):
        alike: dict[Hashable, list[int]] = {}
        for at, (line, look) in enumerate(zip(house.lines, house.looks, strict=True)):
            led = is_led_to(house, at) and labels[house.governors[at]] in HEADS
            if front in house.fronts[at] and front not in often[at] and not (line.heading or led):
                key = (bool(line.bullet), line.level, line.gap, look.size, look.first, look.text)
                alike.setdefault(key, []).append(at)
        for lines in alike.values():
            most = 2 * sum(labels[at] == front for at in lines) >= len(lines)
            if len(lines) > _FEW and (most or (labels[lines[0]] == front and _lead_on(house, lines))):
                for at in lines:
                    found[at] = front if labels[at] in INSIDE else labels[at]
    return found


def _lead_on(house: House, lines: Sequence[int]) -> bool:
    """Whether below each of these lines stands a link that leads on, "Read more": they tell one story each."""
    ends = [*lines[1:], min(lines[-1] + _NEAR, len(house.lines))]
    return all(
        any("more" in house.cues[each].opens and house.lines[each].urls for each in range(at + 1, min(end, at + _NEAR)))
        for at, end in zip(lines, ends, strict=True)
    )


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


def _hanging(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which a headline that is an item goes on in the row right below it, where few of them have such a row.

    Where many have one, it is what the headline is about.
    """
    items = [at for at, label in enumerate(labels) if label == Label.HEADLINE and house.lines[at].bullet]
    rows = [at + 1 for at in items if list(labels[at + 1 : at + 2]) == [Label.BODY] and _goes_on(house, at + 1)]
    found = list(labels)
    for at in rows if _FEW * len(rows) <= len(items) else ():
        found[at] = Label.MORE
    return found


def _goes_on(house: House, at: int) -> bool:
    """Whether a row of an item hangs below its first one, short and without an address or a full stop."""
    line = house.lines[at]
    hangs = line.gap == 1 and line.level and not line.bullet and not line.urls
    return bool(hangs) and not house.looks[at].text and house.looks[at].ends not in (".", ":")
