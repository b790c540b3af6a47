"""The forms of the review: the issue's own lines, a link, and one line of anything else."""

from collections.abc import Mapping

from desk.intake.reading import Reading, ReadLink
from desk.tui.screens.number_and_date import date_fault, number_fault
from desk.tui.widgets.dialog import Form, FormField


class IssueRead(Form):
    """Number, date, subject and preheader of an issue that was read."""

    def __init__(self, reading: Reading) -> None:
        """With what was read."""
        entries = (
            FormField("number", "Number", "" if reading.number is None else str(reading.number), "no number"),
            FormField("date", "Date", reading.date, "for example 2016-11-05"),
            FormField("subject", "Subject", reading.subject, "no subject"),
            FormField("preheader", "Preheader", reading.preheader, "no preheader"),
        )
        super().__init__("The issue that was read", entries)

    def wrong(self, values: Mapping[str, str]) -> str:
        """What is wrong with the number or the date."""
        return number_fault(values["number"], {}) or date_fault(values["date"])


class LinkRead(Form):
    """A link that was read."""

    def __init__(self, link: ReadLink) -> None:
        """With what was read."""
        entries = (
            FormField("source", "Source", link.source or "", "no source"),
            FormField("title", "Title", link.title, "its words"),
            FormField("url", "Address", link.url or "", "no address"),
        )
        says = "The address is a mail tool's own: it may name its reader." if link.tracked else ""
        super().__init__("Link", entries, says=says)


def field_form(title: str, label: str, value: str, empty: str) -> Form:
    """A form of one line; its value is called "words", and `empty` says what none means."""
    return Form(title, (FormField("words", label, value, empty),))
