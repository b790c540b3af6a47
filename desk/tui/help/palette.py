"""The palette: every command by its name, with its key beside it."""

from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar

from desk.tui.keys.command import Command
from desk.tui.keys.commands import of_scopes
from desk.tui.keys.in_force import Keys
from desk.tui.screens.chooser import Chooser
from desk.tui.widgets.lines import Line
from desk.tui.widgets.matching import SCATTERED, match, underlined


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
        """The commands whose names answer, best first, then those whose explanation has the words."""
        found = [(hit, command) for command in self._commands if (hit := self._hit(query, command)) is not None]
        for (_, letters), command in sorted(found, key=lambda each: each[0][0]):
            key = self._keys.shown(command.id, in_text=self._in_text) or self._keys.shown(command.id)
            yield Line(underlined(command.title, letters), ((key, "dim"),), row=command.id)

    def _hit(self, query: str, command: Command) -> tuple[int, tuple[int, ...]] | None:
        """How well a command answers: words of its name, words of its explanation, then letters of its name."""
        hit = match(query, command.title)
        words = query.lower().split()
        if hit is not None and hit[0] < SCATTERED:
            return hit
        if words and all(word in command.help.lower() for word in words):
            return SCATTERED, ()
        return (hit[0] + 1, hit[1]) if hit is not None else None

    def answer(self, row: Hashable) -> str | None:
        """The command's id."""
        return str(row)
