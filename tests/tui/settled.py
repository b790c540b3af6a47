"""Waiting until the desk has done all that it was asked, and not a moment longer.

Textual's pilot looks at the time that the processor took: 20 ms and more behind every key, and on a busy machine it
gives up early. It sends a message to every widget behind every key, too, to hear that each has come so far. Here the
desk is at rest when its event loop has nothing to do, nothing is left to be drawn and no thread is at work. A thread
that a test holds back, with an event or a lock, is not waited for. What is to be drawn is drawn when nothing else is
left to do, and not by the clock: a slow machine draws no more than a fast one.
"""

import asyncio
import sys
import threading
from collections.abc import Callable
from time import monotonic
from typing import Any

import pytest
from textual._context import active_app
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from desk.tui.app import DeskApp

MOST = 5.0
"""Seconds after which a desk that never rests is looked at as it is."""
NEVER = 86_400.0
"""Seconds between two frames that the clock would draw."""
LOOK = 0.001
"""Seconds between two looks at what threads do."""


class Settled:
    """Stands in the place of `textual.pilot.wait_for_idle`, and knows what is begun with `asyncio.to_thread`."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._work: dict[object, int | None] = {}
        self._to_thread = asyncio.to_thread
        patch.setattr(asyncio, "to_thread", self._noted)
        patch.setattr("textual.pilot.wait_for_idle", self.wait)
        patch.setattr("textual.app.wait_for_idle", self.wait)
        patch.setattr(Pilot, "_wait_for_screen", self.wait)
        patch.setattr("textual.screen.UPDATE_PERIOD", NEVER)

    async def _noted(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        key = object()
        self._work[key] = None

        def begun() -> Any:
            self._work[key] = threading.get_ident()
            return work(*args, **kwargs)

        try:
            return await self._to_thread(begun)
        finally:
            del self._work[key]

    async def wait(self, *_: object) -> None:
        """Wait until the app at hand is at rest."""
        app, end = active_app.get(), monotonic() + MOST
        while monotonic() < end:
            await _nothing_is_ready()
            if _draws(app):
                continue
            if all(map(_is_held, (*self._work.values(), *_asking(app)))):
                return
            await asyncio.sleep(LOOK)


async def _nothing_is_ready() -> None:
    """Let the event loop run until all that is left to it is what waits for a time or for something outside."""
    loop: Any = asyncio.get_running_loop()
    await asyncio.sleep(0)
    while loop._ready:  # noqa: ASYNC110 - it is the loop itself that is waited for
        await asyncio.sleep(0)


def _draws(app: App[Any]) -> bool:
    """Draw at once what would be drawn with the next frame, a new size first; whether there was anything."""
    if not app.is_running or not app.screen_stack:
        return False
    if app._resize_event is not None:
        app._check_resize()
        return True
    if app._batch_count:
        return False
    due = [screen for screen in (app.screen, *app._background_screens) if screen.is_current and _is_due(screen)]
    for screen in due:
        screen._on_timer_update()
    return bool(due)


def _is_due(screen: Screen[Any]) -> bool:
    """Whether anything of a screen is to be drawn, or waits until it is.

    All of a screen behind another is to be drawn for ever, which is done with the one in front.
    """
    return bool(
        screen._layout_required
        or screen._scroll_required
        or (screen._repaint_required and screen is screen.app.screen)
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )


def _asking(app: App[Any]) -> tuple[int | None, ...]:
    """The thread of the archive, if it has questions left to answer."""
    if not isinstance(app, DeskApp) or "remembering" not in vars(app):
        return ()
    archive = app.remembering
    asked = archive._thread is not None and archive._thread.is_alive() and archive._jobs.unfinished_tasks > 0
    return (archive._thread.ident,) if asked and archive._thread is not None else ()


def _is_held(thread: int | None) -> bool:
    """Whether a thread waits for another one, by an event, a lock or a queue; None: it has not begun."""
    frame = sys._current_frames().get(thread) if thread is not None else None
    return frame is not None and frame.f_code.co_filename == threading.__file__
