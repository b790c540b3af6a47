"""A dialog with a short list to choose one of, and the letter that stands for each."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from desk.tui.widgets.cells import width, wrapped
from desk.tui.widgets.dialog import Dialog
from desk.tui.widgets.lines import Line, RowView
from desk.tui.widgets.words import KeyLine, Words

LIST_KEYS = frozenset("jkg")
"""Letters that a list goes up and down by."""
_USUAL, _WIDE = 80, 98
"""Columns of a dialog, and of a wide one."""
_FRAME = 7
"""Columns of it that hold no words of the list: frame, gutter and scrollbar."""
_AROUND = 9
"""Rows of it around the list and the sentence above."""
SPARE = "123456789abcdefhilmnopqrstuvwxyz"
"""What a choice without a letter of its own is chosen by."""


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
        yield RowView(id="choices")
        letter = (("a letter", "chooses it"),) if self._letters else ()
        yield KeyLine((("enter", "choose"), ("↑ ↓", "go"), *letter))

    def on_mount(self) -> None:
        """Fill the list: explanations behind the choices, or where one is too long for that below, if there is room."""
        rows, size = self.query_one(RowView), self.app.size
        room = min(_WIDE if self.has_class("wide") else _USUAL, size.width) - _FRAME
        lines = self._lines(room, below=False)
        if any(width(line.left) > room for line in lines):
            longer = self._lines(room, below=True)
            lines = longer if len(longer) + _AROUND + len(wrapped(self._says, room)) <= size.height else lines
        rows.styles.height = len(lines)
        rows.show(lines)
        rows.select(self._chosen or self._choices[0][0], tell=False)

    def _lines(self, room: int, *, below: bool) -> list[Line]:
        widest = max(len(words) for _, words, _ in self._choices)
        letters = [f"{letter:<3}" for letter in self._letters] or [""] * len(self._choices)
        lines: list[Line] = []
        for letter, (name, words, says) in zip(letters, self._choices, strict=True):
            if not below:
                lines.append(Line(((letter, "bold"), (f"{words:<{widest + 3}}", ""), (says, "dim")), row=name))
                continue
            lines.append(Line(((letter, "bold"), (words, "")), row=name))
            indent = " " * len(letter)
            lines += [Line(((indent + part, "dim"),), row=name) for part in wrapped(says, room - len(letter)) if part]
        return lines

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
