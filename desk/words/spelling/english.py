"""The English that desk knows without a dictionary of the machine: British and American, from SCOWL's word lists.

`english.words` is made by `python -m bench.spelling.make` from SCOWL's lists up to size 60; `english.licence.txt` is
their licence. `english.more` are words that are newer than the lists, `english.slips` words that stand in them and are
hardly ever meant.
"""

import zlib
from collections.abc import Set
from dataclasses import dataclass
from functools import cache
from importlib import resources

PARTS = ("common often", "common", "british", "american")
"""The lists in the file: the words that are used most, the rest, and what only one side of the ocean writes."""
_BRITISH = frozenset({"GB", "IE", "AU", "NZ", "ZA", "IN", "SG", "HK", "MT"})
_AMERICAN = frozenset({"US", "PH", "PR"})


@dataclass(frozen=True)
class English:
    """The words of one English; both where no country is named.

    `slips` are no words, whatever they are made of. `elsewhere` are those that only the other English has.
    """

    often: Set[str]
    rest: Set[str]
    slips: Set[str] = frozenset()
    elsewhere: Set[str] = frozenset()

    def knows(self, word: str) -> bool:
        """Whether a word is in the lists as it is written."""
        return word in self.often or word in self.rest

    def rank(self, word: str) -> int:
        """0 for the words that are used most, 1 for others: what is suggested first."""
        return 0 if word in self.often else 1


def english(language: str) -> English | None:
    """The English of a language tag: "en-GB", "en-US", "en". None for another language."""
    base, _, rest = language.replace("_", "-").partition("-")
    if base.lower() != "en":
        return None
    country = rest.rpartition("-")[2].upper()
    return _english(country not in _AMERICAN, country not in _BRITISH)


def other_english(language: str) -> str:
    """The tag of the English that another country writes: "en-US" for "en-GB", and the other way round."""
    return "en-GB" if language.replace("_", "-").rpartition("-")[2].upper() in _AMERICAN else "en-US"


@cache
def _english(with_british: bool, with_american: bool) -> English:
    often, known, british, american = (set(part.split("\n")) for part in _file().split("\n\n"))
    slips = frozenset(_lines("english.slips"))
    oxford = {word for word in american if "iz" in word and _is_oxford(word, often, known, british)}
    known.update(_lines("english.more"))
    if with_british:
        known |= british | oxford
    if with_american:
        known |= american
    elsewhere = (british | american) - known - often
    often -= slips
    known -= slips
    return English(often, known, slips, elsewhere)


def _is_oxford(word: str, *lists: Set[str]) -> bool:
    """Whether a word with -iz- is one that British dictionaries have beside that with -is-: "organize"."""
    return any(word.replace("iz", "is") in each for each in lists)


def _file() -> str:
    return zlib.decompress((resources.files(__package__) / "english.words").read_bytes()).decode()


def _lines(name: str) -> list[str]:
    text = (resources.files(__package__) / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
