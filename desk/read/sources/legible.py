"""How well a text reads in the languages known: the evidence for one encoding against another."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

_BEYOND = re.compile(r"[^\x00-\x7f]+")
_MOST = 4_000
"""Letters beyond ASCII that are looked at; they tell as much as all of them."""
_MARKS = "“”‘’–—…«»„‚€£•·°©®™§½¼¾‹›×\u00a0\u00ad\u200b"
_WIDE_MARKS = "、。「」『』：，！？（）・；《》〈〉【】〜～\u3000"
_MIXED = re.compile("[A-Za-z][\u0370-\u06ff]|[\u0370-\u06ff][A-Za-z]|(?<=[A-Za-z])[\u2e80-\ud7ff](?=[A-Za-z])")
"""Letters of two scripts in one word."""
_AT_NUMBER = re.compile("(?<![^\\W\\d_])[\u00c0-\u024f](?=[ ]?\\d)|(?<=\\d)[\u00c0-\u024f](?![^\\W\\d_])")
"""A letter where a currency sign would stand: "Ł5" is "£5" read as Polish."""
_CROWD = re.compile("[\u00c0-\u024f]{3,}")
"""Accents without plain letters between them, which no language of the Latin script has."""
_INSIDE = re.compile("(?<=[a-z])[^\\w\\s\u2010-\u2027\u00ad\u00a0\u00b7](?=[a-z])")
_RISING = re.compile(r"(?<=[^\W\d_])[^\W\d_]")


def legible(text: str) -> float:
    """How well `text` reads in the language that it reads best in: the mean weight of its letters beyond ASCII.

    1 is best, and what a text of ASCII alone has, which reads well in each.
    """
    around: list[str] = []
    letters: list[str] = []
    for match in _BEYOND.finditer(text):
        around.append(text[max(0, match.start() - 3) : match.end() + 3])
        letters += match[0]
        if len(letters) >= _MOST:
            break
    if not letters:
        return 1.0
    counted = Counter(letters)
    best = max(_weight(counted, language) for language in _languages())
    return (best - _against("\n".join(around))) / len(letters)


def _weight(counted: Mapping[str, int], language: str) -> float:
    weights = _languages()[language]
    wide = language in ("ja", "zh", "zhtw", "ko")
    return sum(
        count * (weights[letter] if letter in weights else _otherwise(letter, wide))
        for letter, count in counted.items()
    )


@lru_cache(maxsize=65536)
def _otherwise(letter: str, wide: bool) -> float:
    """The weight of a letter that the language does not have among its own."""
    if letter in _MARKS:
        return 0.6
    if letter in _WIDE_MARKS:
        return 0.8 if wide else -0.5
    if "\uff61" <= letter <= "\uff9f" or "\ue000" <= letter <= "\uf8ff" or not letter.isprintable():
        return -1.0 if "\uff61" <= letter <= "\uff9f" else -3.0
    if "\u3041" <= letter <= "\ud7a3" or "\uff01" <= letter <= "\uff5e":
        return 0.0 if wide else -0.7
    return -0.7 if letter.isalpha() else -0.8


def _against(text: str) -> float:
    """What speaks against a reading, whatever the language: letters and signs where none are written."""
    capitals = (match for match in _RISING.finditer(text) if match[0] > "\x7f" and match[0].isupper())
    rising = sum(text[match.start() - 1].islower() for match in capitals)
    crowds = sum(len(match[0]) for match in _CROWD.finditer(text))
    found = sum(not match[0].isascii() for odd in (_MIXED, _AT_NUMBER, _INSIDE) for match in odd.finditer(text))
    return rising + crowds + 1.2 * found


@lru_cache(maxsize=1)
def _languages() -> dict[str, dict[str, float]]:
    """The weights of letters by language: from 1 for the commonest to a half for the rarest, capitals less."""
    made: dict[str, dict[str, float]] = {"": {}}
    for row in files(__package__).joinpath("letters.txt").read_text(encoding="utf-8").splitlines():
        name, colon, letters = row.partition(": ")
        if not colon or row.startswith("#"):
            continue
        weights = {letter: 1.0 - at / len(letters) / 2 for at, letter in reversed(list(enumerate(letters)))}
        capitals = {each.upper(): 0.3 * weight for each, weight in weights.items() if len(each.upper()) == 1}
        made[name] = capitals | weights
    return made
