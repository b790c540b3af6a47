"""The keys in force: those of the command table, with the editor's own from her settings, checked."""

import re
from collections.abc import Mapping

from desk.tui.commands import BY_ID, COMMANDS, LETTERS, Command, written

_TAKEN = {"ctrl+c": "copy", "ctrl+x": "cut", "ctrl+v": "paste", "ctrl+q": "quit"}
"""Keys that a terminal or a text field must keep."""
_IN_TEXT = frozenset(f"ctrl+{letter}" for letter in "aekuwd") | {
    "up",
    "down",
    "left",
    "right",
    "enter",
    "backspace",
    "delete",
    "home",
    "end",
    "tab",
    "space",
}
"""Keys that text fields answer themselves."""
_NAME = re.compile(r"(?:(?:ctrl|alt|shift|super|meta)\+)*(?:[a-z0-9]|[A-Z]|f\d{1,2}|[a-z]+(?:_[a-z]+)*)")


class Keys:
    """What each command answers to. `faults` says, a sentence each, which of the editor's keys cannot be used."""

    def __init__(self, own: Mapping[str, str]) -> None:
        """The table's keys with the editor's `own` over them: command id -> keys, separated by commas."""
        self.faults: list[str] = []
        self._keys = {command.id: command.keys for command in COMMANDS}
        for id, keys in own.items():
            self._take(id, keys)

    @property
    def keymap(self) -> dict[str, str]:
        """The commands whose keys differ from the table's, as Textual's keymap wants them."""
        return {command.id: self._keys[command.id] for command in COMMANDS if self._keys[command.id] != command.keys}

    def of(self, id: str) -> tuple[str, ...]:
        """A command's keys as they are written on screens."""
        return tuple(written(key) for key in self._keys[id].split(",") if key)

    def shown(self, id: str, *, in_text: bool = False) -> str:
        """The one key to show for a command: in text fields the one that works there."""
        keys = [key for key in self._keys[id].split(",") if key]
        if in_text:
            keys = [key for key in keys if not _eats_text(key)] or keys
        return written(keys[0]) if keys else ""

    def _take(self, id: str, keys: str) -> None:
        command = BY_ID.get(id)
        if command is None:
            self.faults.append(f"“{id[:40]}” in the settings' keys is not a command; the help (?) lists their names.")
            return
        for key in keys.split(","):
            if fault := self._fault(command, key):
                self.faults.append(f"The key “{key[:30]}” for {id} is not used: {fault}.")
                return
        self._keys[id] = keys

    def _fault(self, command: Command, key: str) -> str:
        if not _NAME.fullmatch(key):
            return "keys are written like ctrl+g, f7 or G, separated by a comma without a space"
        if key in _TAKEN:
            return f"it is taken for {_TAKEN[key]}"
        if "text" in command.scopes and (_eats_text(key) or key in _IN_TEXT):
            return "it types or edits in text fields"
        for other in COMMANDS:
            if other is not command and key in self._keys[other.id].split(",") and _meet(command, other):
                return f"{other.id} has it"
        return ""


def _eats_text(key: str) -> bool:
    return len(key) == 1 or key in ("space", "question_mark", "slash", "greater_than_sign", "less_than_sign")


def _meet(one: Command, other: Command) -> bool:
    """Whether two commands can be asked for in the same place."""
    wide = {"desk": LETTERS - {"issues"} | {"text"}, "everywhere": LETTERS | {"text", "desk"}}
    places = [set(each.scopes).union(*(wide.get(scope, set()) for scope in each.scopes)) for each in (one, other)]
    return bool(places[0] & places[1])
