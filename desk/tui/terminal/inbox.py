"""What was typed and pasted and has not been dealt with yet: it comes before a quit, and is kept if the desk ends.

A key goes from the reader of the keyboard into the app's queue, from there into the queue of the widget with the
focus, and what the widget makes of it goes up, queue by queue, to its screen. So a question whether all is dealt with
goes the same way: behind it, in each of the queues.
"""

import contextlib
import threading
from asyncio import Event, sleep, wait_for
from collections import deque
from collections.abc import Callable, Sequence

from textual import events
from textual.message_pump import MessagePump

Path = Callable[[], Sequence[MessagePump]]
ROUNDS = 2
"""Times that a question goes from the widget up: what a paste becomes sets out from the widget behind the first."""
_LONGEST_PASTE = 10.0
"""Seconds that a key waits for a paste to be read."""
_MOMENT = 0.01
"""Seconds between two looks at whether all is dealt with."""


class Inbox:
    """Words on their way from the keyboard to the issue."""

    def __init__(self) -> None:
        """Nothing is on its way."""
        self._lock = threading.Lock()
        self._waiting: deque[tuple[events.Event, str]] = deque()
        self._passed = 0  # how many of them the app passed on
        self._asking = self._pasting = False
        self._empty = Event()
        self._empty.set()

    def took(self, event: events.Event) -> None:
        """The reader of the keyboard took something in; on its own thread."""
        with self._lock:
            self._waiting.append((event, _words_in(event)))

    @property
    def waiting(self) -> int:
        """How many keys and pastes are not dealt with."""
        with self._lock:
            return len(self._waiting)

    def words(self) -> str:
        """The text in what is not dealt with."""
        with self._lock:
            return "".join(words for _, words in self._waiting)

    def passed_on(self, event: events.Event, path: Path) -> None:
        """The app passed a key or a paste on; `path` gives the widget with the focus and those above it, to its screen.

        Once a question has gone all the way behind it, it and what came before it is dealt with.
        """
        with self._lock:
            if self._passed < len(self._waiting) and self._waiting[self._passed][0] is event:
                self._passed += 1
        self._empty.clear()
        self._pasting = self._pasting or isinstance(event, events.Paste)
        if not self._asking:
            self._ask_anew(path)

    def _ask_anew(self, path: Path) -> None:
        self._asking = True
        self._ask(list(path()) * ROUNDS, self._passed, path)

    def _ask(self, pumps: list[MessagePump], upto: int, path: Path) -> None:
        while pumps:
            first = pumps.pop(0)
            if first.call_later(self._ask, pumps, upto, path):
                return
        self._asking = False
        with self._lock:
            for _ in range(upto):
                self._waiting.popleft()
            self._passed -= upto
        if self._passed:
            self._ask_anew(path)
        else:
            self._pasting = False
            self._empty.set()

    async def empty(self) -> None:
        """Wait until all that was passed on is dealt with."""
        await self._empty.wait()

    async def after_a_paste(self) -> None:
        """Wait, if something was pasted, until it is dealt with, but not for ever: the next letter comes behind it.

        A field tells its screen of a paste, and the screen reads it; a key pressed meanwhile is with the field at once.
        """
        if self._pasting:
            with contextlib.suppress(TimeoutError):
                await wait_for(self._empty.wait(), _LONGEST_PASTE)

    async def drained(self) -> None:
        """Wait until all that was read is dealt with, what the app has not passed on included."""
        while self.waiting:  # noqa: ASYNC110 - what is read comes from another thread
            await sleep(_MOMENT)
        await self.empty()


def _words_in(event: events.Event) -> str:
    if isinstance(event, events.Paste):
        return event.text
    if isinstance(event, events.Key):
        if event.key == "enter":
            return "\n"
        return event.character or "" if event.is_printable else ""
    return ""
