"""Dialogs: one round frame in the accent with its title, the desk dimmed behind it, its keys in the last line."""

from typing import ClassVar, Generic, TypeVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from desk.tui.steady import SteadyScreen
from desk.tui.widgets.copied import Saying
from desk.tui.widgets.fields import TextField

Result = TypeVar("Result")


class Dialog(SteadyScreen[Result], ModalScreen[Result], Generic[Result]):
    """A dialog that Esc closes without a result. Subclasses compose its inside in `inside`."""

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 55%; }
    Dialog > Vertical {
        width: 80; max-width: 100%; height: auto; max-height: 100%;
        border: round $pencil; border-title-color: $pencil; border-title-style: bold;
        background: $background; padding: 1 2 1 0;
    }
    Dialog.wide > Vertical { width: 98; }
    Dialog > Vertical > * { padding-left: 2; }
    Dialog > Vertical > RowView, Dialog > Vertical > TextField { padding-left: 0; }
    Dialog Input { border: none; height: 1; padding: 0; background: $background; color: $words; width: 1fr; }
    Dialog Input:focus { border: none; background: $row; background-tint: transparent; }
    Dialog Input > .input--placeholder { color: $dim; }
    Dialog Input > .input--cursor { background: $pencil; color: $background; text-style: none; }
    Dialog Input:ansi > .input--cursor { text-style: reverse; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False),
        Binding("ctrl+v", "app.paste_clipboard", show=False),
        Binding("f1,question_mark", "tell_keys", show=False),
        Binding("ctrl+z,ctrl+y", "tell_undo", show=False),
    ]
    AUTO_FOCUS = "Input, RowView, TextArea"

    def __init__(self, title: str) -> None:
        """A dialog with a title."""
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """The frame."""
        with Vertical() as frame:
            frame.border_title = Content(self._title)  # a text, not markup: it may come from a file
            yield from self.inside()

    def inside(self) -> ComposeResult:
        """What stands in the frame."""
        yield from ()

    def on_paste(self, event: events.Paste) -> None:
        """A paste that no field took is told: it is on the clipboard still."""
        event.stop()
        cast("Saying", self.app).say("Nothing in this dialog takes a paste. It is on your clipboard still.")

    def action_tell_keys(self) -> None:
        """The list of keys is for the screen below: where those of this dialog stand is said."""
        cast("Saying", self.app).say("Its keys stand in the last line of the dialog; esc closes it.")

    @on(TextField.UndoAsked)
    def action_tell_undo(self) -> None:
        """What is typed here is no step yet: how it is dropped is said."""
        cast("Saying", self.app).say(
            "Nothing was taken yet that could be undone; esc closes the dialog and leaves all as it was."
        )

    @property
    def called(self) -> str:
        """Its title."""
        return self._title

    def unsaved(self) -> str:
        """What was typed here by hand and is nowhere else: the desk that ends now keeps it. Subclasses say more."""
        return "\n\n".join(field.text for field in self.query(TextField) if field.is_by_hand)

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)
