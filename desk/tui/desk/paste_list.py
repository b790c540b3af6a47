"""A place to paste a list of links into, and what should become of it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from desk.links.paste import read_links
from desk.read.hygiene import seen
from desk.tui.widgets.cells import count
from desk.tui.widgets.dialog import Dialog
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.words import KeyLine, Words


class PasteList(Dialog[tuple[str, str]]):
    """Closes with "each" (one story each) or "story" (all under the story in hand), and the text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "take('each')", "One story each", show=False, priority=True),
        Binding("ctrl+l", "take('story')", "Under this story", show=False, priority=True),
    ]

    def __init__(self, *, can_attach: bool) -> None:
        """`can_attach` says whether there is a story in hand."""
        super().__init__("Paste a list of links")
        self._can_attach = can_attach

    def inside(self) -> ComposeResult:
        """The field, how many links are in it, the keys."""
        yield TextField(id="list", placeholder="SOURCE:  title, addresses, Markdown links: one a line.")
        yield Words(id="found")
        keys = [("ctrl+s", "one story each")]
        if self._can_attach:
            keys.append(("ctrl+l", "all under this story"))
        yield KeyLine(keys)

    @on(TextField.Pasted)
    def _pasted(self, event: TextField.Pasted) -> None:
        event.stop()
        event.field.insert_text(seen(event.text))

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.query_one("#found", Words).show((count(len(read_links(event.text_area.text)), "link"), "dim"))

    def action_take(self, how: str) -> None:
        """Close with the text."""
        if how == "each" or self._can_attach:
            self.dismiss((how, self.query_one("#list", TextField).text))
