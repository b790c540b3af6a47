"""Words that are like another one: mistyped, or two typed as one."""

from collections.abc import Iterable

LEAST_TYPO, LEAST_TWO = 4, 6
"""Letters from which a word may have one letter wrong, and two."""
LEAST_GLUED = 3
"""Letters of the shorter of two words that were typed as one."""


def parts(typed: str) -> Iterable[tuple[str, str]]:
    """The pairs of words that may have been typed as one: "fullscreen", "deadlinks"."""
    cuts = range(LEAST_GLUED, len(typed) - LEAST_GLUED + 1)
    return ((typed[:at], typed[at:]) for at in cuts)


def is_typo(typed: str, word: str) -> bool:
    """Whether a word is this one with a letter or two wrong: left out, put in, changed, or two of them swapped."""
    if len(typed) < LEAST_TYPO or len(word) < LEAST_TYPO:
        return False
    most = 2 if len(typed) >= LEAST_TWO else 1
    return abs(len(typed) - len(word)) <= most and _distance(typed, word) <= most


def _distance(one: str, other: str) -> int:
    """Letters to change, to put in, to leave out or to swap with their neighbour, to make one word of the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, there in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != there))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
