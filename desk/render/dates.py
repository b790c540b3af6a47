"""Dates in words, the same on every machine: no locale is asked."""

from datetime import date

from desk.model.text import clean_line

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
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


def long_date(text: str) -> str:
    """An ISO date in words, as in "Thursday 5 November 2026"; what is not such a date stays as it is, cleaned."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return clean_line(text).strip()
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
