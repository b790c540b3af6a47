"""A screen with keys of its own beside those of the command table, such as one laid over the desk."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding

from desk.tui.keys.bars import RIGHT
from desk.tui.keys.command import Command
from desk.tui.keys.commands import BY_ID, bindings
from desk.tui.keys.names import written
from desk.tui.screens.base import DeskBase
from desk.tui.widgets.keybar import KeyBar, ShownKey

_OWN = "own."
_OF_AN_ISSUE = frozenset({"export", "browser"})
"""Commands that are for the open issue, or for the selected one of a list."""


@dataclass(frozen=True, slots=True)
class Own:
    """A key of one screen, its word in the key bar, its method, and a briefer word for narrow screens."""

    keys: str
    word: str
    method: str
    brief: str = ""

    @property
    def shown(self) -> ShownKey:
        """How the key bar shows it: by its first key."""
        return ShownKey(written(self.keys.split(",")[0]), self.word, _OWN + self.method)


def own_bindings(own: tuple[Own, ...], *scopes: str) -> list[Binding]:
    """The bindings of a screen's own keys and those of the table in these scopes."""
    made = [Binding(each.keys, f"screen.command('{_OWN}{each.method}')", each.word, show=False) for each in own]
    return [*made, *bindings(*scopes)]


class Sheet(DeskBase):
    """A screen whose `own` keys call its methods; of the table's commands only those of its `scopes` answer."""

    own: ClassVar[tuple[Own, ...]] = ()
    scopes: tuple[str, ...] = ("everywhere",)

    @property
    def own_commands(self) -> tuple[Command, ...]:
        """This screen's own keys as commands, for help and palette; esc goes back everywhere.

        What each does is told by its method's first line.
        """
        return tuple(self._as_command(each) for each in self.own if each.keys != "escape")

    def _as_command(self, own: Own) -> Command:
        does = (getattr(self, own.method).__doc__ or "").partition("\n")[0].rstrip(".")
        title = f"{own.word[:1].upper()}{own.word[1:]}"
        return Command(_OWN + own.method, title or does, own.keys, does if title else "", (), "")

    def run_command(self, id: str) -> None:
        """Call a method of this screen, or run a command of the table that makes sense here."""
        if id.startswith(_OWN):
            self.attempt(getattr(type(self), id.removeprefix(_OWN)))
        elif self.answers(id):
            super().run_command(id)
        elif id in _OF_AN_ISSUE and bool(set(BY_ID[id].scopes) & set(self.scopes)):
            self.say("There is no issue here that it could be done with.")
        else:
            self.say("That belongs to another screen; esc goes back.")

    def answers(self, id: str) -> bool:
        """Whether a command makes sense here and now."""
        if id.startswith(_OWN):
            return True
        return bool(set(BY_ID[id].scopes) & set(self.scopes)) and (id not in _OF_AN_ISSUE or self.has_issue)

    @property
    def has_issue(self) -> bool:
        """Whether there is an issue that could be exported from here: the open one."""
        return self.desk.session.path is not None

    def draw_keys(self, note: str = "", scope: str = "") -> None:
        """Show this screen's own keys."""
        for bar in self.query(KeyBar):
            bar.show([each.shown for each in self.own], self._written(RIGHT, self.in_text), note)

    def leave(self) -> None:
        """Go back to the screen under this one."""
        self.desk.session.end_typing()
        self.dismiss(None)
