"""What goes wrong inside the desk is caught once, written down, said in one line, and the desk goes on.

Textual 8.2.8 ends the app with a picture of its insides when a handler of one widget raises: the loop of that widget
is over (`MessagePump._process_messages_loop`). This is the one file that changes that, with `install`: what a message
raises ends with that message. And what is raised by a screen that is on its way out, because its widgets are gone
already, is no fault at all: an Esc may close a dialog before it has begun.

Private names used: `MessagePump._dispatch_message`, `_flush_next_callbacks` with `_next_callbacks`, and
`Screen._invoke_and_clear_callbacks` with `_callbacks`.
"""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

from textual._callback import invoke
from textual._context import NoActiveAppError
from textual.app import ScreenStackError
from textual.css.query import QueryError
from textual.dom import NoScreen
from textual.errors import NoWidget
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import MountError

from desk.store.care.fault_log import write_down
from desk.store.errors import NotSaved
from desk.tui.background import is_there, named

AGAIN = 30.0
"""Seconds in which the same fault is said once."""
KEPT = 20
"""Times that the same fault is written down."""
STORM, STORM_SECONDS = 200, 10.0
"""So many faults in so many seconds: going on makes no sense."""
_OF_THE_GONE = (QueryError, ScreenStackError, NoScreen, NoWidget, MountError)
"""What reaching for a widget or a screen raises that is no longer there, or not yet."""


class Faults:
    """Takes note of faults, on any thread. `said` is called with one line, `storm` when there is no end of them."""

    def __init__(
        self,
        said: Callable[[str], object],
        storm: Callable[[], object],
        write: Callable[[BaseException, str], Path] = write_down,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """`clock` counts seconds."""
        self._said = said
        self._storm = storm
        self._write = write
        self._clock = clock
        self._lock = threading.Lock()
        self._known: dict[tuple[str, str, str], tuple[int, float]] = {}
        self._times: list[float] = []
        self.words = ""

    def note(self, error: BaseException, where: str) -> None:
        """Write a fault down and say it, unless it is the same again."""
        with self._lock:
            now = self._clock()
            key = (type(error).__name__, where, _place(error))
            count, last = self._known.get(key, (0, now - AGAIN))
            is_new = now - last >= AGAIN
            self._known[key] = (count + 1, now if is_new else last)
            self._times = [each for each in self._times if now - each < STORM_SECONDS] + [now]
            is_storm = len(self._times) > STORM
        if count < KEPT:
            self.words = self._written(error, where)
        if is_new and not is_storm:
            self._said(self.words)
        if is_storm:
            self._storm()

    def _written(self, error: BaseException, where: str) -> str:
        what = f"desk made a mistake ({type(error).__name__} in {where})"
        try:
            return f"{what}. Your words are kept; what happened is written down in {self._write(error, where)}."
        except NotSaved as why:
            return f"{what}. Your words are kept; it could not be written down: {why}"


def _place(error: BaseException) -> str:
    """The line in which it was raised."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    return f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno}" if step is not None else ""


def is_harmless(error: BaseException, pump: MessagePump) -> bool:
    """Whether somebody who is on the way out reached for a widget that went ahead."""
    return isinstance(error, _OF_THE_GONE) and not is_there(pump)


def _caught(error: Exception, pump: MessagePump) -> bool:
    """Take note of what a message or a call raised; False if its app takes no notes."""
    try:
        caught = getattr(pump.app, "caught", None)
    except NoActiveAppError:
        return False
    if caught is None:
        return False
    if not is_harmless(error, pump):
        caught(error, named(pump))
    return True


_dispatch = MessagePump._dispatch_message  # noqa: SLF001 - see above


async def _dispatch_message(self: MessagePump, message: Message) -> None:
    """Dispatch a message; what it raises ends with it."""
    try:
        await _dispatch(self, message)
    except Exception as error:
        if not _caught(error, self):
            raise


async def _flush_next_callbacks(self: MessagePump) -> None:
    """Make the calls that wait for their turn, each on its own."""
    waiting = list(self._next_callbacks)
    self._next_callbacks.clear()
    for each in waiting:
        with self.prevent(*each._prevent):  # noqa: SLF001 - see above
            await _call(each.callback, self)


async def _invoke_and_clear_callbacks(self: Screen[Any]) -> None:
    """Make the calls that waited for the screen to be drawn, each on its own."""
    waiting = list(self._callbacks)
    self._callbacks.clear()
    for callback, pump in waiting:
        with pump._context():  # noqa: SLF001 - see above
            await _call(callback, pump)


async def _call(callback: Callable[..., Any], pump: MessagePump) -> None:
    try:
        await invoke(callback)
    except Exception as error:
        if not _caught(error, pump):
            raise


def install() -> None:
    """Let no message take its widget along. Twice is as good as once; apps that take no notes stay as they are."""
    vars_of: list[tuple[type, str, Any]] = [
        (MessagePump, "_dispatch_message", _dispatch_message),
        (MessagePump, "_flush_next_callbacks", _flush_next_callbacks),
        (Screen, "_invoke_and_clear_callbacks", _invoke_and_clear_callbacks),
    ]
    for owner, name, ours in vars_of:
        setattr(owner, name, ours)


def watch_tasks(loop: asyncio.AbstractEventLoop, note: Callable[[BaseException, str], object]) -> None:
    """Take note of what ends a task that nobody waits for: a timer, say."""

    def died(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            note(error, "a task")

    loop.set_exception_handler(died)


def watch_threads(note: Callable[[BaseException, str], object]) -> None:
    """Take note of what ends a thread of this process."""

    def died(args: Any) -> None:
        if isinstance(args.exc_value, Exception):
            note(args.exc_value, args.thread.name if args.thread is not None else "a thread")

    threading.excepthook = died
