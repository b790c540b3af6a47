"""A speller for one publication: a dictionary of its language, its own words, and names that it has used."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Protocol

from desk.model.caching import Kept, kept
from desk.model.text import clean_line
from desk.words.spelling.english import english
from desk.words.spelling.english_dictionary import SHORT, EnglishDictionary
from desk.words.spelling.hunspell import Unreadable, dictionary_for, opened
from desk.words.spelling.tokens import Token, words_in

_SHORTEST = 2
_LONGEST = 80
"""Letters that a word has at most; a longer run of them is a key or a slip of a paste, and looking at it would cost
the square of its length."""
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})
_OF_NAME = re.compile(r"(?<![^\W\d_])[A-Z][^\W\d_]*-\Z")
"""What makes a word the second part of a name: the "Pi-" of "Pi-peater"."""
_KEPT, _TEXTS = 20_000, 1_000
"""Words and texts of which it is kept what they are: several rules ask for each, and a change is of one text."""


def _nobody(_name: str) -> bool:
    return False


class Dictionary(Protocol):
    """What knows the words of a language."""

    def knows(self, word: str) -> bool:
        """Whether this is a word, in this case."""

    def is_elsewhere(self, word: str) -> bool:
        """Whether only another country writes it so: "center" in Britain."""

    def is_near(self, word: str) -> bool:
        """Whether an unknown word may be a slip of an ordinary one: "Teh", "recieve", but not "Childline", "grep"."""

    def suggestions(self, word: str, *, far: bool = True) -> tuple[str, ...]:
        """What may have been meant, the likeliest first.

        `far` is whether also words more than one slip away are looked for where that takes long.
        """

    def keep(self) -> None:
        """Keep what was answered for the next run, where finding it again takes long."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A word that nothing knows, and its place.

    `is_name` is whether it may well be a name: it has a capital. `is_near` is whether it is likely a word mistyped.
    """

    word: str
    start: int
    end: int
    is_name: bool
    is_near: bool


@dataclass(eq=False)
class Speller:
    """Asks the dictionary, then the publication's own words. Made by `speller_for`."""

    language: str
    dictionary: Dictionary
    own: frozenset[str] = frozenset()
    _known: dict[str, bool] = field(default_factory=dict)
    _near: dict[str, bool] = field(default_factory=dict)

    def slips(self, text: str, is_name_known: Callable[[str], bool] = _nobody) -> Iterator[Slip]:
        """The words of a text or a body that nothing knows. A name is known where `is_name_known` says so."""
        return (each for each in self._in_text(text) if not (each.word[0].isupper() and is_name_known(each.word)))

    @cached_property
    def _in_text(self) -> Kept[[], tuple[Slip, ...]]:
        return kept(_TEXTS)(lambda text: tuple(self._slips(text)))

    def _slips(self, text: str) -> Iterator[Slip]:
        tokens = list(words_in(text))
        for at, token in enumerate(tokens):
            word = _bare(token.word)
            if not _SHORTEST <= len(word) <= _LONGEST or self.knows(word) or _is_made_up(word):
                continue
            word = _POSSESSIVE.sub("", word)
            near = self.is_near(word) and not _OF_NAME.search(text, max(0, token.start - _LONGEST), token.start)
            opens = token.opens and near and not _is_cut_short(text, token)
            opens = opens and not self._goes_on_as_name(text, token, tokens[at + 1 : at + 2])
            yield Slip(word, token.start, token.start + len(word), self._may_be_name(word) and not opens, near)

    def knows(self, word: str) -> bool:
        """Whether a word is spelt as the dictionary or the publication has it: "councils'" and "NHS's" too."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _KEPT:
                self._known.clear()
            known = self._known[word] = any(self._has(each) for each in _forms(word.translate(_APOSTROPHES)))
        return known

    def is_elsewhere(self, word: str) -> bool:
        """Whether only another country writes it so: "center" in Britain, "centre" in America."""
        return self.dictionary.is_elsewhere(word)

    def suggestions(self, word: str, *, far: bool = True) -> tuple[str, ...]:
        """What an unknown word may have meant, the likeliest first; what takes long to find only if `far`."""
        mark = "’" if "’" in word else "'"
        found = self.dictionary.suggestions(word.translate(_APOSTROPHES), far=far)
        return tuple(clean.replace("'", mark) for each in found if (clean := clean_line(each)))

    def _has(self, word: str) -> bool:
        if word in self.own or self.dictionary.knows(word):
            return True
        if word.isupper():
            return any(each in self.own or self.dictionary.knows(each) for each in (word.lower(), word.capitalize()))
        lower = word[0].lower() + word[1:]
        return word[0].isupper() and (lower in self.own or self.dictionary.knows(lower))

    def _may_be_name(self, word: str) -> bool:
        """Whether an unknown word may be a name by its capital; in some languages every noun has one."""
        return word[0].isupper() and self.language[:2].lower() not in _NOUNS_HAVE_CAPITALS

    def _goes_on_as_name(self, text: str, token: Token, following: list[Token]) -> bool:
        """Whether this is the first part of a name: "Marcin Borkowski", but not "Goverment Plans"."""
        if not following or len(token.word) <= SHORT or text[token.end : following[0].start] != " ":
            return False
        word = _bare(following[0].word)
        return word[0].isupper() and not self.knows(word[0].lower() + word[1:])

    def is_near(self, word: str) -> bool:
        """Whether an unknown word is likely an ordinary one mistyped; kept, since several rules ask."""
        near = self._near.get(word)
        if near is None:
            if len(self._near) > _KEPT:
                self._near.clear()
            near = self._near[word] = self.dictionary.is_near(word)
        return near


def _forms(word: str) -> Iterator[str]:
    """A word, and what it is without a possessive: "council's", "councils'", and French "l'étude" by its parts."""
    yield word
    if word.endswith(("'s", "'S")):
        yield word[:-2]
    if word.endswith("'"):
        yield word[:-1]
    head, mark, rest = word.partition("'")
    if mark and len(head) <= _ELISION and rest:
        yield rest


_POSSESSIVE = re.compile(r"['’ʼ][sS]$")
_NOUNS_HAVE_CAPITALS = ("de", "lb", "ks")
_ELISION = 2
"""Letters before an apostrophe that belong to a word of their own: "l'étude", "d'or", "qu'il" (French, Italian)."""


def _is_cut_short(text: str, token: Token) -> bool:
    """Whether a word between two full stops is an abbreviation, and no sentence of one word: "Pub. Coord. Ann Ruiz"."""
    return text[token.end : token.end + 1] == "." and text[: token.start].rstrip(" ").endswith(".")


def _bare(word: str) -> str:
    return word.rstrip("'’ʼ")


def _is_made_up(word: str) -> bool:
    """Whether a word is a name by its letters: "GitHub", "iPhone", "NHS", "MPs"."""
    inner = word[1:]
    return any(letter.isupper() for letter in inner)


def speller_for(language: str, own: Iterable[str] = ()) -> Speller | None:
    """The speller of a language; None where no dictionary is at hand. Takes some tenths of a second, once.

    A dictionary of the machine is asked for English, too, where the language names a country desk has no lists for.
    Raises Unreadable for a dictionary that is there and cannot be used.
    """
    dictionary = _dictionary(language)
    return Speller(language, dictionary, frozenset(own)) if dictionary is not None else None


@cache
def _dictionary(language: str) -> Dictionary | None:
    built_in = english(language)
    if built_in is not None:
        return EnglishDictionary(built_in)
    file = dictionary_for(language)
    return opened(file) if file is not None else None


def own_words(text: str) -> frozenset[str]:
    """The publication's own words from a file: one a line, what follows # is a remark, and case counts."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(line.translate(_APOSTROPHES) for line in lines if line and len(line) <= _LONGEST)


__all__ = ["Dictionary", "Slip", "Speller", "Token", "Unreadable", "own_words", "speller_for"]
