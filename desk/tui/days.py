"""Days as lists write them: short, in columns, and how long ago something was."""

from datetime import date, datetime

from desk.render.dates import MONTHS, WEEKDAYS
from desk.tui.cells import count, cut, shown

COLUMN = 10
"""Cells of a day with its weekday in a column: "Thu  5 Nov"."""
NARROW = 6
"""Cells of a day without it: " 5 Nov"."""


def read(text: str) -> date | None:
    """The day that an ISO date names, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def in_column(text: str, *, narrow: bool = False) -> str:
    """A day in a column of a list, numbers under numbers; what is no date is shown as far as there is room."""
    day = read(text)
    cells = NARROW if narrow else COLUMN
    if day is None:
        return f"{cut(shown(text), cells):<{cells}}"
    short = f"{day.day:>2} {MONTHS[day.month - 1][:3]}"
    return short if narrow else f"{WEEKDAYS[day.weekday()][:3]} {short}"


def short(text: str) -> str:
    """A day with its weekday and year, "Thu 5 Nov 2026"; what is no date is shown as it is."""
    day = read(text)
    if day is None:
        return shown(text)
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def month(text: str) -> str:
    """The month of a day, "November 2026", or "Without a date"."""
    day = read(text)
    return f"{MONTHS[day.month - 1]} {day.year}" if day else "Without a date"


def age(then: str, now: datetime) -> str:
    """How long ago a time (ISO 8601) was: "today", "3 days ago", "2 weeks ago"; "" if it says none."""
    try:
        moment = datetime.fromisoformat(then)
    except ValueError:
        return ""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=now.tzinfo)
    days = (now.date() - moment.astimezone(now.tzinfo).date()).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    return f"{count(days, 'day')} ago" if days < 14 else f"{count(days // 7, 'week')} ago"


def saved(moment: float) -> str:
    """When a file was written: "saved 14:02" today, else "saved Thu 5 Nov 2026". `moment` is in Unix seconds."""
    then = datetime.fromtimestamp(moment).astimezone()
    if then.date() == datetime.now().astimezone().date():
        return f"saved {then:%H:%M}"
    return f"saved {short(then.date().isoformat())}"
