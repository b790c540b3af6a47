"""Dialogs: one round frame in the accent with its title, the desk dimmed behind it, its keys in the last line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, Protocol, TypeVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from desk.model.text import clean_line
from desk.read.hygiene import seen
from desk.tui.steady import SteadyScreen
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.line_input import LineInput
from desk.tui.widgets.lines import Line, RowView
from desk.tui.widgets.words import KeyLine, Words

Result = TypeVar("Result")
LIST_KEYS = frozenset("jkg")
"""Letters that a list goes up and down by."""
SPARE = "123456789abcdefhilmnopqrstuvwxyz"
"""What a choice without a letter of its own is chosen by."""


class _Saying(Protocol):
    def say(self, *words: str) -> None: ...


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
        cast("_Saying", self.app).say("Nothing in this dialog takes a paste. It is on your clipboard still.")

    @property
    def called(self) -> str:
        """Its title."""
        return self._title

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form. `help` is shown dim in the empty field; one that is `tall` holds several lines.

    A value that is only `offered`, such as the next number, is selected when the field is entered: typing replaces it.
    """

    name: str
    label: str
    value: str = ""
    help: str = ""
    tall: bool = False
    offered: bool = False


class FormRow(Horizontal):
    """A label and its field."""

    DEFAULT_CSS = """
    FormRow { height: 1; }
    FormRow Words { width: 16; }
    FormRow.tall { height: 4; }
    FormRow TextField, FormRow TextField:focus { padding: 0; height: 4; }
    FormRow TextField:focus { background: $row; }
    """

    def __init__(self, field: FormField) -> None:
        """The row of a field."""
        super().__init__(classes="tall" if field.tall else None)
        self._field = field

    @property
    def called(self) -> str:
        """The field's label."""
        return self._field.label

    def compose(self) -> ComposeResult:
        """Label and field."""
        yield Words((self._field.label, "dim"))
        if self._field.tall:
            field = TextField(id=self._field.name, placeholder=self._field.help)
            field.load(self._field.value)
            yield field
        else:
            value = clean_line(self._field.value)
            offered = self._field.offered
            yield LineInput(value, placeholder=self._field.help, id=self._field.name, select_on_focus=offered)


class Form(Dialog[Mapping[str, str]]):
    """A dialog of fields. Enter takes it, tab and the arrows go from field to field, Esc asks once before it drops."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("ctrl+s", "take", "Take it", show=False, priority=True),
    ]

    def __init__(
        self, title: str, fields: Sequence[FormField], *, says: str = "", done: str = "take it", first: str = ""
    ) -> None:
        """A form of these fields; `says` is a sentence above them, `first` names the field to begin in."""
        super().__init__(title)
        self._first = first
        self._fields = fields
        self._says = says
        self._done = done
        self._warned = False
        self._refused: Mapping[str, str] | None = None
        """The values of which it was said what is wrong: that stays until they are others."""

    def inside(self) -> ComposeResult:
        """The sentence, the fields, what is wrong, the keys."""
        if self._says:
            yield Words((self._says + "\n", "dim"), wrap=True)
        for field in self._fields:
            yield FormRow(field)
        yield Words(id="wrong", wrap=True)
        yield KeyLine((("enter", self._done), ("tab", "next field")))

    def on_mount(self) -> None:
        """Say what the values mean; begin in another field than the first where one is named."""
        self._say_remark()
        if self._first:
            self.query_one(f"#{self._first}").focus()

    @property
    def values(self) -> dict[str, str]:
        """The fields' contents by name."""
        return {field.name: self._value(field) for field in self._fields}

    def _value(self, field: FormField) -> str:
        found = self.query_one(f"#{field.name}")
        return found.text if isinstance(found, TextField) else found.value if isinstance(found, Input) else ""

    @property
    def changed(self) -> dict[str, str]:
        """The contents of those fields that are not what they were: all else may have changed elsewhere since."""
        before = {field.name: field.value for field in self._fields}
        return {name: value for name, value in self.values.items() if value != before[name]}

    def wrong(self, values: Mapping[str, str]) -> str:
        """What is wrong with the values, in a sentence; "" if they can be taken. Subclasses say so."""
        return ""

    def remark(self, values: Mapping[str, str]) -> str:
        """What the values mean, said while they are typed: "Thursday 5 November 2026". Subclasses say so."""
        return ""

    def given(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """What the form gives for values that can be taken; subclasses may give what they mean."""
        return values

    @on(Input.Changed)
    def _say_remark(self) -> None:
        if self._refused == self.values:
            return
        self._refused = None
        if words := self.remark(self.values):
            self.query_one("#wrong", Words).show(("\n" + words, "dim"))
        else:
            self.query_one("#wrong", Words).show()

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_take()

    @on(TextField.Pasted)
    def _pasted(self, event: TextField.Pasted) -> None:
        event.stop()
        event.field.insert_text(seen(event.text))

    def action_close(self) -> None:
        """Close without a result; what was typed is not dropped without a word."""
        if self.changed and not self._warned:
            self._warned = True
            words = "\nThis was changed. esc again drops it, enter takes it."
            self.query_one("#wrong", Words).show((words, "look"))
            return
        self.dismiss(None)

    def action_take(self) -> None:
        """Close with the values, if they can be taken."""
        values = self.values
        if fault := self.wrong(values):
            self.query_one("#wrong", Words).show(("\n" + fault, "stop"))
            self._warned, self._refused = False, values
        else:
            self.dismiss(self.given(values))


class Choice(Dialog[str]):
    """A short list to choose one of, by the arrows or by the letter in front of each."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "take", "Choose", show=False)]
    takes_letters: ClassVar[bool] = True
    """Whether a letter chooses. A choice that comes by itself takes none: they may be meant for a text."""

    def __init__(
        self, title: str, choices: Sequence[tuple[str, str, str]], chosen: str = "", *, says: str = ""
    ) -> None:
        """Triples of an id, its words and an explanation; `chosen` is selected first, `says` stands above them."""
        super().__init__(title)
        self._says = says
        self._choices = choices
        self._chosen = chosen
        self._letters = letters_for([words for _, words, _ in choices]) if self.takes_letters else []

    def inside(self) -> ComposeResult:
        """A sentence, the list and its keys."""
        if self._says:
            yield Words((f"{self._says}\n", "dim"), wrap=True)
        rows = RowView(id="choices")
        rows.styles.height = len(self._choices)
        yield rows
        letter = (("a letter", "chooses it"),) if self._letters else ()
        yield KeyLine((("enter", "choose"), ("↑ ↓", "go"), *letter))

    def on_mount(self) -> None:
        """Fill the list."""
        rows = self.query_one(RowView)
        widest = max(len(words) for _, words, _ in self._choices)
        letters = [f"{letter:<3}" for letter in self._letters] or [""] * len(self._choices)
        rows.show(
            Line(((letter, "bold"), (f"{words:<{widest + 3}}", ""), (says, "dim")), row=name)
            for letter, (name, words, says) in zip(letters, self._choices, strict=True)
        )
        rows.select(self._chosen or self._choices[0][0], tell=False)

    def on_key(self, event: events.Key) -> None:
        """A letter chooses what it stands before."""
        if event.character and event.character.lower() in filter(None, self._letters):
            event.stop()
            self.dismiss(self._choices[self._letters.index(event.character.lower())][0])

    def action_take(self) -> None:
        """Close with the selected one."""
        self.dismiss(str(self.query_one(RowView).row))

    @on(RowView.Chosen)
    def _chose(self) -> None:
        self.action_take()


def letters_for(choices: Sequence[str]) -> list[str]:
    """A letter or digit for each choice, which no other one has: of its words the first that is free; "" if none is.

    Those that lists go up and down by are never free. The first letters of all are given away before any second one:
    "Story, Sponsor, Links, Letter" have s, p, l and e.
    """
    given = [""] * len(choices)
    for depth in range(max(map(len, choices), default=0)):
        for at, words in enumerate(choices):
            letter = words[depth : depth + 1].lower()
            if not given[at] and letter.isalnum() and letter.isascii() and letter not in {*given, *LIST_KEYS}:
                given[at] = letter
    for at, _ in enumerate(choices):
        given[at] = given[at] or next((sign for sign in SPARE if sign not in given), "")
    return given
