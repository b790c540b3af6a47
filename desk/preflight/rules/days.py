"""The rule on days in the text: a weekday and a date that disagree, such as "Friday 5 November 2026"."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from desk.model.dates import MONTHS, WEEKDAYS, parsed
from desk.preflight.finding import Severity
from desk.preflight.rule import Found, Rule, Scope
from desk.preflight.texts import Piece

_NEAR, _FAR = 90, 183
"""Days from the issue within which a date without a year is that of its year for certain, and within which it lies: a
minute of "Wed, Feb 17" in an issue of September is of either year."""
_CJK = re.compile(r"(?:(?P<y>\d{4})\s?年\s?)?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日\s?[（(](?P<w>[月火水木金土日])")
_ZONE = re.compile(r"\s*(?:[A-Z]{3,4}\b|[A-Z][a-z]+/[A-Z]|(?:hrs|hours|h|Uhr)\b|[-–]\s?[012]\d[0-5]\d\b)")
"""What stands behind a time: a zone, the word for hours, or when it ends."""
_CJK_DAYS = "月火水木金土日"
_ENGLISH = "en"


@cache
def _names(language: str) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """The names of weekdays (Monday is 0) and of months (from 1) in a language, long and short, in lower case."""
    if language == _ENGLISH:
        days = {name[:length].lower(): at for at, name in enumerate(WEEKDAYS) for length in (3, 4, 5, 99)}
        months = {name[:length].lower(): at for at, name in enumerate(MONTHS, 1) for length in (3, 4, 99)}
        return days, months
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return _names(_ENGLISH)
    return _from(locale.days), _from(locale.months)


def _from(forms: Mapping[str, Mapping[str, Mapping[int, str]]]) -> dict[str, int]:
    """The names in all their forms but the one letter that calendars print."""
    return {
        name.lower().rstrip("."): at
        for widths in forms.values()
        for width, names in widths.items()
        if width != "narrow"
        for at, name in names.items()
    }


@cache
def _stems(language: str) -> frozenset[str]:
    """The beginnings of the names of weekdays: a text without any of them is not read for days."""
    names = _names(language)[0]
    return frozenset(name for name in names if not any(name.startswith(other) for other in names if other != name))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """A weekday with a day and a month beside it, in either order."""
    days, months = (
        "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name))) for names in _names(language)
    )
    number = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?"
    small = r"(?:(?:the|den|dem|der|le|el|il|o|de|of|do|di)\s+)?"
    year = r"(?:,?\s+(?:de\s+|del\s+)?(?P<{}>(?:1[89]|20)\d\d)\b)?"
    return re.compile(
        rf"""(?<!\w)(?P<w>{days})\.?,?\s+{small}
        (?: {number.format("d1")}\s+{small}(?P<m1>{months})\b(?:\.(?=,?\s+(?:de\s|del\s)?\d{{4}}))?{year.format("y1")}
        | (?P<m2>{months})\.?\s+{number.format("d2")}\b{year.format("y2")}
        | (?P<y3>\d{{4}})-(?P<m3>\d\d)-(?P<d3>\d\d)\b )""",
        re.IGNORECASE | re.VERBOSE,
    )


def _disagree(piece: Piece) -> Iterator[Found]:
    """The days of a text that fall on another weekday; without a year they are taken as near the issue's own day."""
    if not piece.is_own or not any(map(str.isdigit, piece.text)):
        return
    base = piece.language.partition("-")[0].lower() or _ENGLISH
    language = _ENGLISH if base == _ENGLISH else piece.language
    days, months = _names(language)
    named = any(map(piece.text.lower().__contains__, _stems(language)))
    for match in _pattern(language).finditer(piece.prose) if named else ():
        part = {name[0]: value for name, value in match.groupdict().items() if value is not None}
        month = months.get(part["m"].lower()) if not part["m"].isdigit() else int(part["m"])
        yield from _judged(piece, match, days[part["w"].lower()], part.get("y"), month or 0, int(part["d"]))
    for match in _CJK.finditer(piece.prose) if "日" in piece.text else ():
        weekday = _CJK_DAYS.index(match["w"])
        yield from _judged(piece, match, weekday, match["y"], int(match["m"]), int(match["d"]))


def _judged(
    piece: Piece, match: re.Match[str], weekday: int, year: str | None, month: int, number: int
) -> Iterator[Found]:
    if year and _is_time(year, piece.text[match.end() :], piece.day):
        year = None
    day = _day(year, month, number, piece.day)
    is_certain = bool(year) or day is None or abs((day - (parsed(piece.day) or day)).days) <= _NEAR
    if not is_certain and any(each.weekday() == weekday for each in _days(month, number, piece.day)):
        return
    if day is not None and day.weekday() != weekday:
        yield Found(piece.at(*match.span()), (match[0], WEEKDAYS[day.weekday()], day.isoformat()), about=match[0])


def _is_time(figures: str, behind: str, near: str) -> bool:
    """Whether four figures behind a day are a time: "Mon Mar 2 1900 CET", "Fri May 8 1800 Europe/Paris", "1930 hrs"."""
    hours, minutes = int(figures[:2]), int(figures[2:])
    return hours < 24 and minutes < 60 and bool(_ZONE.match(behind)) and not near.startswith(figures)


def _day(year: str | None, month: int, number: int, near: str) -> date | None:
    """The day that is meant; None where there is no such day, or it cannot be known."""
    if year:
        return parsed(f"{int(year):04}-{month:02}-{number:02}")
    found, issue = _days(month, number, near), parsed(near)
    return next((day for day in found if issue and abs((day - issue).days) <= _FAR), None)


def _days(month: int, number: int, near: str) -> list[date]:
    """That day of the year of the issue, and of those before and after it."""
    issue = parsed(near)
    years = [issue.year + apart for apart in (-1, 0, 1)] if issue else []
    return [day for each in years if (day := parsed(f"{each:04}-{month:02}-{number:02}"))]


RULES = (
    Rule(
        "weekday-wrong",
        Severity.LOOK,
        Scope.TEXT,
        _disagree,
        "A weekday and a date that disagree",
        "“{0}” is a {1}",
        "One of the two is wrong, and readers turn up on the wrong day.",
        "Find out which, and write it anew.",
    ),
)
