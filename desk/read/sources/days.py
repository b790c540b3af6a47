"""The numbers and the days of issues as they are written: in lines, in headers and front matter, in names of files."""

import re
from datetime import date

from desk.words.cues import LANGUAGES, vocabulary

_NUMBER = re.compile(
    r"(?:[#№]|\b(?:no|nr|n|num(?:ber|mer|ero|éro|er)?|número|issue|newsletter|bulletin|edition|édition|edizione|edição"
    r"|edición|ausgabe|folge|wydanie|выпуск|номер|vol(?:ume)?|week|kw|العدد)(?![^\W\d_]))"
    r"[\s.:°º#-]{0,3}(?!(?:19|20)\d\d(?!\d))(\d{1,6})\b|第\s*(\d{1,6})\s*[期号號回]",
    re.IGNORECASE,
)
DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sign>[-_./])(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
        r"(?P<year>(?:19|20)\d\d)\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日",
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.|er|º)?[\s_-]+(?:de\s+)?(?P<month>[^\W\d_]{3,12})\.?,?[\s_-]+(?:de\s+)?"
        r"(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<![^\W_])(?P<month>[^\W\d_]{3,12})\.?[\s_-]+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?[\s_-]+"
        r"(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?:\b(?<![^\W\d_]-)|(?<=-)(?=\d\d[./]\d\d[./]))(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>(?:19|20)?\d\d)\b",
    )
)
"""2031-05-04, 20310504, 2031年5月4日, 4. Mai 2031, May 4th, 2031, and 4.5.31 or 5/4/2031, but not "rope-2.10.11"."""


_ABBREVIATED = re.compile(r"[#№]|n(?:[or]|um\w*|ú\w*)?(?![^\W\d_])", re.IGNORECASE)
"""What stands ahead of a number and of no day: "Newsletter 4 May 2031" is of the fourth."""
_DAY_OF = DAYS[3]
_MONTH_OF = re.compile(r"(?<![^\W_])(?P<month>[^\W\d_]{3,12})\.?,?\s+(?:de\s+)?(?P<year>(?:19|20)\d\d)(?!\d)")


def number_in(text: str) -> int | None:
    """The number of an issue that a text gives: "No. 42", "Ausgabe 7", "第12期"."""
    match = _NUMBER.search(text)
    return int(match[1] or match[2]) if match else None


def day_in(text: str) -> str:
    """The day that a text gives, in ISO 8601, or ""; of 5/13/2031 the day is what can be no month.

    The number of an issue is no day of its month: "N° 4 mai 2031", "Issue 4 - May 2031".
    """
    found = (match for pattern in DAYS for match in pattern.finditer(text) if not is_number(match))
    return next((day for match in found if (day := _day_of(match))), "")


def is_number(match: re.Match[str]) -> bool:
    """Whether the day of a match is the number of an issue ahead of its month."""
    numbered = _NUMBER.search(match.string)
    if not numbered or numbered.span(1) != match.span("day"):
        return False
    return " - " in match[0] or _ABBREVIATED.match(numbered[0]) is not None


def month_in(text: str) -> str:
    """The first day of the month that a text names with its year, in ISO 8601, or "": "No 4, May 2031", no 31 June."""
    if any(not is_number(match) for match in _DAY_OF.finditer(text)):
        return ""
    found = (_day(int(match["year"]), _month(match["month"]), 1) for match in _MONTH_OF.finditer(text))
    return next(filter(None, found), "")


def _day_of(match: re.Match[str]) -> str:
    year, month, day = int(match["year"]), match["month"], int(match["day"])
    year += 2000 if year < 100 else 0
    if not month.isdigit():
        return _day(year, _month(month), day)
    turned = match.re is DAYS[-1]
    return _day(year, int(month), day) or (_day(year, day, int(month)) if turned else "")


def _month(word: str) -> int:
    """The month that a word names in one of the languages; 0 for none."""
    word = word.casefold()
    for language in LANGUAGES:
        months = vocabulary(language)["months"]
        for place, name in enumerate(months[:24]):
            if name == word or (len(word) >= 3 and place < 12 and name.startswith(word)):
                return place % 12 + 1 if place < 12 or len(months) >= 24 else 0
    return 0


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
