"""Lines that look alike and stand alike speak with one voice: what most of them are, each of them is more likely.

Without it one item of a list is read as a headline and the next as a link, because their words differ.
"""

import math
from collections.abc import Hashable, Sequence

from desk.read.house.house import House
from desk.read.line import Form
from desk.read.model.chain import NEVER, Chain, Scores
from desk.read.model.labels import GROUPS, group

WEIGHT = 2.0
"""How much the voice of the others counts beside what a line shows itself."""
ROUNDS = 2
"""How often they speak: what was said changes the lines around. In a text, where all lines look alike, once."""
_LEAST = 0.02
"""No label is less likely than that to the others, so that a line of its own kind stays what it is."""


def voices(house: House) -> list[Hashable]:
    """For each line, those that it speaks with: items that look alike in lists below the same, other lines of one look.

    Of lines that are no items those speak together that stand in like blocks, with as many blank lines above, and
    a paragraph below.
    """
    found: list[Hashable] = []
    for at, inside in enumerate(house.items_of):
        below = house.looks[at + 1].long if at + 1 < len(house.looks) else False
        stand = (house.fine[at], min(house.lines[at].gap, 4), below)
        found.append((house.looks[at].key, inside[0].above) if inside else stand)
    return found


def voted(scores: Scores, likelihoods: Scores, chain: Chain, house: House) -> Scores:
    """Scores with what the lines that stand alike say of each added, as it is in the last round."""
    speaking = voices(house)
    together = _heard(scores, likelihoods, chain.labels, speaking)
    for _ in range(ROUNDS - 1 if any(line.form != Form.TEXT for line in house.lines) else 0):
        together = _heard(scores, chain.likelihoods(together), chain.labels, speaking)
    return together


def _heard(scores: Scores, likelihoods: Scores, labels: Sequence[str], voices: Sequence[Hashable]) -> Scores:
    """Scores with what each line's voice says of the groups of labels added; more lines count for more."""
    members: dict[Hashable, list[int]] = {}
    for at, voice in enumerate(voices):
        members.setdefault(voice, []).append(at)
    places = [group(label) for label in labels]
    found: Scores = [[]] * len(scores)
    for lines in members.values():
        if len(lines) == 1:
            found[lines[0]] = scores[lines[0]]
            continue
        weight = WEIGHT * (1 - 1 / len(lines))
        shares = [0.0] * len(GROUPS)
        for at in lines:
            for place, share in zip(places, likelihoods[at], strict=True):
                shares[place] += share / len(lines)
        said = [weight * math.log(max(each, _LEAST)) for each in shares]
        more = [said[place] for place in places]
        for at in lines:
            found[at] = [own if own <= NEVER else own + other for own, other in zip(scores[at], more, strict=True)]
    return found
