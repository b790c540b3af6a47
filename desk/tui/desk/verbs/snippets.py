"""Verbs of snippets: put one in, keep what is selected as one."""

from collections.abc import Mapping

from desk.edit import snippets
from desk.tui.desk.snippets import SnippetScreen
from desk.tui.ports import OnDesk
from desk.tui.widgets.cells import shown
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.form import Form, FormField
from desk.words.dates import long_date
from desk.words.printed import words_of

_FIELDS = ("body", "headline", "standfirst")


def put_in(desk: OnDesk) -> None:
    """Choose a snippet and put it in where the cursor is, its places filled."""
    field = _field(desk)
    kept = snippets.snippets_of(desk.desk.session.publication)
    if field is None:
        desk.say("A snippet goes where the cursor is: go into a text first.", "story.edit")
    elif not kept:
        desk.say("No snippet is kept yet: select words and keep them, or write some in the publication.", "publication")
    else:
        desk.ask(SnippetScreen(kept), lambda name: _put(desk, field, name))


def _field(desk: OnDesk) -> TextField | None:
    return next((field for name in _FIELDS if (field := desk.field(name)).has_focus), None)


def _put(desk: OnDesk, field: TextField, name: str) -> None:
    in_hand = desk.selection.in_hand
    story = None if in_hand is None else desk.issue.story(in_hand)
    publication = desk.desk.session.publication
    text = snippets.filled(publication, name, desk.issue, story, long_date(desk.issue.date, words_of(publication)))
    desk.desk.session.end_typing()
    field.insert_text(field.clean(text))
    desk.desk.session.end_typing()
    missing = snippets.unfilled(text)
    lacks = f"; there is no {' and no '.join(missing)} to fill in yet" if missing else ""
    _say(desk, f"Put in “{shown(name)}”{lacks}.", text, "undo")


def _say(desk: OnDesk, words: str, text: str, *commands: str) -> None:
    """Say what was done, and which names in the text stand for nothing."""
    unknown = snippets.unknown_said(snippets.unknown(desk.desk.session.publication, text))
    desk.say(" ".join(filter(None, (words, shown(unknown)))), *commands)


class KeepForm(Form):
    """The name of a new snippet."""

    def wrong(self, values: Mapping[str, str]) -> str:
        """A snippet needs a name."""
        return "" if values["name"].strip() else "A snippet needs a name."


def keep(desk: OnDesk) -> None:
    """Keep the selected words, else the whole text, as a snippet of the publication."""
    field = _field(desk)
    text = "" if field is None else field.selected_text or field.text
    if not text.strip():
        desk.say("Select the words of a text first: they become a snippet.")
        return

    def named(values: Mapping[str, str]) -> None:
        session = desk.desk.session
        with session.step(f"Kept “{shown(values['name'].strip())}” as a snippet"):
            session.change_publication(snippets=snippets.with_one(session.publication, values["name"], text))
        _say(desk, f"Kept “{shown(values['name'].strip())}” as a snippet.", text, "snippet", "undo")

    says = "{number}, {date} and {sponsor} in it are filled in for each issue."
    desk.ask(KeepForm("Keep as a snippet", (FormField("name", "Name", "", "for example thanks"),), says=says), named)
