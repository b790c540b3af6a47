"""Dates in words, the same on every machine: no locale is asked. What is not an ISO date stays as it is, cleaned."""

from calendar import monthrange
from datetime import date, timedelta

from desk.model.text import tidy_line

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""English names, Monday first, as `date.weekday()` counts."""
_MONTH = (30, 31)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""English names, January first."""


def parsed(text: str) -> date | None:
    """The day that an ISO 8601 date names, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def is_monthly(cadence: int) -> bool:
    """Whether so many days between two issues mean a month: months have 28 to 31."""
    return cadence in _MONTH


def later(day: date, cadence: int) -> date:
    """The day one cadence later: so many days, or the same day of the next month, its last where it has none.

    >>> later(date(2031, 1, 31), 30), later(date(2031, 12, 1), 7)
    (datetime.date(2031, 2, 28), datetime.date(2031, 12, 8))

    Raises OverflowError past the calendar.
    """
    if not is_monthly(cadence):
        return day + timedelta(days=cadence)
    first = day.replace(day=1) + timedelta(days=max(_MONTH))
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


def long_date(text: str) -> str:
    """As in "Thursday 5 November 2026"."""
    day = parsed(text)
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}" if day else tidy_line(text)


def day_in(words: str) -> str:
    """The ISO date of a day that `long_date` wrote; any other words as they are, for so it prints them too."""
    match words.split():
        case [weekday, day, month, year] if weekday in WEEKDAYS and month in MONTHS and day.isdecimal():
            written = f"{year:0>4}-{MONTHS.index(month) + 1:02}-{day:0>2}"
            return written if long_date(written) == words else tidy_line(words)
    return tidy_line(words)


def short_date(text: str) -> str:
    """As in "Thu 5 Nov 2026"."""
    day = parsed(text)
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}" if day else tidy_line(text)


def days_ago(days: int) -> str:
    """How long ago a day was: "today", "3 days ago", "5 weeks ago", "7 months ago", "2 years ago"."""
    if days <= 1:
        return "yesterday" if days == 1 else "today"
    for unit, length, most in (("day", 1, 14), ("week", 7, 13 * 7), ("month", 30.44, 730), ("year", 365.25, 1 << 31)):
        if days < most:
            return f"{int(days / length)} {unit}s ago"
    return ""


def day_and_month(text: str) -> str:
    """As in "5 Nov"."""
    day = parsed(text)
    return f"{day.day} {MONTHS[day.month - 1][:3]}" if day else tidy_line(text)


def month_and_year(text: str) -> str:
    """As in "November 2026"; "" without a date."""
    day = parsed(text)
    return f"{MONTHS[day.month - 1]} {day.year}" if day else ""
