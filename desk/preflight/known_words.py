"""Words that no dictionary knows and that are no slips in an issue: of its addresses, its English, its language."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote

from desk.model.issue import Issue
from desk.preflight.addresses import addresses
from desk.preflight.finding import Writing
from desk.preflight.writing import unknown_words, words_of_prose
from desk.words.spelling.english import other_english
from desk.words.spelling.speller import Speller, speller_for

MORE = 2
"""How many times more words of another country's English than of the own make an issue one of that country."""
FOREIGN = 0.3
"""Part of an issue's words that no dictionary of its language knows from which on it is written in another one: of 43
imported English issues at most .18 (names of software), of nine in French, German and Chinese at least .43, but for one
of English and Chinese by turns."""
TERMS, TERMS_SHARE = 8, 0.01
"""Unknown words in small letters, and their part of all, from which on an issue is full of terms: of 43 imported issues
those for programmers have 8 to 59, those for others at most 7."""
LONG = 6
"""Letters from which on a word that is near another one is no term: of 47 imported issues in English one has such a
word three times, "clojure"."""
_SOME = 30
"""Unknown words under which nobody counts the others."""
_WORD = re.compile(r"[^\W\d_]+")


def in_addresses(issue: Issue, words: Iterable[str], writing: Writing) -> Iterator[str]:
    """Those of some unknown words that stand in the issue's own addresses: names of software, people and places.

    `github.com/example/ghcid` says that "ghcid" is a name. Not "dont", which addresses have for "don't".
    """
    said = {
        word
        for story in issue.in_order()
        for address in addresses(issue, story)
        for word in _WORD.findall(unquote(address.url).lower())
    }
    for word in words:
        if word.lower() in said and not _is_contracted(word, writing.speller):
            yield word


def _is_contracted(word: str, speller: Speller | None) -> bool:
    return speller is not None and any(speller.knows(f"{word[:at]}'{word[at:]}") for at in range(2, len(word)))


def written_elsewhere(issue: Issue, unknown: Iterable[str], writing: Writing) -> tuple[str, ...]:
    """The words that only another country's English has, where an issue is written in that: an American contribution.

    () where there is none, or the issue has as many that only its own English has: then they are slips.
    """
    if writing.speller is None:
        return ()
    found = tuple(sorted(filter(writing.speller.is_elsewhere, unknown)))
    if not found:
        return ()
    other = speller_for(other_english(writing.language))
    own = sum(map(other.is_elsewhere, unknown_words(issue, replace(writing, speller=other)))) if other else 0
    return found if len(found) > own * MORE else ()


def foreign_share(issue: Issue, unknown: Counter[str], writing: Writing) -> int:
    """Per cent of an issue's words that are unknown, where they are so many that it is in another language; else 0."""
    number = unknown.total()
    if number < _SOME:
        return 0
    share = number / max(number, words_of_prose(issue, writing))
    return round(share * 100) if share >= FOREIGN else 0


def is_full_of_terms(issue: Issue, unknown: Counter[str], writing: Writing) -> bool:
    """Whether so many words in small letters are unknown that most are terms: "libs", "rustc", "scanf"."""
    terms = sum(word[:1].islower() for word in unknown)
    return terms >= TERMS and terms >= TERMS_SHARE * words_of_prose(issue, writing)


def likely_slips(unknown: Iterable[str], writing: Writing) -> Iterator[str]:
    """Words so near to ordinary ones that they are slips however often they stand there: "goverment", three times."""
    for word in unknown:
        if writing.speller is not None and len(word) >= LONG and word.islower() and writing.speller.is_near(word):
            yield word
