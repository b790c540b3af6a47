"""An app that goes on after a mistake of its own: what was raised is written down and said in one line."""

import asyncio
from typing import Any

from textual._context import active_message_pump

from desk.tui import background, faults
from desk.tui.at_terminal import TerminalApp


class UnbrokenApp(TerminalApp):
    """Takes note of what is raised where nobody expected it. Where going on makes no sense, it gives up."""

    def __init__(self, theme: str, bidi: str = "") -> None:
        """In this theme, with the setting `bidi`.

        What Textual does with a message that raises is changed for the whole process, once.
        """
        faults.install()
        super().__init__(theme, bidi)
        self.faults = faults.Faults(lambda words: self.call_later(self.told, words), self.give_up)

    def told(self, words: str, *commands: str) -> None:
        """Say what happened beside the screens; an app with screens shows it there."""

    def give_up(self) -> None:
        """End as quickly as words can be saved; an app that holds words says how."""

    def watch_tasks(self) -> None:
        """Note from now on what ends a task that nobody waits for. Call it where the event loop runs."""
        faults.watch_tasks(asyncio.get_running_loop(), self._died)

    def caught(self, error: BaseException, where: str) -> None:
        """Something was raised that nobody expected: it is written down and said, and the desk goes on."""
        self.faults.note(error, where)
        if where == type(self).__name__ and not self.started:
            self.give_up()

    def _died(self, error: BaseException, where: str) -> None:
        """A task ended that nobody waits for."""
        if not faults.is_harmless(error, self):
            self.caught(error, where)

    def _handle_exception(self, error: Exception) -> None:
        """Textual's own way here ends the app with a picture of its insides."""
        pump = active_message_pump.get(self)
        if not faults.is_harmless(error, pump):
            self.caught(error, background.named(pump))
        if not self.is_running:
            self.give_up()

    def panic(self, *renderables: Any) -> None:
        """What Textual calls when it can read no more keys: nothing can be done here then."""
        self.give_up()
