"""How a publication writes: its speller, its own words and its house style, read from beside its issues.

A style sheet is not asked to be trusted, as templates are: it decides nothing that readers get, since what it offers
goes into a text by the editor's key alone, and its patterns (RE2) take time in proportion to the text.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.preflight.finding import UNREAD, Writing
from desk.preflight.texts import Piece, issue_pieces, pieces
from desk.store.folder import beside
from desk.words.grammar import Grammar, is_installed
from desk.words.spelling.speller import Speller, Unreadable, own_words, speller_for
from desk.words.spelling.tokens import words_in
from desk.words.style.breaches import pattern_fault
from desk.words.style.sheet import NONE, StyleRule, StyleSheet, read_sheet

_NAMES = frozenset({"byline", "sponsor", "links_label"})
"""Fields that hold names, and no sentences."""


def is_prose(piece: Piece) -> bool:
    """Whether a text is the editor's own sentences, which are spelt and keep to the house style."""
    return piece.is_own and piece.where.field not in _NAMES


def unknown_words(issue: Issue, writing: Writing) -> Counter[str]:
    """The words of an issue that the speller does not know, names and slips alike, and how often each stands in it."""
    if writing.speller is None:
        return Counter()
    return Counter(slip.word for text in _prose(issue, writing) for slip in writing.speller.slips(text))


def words_of_prose(issue: Issue, writing: Writing) -> int:
    """How many words of an issue are spelt."""
    return sum(1 for text in _prose(issue, writing) for _ in words_in(text))


def _prose(issue: Issue, writing: Writing) -> Iterator[str]:
    return (piece.text for piece in _pieces(issue, writing.language) if is_prose(piece))


def _pieces(issue: Issue, language: str) -> Iterator[Piece]:
    yield from issue_pieces(issue, language)
    for story in issue.in_order():
        yield from pieces(issue, story, language)


class Reading:
    """Reads how a publication writes, and again only when a file or the language has changed."""

    def __init__(self, folder: Path) -> None:
        """For a folder of issues."""
        self._folder = folder
        self._read: tuple[object, ...] = ()
        self._writing = UNREAD

    def now(self, publication: Publication) -> Writing:
        """How it writes now. Takes some hundredths of a second when something has changed."""
        key = (publication.language, *beside.stamps(self._folder))
        if key != self._read:
            self._read, self._writing = key, self._anew(publication.language)
        return self._writing

    def _anew(self, language: str) -> Writing:
        words, style = beside.read(self._folder, beside.WORDS), beside.read(self._folder, beside.STYLE)
        faults = [
            f"{name} {each.problem}" for name, each in ((beside.WORDS, words), (beside.STYLE, style)) if each.problem
        ]
        if beside.is_undecided(words.text):
            faults.append(f"{beside.WORDS} holds a merge that nobody has decided; the words of both sides count")
        sheet, wrong = read_sheet(style.text) if style.text else (NONE, ())
        faults += [f"{beside.STYLE} {each}" for each in wrong]
        rules = tuple(self._usable(sheet, faults))
        speller: Speller | None = None
        try:
            speller = speller_for(language, own_words(words.text))
        except Unreadable as error:
            faults.append(f"the dictionary for “{language}” {error}")
        sheet = replace(sheet, rules=rules)
        return Writing(language, speller, sheet, self._grammar(language, sheet, faults), tuple(faults))

    def _grammar(self, language: str, sheet: StyleSheet, faults: list[str]) -> Grammar | None:
        """Harper, where the style sheet asks for it and it can be had."""
        if not sheet.grammar:
            return None
        if not language.lower().startswith("en"):
            faults.append(f"{beside.STYLE} asks for grammar, and Harper knows only English")
        elif not is_installed():
            faults.append(f"{beside.STYLE} asks for grammar: install it with pip install 'desk-newsletter[grammar]'")
        else:
            return Grammar(language, sheet.without_grammar)
        return None

    def _usable(self, sheet: StyleSheet, faults: list[str]) -> Iterator[StyleRule]:
        for rule in sheet.rules:
            if fault := pattern_fault(rule):
                faults.append(f"{beside.STYLE} {fault} in rule “{rule.id}”")
            else:
                yield rule
