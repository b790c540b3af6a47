"""Finding a command by the word that somebody thinks of first: its own, another program's, or a mistyped one."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log

from desk.tui.help.concepts import meaning, stemmed
from desk.tui.help.likeness import is_typo, parts
from desk.tui.keys.command import Command
from desk.tui.widgets.matching import match

FILLERS = frozenset(
    "a an all am and are at be can could did do does for from had has have how i im in into is it its made me my of on "
    "or our please so some that the their there these this those to want was we what where which will with would you "
    "your".split()
)
"""Words of a question that say nothing: "how do I send this"."""

LIGHT = frozenset("get give go leave let look make need put see set show start take tell too try use".split())
"""Words that say little beside others: "put the newsletter on the web"."""
LIGHTLY = 0.3
"""What a light word is worth beside others."""

TITLE, SYNONYM, KEY, ID, HELP = 1.0, 0.8, 0.6, 0.5, 0.35
"""What a word is worth by where it stands."""
LATER = 0.001
"""What each place further back in a list of words takes away."""
FORM, CONCEPT, GLUED, TYPO = 0.95, 0.62, 0.6, 0.5
"""What another form of a word is worth, another word of its meaning, one of two typed as one, and a mistyped one."""
BEGUN, TYPED = 0.6, 0.05
"""What the beginning of a word is worth, and all of its letters more."""
WHOLE, MEANT, FIRST, TOGETHER = 0.4, 0.3, 0.1, 0.5
"""More for a title of which all words were typed, or others of their meaning, for its first word, and for words that
stand together."""
LEAST = 0.4
"""A command that answers worse than this share of the best is not meant."""

Weights = dict[int, float]
"""How well a word answers, for the number of each command that it answers at all."""


def found(query: str, commands: Iterable[Command]) -> list[tuple[Command, tuple[int, ...]]]:
    """The commands that answer to what was typed, best first, with the letters of their titles that do.

    Each word counts the more, the fewer commands know it: "broken links" is asked for "broken". What no command knows
    counts as mistyped, and letters in their order come last of all. An empty query finds all, in their order.
    """
    asked = tuple(commands)
    if not _words(query):
        return [(command, ()) for command in asked]
    scores: dict[int, float] = {}
    index = _index(asked)
    wanted = _wanted(query)
    for word, weights in index.known(index.joined(_words(query)) or wanted):
        worth = log(1 + len(asked) * max(weights.values()) / sum(weights.values()))
        worth *= LIGHTLY if word in LIGHT and len(wanted) > 1 else 1
        for at, weight in weights.items():
            scores[at] = scores.get(at, 0) + worth * weight
    for at in scores:
        scores[at] += _together(wanted, asked[at])
    best = max(scores.values(), default=0)
    ranked = sorted((at for at in scores if scores[at] >= LEAST * best), key=lambda at: (-scores[at], at))
    if ranked:
        return [(asked[at], _letters(query, asked[at])) for at in ranked]
    return _in_order(query, asked)


class _Index:
    """The words of some commands, each with what it is worth for them."""

    def __init__(self, commands: Sequence[Command]) -> None:
        self._words: dict[str, Weights] = {}
        self._stems: dict[str, Weights] = {}
        for at, command in enumerate(commands):
            for words, worth in _places(command):
                for further, word in enumerate(words):
                    weight = worth - LATER * further
                    _raise(self._words.setdefault(word, {}), at, weight)
                    _raise(self._stems.setdefault(stemmed(word), {}), at, weight * FORM)

    def known(self, wanted: Sequence[str]) -> list[tuple[str, Weights]]:
        """What each known word of a query is worth for the commands: as it stands, else as two, else as mistyped.

        A word that is only like another one counts where something else of the query is known, or all of it.
        """
        firm = [self._as_it_stands(word) or self._glued(word) for word in wanted]
        like = [weights or self._mistyped(word) for word, weights in zip(wanted, firm, strict=True)]
        sure = any(firm) or all(like)
        return [(word, weights) for word, weights in zip(wanted, like, strict=True) if weights] if sure else []

    def joined(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words of a query, two that are one word here as that: "to do" and "time zone"; nothing where none are."""
        for at, pair in enumerate(pairwise(words)):
            if (one := "".join(pair)) in self._words:
                rest = (*words[:at], one, *words[at + 2 :])
                return tuple(word for word in rest if word not in FILLERS)
        return ()

    def _as_it_stands(self, typed: str) -> Weights:
        made: Weights = {}
        _raise_all(made, self._words.get(typed, {}), 1)
        _raise_all(made, self._stems.get(stemmed(typed), {}), 1)
        for word, weights in self._words.items():
            if word.startswith(typed) and word != typed:
                _raise_all(made, weights, BEGUN + TYPED * len(typed) / len(word))
        for word in meaning(stemmed(typed)):
            _raise_all(made, self._stems.get(stemmed(word), {}), CONCEPT)
        return made

    def _glued(self, typed: str) -> Weights:
        made: Weights = {}
        for one, other in parts(typed):
            first, second = (self._stems.get(stemmed(part), {}) for part in (one, other))
            _raise_all(made, {at: min(first[at], second[at]) for at in first.keys() & second.keys()}, GLUED)
        return made

    def _mistyped(self, typed: str) -> Weights:
        made: Weights = {}
        for word in self._words:
            if is_typo(typed, word):
                _raise_all(made, self._as_it_stands(word), TYPO)
        return made


@lru_cache(maxsize=8)
def _index(commands: tuple[Command, ...]) -> _Index:
    return _Index(commands)


def _places(command: Command) -> Iterable[tuple[tuple[str, ...], float]]:
    """The words of a command by where they stand, with what they are worth there."""
    yield _words(command.title), TITLE
    yield _words(command.also), SYNONYM
    yield tuple(word for word in _words(command.keys.replace("_", " ")) if len(word) > 1), KEY
    yield _words(command.id), ID
    yield _words(command.help), HELP


def _raise(weights: Weights, at: int, weight: float) -> None:
    weights[at] = max(weight, weights.get(at, 0))


def _raise_all(weights: Weights, more: Weights, share: float) -> None:
    for at, weight in more.items():
        _raise(weights, at, weight * share)


def _together(wanted: Sequence[str], command: Command) -> float:
    """What speaks for a command beside its single words: all of its title was typed, or words that stand together."""
    title, typed = _words(command.title), {stemmed(word) for word in wanted}
    told = {stemmed(word) for word in title if word not in FILLERS}
    meant = {stemmed(each) for word in typed for each in meaning(word)}
    more = WHOLE if told and told <= typed else MEANT if told and told <= meant and len(typed) <= len(told) else 0
    if title and (stemmed(title[0]) in typed or title[0].startswith(wanted[0])):
        more += FIRST + FIRST / len(title)  # of "p" the shortest name that begins with it
    phrase = f" {' '.join(wanted)} "
    standing = any(phrase in f" {' '.join(w for w in words if w not in FILLERS)} " for words, _ in _places(command))
    return more + (TOGETHER if len(wanted) > 1 and standing else 0)


def _in_order(query: str, commands: Sequence[Command]) -> list[tuple[Command, tuple[int, ...]]]:
    """The commands that have the letters of the query in their titles, in their order."""
    hits = [(hit, command) for command in commands if (hit := match(" ".join(_wanted(query)), command.title))]
    return [(command, letters) for (_, letters), command in sorted(hits, key=lambda one: one[0][0])]


def _letters(query: str, command: Command) -> tuple[int, ...]:
    """The letters of a title that were typed."""
    hit = match(" ".join(_wanted(query)), command.title)
    return hit[1] if hit else ()


def _wanted(query: str) -> tuple[str, ...]:
    words = _words(query)
    return tuple(word for word in words if word not in FILLERS) or words


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[str, ...]:
    plain = text.casefold().replace("’", "").replace("'", "")
    return tuple("".join(sign if sign.isalnum() else " " for sign in plain).split())
