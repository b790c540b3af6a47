"""What every screen of the desk is beneath: it leaves once, and nothing is called on it when it is gone.

A key may reach a screen that is not drawn yet, or one that has been closed and has a key left in its queue. Textual's
`dismiss` takes away whatever lies on top, so the second of two quick Enters would close the desk under a dialog; and
what is called "after the next drawing" is called on a screen whose widgets are gone.
"""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from textual import events, on
from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.screen import Screen

from desk.tui.background import is_there, while_there

Result = TypeVar("Result")
PATIENCE = 5.0
"""Seconds that keys wait for a screen to be drawn; it takes a fraction of one."""


async def drawn(screen: Screen[Any]) -> None:
    """Wait until a screen has its widgets: a key that comes earlier finds none of them."""
    if not screen.is_mounted:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(screen._mounted_event.wait(), PATIENCE)  # noqa: SLF001 - Textual tells nobody else


class SteadyScreen(Screen[Result], Generic[Result]):
    """A screen that can be closed at any moment, by anybody, as often as they like."""

    _owed: tuple[Result | None] | None = None

    def post_message(self, message: Message) -> bool:
        """Queue a message. One that is shown for the first time has its styles since it was made, and needs no others.

        Textual gives all of a screen its styles again whenever it comes to the front.
        """
        if isinstance(message, events.ScreenResume) and not self.is_mounted:
            message.refresh_styles = False
        return super().post_message(message)

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with a result: once, and not before what lies over it is closed."""
        if is_there(self) and self.app.screen is self:
            return super().dismiss(result)
        self._owed = (result,)
        return AwaitComplete()

    @on(events.ScreenResume)
    def _close_at_last(self) -> None:
        if self._owed is not None:
            result, self._owed = self._owed[0], None
            self.call_later(self._leave, result)

    def _leave(self, result: Result | None) -> None:
        self.dismiss(result)

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Call something once all of this is drawn, if this is there still."""
        return super().call_after_refresh(while_there(self, callback), *args, **kwargs)
