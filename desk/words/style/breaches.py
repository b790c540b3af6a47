"""Where a text breaks the house style."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from desk.words.spelling.english import english
from desk.words.spelling.tokens import words_in
from desk.words.style.sheet import IssuePart, StyleRule, StyleSheet

_QUOTED = re.compile(r"“[^“”]{0,2000}”|‘[^‘’\n]{0,2000}’(?!\w)|«[^«»]{0,2000}»|\"[^\"\n]{0,2000}\"")
_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…](?![\s\"'”’)\]]|$)[^.!?…\n]*)*[.!?…]*")
_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]{0,500}`|\]\([^()\s]{0,2000}\)|\bhttps?://\S+", re.DOTALL)
_MEMORY = 8 << 20
_TITLE_CASE = 0.75
"""Share of a headline's ordinary words behind the first that have a capital, from which it is in title case."""
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Breach:
    """A place where a rule is broken. `instead` is what may be written there, "" where that is the editor's to say."""

    rule: str
    severity: str
    start: int
    end: int
    says: str
    instead: str = ""


def breaches(text: str, part: IssuePart, sheet: StyleSheet) -> Iterator[Breach]:
    """All breaches in one text, rule by rule."""
    if not text:
        return
    hidden = [found.span() for found in _CODE.finditer(text)] if part is IssuePart.BODY else []
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    for rule in sheet.rules:
        if part in rule.where:
            closed = hidden if rule.quoted else [*hidden, *quoted]
            for found in _found(rule, text):
                if not any(start < found.end and found.start < end for start, end in closed):
                    yield found
    yield from _too_long(text, part, sheet)
    if part is IssuePart.HEADLINE:
        yield from _headline(text, sheet)
    if part is IssuePart.LABEL:
        yield from _label(text, sheet)


def pattern_fault(rule: StyleRule) -> str:
    """Why a rule's pattern cannot be used, as the end of a sentence; "" where it can."""
    if not rule.pattern:
        return ""
    import re2

    try:
        _pattern(rule.pattern, rule.case)
    except re2.error as error:
        said = error.args[0] if error.args else error
        return f"has a pattern that cannot be used ({said.decode() if isinstance(said, bytes) else said})"
    return ""


def _found(rule: StyleRule, text: str) -> Iterator[Breach]:
    allowed = [found.span() for each in rule.exceptions for found in _phrase(each, rule.case).finditer(text)]
    matches = _pattern(rule.pattern, rule.case).finditer(text) if rule.pattern else _any_word(rule).finditer(text)
    for match in matches:
        start, end = match.span(match.re.groupindex.get("at", 0))
        if start == end or any(one <= start and end <= other for one, other in allowed):
            continue
        instead = _instead(rule, match)
        if instead != text[start:end]:
            yield Breach(rule.id, rule.severity, start, end, rule.says, instead)


def _instead(rule: StyleRule, match: Any) -> str:
    if rule.pattern:
        return _filled(rule.instead, match)
    said = dict(_lower(rule)) if not rule.case else dict(rule.words)
    instead = said.get(match[0] if rule.case else " ".join(match[0].lower().split()), "")
    if not rule.case and instead and match[0][:1].isupper():
        return instead[:1].upper() + instead[1:]
    return instead


def _filled(template: str, match: Any) -> str:
    r"""The template with \1 … \9 filled in."""
    groups = match.re.groups

    def group(number: re.Match[str]) -> str:
        at = int(number[1])
        return (match[at] or "") if at <= groups else ""

    return re.sub(r"\\(\d)", group, template)


@cache
def _lower(rule: StyleRule) -> tuple[tuple[str, str], ...]:
    return tuple((" ".join(word.lower().split()), instead) for word, instead in rule.words)


@cache
def _any_word(rule: StyleRule) -> re.Pattern[str]:
    words = sorted((word for word, _ in rule.words), key=len, reverse=True)
    return _phrase("|".join(_escaped(word) for word in words), rule.case, is_pattern=True)


def _phrase(words: str, case: bool, *, is_pattern: bool = False) -> re.Pattern[str]:
    inner = words if is_pattern else _escaped(words)
    return re.compile(rf"(?<![\w-])(?:{inner})(?![\w-])", 0 if case else re.IGNORECASE)


def _escaped(phrase: str) -> str:
    return r"\s".join(re.escape(word) for word in phrase.split())


@cache
def _pattern(pattern: str, case: bool) -> Any:
    """A pattern for RE2, which takes time in proportion to the text whatever the pattern is. Raises re2.error."""
    import re2

    options = re2.Options()
    options.case_sensitive = case
    options.max_mem = _MEMORY
    options.log_errors = False
    return re2.compile(pattern, options)


def _too_long(text: str, part: IssuePart, sheet: StyleSheet) -> Iterator[Breach]:
    longest = dict(sheet.longest)
    most = longest.get(str(part))
    if most and len(text) > most:
        yield Breach("longest", "look", most, len(text), f"{len(text)} characters, {most} at most")
    if part is not IssuePart.BODY:
        return
    for paragraph in re.finditer(r"[^\n](?:[^\n]|\n(?!\n))*", text):
        many = len(paragraph[0].split())
        if (most := longest.get("paragraph")) and many > most:
            yield Breach("longest", "know", *paragraph.span(), f"a paragraph of {many} words, {most} at most")
    for sentence in _SENTENCE.finditer(text):
        many = len(sentence[0].split())
        if (most := longest.get("sentence")) and many > most:
            yield Breach("longest", "know", *sentence.span(), f"a sentence of {many} words, {most} at most")


def _headline(text: str, sheet: StyleSheet) -> Iterator[Breach]:
    if sheet.no_full_stop and re.search(r"[^.]\.$", text) and not re.search(r"\b\w\.\w\.$", text):
        yield Breach("headline-stop", "look", len(text) - 1, len(text), "a headline has no full stop", "")
    if sheet.sentence_case and _is_title_case(text):
        yield Breach("headline-case", "look", 0, len(text), "a headline has capitals like a sentence")


def _is_title_case(text: str) -> bool:
    """Whether the ordinary words of a headline have capitals: "Ferries Return to the Harbour", "FERRIES RETURN"."""
    shouts = text.isupper()
    known = english("en-GB")
    assert known is not None
    ordinary = [
        token.word
        for token in words_in(text)
        if len(token.word) > _FEWEST
        and (shouts or not (token.opens or token.word.isupper()))
        and known.knows(token.word.lower())
    ]
    capital = sum(word[0].isupper() for word in ordinary)
    return len(ordinary) >= (_FEWEST - shouts) and capital / len(ordinary) >= _TITLE_CASE


def _label(text: str, sheet: StyleSheet) -> Iterator[Breach]:
    if sheet.capital_labels is None or not any(letter.isalpha() for letter in text):
        return
    if sheet.capital_labels and text != text.upper():
        yield Breach("label-case", "look", 0, len(text), "a source is in capitals here", text.upper())
    if not sheet.capital_labels and text == text.upper() and len(text) > _ACRONYM:
        yield Breach("label-case", "look", 0, len(text), "a source is not in capitals here")


_ACRONYM = 5
"""Letters up to which a source in capitals may be a name that is written so: "NASA"."""
