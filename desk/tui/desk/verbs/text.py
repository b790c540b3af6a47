"""Verbs of writing: the link in a sentence, a raw paste, and the editor's own editor."""

from collections.abc import Mapping

from desk.edit import stories as story_edits
from desk.edit.links import no_link
from desk.links.trackers import entering, said
from desk.model.url import typed_url
from desk.outside.editor import edit_text
from desk.tui.desk.story import FIELDS
from desk.tui.ports import OnDesk
from desk.tui.widgets.form import Form, FormField


class AddressForm(Form):
    """The address of a link in a sentence; it may stay empty and come later."""

    def wrong(self, values: Mapping[str, str]) -> str:
        """What is typed must be an address."""
        url = values["url"].strip()
        if url and not typed_url(url):
            return no_link(url)
        return ""


def link_in_sentence(desk: OnDesk) -> None:
    """Make the selected words a link; without any, ask for the words too."""
    field = desk.field("body")
    if not field.has_focus:
        desk.say("A link in a sentence belongs into the body.")
        return
    words = field.selected_text
    fields = (
        FormField("words", "Words", words.replace("\n", " "), "the words to click on"),
        FormField("url", "Address", "", "https://… — empty: it comes later"),
    )

    def taken(values: Mapping[str, str]) -> None:
        if values["words"].strip():
            came = entering(typed_url(values["url"]) or "")
            link = f"[{_escaped(values['words'].strip())}]({came.url})"
            desk.desk.session.end_typing()
            field.insert_text(link)
            desk.desk.session.end_typing()
            if came.is_changed:
                desk.say(f"Linked{said([came])}.", "undo")

    desk.ask(AddressForm("Link in the sentence", fields), taken)


def select_all(desk: OnDesk) -> None:
    """Select all of the text that the cursor is in."""
    for name in FIELDS:
        if desk.field(name).has_focus:
            desk.field(name).select_all()


def _escaped(words: str) -> str:
    return words.replace("[", "\\[").replace("]", "\\]")


def external_editor(desk: OnDesk) -> None:
    """Open the body in $VISUAL or $EDITOR and take it back as one step."""
    id = desk.selection.in_hand
    if id is None:
        return
    edited = edit_text(desk.desk.lend, desk.issue.story(id).body, suffix=".md")
    if edited.problem:
        desk.say(edited.problem)
    elif edited.text is not None:
        desk.do("Took the text from your editor", story_edits.change, id, body=edited.text)
