"""A plain text edited in a dialog of desk's own, where no editor is set."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from desk.read.hygiene import seen
from desk.tui.widgets.dialog import Dialog
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.words import KeyLine, Words


class PlainTextScreen(Dialog[str]):
    """Closes with the text as it was left, or with None."""

    DEFAULT_CSS = """
    PlainTextScreen #text { height: 22; scrollbar-size: 0 1; }
    PlainTextScreen.-short #text { height: 1fr; }
    PlainTextScreen.-short > Vertical { height: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "take", "Take it", show=False, priority=True)]

    def __init__(self, title: str, text: str) -> None:
        """For a text."""
        super().__init__(title)
        self.add_class("wide")
        self._text = text
        self._warned = False

    def inside(self) -> ComposeResult:
        """The text, what is to be said, the keys."""
        yield TextField(id="text", placeholder="Empty: desk makes it again.")
        yield Words(id="wrong", wrap=True)
        yield KeyLine((("ctrl+s", "take it"), ("empty", "what desk makes")))

    def on_mount(self) -> None:
        """Fill the field; what it then holds is what a change is measured by."""
        self.field.soft_wrap = False  # a line of the edition is a line here
        self.field.load(self._text)
        self._text = self.field.text

    @property
    def field(self) -> TextField:
        """The field."""
        return self.query_one(TextField)

    @on(TextField.Pasted)
    def _pasted(self, event: TextField.Pasted) -> None:
        event.stop()
        event.field.insert_text(seen(event.text))

    def action_take(self) -> None:
        """Close with the text."""
        self.dismiss(self.field.text)

    def action_close(self) -> None:
        """Close without it; what was typed is not dropped without a word."""
        if self.field.text != self._text and not self._warned:
            self._warned = True
            self.query_one("#wrong", Words).show(("This was changed. esc again drops it, ctrl+s takes it.", "look"))
            return
        self.dismiss(None)
