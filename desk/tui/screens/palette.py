"""The palette: every command by its name, with its key beside it."""

from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar

from desk.tui.commands import of_scopes
from desk.tui.keys import Keys
from desk.tui.matching import match, underlined
from desk.tui.screens.chooser import Chooser
from desk.tui.widgets.lines import Line


class PaletteScreen(Chooser[str]):
    """The commands that can be run where it was asked for. Closes with a command's id."""

    keys: ClassVar[Sequence[tuple[str, str]]] = (("enter", "run"), ("↑ ↓", "go"))
    prompt: ClassVar[str] = "A command by its name"

    def __init__(self, scopes: Sequence[str], keys: Keys) -> None:
        """The commands of these scopes, those of the first scope first."""
        super().__init__("Commands")
        commands = {command.id: command for scope in scopes for command in of_scopes([scope])}
        self._commands = [command for id, command in commands.items() if id != "palette"]
        self._keys = keys
        self._in_text = "text" in scopes[:1]

    def lines(self, query: str) -> Iterable[Line]:
        """The commands whose names answer, best first."""
        found = [(hit, command) for command in self._commands if (hit := match(query, command.title)) is not None]
        for (_, letters), command in sorted(found, key=lambda each: each[0][0]):
            key = self._keys.shown(command.id, in_text=self._in_text) or self._keys.shown(command.id)
            yield Line(underlined(command.title, letters), ((key, "dim"),), row=command.id)

    def answer(self, row: Hashable) -> str | None:
        """The command's id."""
        return str(row)
