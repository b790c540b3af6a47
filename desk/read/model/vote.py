"""Lines that look alike and stand alike speak with one voice: what most of them are, each of them is more likely.

Without it one item of a list is read as a headline and the next as a link, because their words differ.
"""

import math
from collections.abc import Hashable, Sequence

from desk.read.house.house import House
from desk.read.model.chain import NEVER, Scores
from desk.read.model.labels import GROUPS, group

WEIGHT = 2.0
"""How much the voice of the others counts beside what a line shows itself."""
_LEAST = 1e-3
"""No label is less likely than that to the others, so that a line of its own kind stays what it is."""


def voices(house: House) -> list[Hashable]:
    """For each line, those that it speaks with: items of one list that look alike, other lines of one finer look."""
    found: list[Hashable] = []
    for at, inside in enumerate(house.items_of):
        found.append((id(inside[0]), house.looks[at].key) if inside else house.fine[at])
    return found


def voted(scores: Scores, likelihoods: Scores, labels: Sequence[str], voices: Sequence[Hashable]) -> Scores:
    """Scores with what each line's voice says of the groups of labels added; more lines count for more."""
    members: dict[Hashable, list[int]] = {}
    for at, voice in enumerate(voices):
        members.setdefault(voice, []).append(at)
    places = [group(label) for label in labels]
    found: Scores = [[]] * len(scores)
    for lines in members.values():
        weight = WEIGHT * (1 - 1 / len(lines))
        shares = [0.0] * len(GROUPS)
        for at in lines:
            for place, share in zip(places, likelihoods[at], strict=True):
                shares[place] += share / len(lines)
        said = [weight * math.log(max(each, _LEAST)) for each in shares]
        for at in lines:
            row = zip(scores[at], places, strict=True)
            found[at] = [own if own <= NEVER else own + said[place] for own, place in row]
    return found
