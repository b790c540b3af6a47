"""Earlier stories that a story in hand may point to: BM25 over whole stories; headlines and pairs of words count more.

Candidates come from the index by the rarest words of the story; the best of them are then weighed word by word. No
vectors: they were measured and gained nothing for their weight.
"""

import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from desk.archive.packed import StoryEntry
from desk.archive.question import quoted
from desk.archive.references import NOTHING, Linked
from desk.archive.search import WEIGHTS
from desk.archive.stems import stems, tokens
from desk.archive.stories import ALL, EARLIER, STANDING, Before, Run, runs
from desk.model.dates import parsed
from desk.model.kinds import Trait, has

SHOWN = 3
"""Stories that are proposed at most."""
HITS = 10
"""Stories that are listed, proposed or not."""
THRESHOLD = 0.24
"""Part of the story's score against itself that a story must have to be proposed."""
_CANDIDATES = 150
_RAREST = 24
"""Words by which candidates are found; more of them find no others and take twice the time."""
_WORDS_WHY = 4
"""Words that say why a story is proposed."""
_HEADLINE = 4
"""How many times a word of a headline counts."""
_PAIR = 0.5
"""What two words in a row count, of what one word counts that is as rare."""
_K1, _B, _K3, _RARITY = 3.0, 0.6, 20.0, 1.3
"""BM25: how fast a repeated word stops counting, how much length matters, the same for the story in hand, and the power
that rare words are raised to. Found on one half of two public archives, and held on the other half."""
_RECENT, _HALF_LIFE = 0.3, 2.0
"""What a story of today counts more than an old one, and the years in which half of that is gone."""
_ISSUES_A_YEAR = 50
_LOOKED_AT = 20
"""Stories that are looked at to see whether a headline is a standing one."""


@dataclass(frozen=True, slots=True)
class Relation:
    """An earlier story, its score as a part of the story's own, and the words that say why, the weightiest first."""

    run: Run
    score: float
    is_shown: bool
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """The weighted words and pairs of a story by their stems, and the length that follows."""

    counts: Mapping[str, float]
    pairs: Mapping[tuple[str, str], float]
    length: float


def related(
    connection: sqlite3.Connection, story: StoryEntry, before: Before = ALL, linked: Linked = NOTHING
) -> tuple[Relation, ...]:
    """The earlier stories that are nearest to a story, best first.

    What it points to already and the story itself are left out.
    """
    texts = _parts(story)
    if _is_standing(connection, texts[0], story.id):
        texts[0] = []
    forms = stems(connection, {word for text in texts for word in text})
    mine = _words(texts, {word: forms[word] for text in texts for word in text})
    rarity, elsewhere = _rarity(connection, story, mine.counts)
    written = {forms[word]: word for text in reversed(texts) for word in reversed(text)}
    best = sorted(elsewhere, key=lambda word: (-rarity[word] * _damped(mine.counts[word]), word))[:_RAREST]
    found = _candidates(connection, [written[word] for word in best], before)
    found = [run for run in found if run.story.id != story.id and not linked.holds(run)]
    if not found:
        return ()
    read = [_parts(run.story) for run in found]
    forms = stems(connection, set(chain.from_iterable(chain.from_iterable(read))))
    shared = {word: stem for word, stem in forms.items() if stem in mine.counts}
    theirs = [_words(texts, shared) for texts in read]
    weights = _Weights(mine, theirs, rarity, _stories(connection))
    itself = weights.score(mine)
    scored = sorted(
        (
            (weights.score(words) * _recency(run, before) / itself, at)
            for at, (run, words) in enumerate(zip(found, theirs, strict=True))
        ),
        key=lambda each: (-each[0], each[1]),
    )
    return tuple(
        Relation(found[at], score, place < SHOWN and score >= THRESHOLD, _because(weights.parts(theirs[at]), written))
        for place, (score, at) in enumerate(scored[:HITS])
        if score > 0
    )


def _parts(story: StoryEntry) -> list[list[str]]:
    """The words of the headline, of the body and of the titles of links."""
    return [tokens(text) for text in story.texts[:3]]


def _is_standing(connection: sqlite3.Connection, headline: Sequence[str], story: int) -> bool:
    """Whether a headline names a place in every issue and not what the story is about, such as "From the editor"."""
    if not headline:
        return False
    named = connection.execute(
        "SELECT rowid FROM text WHERE text MATCH ? LIMIT ?", (f"headline : ^{quoted(' '.join(headline))}", _LOOKED_AT)
    )
    found = runs(connection, (row for (row,) in named)).values()
    issues = {run.issue for run in found if run.story.id != story and tokens(run.story.headline) == headline}
    return len(issues) >= STANDING


def _words(texts: Sequence[list[str]], forms: Mapping[str, str]) -> _Words:
    """The words of a story that have a stem in `forms`."""
    counts: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    length = 0
    for words, weight in zip(texts, (_HEADLINE, 1, 1), strict=True):
        length += weight * len(words)
        run = list(map(forms.get, words))
        for word in run:
            if word is not None:
                counts[word] += weight
        for one, other in pairwise(run):
            if one is not None and other is not None:
                pairs[one, other] += weight
    return _Words(counts, pairs, length)


def _stories(connection: sqlite3.Connection) -> int:
    count: int = connection.execute("SELECT count(*) FROM story").fetchone()[0]
    return count


def _rarity(
    connection: sqlite3.Connection, story: StoryEntry, words: Iterable[str]
) -> tuple[Mapping[str, float], set[str]]:
    """What a word counts for how few stories have it, and the words that other stories have.

    The story in hand counts as one of them, whether it is in the index yet or not.
    """
    stories = _stories(connection)
    own = connection.execute("SELECT 1 FROM story WHERE id = ?", (story.id,)).fetchone() is not None
    made, elsewhere = {}, set()
    for word in words:
        row = connection.execute("SELECT doc FROM temp.vocabulary WHERE term = ?", (word,)).fetchone()
        having = (row[0] if row else 0) - own
        made[word] = _idf(stories + (not own), max(0, having) + 1)
        if having > 0:
            elsewhere.add(word)
    return made, elsewhere


def _idf(stories: int, having: int) -> float:
    return float(math.log(1 + max(0.0, stories - having + 0.5) / (having + 0.5)) ** _RARITY)


def _damped(count: float) -> float:
    return count * (_K3 + 1) / (count + _K3)


def _candidates(connection: sqlite3.Connection, words: Sequence[str], before: Before) -> list[Run]:
    """The earlier stories that have most of the rarest words."""
    if not words:
        return []
    match = " OR ".join(map(quoted, words))
    rows = connection.execute(
        f"""SELECT story.row, bm25(text, {WEIGHTS}) AS score FROM text
        JOIN story ON story.row = text.rowid JOIN issue ON issue.row = story.issue
        WHERE text MATCH :match AND {EARLIER} ORDER BY score LIMIT :most""",
        {**before.values, "match": match, "most": _CANDIDATES},
    ).fetchall()
    return [run for run in runs(connection, (row for row, _ in rows)).values() if has(run.story.kind, Trait.RELATED)]


class _Weights:
    """What each word and pair of the story in hand counts."""

    def __init__(self, mine: _Words, theirs: Sequence[_Words], rarity: Mapping[str, float], stories: int) -> None:
        having = Counter(pair for words in theirs for pair in mine.pairs.keys() & words.pairs.keys())
        self._words = {word: rare * _damped(mine.counts[word]) for word, rare in rarity.items()}
        self._pairs = {pair: _PAIR * _idf(stories, count) * _damped(mine.pairs[pair]) for pair, count in having.items()}
        self._mean = sum(words.length for words in theirs) / len(theirs) or 1.0

    def score(self, words: _Words) -> float:
        """How much a story's words have in common with the one in hand, each by how rare it is."""
        return sum(self.parts(words).values())

    def parts(self, words: _Words) -> Mapping[str | tuple[str, str], float]:
        """What each word and each pair gives."""
        damp = _K1 * (1 - _B + _B * words.length / self._mean)
        made: dict[str | tuple[str, str], float] = {}
        for word in self._words.keys() & words.counts.keys():
            count = words.counts[word]
            made[word] = self._words[word] * count * (_K1 + 1) / (count + damp)
        for pair in self._pairs.keys() & words.pairs.keys():
            count = words.pairs[pair]
            made[pair] = self._pairs[pair] * count * (_K1 + 1) / (count + damp)
        return made


def _recency(run: Run, before: Before) -> float:
    then, now = parsed(run.date), parsed(before.date)
    if then is not None and now is not None and then != now:
        years = abs((now - then).days) / 365.25
    elif run.number is not None and before.number is not None:
        years = abs(before.number - run.number) / _ISSUES_A_YEAR
    else:
        return 1.0
    return 1 + _RECENT * math.pow(0.5, years / _HALF_LIFE)


def _because(parts: Mapping[str | tuple[str, str], float], written: Mapping[str, str]) -> tuple[str, ...]:
    """The weightiest words as the story in hand writes them."""
    words = sorted(((-given, part) for part, given in parts.items() if isinstance(part, str)))
    return tuple(written.get(part, part) for _, part in words[:_WORDS_WHY])
