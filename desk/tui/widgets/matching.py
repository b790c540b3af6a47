"""Finding what is meant by a few letters: words first, then letters in order."""

import unicodedata
from collections.abc import Sequence

from desk.tui.widgets.cells import Span

SCATTERED = 3
"""The rank from which on a text answers by letters in order only, not by whole words."""


def match(query: str, text: str) -> tuple[int, tuple[int, ...]] | None:
    """How well `text` answers `query` (lower is better) and which of its characters do; None if it does not.

    All words of the query at the beginning of words are best, then anywhere, then its letters in order.
    Accents and case do not count.
    """
    wanted, plain = _folded(query).split(), _folded(text)
    if not wanted:
        return 0, ()
    places = [_word(word, plain) for word in wanted]
    if all(place is not None for place in places):
        found = [place for place in places if place is not None]
        letters = {at for start, word in zip(found, wanted, strict=True) for at in range(start, start + len(word))}
        begins = all(start == 0 or not plain[start - 1].isalnum() for start in found)
        return (0 if begins and found[0] == 0 else 1 if begins else 2), tuple(sorted(letters))
    letters_in_order = _letters("".join(wanted), plain)
    return (SCATTERED + letters_in_order[-1] - letters_in_order[0], letters_in_order) if letters_in_order else None


def underlined(text: str, letters: Sequence[int], style: str = "") -> tuple[Span, ...]:
    """The text with these characters underlined."""
    chosen = set(letters)
    return tuple((character, f"{style} underline" if at in chosen else style) for at, character in enumerate(text))


def _folded(text: str) -> str:
    """Lower case without accents, character for character, so that places stay what they are."""
    return "".join((unicodedata.normalize("NFD", character)[:1] or character).lower()[:1] for character in text)


def _word(word: str, text: str) -> int | None:
    start = text.find(word)
    first = start if start >= 0 else None
    while start >= 0:
        if start == 0 or not text[start - 1].isalnum():
            return start
        start = text.find(word, start + 1)
    return first


def _letters(wanted: str, text: str) -> tuple[int, ...]:
    found: list[int] = []
    for letter in wanted:
        at = text.find(letter, found[-1] + 1 if found else 0)
        if at < 0:
            return ()
        found.append(at)
    return tuple(found)
