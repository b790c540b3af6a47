"""Words that no dictionary knows and that are no slips in an issue: what its addresses say, and its own English."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import unquote

from desk.model.issue import Issue
from desk.preflight.addresses import addresses
from desk.preflight.finding import Writing
from desk.preflight.writing import unknown_words
from desk.words.spelling.english import other_english
from desk.words.spelling.speller import Speller, speller_for

FEWEST, MORE = 2, 2
"""Words of another country's English, and how many times more of them than of the own, that make an issue foreign."""
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

    () where there are few, or the issue has as many that only its own English has: then they are slips.
    """
    if writing.speller is None:
        return ()
    found = tuple(sorted(filter(writing.speller.is_elsewhere, unknown)))
    if len(found) < FEWEST:
        return ()
    other = speller_for(other_english(writing.language))
    own = sum(map(other.is_elsewhere, unknown_words(issue, replace(writing, speller=other)))) if other else 0
    return found if len(found) > own * MORE else ()
