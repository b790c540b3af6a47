"""The form that a new issue begins with."""

from collections.abc import Mapping

from desk.edit.issues import HIGHEST_NUMBER, is_date
from desk.tui.widgets.dialog import Entry, Form


class IssueForm(Form):
    """Number, date and subject, with what they will most likely be: Enter in the empty subject takes them."""

    AUTO_FOCUS = "#subject"

    def __init__(self, title: str, number: int | None, day: str, taken: Mapping[int, str], says: str = "") -> None:
        """`taken` names the files of the numbers that there are already."""
        entries = (
            Entry("number", "Number", "" if number is None else str(number), "no number"),
            Entry("date", "Date", day, "for example 2026-11-05"),
            Entry("subject", "Subject", "", "it can wait"),
        )
        super().__init__(title, entries, says=says, done="begin it")
        self._taken = taken

    def wrong(self, values: Mapping[str, str]) -> str:
        """What is wrong with the number or the date."""
        return number_fault(values["number"], self._taken) or date_fault(values["date"])


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


def date_fault(text: str) -> str:
    """Why a text cannot be a date, in a sentence, or ""; an empty one means: no date yet."""
    return "" if not text.strip() or is_date(text.strip()) else "A date is written as 2026-11-05."
