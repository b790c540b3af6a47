"""Days in words for the readers of a newsletter, in its language: "Donnerstag, 4. März 2027"."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from desk.model import dates
from desk.model.text import tidy_line
from desk.words.plurals import locale
from desk.words.printed import DATE, FALLBACK, Printed, languages, printed, words

_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_MOST = 200
"""Characters of the longest line that can be a day."""


def long_date(text: str, language: Printed) -> str:
    """An ISO date in the long form of the language, or of the publication's own pattern; what is no date stays."""
    day = dates.parsed(text)
    return _long(day, language.tag, language.get(DATE)) if day else tidy_line(text)


@lru_cache(maxsize=4096)
def _long(day: date, tag: str, pattern: str) -> str:
    english = words(FALLBACK)[DATE]
    if pattern == english and tag.lower().startswith("en"):
        return dates.long_date(day.isoformat())
    if (known := locale(tag)) is None:
        return dates.long_date(day.isoformat())
    from babel.dates import format_date

    try:
        return str(format_date(day, pattern or "full", known))
    except (AttributeError, LookupError, TypeError, ValueError):  # a pattern of the publication's own
        return str(format_date(day, "full", known))


def day_in(text: str, tags: Iterable[str] = ()) -> str:
    """The ISO date of a day that `long_date` wrote in one of these languages, or in any; other words stay.

    The year and the day stand in figures: of the twelve months, the one that gives these very words is the month.
    """
    said = tidy_line(text)
    english = dates.day_in(said)
    years, days = set(_YEAR.findall(said)), {int(each) for each in _DAY.findall(said)} - {0}
    if dates.parsed(english) or len(said) > _MOST or not years or not days:
        return english
    for tag in dict.fromkeys((*tags, *languages())):
        language = printed(tag)
        for made in _days(int(min(years)), days):
            if tidy_line(long_date(made, language)) == said:
                return made
    return said


def _days(year: int, days: Iterable[int]) -> Iterable[str]:
    for day in sorted(days):
        for month in range(1, 13):
            made = f"{year:04}-{month:02}-{day:02}"
            if dates.parsed(made):
                yield made
