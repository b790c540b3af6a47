"""Lists of links below a label such as "Links:": what stands in one, and where it ends."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from desk.read.house.house import House
from desk.read.model.labels import BEGINS, Label


def below_labels(labels: Sequence[str], house: House) -> Sequence[str]:
    """Labels in which what stands in a list of links below its label, and tells nothing, is no story but more links.

    "The more they evade", "Have you tried to telephone?": no address, no paragraph, no label, no heading, no wider gap.
    """
    found, listed = list(labels), False
    begins = [*(at for at, label in enumerate(labels) if label in BEGINS), len(labels)]
    ends = dict(pairwise(begins))
    for at, label in enumerate(labels):
        if house.link_labels[at]:
            listed = True
        elif listed and label == Label.HEADLINE and found[at - 1] == Label.LINK:
            own = range(at, ends[at])
            apart = house.lines[at].heading > 0 or house.lines[at].gap > house.lines[at - 1].gap
            listed = not apart and all(labels[each] == Label.LINK or _tells_nothing(house, each) for each in own)
            found[at : ends[at]] = [Label.LINK] * len(own) if listed else labels[at : ends[at]]
            if not (apart or listed) and (head := _own_headline(labels, house, own)):
                found[at : head + 1] = [*[Label.LINK] * (head - at), Label.HEADLINE]
        elif listed and label == Label.LINK and _is_apart(found, house, at):
            _end_newsletter(found, house, at, begins[bisect_right(begins, at)])
            listed = False
        elif label != Label.LINK and found[at] != Label.LINK:
            listed = False
    return found


def _own_headline(labels: Sequence[str], house: House, own: range) -> int:
    """The line right above a text, where links stand between it and what was read as its headline; 0 for none."""
    text = next((at for at in own[1:] if not _tells_nothing(house, at)), 0)
    spread = text - 1 > own[0] and all(house.lines[at].gap >= house.lines[own[0]].gap for at in range(own[0], text))
    return text - 1 if spread and not house.lines[text].urls and labels[text] == Label.BODY else 0


def _is_apart(labels: Sequence[str], house: House, at: int) -> bool:
    """Whether a line stands further from the links above than those from each other."""
    gaps = [line.gap for line in house.lines[at - 2 : at + 1]]
    return labels[at - 2] == labels[at - 1] == Label.LINK and gaps[1] < gaps[2]


def _end_newsletter(found: list[str], house: House, at: int, end: int) -> None:
    """A wider gap below a list of links ends its newsletter: short lines are its foot, paragraphs the next letter."""
    letter = next((each for each in range(at, end) if house.looks[each].long), end)
    if any(house.lines[each].urls for each in range(at, letter)) or (letter == end < len(found)):
        return
    found[at:letter] = [Label.FOOT] * (letter - at)
    below = next((each for each in range(letter, end) if not house.looks[each].long), end)
    found[letter:below] = [Label.AHEAD] * (below - letter)


def _tells_nothing(house: House, at: int) -> bool:
    """Whether a line may be a link that waits for its address."""
    line = house.lines[at]
    return not (line.urls or line.image or line.level or house.looks[at].long or line.text.endswith((".", "。", ":")))
