"""The verb that spells the word at the cursor: what may have been meant, or one more of the publication's own words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk.model.publication import Publication
from desk.store.errors import NotSaved
from desk.store.folder.beside import WORDS, add_word
from desk.tui.desk.story import FIELDS
from desk.tui.ports import OnDesk
from desk.tui.widgets.choice import Choice

if TYPE_CHECKING:
    from pathlib import Path

    from desk.preflight.finding import Writing
    from desk.words.spelling.speller import Slip

_ADD = "+"
_GROUP = "spelling"


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was found: the slip at the cursor, else the first one behind it; and what may have been meant."""

    problem: str = ""
    slip: "Slip | None" = None
    offered: tuple[str, ...] = ()


def spell(desk: OnDesk) -> None:
    """Offer words for the unknown one at the cursor, else for the next one in this text."""
    name = next((each for each in FIELDS if desk.field(each).has_focus), None)
    if name is None:
        desk.say("Spelling is for a text: put the cursor into one.")
        return
    field, id = desk.field(name), desk.selection.in_hand
    text, (at, _) = field.text, field.selected_range
    session = desk.desk.session
    folder, publication = session.folder.path, session.publication

    def found(looked: _Looked) -> None:
        if desk.selection.in_hand == id and field.text == text and desk.is_in_front:
            _offer(desk, name, looked)

    desk.in_thread(lambda: _look(folder, publication, text, at), found, group=_GROUP)


def _look(folder: "Path", publication: Publication, text: str, at: int) -> _Looked:
    from desk.preflight.writing import Reading

    writing: Writing = Reading(folder).now(publication)
    if writing.speller is None:
        broken = next((fault for fault in writing.faults if "dictionary" in fault), "")
        missing = f"there is no dictionary for “{publication.language}” on this computer"
        return _Looked(f"Nothing can be spelt: {broken or missing}.")
    slips = list(writing.speller.slips(text))
    slip = next((each for each in slips if each.start <= at <= each.end), None)
    slip = slip or next((each for each in slips if each.start > at), None)
    offered = writing.speller.suggestions(slip.word) if slip else ()
    writing.speller.dictionary.keep()
    return _Looked(slip=slip, offered=offered)


def _offer(desk: OnDesk, name: str, looked: _Looked) -> None:
    slip, field = looked.slip, desk.field(name)
    if slip is None:
        desk.say(looked.problem or "All words from here on are known.")
        return
    field.select_range(slip.start, slip.end)
    choices = [(word, word, "") for word in looked.offered]
    choices.append((_ADD, f"Keep “{slip.word}”", f"one of the publication's words from now on ({WORDS})"))
    before = field.text

    def chosen(word: str) -> None:
        if word == _ADD:
            _add(desk, slip.word)
        elif field.text == before:
            desk.desk.session.end_typing()
            field.select_range(slip.start, slip.end)
            field.insert_text(word)
            desk.desk.session.end_typing()
            desk.say(f"“{slip.word}” is “{word}” now.", "undo", "text.spell")

    says = "" if looked.offered else "Nothing in the dictionary is near it."
    desk.ask(Choice(f"“{slip.word}”", choices, says=says), chosen)


def _add(desk: OnDesk, word: str) -> None:
    try:
        problem = add_word(desk.desk.session.folder.path, word)
    except NotSaved as error:
        problem = str(error)
    desk.say(problem or f"“{word}” is one of the publication's words now.")
    desk.desk.checking.look(at_once=True)
