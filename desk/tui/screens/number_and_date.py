"""The number and the date of an issue as they are typed: what they mean, or why they mean nothing.

Asked by every form and setting that takes one.
"""

from collections.abc import Mapping
from datetime import date, datetime

from desk.edit.issues import HIGHEST_NUMBER
from desk.model.dates import long_date

DATE_HELP = "for example 5 Nov, thu, +7"
"""What stands in an empty field for a day."""


def number_fault(text: str, taken: Mapping[int, str]) -> str:
    """Why a text cannot be the number of an issue, in a sentence, or ""; an empty one means: no number."""
    text = text.strip()
    if not text:
        return ""
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(HIGHEST_NUMBER)):
        return f"A number is written in digits, from 0 to {HIGHEST_NUMBER:,}."
    if int(text) in taken:
        return f"There is a No {int(text)} already: {taken[int(text)]}. Choose another number."
    return ""


def today() -> date:
    """The day it is where the editor sits."""
    return datetime.now().astimezone().date()


def day_typed(text: str, language: str, *, ahead: bool = False) -> str:
    """The ISO date of a day that was typed in any way, "" for an empty text; `ahead`: one that is still to come.

    Raises NotADay.
    """
    from desk.words.typed_day import iso_day

    return iso_day(text, today(), language, ahead=ahead)


def date_fault(text: str, language: str, *, ahead: bool = False) -> str:
    """Why a text is no day, in a sentence, or ""; an empty one means: no date yet."""
    from desk.words.typed_day import NotADay

    try:
        day_typed(text, language, ahead=ahead)
    except NotADay as error:
        return str(error)
    return ""


def day_spelled(text: str, language: str, *, ahead: bool = False) -> str:
    """What was typed with its weekday, "Thursday 5 November 2026"; "" where it is empty or no day."""
    from desk.words.typed_day import NotADay

    try:
        return long_date(day_typed(text, language, ahead=ahead))
    except NotADay:
        return ""
