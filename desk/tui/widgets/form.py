"""A dialog of fields, each with its label."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from desk.model.text import clean_line
from desk.read.hygiene import seen
from desk.tui.widgets.dialog import Dialog
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.line_input import LineInput
from desk.tui.widgets.words import KeyLine, Words


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

    def unsaved(self) -> str:
        """The fields that were changed, each with its label."""
        labels = {field.name: field.label for field in self._fields}
        return "\n".join(f"{labels[name]}: {value}" for name, value in self.changed.items() if value.strip())

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
