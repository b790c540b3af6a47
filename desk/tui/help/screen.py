"""The searchable list of keys, which can run what it lists."""

from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar

from textual.widgets import Input

from desk.tui.help.finding import found
from desk.tui.keys.command import Command
from desk.tui.keys.commands import HEADINGS, of_scopes
from desk.tui.keys.in_force import Keys
from desk.tui.screens.chooser import Chooser
from desk.tui.theme.glyphs import MEANINGS, Glyphs
from desk.tui.widgets.cells import wrapped
from desk.tui.widgets.lines import BLANK, Line

SIGNS = ("signs", "symbols", "icons", "legend", "marks", "glyphs", "meaning")
"""Words for which the list tells what the signs say."""
KEY, TITLE = 13, 29
"""Cells of the first two columns."""


class HelpScreen(Chooser[str]):
    """Keys by the place where they answer, that of the focus first. Closes with a command's id."""

    most: ClassVar[int] = 200
    keys: ClassVar[Sequence[tuple[str, str]]] = (("enter", "run it"), ("↑ ↓", "go"))

    def __init__(self, scopes: Sequence[str], keys: Keys, glyphs: Glyphs, own: Sequence[Command] = ()) -> None:
        """The keys of these scopes, in this order, those of the screen alone, and the signs in use."""
        super().__init__("Keys")
        self._scopes = scopes
        self._own = own
        self._keys = keys
        self._glyphs = glyphs
        self.add_class("wide")

    def lines(self, query: str) -> Iterable[Line]:
        """Each place under its heading, a command only where it is met first; of what was typed the best first."""
        typed = query.strip().lower()
        made = self._answering(typed) if typed else self._by_place()
        signs = list(self._signs(typed))
        return [*made, *([BLANK] if made and signs else []), *signs]

    def _answering(self, typed: str) -> list[Line]:
        """The commands of a key that was typed, and those that answer to words."""
        every = {each.id: each for _, commands in self._places() for each in commands}
        of_key = [each for each in every.values() if typed in map(str.lower, self._keys.of(each))]
        named = [] if of_key and len(typed) > 1 else [each for each, _ in found(typed, every.values())]
        return [self._line(each) for each in dict.fromkeys((*of_key, *named))]

    def _by_place(self) -> list[Line]:
        made: list[Line] = []
        seen: set[str] = set()
        for heading, every in self._places():
            commands = [each for each in every if each.id not in seen]
            if commands:
                seen.update(each.id for each in commands)
                made += [*([BLANK] if made else []), Line(((heading.upper(), "bold"),))]
                made += [self._line(each) for each in commands]
        return made

    def _places(self) -> Iterable[tuple[str, Sequence[Command]]]:
        """The headings with their commands; those of the screen alone before what answers everywhere."""
        for scope in self._scopes:
            if scope == "everywhere":
                yield "Here", self._own
            yield HEADINGS[scope], of_scopes([scope])

    def _signs(self, typed: str) -> Iterable[Line]:
        """What the signs of the lists say: all of them, at the end of the list, or the one that was typed."""
        every = not typed or (len(typed) > 2 and any(word.startswith(typed) for word in SIGNS))
        told = [
            (name, self._glyphs.of(name), says) for name, says in MEANINGS if every or typed == self._glyphs.of(name)
        ]
        if told and not self._glyphs.are_words:
            yield Line((("SIGNS", "bold"),))
            for name, sign, says in told:
                first, *rest = wrapped(says, max(20, min(self.size.width, 100) - KEY - 10))
                yield Line(((f"{sign:<{KEY}} ", "bold"), (first, "")), row=("sign", name))
                yield from (Line(((f"{'':<{KEY}} {part}", ""),)) for part in rest)

    def on_resize(self) -> None:
        """A narrower screen leaves the sentences out, a wider one has them again; the selected key stays."""
        row = self.rows.row
        self.fill(self.query_one("#query", Input).value)
        if row is not None:
            self.rows.select(row, tell=False)

    def _line(self, command: Command) -> Line:
        keys = "  ".join(self._keys.of(command))
        narrow = self.size.width < 90
        helped = "" if narrow else command.help
        title = command.title if narrow else f"{command.title:<{TITLE}} "
        return Line(((f"{keys:<{KEY}} ", "bold"), (title, ""), (helped, "dim")), row=command.id)

    def answer(self, row: Hashable) -> str | None:
        """The command's id; a sign runs nothing."""
        return row if isinstance(row, str) else None
