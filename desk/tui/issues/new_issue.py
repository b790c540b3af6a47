"""The form that a new issue begins with."""

from collections.abc import Mapping

from desk.tui.screens.number_and_date import DATE_HELP, date_fault, day_spelled, day_typed, number_fault
from desk.tui.widgets.form import Form, FormField


class IssueForm(Form):
    """Number, date and subject, with what they will most likely be: Enter in the empty subject takes them."""

    AUTO_FOCUS = "#subject"

    def __init__(
        self, title: str, number: int | None, day: str, taken: Mapping[int, str], language: str, says: str = ""
    ) -> None:
        """`taken` names the files of the numbers that there are already; days are typed in the `language`."""
        fields = (
            FormField("number", "Number", "" if number is None else str(number), "no number", offered=True),
            FormField("date", "Date", day, DATE_HELP, offered=True),
            FormField("subject", "Subject", "", "it can wait"),
        )
        super().__init__(title, fields, says=says, done="begin it")
        self._taken = taken
        self._language = language

    def wrong(self, values: Mapping[str, str]) -> str:
        """What is wrong with the number or the date."""
        return number_fault(values["number"], self._taken) or date_fault(values["date"], self._language)

    def remark(self, values: Mapping[str, str]) -> str:
        """The date with its weekday."""
        return day_spelled(values["date"], self._language)

    def given(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """The date as ISO 8601 writes it."""
        return {**values, "date": day_typed(values["date"], self._language)}
