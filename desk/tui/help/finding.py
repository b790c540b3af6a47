"""Finding a command by the word that somebody thinks of first: its own, another program's, or a mistyped one."""

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from desk.tui.keys.command import Command
from desk.tui.widgets.matching import SCATTERED, match

FILLERS = frozenset("a an all and do for how i in into is it make me my of on or the this to with".split())
"""Words of a question that say nothing: "how do I send this"."""
ENDINGS = ("ings", "ing", "ers", "er", "ed", "es", "s", "e")
"""What makes "saving", "saves" and "saved" of "save", the longest first."""
LEAST_TYPO, LEAST_TWO = 4, 6
"""Letters from which a word may have one letter wrong, and two."""


TITLE, SYNONYM, HELP, GLUED, TYPO, PARTLY, LETTERS = range(7)
"""Where words were found, the best first. `GLUED`: two were typed as one, as in "nightmode"; `PARTLY`: not all of them;
`LETTERS`: those of the title, in their order."""
SHORT = 3
"""Letters of a word that is meant as it stands: "ad" is no "add" or "address" that is typed on."""
LEAST_GLUED = 3
"""Letters of the shorter of two words that were typed as one."""

BEGUN = 100
"""How much later than all whole words one counts of which only the beginning was typed."""


class CommandHit(NamedTuple):
    """How well a command answers, lower is better, and the letters of its title that do."""

    where: int
    rank: int
    letters: tuple[int, ...] = ()


def found(query: str, commands: Iterable[Command]) -> list[tuple[Command, tuple[int, ...]]]:
    """The commands that answer to what was typed, best first, with the letters of their titles that do.

    What is mistyped counts only where no words answer, a part of the words only where that finds nothing, and letters
    in their order last of all. An empty query finds all of them, in their order.
    """
    asked = list(commands)
    hits = [(each, command) for command in asked if (each := hit(query, command)) is not None]
    for most in (HELP, GLUED, TYPO, PARTLY, LETTERS):
        kept = [(each, command) for each, command in hits if each.where <= most]
        if kept and most == PARTLY:
            kept = _rarest(query, kept, asked)
        if kept:
            return [(command, each.letters) for each, command in sorted(kept, key=lambda one: one[0][:2])]
    return []


def _rarest(
    query: str, hits: list[tuple[CommandHit, Command]], commands: list[Command]
) -> list[tuple[CommandHit, Command]]:
    """Hits of which only some words are known, ranked anew: "broken links" is asked for "broken" and not for "links".

    A word says the more, the fewer commands know it.
    """
    known: dict[str, set[str]] = {}
    for word in _wanted(query):
        places = ((each.id, _place(word, each)) for each in commands)
        known[word] = {id for id, place in places if place is not None and place[0] < TYPO}
    said = {each.id: sum(1 / len(ids) for ids in known.values() if each.id in ids) for _, each in hits}
    return [(CommandHit(one.where, -round(1000 * said[each.id]), one.letters), each) for one, each in hits]


def hit(query: str, command: Command) -> CommandHit | None:
    """How well a command answers to what was typed; None if it does not."""
    wanted = _wanted(query)
    if _words(query) == wanted and len(wanted) == 1 and len(wanted[0]) <= SHORT and wanted[0] in _words(command.also):
        return CommandHit(TITLE, _words(command.also).index(wanted[0]) - BEGUN)
    in_title = match(" ".join(wanted), command.title)
    if in_title is not None and in_title[0] < SCATTERED:
        return CommandHit(TITLE, *in_title)
    places = [_place(word, command) for word in wanted]
    known = [place for place in places if place is not None]
    if len(known) == len(places):
        where = max(place for place, _ in known)
        return CommandHit(where, sum(rank for place, rank in known if place == where))
    if known and min(known)[0] < TYPO:
        return CommandHit(PARTLY, len(places) - len(known))
    return CommandHit(LETTERS, *in_title) if in_title is not None else None


def _wanted(query: str) -> tuple[str, ...]:
    words = _words(query)
    return tuple(word for word in words if word not in FILLERS) or words


def _place(word: str, command: Command) -> tuple[int, int] | None:
    """Where a word of the query stands, or one that is meant by it, and how far behind; None if nowhere."""
    title, also = _words(command.title), _words(f"{command.also} {command.id}")
    for place, words in ((TITLE, title), (SYNONYM, also), (HELP, _words(command.help))):
        at = [at + BEGUN * (each != word) for at, each in enumerate(words) if _is_begun(word, each)]
        if at:
            return place, min(at)
    if _is_glued(word, {*title, *also}):
        return GLUED, 0
    at = [at for at, each in enumerate((*title, *also)) if _is_typo(word, each)]
    return (TYPO, at[0]) if at else None


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[str, ...]:
    return tuple("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


def _is_begun(typed: str, word: str) -> bool:
    """Whether a word was typed as far as one can see: its beginning, or another form of it."""
    return word.startswith(typed) or (len(typed) > 3 and _stem(typed) == _stem(word))


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    ending = next((each for each in ENDINGS if word.endswith(each) and len(word) - len(each) >= 3), "")
    return word.removesuffix(ending)


def _is_glued(typed: str, words: Collection[str]) -> bool:
    """Whether two of the words were typed as one: "fullscreen", "deadlinks"."""
    cuts = range(LEAST_GLUED, len(typed) - LEAST_GLUED + 1)
    return any(_is_one_of(typed[:at], words) and _is_one_of(typed[at:], words) for at in cuts)


def _is_one_of(typed: str, words: Collection[str]) -> bool:
    return typed in words or (len(typed) > LEAST_GLUED and any(_stem(typed) == _stem(word) for word in words))


def _is_typo(typed: str, word: str) -> bool:
    """Whether a word is this one with a letter or two wrong: left out, put in, changed, or two of them swapped."""
    if len(typed) < LEAST_TYPO or len(word) < LEAST_TYPO:
        return False
    most = 2 if len(typed) >= LEAST_TWO else 1
    return abs(len(typed) - len(word)) <= most and _distance(typed, word) <= most


def _distance(one: str, other: str) -> int:
    """Letters to change, to put in, to leave out or to swap with their neighbour, to make one word of the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, there in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != there))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
