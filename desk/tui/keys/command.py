"""A command of the screen as the command table declares it: one row."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `verb` names the function below `desk.tui` that runs it; `help` is one short sentence.

    `also` are the words that an editor who comes from another program looks for it with: "delete trash bin".
    """

    id: str
    title: str
    keys: str
    help: str
    scopes: tuple[str, ...]
    verb: str
    also: str = ""

    @property
    def run(self) -> Callable[[Any], object]:
        """The verb, called with the screen that it was asked for on; imported on first use, for a quick start."""
        module, _, name = self.verb.rpartition(".")
        verb: Callable[[Any], object] = getattr(import_module(f"desk.tui.{module}"), name)
        return verb


Row = tuple[str, str, str, str, str] | tuple[str, str, str, str, str, str]
"""Id, title, keys (those of Textual, separated by commas), help, the verb that runs it, and other words for it."""


def answering(scopes: str, *rows: Row) -> tuple[Command, ...]:
    """The commands of these rows, which answer in these scopes: "order links proof"."""
    places = tuple(scopes.split())
    return tuple(Command(id, title, keys, says, places, verb, *also) for id, title, keys, says, verb, *also in rows)
