"""Words that were mistyped: the words of the archive that one can have meant."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from math import ceil

from desk.archive.stems import stems, tokens

SHORTEST, LONGEST = 4, 30
"""Letters of a word that is mended; a shorter one is near to too many."""
NEAR = 0.75
"""How much alike two words must be: 1 without the part of the longer one's letters that would have to change."""
MOST = 3
"""Words that are proposed for one that was mistyped."""


def written_words(texts: Iterable[str]) -> set[str]:
    """The words of some texts that a mistyped one can have meant."""
    words = set(chain.from_iterable(map(tokens, texts)))
    return {word for word in words if SHORTEST <= len(word) <= LONGEST and word.isalpha()}


def mended(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """The words of the archive nearest to one that stands nowhere in it, best first; none for a word that is known."""
    parts = tokens(word)
    if len(parts) != 1 or not SHORTEST <= len(parts[0]) <= LONGEST or not parts[0].isalpha():
        return ()
    word = parts[0]
    if _stories(connection, stems(connection, parts)[word]):
        return ()
    likely = _nearest(word, _beginning(connection, {word[0], word[1]}, word))
    found = likely or _nearest(word, connection.execute(f"SELECT word FROM word WHERE {_LENGTH}", _lengths(word)))
    return _best(connection, found)


def _stories(connection: sqlite3.Connection, stem: str) -> int:
    row = connection.execute("SELECT doc FROM temp.vocabulary WHERE term = ?", (stem,)).fetchone()
    return row[0] if row else 0


def _beginning(connection: sqlite3.Connection, letters: Iterable[str], word: str) -> Iterator[tuple[str]]:
    """The words that begin with one of these letters: a slip of the fingers mostly comes later, or turns two round."""
    for letter in sorted(letters):
        sql = f"SELECT word FROM word WHERE word >= :first AND word < :next AND {_LENGTH}"
        yield from connection.execute(sql, {"first": letter, "next": chr(ord(letter) + 1), **_lengths(word)})


_LENGTH = "length(word) BETWEEN :low AND :high"


def _lengths(word: str) -> dict[str, int]:
    """Lengths that a word can have that is near enough."""
    return {"low": ceil(len(word) * NEAR), "high": int(len(word) / NEAR)}


def _nearest(word: str, vocabulary: Iterable[tuple[str]]) -> list[tuple[float, str]]:
    """The words near enough, with how far they are."""
    length, letters, found = len(word), _letters(word), []
    for (term,) in vocabulary:
        most = int((1 - NEAR) * max(length, len(term)))
        if (_letters(term) ^ letters).bit_count() <= 2 * most and (steps := distance(word, term)) <= most:
            found.append((steps / max(length, len(term)), term))
    return sorted(found)[: 4 * MOST]


def _best(connection: sqlite3.Connection, found: Sequence[tuple[float, str]]) -> tuple[str, ...]:
    """The nearest of them, of two that are as near the one in more stories; one word of each stem."""
    known = stems(connection, [word for _, word in found])
    ranked = sorted((far, -_stories(connection, known[word]), word) for far, word in found)
    by_stem: dict[str, str] = {}
    for _, stories, word in ranked:
        if stories:
            by_stem.setdefault(known[word], word)
    return tuple(by_stem.values())[:MOST]


@lru_cache(maxsize=65536)
def _letters(word: str) -> int:
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits


def distance(one: str, other: str) -> int:
    """Letters to be put in, taken out, changed or turned round to make one word of the other (Damerau)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one):
        earlier, before, row = before, row, [at + 1, *([0] * len(other))]
        for place, against in enumerate(other):
            cost = min(before[place + 1] + 1, row[place] + 1, before[place] + (letter != against))
            if at and place and letter == other[place - 1] and one[at - 1] == against:
                cost = min(cost, earlier[place - 1] + 1)
            row[place + 1] = cost
    return row[-1]
