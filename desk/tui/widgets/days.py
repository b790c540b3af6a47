"""Days as lists write them: short, in columns, and how long ago something was."""

from datetime import UTC, datetime

from desk.model.dates import MONTHS, WEEKDAYS, day_and_month, month_and_year, parsed
from desk.tui.widgets.cells import count, cut, shown

COLUMN = 10
"""Cells of a day with its weekday in a column: "Thu  5 Nov"."""
NARROW = 6
"""Cells of a day without it: " 5 Nov"."""


def in_column(text: str, *, narrow: bool = False) -> str:
    """A day in a column of a list, numbers under numbers; what is no date is shown as far as there is room."""
    day = parsed(text)
    cells = NARROW if narrow else COLUMN
    if day is None:
        return f"{cut(shown(text), cells):<{cells}}"
    short = f"{day.day:>2} {MONTHS[day.month - 1][:3]}"
    return short if narrow else f"{WEEKDAYS[day.weekday()][:3]} {short}"


def month(text: str) -> str:
    """The month of a day, "November 2026", or "Without a date"."""
    return month_and_year(text) or "Without a date"


def age(then: str, now: datetime) -> str:
    """How long ago a time (ISO 8601) was: "today", "3 days ago", "2 weeks ago"; "" if it says none.

    A time of the years 1 and 9999 can lie beyond what a calendar holds once its zone is counted: it says none.
    """
    try:
        moment = datetime.fromisoformat(then)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=now.tzinfo)
        days = (now.date() - moment.astimezone(now.tzinfo).date()).days
    except (ValueError, OverflowError):
        return ""
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    return f"{count(days, 'day')} ago" if days < 14 else f"{count(days // 7, 'week')} ago"


def written(moment: float) -> str:
    """When a file was written: "14:02" today, else "5 Nov". `moment` is in Unix seconds."""
    then = datetime.fromtimestamp(moment, UTC).astimezone()
    today = then.date() == datetime.now().astimezone().date()
    return f"{then:%H:%M}" if today else day_and_month(then.date().isoformat())
