"""What may have been meant by a word that no dictionary knows."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache

_LETTERS = "abcdefghijklmnopqrstuvwxyz'"
_ALIKE_LETTERS = {
    one: group.replace(one, "")
    for group in ("dt", "bp", "gkqc", "szßç", "vfw", "iyj", "mn", "eäæ", "oau")
    for one in group
}
"""Letters that are taken for each other because they sound alike, in one language or another."""
MOST = 5
"""Suggestions: the right one is nearly always among the first three."""
_SOUND = str.maketrans(
    {"c": "k", "q": "k", "z": "s", "x": "s", "v": "f", "j": "g"}
    | dict.fromkeys("aeiouhwy", "")
    | dict.fromkeys("àáâãäåèéêëìíîïòóôõöùúûü", "")
)


def one_away(word: str, letters: str = _LETTERS) -> Iterator[str]:
    """All spellings one slip away: two letters swapped, one doubled, left out, too many, or another one.

    >>> "the" in set(one_away("teh"))
    True
    """
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    for left, right in parts:
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
    for left, right in parts:
        if right:
            yield left + right[1:]
            yield left + right[0] + right
    for left, right in parts:
        for letter in letters:
            if right:
                yield left + letter + right[1:]
            yield left + letter + right
    for left, right in parts[1:-1]:
        yield f"{left} {right}"


def hand_slips(word: str, letters: str) -> Iterator[str]:
    """The likeliest spellings one slip away: a letter that sounds alike, swapped, too many, doubled, or accented.

    >>> "bibliothèque" in set(hand_slips("bibliotheque", "esianrtolcdugmphbyfvkwéèêëàâ"))
    True
    """
    for at, letter in enumerate(word):
        for other in _ALIKE_LETTERS.get(letter, ""):
            yield word[:at] + other + word[at + 1 :]
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    for at, letter in enumerate(word):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + letter + word[at:]
        plain = _plain(letter)
        for other in letters:
            if other != letter and _plain(other) == plain:
                yield word[:at] + other + word[at + 1 :]
    for one, other in (("ss", "ß"), ("ß", "ss")):
        if one in word:
            yield word.replace(one, other, 1)


@cache
def _plain(letter: str) -> str:
    """A letter without its accent: "é" is "e"."""
    return unicodedata.normalize("NFD", letter)[0]


def sound(word: str) -> str:
    """The consonants of a word as they sound, each once: "definately" and "definitely" are both "dfntl".

    >>> sound("definately") == sound("definitely")
    True
    """
    heard = word.lower().replace("ph", "f").replace("gh", "").replace("ck", "k")
    skeleton = heard.translate(_SOUND)
    kept = "".join(letter for at, letter in enumerate(skeleton) if at == 0 or letter != skeleton[at - 1])
    return heard[:1] + kept


class Nearby:
    """Words by their sound, for what is further away than one slip. Made once, in some tenths of a second."""

    def __init__(self, words: Iterable[str]) -> None:
        self._sounding: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            self._sounding[sound(word)].append(word)

    def suggestions(self, word: str, knows: Callable[[str], bool], rank: Callable[[str], int]) -> tuple[str, ...]:
        """The likeliest first, in the case of the word: those one slip away, then those that sound alike."""
        lower = word.lower()
        close = [each for each in dict.fromkeys(one_away(lower)) if each != lower and _known(each, knows)]
        close.sort(key=lambda each: (" " in each, each[:1] != lower[:1], rank(each), -_likeness(lower, each)))
        alike = [each for each in self._sounding.get(sound(lower), ()) if each.lower() != lower]
        alike.sort(key=lambda each: -_likeness(lower, each.lower()))
        together = dict.fromkeys((*close[:MOST], *(each for each in alike if _likeness(lower, each.lower()) > _ALIKE)))
        return tuple(_in_case(each, word) for each in list(together)[:MOST])


_ALIKE = 0.6


def _known(spelling: str, knows: Callable[[str], bool]) -> bool:
    """Two words in place of one count only where both are words of more than a letter ("alot" is "a lot")."""
    left, space, right = spelling.partition(" ")
    if not space:
        return knows(spelling)
    return (len(left) > 1 or left in ("a", "i")) and len(right) > 1 and knows(left) and knows(right)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _in_case(suggested: str, word: str) -> str:
    if word.isupper() and len(word) > 1:
        return suggested.upper()
    return suggested[:1].upper() + suggested[1:] if word[:1].isupper() else suggested
