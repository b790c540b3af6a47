"""English as a dictionary: its words, those that are made of them, and which of them was meant by another one."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from desk.words.spelling.english import English
from desk.words.spelling.nearby import Nearby, one_away

SHORT = 4
"""Letters up to which only two swapped ones make a name a slip: every short name is one letter from a word. From as
many on a word can be part of another."""
_FREQUENT = frozenset(
    """of to in is it the and for was not you but are his her has had its
    who our out can did new now one two get say see use way day how old all any that with from this they have were when
    will been them then than what your here some more also over just like such very into only most must much many said
    year last time make take good work""".split()
)
"""Short words that are mistyped more often than a name that is one swap away from them is written."""
_SUFFIX = re.compile(r"(?<=[a-z]{5})(?:ful|less|ness|like|wise)$")
_JOINING = frozenset(
    """that this with from have were been they them then than will what when your here there their which about into
    over some such also only just even very more most must much many like""".split()
)
"""Words that stand beside others without a space by mistake alone: "withthat"."""
_PREFIXES = tuple(
    """un non re pre over under anti counter inter mid mis multi semi sub super de micro hyper pseudo meta cyber auto
    tele geo bio ultra mega nano infra intra trans post""".split()
)
"""What goes before any word of five letters or more: "unsharpened". "untill" is no such word."""
_ROOT = 5
_PLURAL = re.compile(r"(?<=[a-z]{4}[^\W\dsiu_])s$")
"""The ending of a plural; "focus", "crisis" and "process" are none."""
_ACCENTS = re.compile("[\u0300-\u036f]")


def _is_slip(found: str, word: str, *, of_name: bool) -> bool:
    """Whether what was found, in small letters, is likely this word mistyped: "teh", "recieve", but not "magento".

    Letters that are swapped, left out or doubled are, and another letter inside a word; not one more at its beginning
    or end, which makes names of software and rare plurals: "plist", "rustc", "renewables". Every short name is one
    letter from a word, and so is every short name of software: there only swapped letters of a most frequent word
    count, or one letter left out of five.
    """
    ends_alike = found[0] == word[0] and found[-1] == word[-1]
    if found == word:
        return False
    if len(found) <= SHORT:
        left_out = not of_name and SHORT == len(found) < len(word)
        return left_out or (word in _FREQUENT and sorted(found) == sorted(word))
    if sorted(found) == sorted(word):
        return ends_alike or not of_name
    return ends_alike or len(found) < len(word)


def _without_accents(word: str) -> str:
    """English writes most words of other languages without: "café" is "cafe", "Zürich" "Zurich"."""
    return _ACCENTS.sub("", unicodedata.normalize("NFD", word))


@dataclass(frozen=True)
class EnglishDictionary:
    """The lists of one English, and the words that are made of theirs."""

    words: English

    def knows(self, word: str) -> bool:
        """Whether the lists have a word, or words that it is made of."""
        if self.words.knows(word):
            return True
        if word in self.words.slips:
            return False
        if not word.isascii():
            return self.words.knows(_without_accents(word))
        return self._is_built(word)

    def _is_built(self, word: str) -> bool:
        """Whether a word is made of known ones: "unsharpened", "stateful", "screencasts".

        Not where a known word is one slip away: "threshhold" is no "thresh" and "hold". The lists leave plurals of
        rare words out ("checksums"); those of frequent ones they have, so "informations" is a slip.
        """
        if (many := _PLURAL.search(word)) and word[: many.start()] in self.words.rest:
            return True
        begun = (len(each) for each in _PREFIXES if word.startswith(each))
        if any(len(word) >= at + _ROOT and self.words.knows(word[at:]) for at in begun):
            return True
        if (ended := _SUFFIX.search(word)) and self.words.knows(word[: ended.start()]):
            return True
        cuts = range(SHORT, len(word) - SHORT + 1)
        parts = word.islower() and any(self._is_part(word[:at]) and self._is_part(word[at:]) for at in cuts)
        return parts and not any(" " not in each and self.words.knows(each) for each in one_away(word) if each != word)

    def _is_part(self, word: str) -> bool:
        return word not in _JOINING and self.words.knows(word)

    def is_elsewhere(self, word: str) -> bool:
        """Whether only another country writes it so: "center" in Britain."""
        return word in self.words.elsewhere or word.lower() in self.words.elsewhere

    def is_near(self, word: str) -> bool:
        """Whether an unknown word may be a slip of one that is used often."""
        lower, name = word.lower(), word[:1].isupper()
        return any(_is_slip(lower, each, of_name=name) and each in self.words.often for each in one_away(lower))

    def suggestions(self, word: str, *, far: bool = True) -> tuple[str, ...]:
        """What may have been meant, the likeliest first. It never takes long."""
        return self._nearby.suggestions(word, self.words.knows, self.words.rank)

    def keep(self) -> None:
        """Nothing: the lists are read in no time."""

    @cached_property
    def _nearby(self) -> Nearby:
        return Nearby(self.words.often | self.words.rest)
