"""What the app asks of the driver of its terminal, and that of the app.

A test and Windows have another driver, which is asked nothing.
"""

from collections.abc import Callable
from typing import Any, Protocol

from textual.events import Event

from desk.tui.terminal.direction import Direction
from desk.tui.terminal.inbox import Inbox


class Shown(Protocol):
    """What is shown on a terminal: the app, as its driver knows it."""

    inbox: Inbox
    terminal: "Terminal | None"
    direction: Direction

    def caught(self, error: BaseException, where: str) -> None:
        """Take note of a fault; on any thread."""

    def call_later(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Do something soon on the screen's thread; on any thread."""

    def repaint(self) -> None:
        """Paint all of the screen anew."""

    def quit_was_read(self, event: Event) -> None:
        """The key that quits was read, behind all that was typed before; on any thread."""

    def lost_terminal(self) -> None:
        """The terminal is gone; on any thread."""


class Terminal(Protocol):
    """A terminal that may be slow, or gone."""

    @property
    def is_behind(self) -> bool:
        """Whether another picture would come too late; the app is told when the terminal has caught up."""

    def unread(self) -> str:
        """The words of a paste whose end has not been read."""

    def give_back_now(self) -> None:
        """Give the terminal back, on another thread and waiting for nobody."""
