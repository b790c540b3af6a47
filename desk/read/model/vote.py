"""Lines that look alike and stand alike speak with one voice: what most of them are, each of them is more likely.

Without it one item of a list is read as a headline and the next as a link, because their words differ.
"""

import math
from collections.abc import Hashable, Sequence
from itertools import compress
from operator import add, mul

from desk.read.house.clusters import places_of
from desk.read.house.house import House
from desk.read.line import Form
from desk.read.model.chain import Chain, Labels, Scores
from desk.read.model.labels import GROUPS, group

WEIGHT = 2.0
"""How much the voice of the others counts beside what a line shows itself."""
_LEAST = 0.02
"""No label is less likely than that to the others, so that a line of its own kind stays what it is."""
_FAR = 4
"""Blank lines beyond which it does not matter how many there are."""
_REACH = 1e-6
"""How likely a label is beside the likeliest of its line, once the others have spoken, below which it is not looked at
again; what a line shows itself is never so unlikely, as the others make no label less likely than `_LEAST**WEIGHT`."""


def voted(scores: Scores, likelihoods: Scores, chain: Chain, house: House) -> tuple[Scores, list[Labels]]:
    """Scores with what the lines that stand alike say of each added, and the labels of each line to choose of.

    They speak twice, as what was said changes the lines around; in a text, where all lines look alike, once.
    """
    voices = [lines for lines in places_of(_speaking(house)).values() if len(lines) > 1]
    said = _said(likelihoods, chain.labels, voices)
    among = _within_reach(likelihoods, said, voices)
    if any(line.form != Form.TEXT for line in house.lines):
        said = _said(chain.likelihoods(_heard(scores, said, voices), among), chain.labels, voices)
    return _heard(scores, said, voices), among


def _speaking(house: House) -> list[Hashable]:
    """For each line, those that it speaks with: in a text, a title and the last line of a story have one look and one
    blank line above, and only the blank lines below tell them apart.
    """
    below = [*(min(line.gap, _FAR) for line in house.lines[1:]), _FAR]
    return [
        voice if inside else (voice, gap)
        for voice, inside, gap in zip(house.voices, house.items_of, below, strict=True)
    ]


def _said(likelihoods: Scores, labels: Sequence[str], voices: Sequence[Sequence[int]]) -> Scores:
    """How much likelier each voice makes each label, by the group that it is in; more lines count for more."""
    places, found = [group(label) for label in labels], []
    for lines in voices:
        count = len(lines)
        shares = [0.0] * len(GROUPS)
        for place, likely in zip(places, zip(*[likelihoods[at] for at in lines], strict=True), strict=True):
            shares[place] += sum(likely) / count
        said = [max(each, _LEAST) ** (WEIGHT * (1 - 1 / count)) for each in shares]
        found.append([said[place] for place in places])
    return found


def _within_reach(likelihoods: Scores, said: Scores, voices: Sequence[Sequence[int]]) -> list[Labels]:
    """The labels of each line that can still be the likeliest when the lines around have heard what was said."""
    shares = list(likelihoods)
    for lines, more in zip(voices, said, strict=True):
        for at in lines:
            shares[at] = list(map(mul, shares[at], more))
    least = [max(row) * _REACH for row in shares]
    every = range(max(map(len, shares), default=0))
    return [tuple(compress(every, map(low.__le__, row))) for row, low in zip(shares, least, strict=True)]


def _heard(scores: Scores, said: Scores, voices: Sequence[Sequence[int]]) -> Scores:
    """Scores with what each line's voice says added."""
    found = list(scores)
    for lines, likelier in zip(voices, said, strict=True):
        more = list(map(math.log, likelier))
        for at in lines:
            found[at] = list(map(add, scores[at], more))
    return found
