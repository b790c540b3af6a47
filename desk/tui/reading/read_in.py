"""What should be read in: files, folders, or a newsletter that is pasted; and the reading of it."""

from collections.abc import Sequence
from functools import partial
from time import monotonic
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from desk.archive.drafts import Drafts
from desk.store.errors import StoreError
from desk.store.folder.issues import Folder
from desk.tui import background
from desk.tui.reading.taking_in import Gathered, Given, gathering, given
from desk.tui.widgets.cells import count
from desk.tui.widgets.dialog import Dialog
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.progress import progress
from desk.tui.widgets.words import KeyLine, Words

_OFTEN = 0.1
"""Seconds between two drawings of the progress."""
_NAMED = 3
"""Files that could not be read and are named one by one."""


class ReadIn(Dialog[Gathered]):
    """Closes with what was read, once all of it is or Esc stopped it; without anything that can be read it stays."""

    DEFAULT_CSS = """
    ReadIn #typed { height: 8; margin-bottom: 1; }
    ReadIn.-short #typed { height: 4; }
    ReadIn #says { margin-bottom: 1; }
    ReadIn.-short #says { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "read", "Read it in", show=False, priority=True),
        Binding("ctrl+j,alt+enter,shift+enter", "new_line", "Another line", show=False, priority=True),
    ]
    AUTO_FOCUS = "#typed"

    def __init__(self, folder: Folder, drafts: Drafts, text: str = "") -> None:
        """For the folder that the issues will come into, and the drafts that they are until then; `text` is given."""
        super().__init__("Read old issues in")
        self._folder = folder
        self._drafts = drafts
        self._text = text
        self._busy = self._stopped = self._counted = False

    def inside(self) -> ComposeResult:
        """A sentence, the field, what is in it, the keys."""
        says = "Plain text, HTML, mails and mailboxes, Markdown, AsciiDoc, reStructuredText, Org."
        says += " You look at each before anything is saved."
        yield Words((says, "dim"), id="says", wrap=True)
        yield TextField(id="typed", placeholder="~/newsletters/2016   or paste the newsletter itself")
        yield Words(id="found", wrap=True)
        yield KeyLine((("enter", "read it in"), ("ctrl+j", "another line")))

    def on_mount(self) -> None:
        """What was pasted before stands there."""
        if self._text:
            self.field.insert_text(self._text)
            self.found.show((given(self._text).words, "dim"))

    @property
    def field(self) -> TextField:
        """What is typed in."""
        return self.query_one("#typed", TextField)

    @property
    def found(self) -> Words:
        """The line under it."""
        return self.query_one("#found", Words)

    @on(TextField.Pasted)
    def _pasted(self, event: TextField.Pasted) -> None:
        event.stop()
        event.field.insert_text(event.text)

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if not self._busy:
            self.found.show((given(event.text_area.text).words, "dim"))

    def action_new_line(self) -> None:
        """Begin another line: for another path."""
        if not self._busy:
            self.field.insert_text("\n")

    def action_close(self) -> None:
        """Stop reading, and look at what was read; where nothing was yet, or nothing is being read, close."""
        self._stopped = True
        if self._busy and self._counted:
            self.found.show(("Stopping …", ""))
        else:
            self.dismiss(None)

    def action_read(self) -> None:
        """Begin to read."""
        wanted = given(self.field.text)
        if self._busy or not (wanted.paths or wanted.missing or wanted.text):
            return
        self._busy, self._stopped = True, False
        self.field.disabled = True
        self._draw(0, 0, 0.0)
        background.in_thread(self, partial(self._read, wanted, background.Wire(self)), self._have, group="read-in")

    def _read(self, wanted: Given, wire: background.Wire) -> tuple[Gathered | None, str]:
        """Read on another thread, telling how far it is now and then: what was read, and what went wrong."""
        begun = told = monotonic()
        found, fault = None, ""
        try:
            for found in gathering(self._folder, wanted, self._drafts):
                if self._stopped or not wire.is_open:
                    break
                now = monotonic()
                if now - told >= _OFTEN:
                    told = now
                    wire.tell(self._draw, found.done, found.of, now - begun)
        except StoreError as error:
            fault = str(error)
        return found, fault

    def _draw(self, done: int, of: int, seconds: float) -> None:
        if not self._stopped:
            self._counted = of > 0
            self.found.show(*progress("Reading old issues in", done, of, seconds), ("   esc", "bold"), (" stop", "dim"))

    def _have(self, read: tuple[Gathered | None, str]) -> None:
        """All of it is read."""
        found, fault = read
        self._busy = False
        self.field.disabled = False
        if found is not None and (found.drafts or found.waiting) and not fault:
            self.dismiss(found)
            return
        self.focus_on_field()
        if fault:
            self.found.show((fault, "stop"))
        elif found is not None and found.refused:
            self.found.show((refused(found.refused), "stop"))
        else:
            self.found.show(("Stopped; nothing was read." if self._stopped else "There is nothing to read in.", ""))

    def focus_on_field(self) -> None:
        """Let the typing go on."""
        self.set_focus(self.field, scroll_visible=False)


def refused(sentences: Sequence[str]) -> str:
    """What could not be read, the first of it by name."""
    words = " ".join(sentences[:_NAMED])
    more = len(sentences) - _NAMED
    return words + (f" And {count(more, 'file')} more could not be read." if more > 0 else "")
