"""Whether a list says when something is: "Monday: Budget", "9:00: Doors open", "Sat 5 Dec  Market"."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from desk.words.cues import language_of
from desk.words.typed_day import NotADay, typed_day

_CLOCK = re.compile(
    r"\d{1,2}(?:[:.h]\d{2})?\s?(?:[ap]\.?m\.?|h|Uhr)?(?:\s?[-–]\s?\d{1,2}(?:[:.h]\d{2})?)?\Z", re.IGNORECASE
)
_HEAD = re.compile(r"\s*(\d{1,2}[:.]\d{2}|[^:：\n]{1,40}?)\s*[:：](?=\s|[^\x00-\x7f])")
_DAY = re.compile(
    r"\s*(?:[^\W\d_]{2,12}[.,]{0,2}\s+)?(\d{1,2}[./]\d{1,2}(?:[./](?:\d{2,4})?)?"
    r"|\d{1,2}\.?\s+[^\W\d_]{3,12}|[^\W\d_]{3,12}\s+\d{1,2})[\s,.–-]"
)
"""A day that a line begins with: "Mo 30.11. 19:00 Uhr  Council", "5 December, 10 a.m.", "Sat 5/12 Market"."""
_ANY_DAY = date(2026, 1, 1)
"""A day to count from: whether words name a day is asked, not which."""
_ENGLISH = "en"
_LOOKED_AT = 60
"""Lines that are looked at: an agenda says what it is long before."""


def is_agenda(lines: Sequence[str]) -> bool:
    """Whether most of these lines begin with a day or a time, or with one and a colon, in their language or English."""
    lines = lines[:_LOOKED_AT]
    heads = [match[1] for line in lines if (match := _HEAD.match(line) or _DAY.match(line))]
    if not heads:
        return False
    language = language_of("\n".join(lines)) or _ENGLISH
    return 2 * sum(_says_when(head.strip(), language) for head in heads) > len(lines)


def _says_when(head: str, language: str) -> bool:
    days = (head, f"1 {head}")  # a day, or a month
    return bool(_CLOCK.match(head)) or _is_part_of_day(head, language) or any(_is_day(each, language) for each in days)


def _is_day(head: str, language: str) -> bool:
    try:
        typed_day(head, _ANY_DAY, language)
    except NotADay:
        return False
    return True


def _is_part_of_day(head: str, language: str) -> bool:
    return head.casefold() in _parts_of_the_day(language)


@cache
def _parts_of_the_day(language: str) -> frozenset[str]:
    """Noon, morning and the others, in a language and in English, as CLDR has them."""
    from babel import Locale, UnknownLocaleError

    try:
        locales = [Locale.parse(each, sep="-") for each in (language, _ENGLISH)]
    except (UnknownLocaleError, ValueError):
        locales = [Locale.parse(_ENGLISH)]
    forms = (form for locale in locales for widths in locale.day_periods.values() for form in widths.values())
    return frozenset(name.casefold() for form in forms for name in form.values())
