"""Lines that look alike and stand alike speak with one voice: what most of them are, each of them is more likely.

Without it one item of a list is read as a headline and the next as a link, because their words differ.
"""

import math
from collections.abc import Hashable, Sequence
from operator import add

from desk.read.house.clusters import places_of
from desk.read.house.house import House
from desk.read.line import Form
from desk.read.model.chain import Chain, Labels, Scores
from desk.read.model.labels import GROUPS, group

WEIGHT = 2.0
"""How much the voice of the others counts beside what a line shows itself."""
ROUNDS = 2
"""How often they speak: what was said changes the lines around. In a text, where all lines look alike, once."""
_LEAST = 0.02
"""No label is less likely than that to the others, so that a line of its own kind stays what it is."""
_FAR = 4
"""Blank lines beyond which it does not matter how many there are."""
_REACH = _LEAST**WEIGHT / 100
"""How likely a label is beside the likeliest of its line, below which it is not looked at again: the voices multiply
it by `1 / _LEAST**WEIGHT` at most, and what they change in the lines around by less than the rest."""


def voted(scores: Scores, likelihoods: Scores, chain: Chain, house: House) -> tuple[Scores, list[Labels]]:
    """Scores with what the lines that stand alike say of each added, as it is in the last round, and what to choose of.

    A label so much less likely than another that no voice can make it likelier is not looked at again.
    """
    among = [_within_reach(row) for row in likelihoods]
    speaking = [lines for lines in places_of(_speaking(house)).values() if len(lines) > 1]
    together = _heard(scores, likelihoods, chain.labels, speaking)
    for _ in range(ROUNDS - 1 if any(line.form != Form.TEXT for line in house.lines) else 0):
        together = _heard(scores, chain.likelihoods(together, among), chain.labels, speaking)
    return together, among


def _speaking(house: House) -> list[Hashable]:
    """For each line, those that it speaks with: in a text, a title and the last line of a story have one look and one
    blank line above, and only the blank lines below tell them apart.
    """
    below = [*(min(line.gap, _FAR) for line in house.lines[1:]), _FAR]
    return [
        voice if inside else (voice, gap)
        for voice, inside, gap in zip(house.voices, house.items_of, below, strict=True)
    ]


def _within_reach(row: Sequence[float]) -> Labels:
    """The labels of a line that what others say can still make the likeliest."""
    least = max(row) * _REACH
    return tuple([at for at, share in enumerate(row) if share >= least])


def _heard(scores: Scores, likelihoods: Scores, labels: Sequence[str], voices: Sequence[Sequence[int]]) -> Scores:
    """Scores with what each line's voice says of the groups of labels added; more lines count for more."""
    places = [group(label) for label in labels]
    found = list(scores)
    for lines in voices:
        count = len(lines)
        shares = [0.0] * len(GROUPS)
        for place, likely in zip(places, zip(*[likelihoods[at] for at in lines], strict=True), strict=True):
            shares[place] += sum(likely) / count
        said = [WEIGHT * (1 - 1 / count) * math.log(max(each, _LEAST)) for each in shares]
        more = [said[place] for place in places]
        for at in lines:
            found[at] = list(map(add, scores[at], more))
    return found
