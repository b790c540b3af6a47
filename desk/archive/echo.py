"""A headline that is nearly one that was run before.

Headlines that differ in a number, a version, a month or a day are a series and never an echo; without that rule two of
three alarms were wrong in the archives that were read for it.
"""

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from desk.archive.question import quoted
from desk.archive.series import SERIES
from desk.archive.stems import stems, tokens
from desk.archive.stories import ALL, EARLIER, STANDING, Before, Run, runs
from desk.model.kinds import Trait, has
from desk.model.text import tidy_line

ALIKE = 76
"""How alike two headlines must be, of 100: twice the letters they share in order, of all letters."""
SHARED = 0.67
"""Part of the shorter headline's words that must stand in the other."""
FEWEST = 3
"""Words of a headline that can have an echo: a shorter one is a label."""
_LONG = 5
"""Words that must be left of two headlines of which one has a number and the other none."""
_WHOLE = 90
"""How alike two parts must be to be one headline with another name beside it."""
_TELLING = 4
"""Letters of a word that tells something; two of them must be in a headline that stands whole in another."""
_CANDIDATES = 60
_RAREST = 6
_PARTS = re.compile(r"\s*[:·|—–]\s+|\s+-\s+|\s*[…]+\s*")


@dataclass(frozen=True, slots=True)
class Echo:
    """An earlier story with nearly the headline that was asked about, and how alike they are, of 100."""

    run: Run
    score: int


def echoes(connection: sqlite3.Connection, headline: str, before: Before = ALL) -> tuple[Echo, ...]:
    """The earlier stories whose headline this one nearly is, the nearest first, the newest of equals first."""
    headline = tidy_line(headline)
    words = tokens(headline)
    if len(words) < FEWEST - 1:
        return ()
    stories = [run for run in _candidates(connection, words, before) if has(run.story.kind, Trait.ECHOED)]
    found = [Echo(run, score) for run in stories if (score := likeness(headline, run.story.headline))]
    standing = {run.story.headline.casefold() for run in stories if _runs_of(run.story.headline, stories) >= STANDING}
    kept = [each for each in found if each.run.story.headline.casefold() not in standing]
    return tuple(sorted(kept, key=lambda each: (each.score, each.run.date, each.run.number or 0), reverse=True))


def likeness(one: str, other: str) -> int:
    """How alike two headlines are, of 100; 0 where they are no echo of each other."""
    first, second = tokens(one), tokens(other)
    if first == second:
        return 100 if len(first) >= FEWEST else 0
    told, untold = _series(first), _series(second)
    if told and untold and told != untold:
        return 0
    if bool(told) != bool(untold):
        first, second = _without(first, told), _without(second, untold)
        if min(len(first), len(second)) < _LONG:
            return 0
    elif _same_opening(one, other):
        return 0
    if max(len(first), len(second)) < FEWEST or min(len(first), len(second)) < FEWEST - 1:
        return 0
    return max(_whole_in_part(one, other), _near(first, second))


def alike(one: str | Sequence[str], other: str | Sequence[str]) -> int:
    """How much two texts share in order, of 100: twice the longest common subsequence, of both lengths (Hyyrö 2004)."""
    if not one or not other:
        return 0
    places: dict[str, int] = {}
    for at, sign in enumerate(one):
        places[sign] = places.get(sign, 0) | 1 << at
    full = (1 << len(one)) - 1
    row = full
    for sign in other:
        met = row & places.get(sign, 0)
        row = ((row + met) | (row - met)) & full
    return round(200 * (len(one) - row.bit_count()) / (len(one) + len(other)))


def _near(first: list[str], second: list[str]) -> int:
    score = alike(" ".join(first), " ".join(second))
    shorter, longer = sorted((first, second), key=len)
    inside = sum(any(_one_word(word, each) for each in longer) for word in shorter)
    told = sum(len(word) >= _TELLING for word in shorter)
    if inside == len(shorter) >= FEWEST and told > 1 and len(longer) <= FEWEST * len(shorter):
        return max(score, ALIKE)
    return score if score >= ALIKE and inside >= SHARED * len(shorter) and inside * 2 > len(longer) - 1 else 0


def _one_word(one: str, other: str) -> bool:
    """Whether two words are one, or one with another ending."""
    short = min(len(one), len(other))
    return one == other or (short >= 4 and one[: max(4, short - 2)] == other[: max(4, short - 2)])


def _series(words: Sequence[str]) -> list[str]:
    """What tells a headline from the others of its series, in any order: numbers as numbers."""
    return sorted(word.lstrip("0") or "0" for word in words if word in SERIES or any(map(str.isdigit, word)))


def _without(words: list[str], told: Sequence[str]) -> list[str]:
    return [word for word in words if (word.lstrip("0") or "0") not in told]


def _same_opening(one: str, other: str) -> bool:
    """Whether both stand behind the same words ("Trends on Tuesday: …") and go on differently."""
    first, second = _PARTS.split(one), _PARTS.split(other)
    if len(first) < 2 or len(second) < 2 or tokens(first[0]) != tokens(second[0]):
        return False
    return _near(tokens(" ".join(first[1:])), tokens(" ".join(second[1:]))) == 0


def _whole_in_part(one: str, other: str) -> int:
    """How alike the longest parts of two headlines are, where each has another name beside it; 0 below _WHOLE."""
    longest = [max(_PARTS.split(text), key=lambda part: len(tokens(part))) for text in (one, other)]
    if min(len(tokens(part)) for part in longest) < FEWEST:
        return 0
    score = alike(" ".join(tokens(longest[0])), " ".join(tokens(longest[1])))
    return score if score >= _WHOLE else 0


def _candidates(connection: sqlite3.Connection, words: Sequence[str], before: Before) -> list[Run]:
    known = stems(connection, words)
    stories = {
        word: row[0] if (row := connection.execute(_STORIES, (known[word],)).fetchone()) else 0 for word in words
    }
    rarest = [word for word in sorted(stories, key=lambda word: (stories[word], word)) if stories[word]][:_RAREST]
    if not rarest:
        return []
    rows = connection.execute(
        f"""SELECT story.row, bm25(text, 0.0, 1.0, 0.0, 0.0) AS score FROM text
        JOIN story ON story.row = text.rowid JOIN issue ON issue.row = story.issue
        WHERE text MATCH :match AND {EARLIER} ORDER BY score LIMIT :most""",
        {**before.values, "match": f"headline : ({' OR '.join(map(quoted, rarest))})", "most": _CANDIDATES},
    ).fetchall()
    return list(runs(connection, (row for row, _ in rows)).values())


_STORIES = "SELECT doc FROM temp.vocabulary WHERE term = ?"


def _runs_of(headline: str, stories: Sequence[Run]) -> int:
    return len({run.issue for run in stories if run.story.headline.casefold() == headline.casefold()})
