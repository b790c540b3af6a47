"""The keys in force: those of the command table, with the editor’s own from the settings, checked."""

import re
import string
import unicodedata
from collections.abc import Mapping

from textual.keys import KEY_NAME_REPLACEMENTS
from textual.keys import Keys as TerminalKeys

from desk.tui.keys.command import Command
from desk.tui.keys.commands import BY_ID, COMMANDS, LETTERS
from desk.tui.keys.names import written

_TAKEN = {
    "ctrl+c": "copy",
    "ctrl+x": "cut",
    "ctrl+v": "paste",
    "ctrl+q": "quit",
    "ctrl+i": "tab",
    "ctrl+m": "enter",
}
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
}
"""Keys that text fields answer themselves."""
_IN_LISTS = frozenset(("up", "down", "pageup", "pagedown", "home", "end", *"jkgG"))
"""Keys that lists answer themselves."""
_NAME = re.compile(r"((?:(?:ctrl|alt|shift|super|meta)\+)*)([a-z0-9@]|[A-Z]|f\d{1,2}|[a-z]+(?:_[a-z]+)*)")
_UNPRINTED = frozenset(key.value for key in TerminalKeys) - {"space"}


def _name_of(sign: str) -> str:
    """What Textual calls the key of a punctuation sign."""
    name = unicodedata.name(sign).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


_SIGNS = frozenset(map(_name_of, string.punctuation)) | {"space"}
"""The names of the keys that type a sign."""


class Keys:
    """What each command answers to. `faults` says, a sentence each, which of the editor's keys cannot be used."""

    def __init__(self, own: Mapping[str, str]) -> None:
        """The table's keys with the editor's `own` over them: command id -> keys, separated by commas."""
        self.faults: list[str] = []
        self._keys = {command.id: command.keys for command in COMMANDS}
        taken = {id: keys for id, keys in own.items() if self._can_be_used(id, keys)}
        self._keys.update(taken)
        self._part(list(taken))

    @property
    def keymap(self) -> dict[str, str]:
        """The commands whose keys differ from the table's, as Textual's keymap wants them."""
        return {command.id: self._keys[command.id] for command in COMMANDS if self._keys[command.id] != command.keys}

    def of(self, command: str | Command) -> tuple[str, ...]:
        """The keys of a command, or of an id of the table, as they are written on screens."""
        return tuple(dict.fromkeys(written(key) for key in self._split(command) if key))

    def _split(self, command: str | Command) -> list[str]:
        """What a command answers to; one that is not in the table has its own keys."""
        keys = self._keys[command] if isinstance(command, str) else self._keys.get(command.id, command.keys)
        return keys.split(",")

    def shown(self, command: str | Command, *, in_text: bool = False) -> str:
        """The one key to show for a command, "" if it has none: in text fields the first that works there."""
        keys = [key for key in self._split(command) if key and not (in_text and _types(key))]
        return written(keys[0]) if keys else ""

    def _can_be_used(self, id: str, keys: str) -> bool:
        command = BY_ID.get(id)
        if command is None:
            self.faults.append(f"“{id[:40]}” in the settings' keys is no command; `desk help keys` names them all.")
            return False
        for key in keys.split(","):
            if fault := _fault(command, key):
                self._refuse(id, key, fault)
                return False
        return True

    def _refuse(self, id: str, key: str, fault: str) -> None:
        self.faults.append(f"The key “{key[:30]}” for {id} is not used: {fault}.")

    def _part(self, own: list[str]) -> None:
        """Give commands that share a key with another one the table's keys again, the last of `own` first."""
        for id in reversed(own):
            if shared := self._shared(BY_ID[id]):
                self._refuse(id, *shared)
                self._keys[id] = BY_ID[id].keys
                self._part([each for each in own if each != id])
                return

    def _shared(self, command: Command) -> tuple[str, str] | None:
        """A key of a command that another one has too, where both can be asked for, and a word on that."""
        for key in self._keys[command.id].split(","):
            for other in COMMANDS:
                if other is not command and key in self._keys[other.id].split(",") and _meet(command, other):
                    return key, f"{other.id} has it"
        return None


def _fault(command: Command, key: str) -> str:
    """Why a command cannot answer to a key, whatever the others answer to; "" if it can."""
    name = _NAME.fullmatch(key)
    if not name or not (len(name[2]) == 1 or name[2] in _SIGNS | _UNPRINTED):
        return "keys are written like ctrl+g, f7 or G, separated by a comma without a space"
    if key in _TAKEN and key not in command.keys.split(","):
        return f"it is taken for {_TAKEN[key]}"
    if "text" in command.scopes and (_types(key) or key in _IN_TEXT):
        return "it types or edits in text fields"
    if command.scopes != ("text",) and key in _IN_LISTS:
        return "lists use it to go up and down"
    return ""


def _types(key: str) -> bool:
    """Whether a key types a character in a text field."""
    last = key.removeprefix("shift+")
    return len(last) == 1 or last in _SIGNS


def _meet(one: Command, other: Command) -> bool:
    """Whether two commands can be asked for in the same place."""
    wide = {"desk": LETTERS - {"issues", "shelf", "preflight"} | {"text"}, "everywhere": LETTERS | {"text", "desk"}}
    places = [set(each.scopes).union(*(wide.get(scope, set()) for scope in each.scopes)) for each in (one, other)]
    return bool(places[0] & places[1])
