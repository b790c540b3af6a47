"""The palette: every command by its name, with its key beside it."""

from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar

from desk.tui.help.finding import found
from desk.tui.keys.command import Command
from desk.tui.keys.commands import of_scopes
from desk.tui.keys.in_force import Keys
from desk.tui.screens.chooser import Chooser
from desk.tui.widgets.lines import Line
from desk.tui.widgets.matching import underlined


class PaletteScreen(Chooser[str]):
    """The commands that can be run where it was asked for. Closes with a command's id."""

    keys: ClassVar[Sequence[tuple[str, str]]] = (("enter", "run"), ("↑ ↓", "go"))
    prompt: ClassVar[str] = "A command, by its name or what you would call it"

    def __init__(self, scopes: Sequence[str], keys: Keys, own: Sequence[Command] = ()) -> None:
        """The commands of the screen alone and of these scopes, those of the first scope first."""
        super().__init__("Commands")
        commands = {command.id: command for scope in scopes for command in of_scopes([scope])}
        self._commands = [*own, *(command for id, command in commands.items() if id != "palette")]
        self._keys = keys
        self._in_text = "text" in scopes[:1]

    def lines(self, query: str) -> Iterable[Line]:
        """The commands that answer, best first."""
        for command, letters in found(query, self._commands):
            key = self._keys.shown(command, in_text=self._in_text) or self._keys.shown(command)
            yield Line(underlined(command.title, letters), ((key, "dim"),), row=command.id)

    def answer(self, row: Hashable) -> str | None:
        """The command's id."""
        return str(row)
