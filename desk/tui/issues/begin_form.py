"""The form that begins a publication: its name, its first issue, its sections."""

import contextlib
from collections.abc import Mapping

from textual import on
from textual.widgets import Input

from desk.model.publication import Publication
from desk.tui.screens.number_and_date import DATE_HELP, date_fault, day_typed, number_fault
from desk.tui.widgets.form import Form, FormField
from desk.words.dates import long_date
from desk.words.lines import WordsFault
from desk.words.printed import printed
from desk.words.tags import english_name, known_language

SECTIONS = ("letter", "news", "briefs")
"""The sections that a new publication is offered, as the words of its language name them."""


class BeginForm(Form):
    """The name, the first issue and the sections of a new publication."""

    def __init__(self, today: str, publication: Publication) -> None:
        """`today` is the date that is offered; of the publication what was said of it already."""
        self._offered = _sections(publication.language)
        sections = ", ".join(publication.sections) or self._offered
        fields = (
            FormField("name", "Name", publication.name, "for example The Public Record"),
            FormField(
                "language", "Language", publication.language, "for example en-GB, de, ja or Deutsch", offered=True
            ),
            FormField("number", "First issue", "1", "no number", offered=True),
            FormField("date", "Its date", today, DATE_HELP, offered=True),
            FormField("sections", "Sections", sections, "for example Homes, Health and Care, In Brief", offered=True),
        )
        says = "All of it can be changed later. Commas part the sections."
        super().__init__("Begin a publication", fields, says=says, done="begin it")

    def wrong(self, values: Mapping[str, str]) -> str:
        """What is wrong with the values."""
        if not values["name"].strip():
            return "A publication needs a name."
        try:
            language = known_language(values["language"])
        except WordsFault as fault:
            return str(fault)
        return number_fault(values["number"], {}) or date_fault(values["date"], language)

    def remark(self, values: Mapping[str, str]) -> str:
        """How the first page begins for a reader: the language shows in its date and its words."""
        try:
            tag = known_language(values["language"])
        except WordsFault as fault:
            return str(fault)
        words, number = printed(tag), values["number"].strip()
        try:
            day = long_date(day_typed(values["date"], tag), words)
        except ValueError:
            day = ""
        top = [words.filled("number", number=number) if number else "", day, words["web"], words["links"]]
        return f"In {english_name(tag)} readers see: {' · '.join(filter(None, top))}"

    def given(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """The date as ISO 8601 writes it."""
        return {**values, "date": day_typed(values["date"], known_language(values["language"]))}

    @on(Input.Changed, "#language")
    def _offer_sections(self, event: Input.Changed) -> None:
        """The sections that are offered follow the language, as long as nobody wrote others."""
        sections = self.query_one("#sections", Input)
        if sections.value == self._offered:
            with contextlib.suppress(WordsFault):
                self._offered = sections.value = _sections(known_language(event.value))


def _sections(language: str) -> str:
    words = printed(language)
    return ", ".join(words[key] for key in SECTIONS)
