"""What the editor is asked who quits while nothing can be written: their words are nowhere but on the screen."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from textual.app import App, ComposeResult

from desk.session.session import Session
from desk.store.errors import NotSaved
from desk.tui import background
from desk.tui.widgets.cells import count
from desk.tui.widgets.choice import Choice
from desk.tui.widgets.form import Form, FormField
from desk.tui.widgets.words import Words

AGAIN, ELSEWHERE, COPY, LOSE = "again", "elsewhere", "copy", "lose"


class NowhereChoice(Choice):
    """Try again, another place, the clipboard, or to lose so many words; without a result the desk stays open."""

    takes_letters = False

    def __init__(self, why: str, words: int) -> None:
        """`why` nothing could be kept, and how many words are on no disk."""
        lost = count(words, "word") if words else "the last change"
        super().__init__(
            "Nothing could be saved",
            (
                (AGAIN, "Try again", "when there is room on the disk"),
                (ELSEWHERE, "Write to another place", "another disk, a stick"),
                (COPY, "Copy the text", "the plain text of the issue, to the clipboard; the desk stays open"),
                (LOSE, f"Quit and lose {lost}", "they are on no disk"),
            ),
        )
        self.add_class("wide")
        self._why = why

    def inside(self) -> ComposeResult:
        """The reason above the choices."""
        yield Words((f"{self._why}\n", ""), wrap=True)
        yield from super().inside()


class PlaceForm(Form):
    """The folder to write to; it stays while that cannot be done."""

    def __init__(self, write: Callable[[Path], str]) -> None:
        """`write` writes into a folder and says what it wrote. Raises NotSaved."""
        place = FormField("folder", "Folder", "", "for example /media/stick")
        super().__init__("Write to another place", (place,), says="The files get their usual names.", done="write")
        self._write = write
        self.written = ""

    def wrong(self, values: Mapping[str, str]) -> str:
        """Why it could not be written; "" once it is."""
        typed = values["folder"].strip()
        if not typed:
            return "A place needs a name."
        try:
            self.written = self._write(Path(typed).expanduser())
        except (NotSaved, RuntimeError) as error:
            return str(error)
        return ""


class Elsewhere(Protocol):
    """Writes what cannot be saved in its place."""

    def save_elsewhere(self, folder: Path) -> str:
        """Write it into another folder, and say what was written. Raises NotSaved."""


class Holds(Protocol):
    """Holds words that are on no disk."""

    session: Session

    @property
    def saver(self) -> Elsewhere:
        """What saves."""

    def say(self, *words: str) -> None:
        """Show a sentence on the screen in front."""

    def copy_text(self) -> str:
        """Copy the text of the open issue; a sentence on what happened. For another thread."""


def ask(app: App[int], desk: Holds, why: str, again: Callable[[], object], leave: Callable[[str], object]) -> None:
    """Ask what becomes of words that are nowhere. `again` tries to save once more; `leave` quits with last words."""

    def answered(answer: str | None) -> None:
        if answer == AGAIN:
            again()
        elif answer == LOSE:
            leave(why)
        elif answer == ELSEWHERE:
            _ask_for_place(app, desk, leave, lambda: ask(app, desk, why, again, leave))
        elif answer == COPY:
            background.in_thread(app, desk.copy_text, desk.say, group="outside")
        else:
            desk.say("The desk stays open. Nothing is saved yet.")

    app.push_screen(NowhereChoice(why, desk.session.unsaved_words()), answered)


def _ask_for_place(app: App[int], desk: Holds, leave: Callable[[str], object], back: Callable[[], object]) -> None:
    form = PlaceForm(desk.saver.save_elsewhere)

    def answered(values: Mapping[str, str] | None) -> None:
        if values:
            leave(form.written)
        else:
            back()

    app.push_screen(form, answered)
