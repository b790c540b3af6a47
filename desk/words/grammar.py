"""Grammar of English by Harper, where it is installed (`pip install 'desk-newsletter[grammar]'`) and asked for."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

NEVER = ("OxfordComma", "SpellCheck", "LongSentences", "UpdatePlaceNames", "CompoundNouns", "DisjointPrefixes")
"""Rules that are a matter of house style, or that the speller and the style sheet do better."""
ELSEWHERE = (
    "RepeatedWords",
    "Spaces",
    "SentenceCapitalization",
    "UnclosedQuotes",
    "QuoteSpacing",
    "Dashes",
    "EllipsisLength",
)
"""Rules that pre-flight has itself, or that are wrong about headlines and link lists."""
_DIALECTS = {
    "US": "AMERICAN",
    "PH": "AMERICAN",
    "CA": "CANADIAN",
    "AU": "AUSTRALIAN",
    "NZ": "AUSTRALIAN",
    "IN": "INDIAN",
}
_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule says of a place in a text, in characters, and what may be written there instead."""

    rule: str
    start: int
    end: int
    says: str
    offered: tuple[str, ...] = ()


def is_installed() -> bool:
    """Whether Harper is there."""
    return find_spec("harper") is not None


class Grammar:
    """Asks Harper about texts in Markdown. Made in about a second; `remarks` takes a millisecond for a short story."""

    def __init__(self, language: str, without: tuple[str, ...] = ()) -> None:
        """For an English, without some of Harper's rules."""
        self._linter = _linter(language.rpartition("-")[2].upper())
        self._without = frozenset((*NEVER, *ELSEWHERE, *without))

    def remarks(self, text: str) -> Iterator[Remark]:
        """What is to be said of a text, in the order of its places."""
        found = [remark for remark in _asked(self._linter, text) if remark.rule not in self._without]
        yield from sorted(found, key=lambda remark: (remark.start, remark.rule))


_LOCK = threading.Lock()
"""A linter is for one thread at a time."""


@cache
def _linter(country: str) -> Any:
    import harper

    return harper.Linter(getattr(harper.Dialect, _DIALECTS.get(country, "BRITISH")))


def _asked(linter: Any, text: str) -> list[Remark]:
    import harper

    with _LOCK:
        found = linter.organized_lints(text, language=harper.Language.MARKDOWN)
        return [_remark(text, rule, lint) for rule, lints in found.items() for lint in lints]


def _remark(text: str, rule: str, lint: Any) -> Remark:
    import harper

    span = lint.span() if callable(lint.span) else lint.span
    suggestions = lint.suggestions() if callable(lint.suggestions) else lint.suggestions
    problem = text[span.start : span.end]
    offered = []
    for each in suggestions[:_OFFERED]:
        if each.kind == harper.SuggestionKind.REPLACE:
            offered.append(each.replacement_text)
        elif each.kind == harper.SuggestionKind.INSERT_AFTER:
            offered.append(problem + each.replacement_text)
        else:
            offered.append("")
    return Remark(
        rule, span.start, span.end, lint.message if isinstance(lint.message, str) else lint.message(), tuple(offered)
    )
