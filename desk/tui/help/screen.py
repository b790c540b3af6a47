"""The searchable list of keys, which can run what it lists."""

from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar

from desk.tui.help.finding import found
from desk.tui.keys.command import Command
from desk.tui.keys.commands import HEADINGS, of_scopes
from desk.tui.keys.in_force import Keys
from desk.tui.screens.chooser import Chooser
from desk.tui.widgets.lines import BLANK, Line

KEY, TITLE = 13, 29
"""Cells of the first two columns."""


class HelpScreen(Chooser[str]):
    """Keys by the place where they answer, that of the focus first. Closes with a command's id."""

    most: ClassVar[int] = 200
    keys: ClassVar[Sequence[tuple[str, str]]] = (("enter", "run it"), ("↑ ↓", "go"))

    def __init__(self, scopes: Sequence[str], keys: Keys) -> None:
        """The keys of these scopes, in this order."""
        super().__init__("Keys")
        self._scopes = scopes
        self._keys = keys
        self.add_class("wide")

    def lines(self, query: str) -> Iterable[Line]:
        """Each place under its heading, a command only where it is met first."""
        every = {each.id: each for scope in self._scopes for each in of_scopes([scope])}
        typed = query.strip().lower()
        answer = {id for id in every if typed and typed in map(str.lower, self._keys.of(id))}
        if len(typed) < 2 or not answer:
            answer |= {each.id for each, _ in found(query, every.values())}
        made: list[Line] = []
        seen: set[str] = set()
        for scope in self._scopes:
            commands = [each for each in of_scopes([scope]) if each.id not in seen and each.id in answer]
            if not commands:
                continue
            seen.update(each.id for each in commands)
            made += [BLANK] if made else []
            made.append(Line(((HEADINGS[scope].upper(), "bold"),)))
            made += [self._line(each) for each in commands]
        return made

    def _line(self, command: Command) -> Line:
        keys = "  ".join(self._keys.of(command.id))
        narrow = self.size.width < 90
        helped = "" if narrow else command.help
        title = command.title if narrow else f"{command.title:<{TITLE}} "
        return Line(((f"{keys:<{KEY}} ", "bold"), (title, ""), (helped, "dim")), row=command.id)

    def answer(self, row: Hashable) -> str | None:
        """The command's id."""
        return str(row)
