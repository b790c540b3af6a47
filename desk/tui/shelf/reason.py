"""The form that asks why a story was put aside, and until when."""

from collections.abc import Mapping

from desk.model.issue import Story
from desk.tui.screens.number_and_date import DATE_HELP, date_fault, day_spelled, day_typed
from desk.tui.widgets.form import Form, FormField


class ReasonForm(Form):
    """Reason and day; both may be empty."""

    def __init__(self, story: Story, language: str) -> None:
        """Filled with what the story says; days are typed in the `language`."""
        fields = (
            FormField("reason", "Reason", story.reason, "for example waits for the figures"),
            FormField("until", "Until", story.until, f"{DATE_HELP}, or nothing"),
        )
        super().__init__("Why it was put aside", fields, done="keep it")
        self._language = language

    def wrong(self, values: Mapping[str, str]) -> str:
        """Why the day is none."""
        return date_fault(values["until"], self._language, ahead=True)

    def remark(self, values: Mapping[str, str]) -> str:
        """The day with its weekday."""
        return day_spelled(values["until"], self._language, ahead=True)

    def given(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """The day as ISO 8601 writes it."""
        return {**values, "until": day_typed(values["until"], self._language, ahead=True)}
