"""What was typed and pasted and has not been dealt with yet: it comes before a quit, and is kept if the desk ends.

A key goes from the reader of the keyboard into the app's queue, from there into the queue of the widget with the
focus, and what the widget makes of it goes up, queue by queue, to its screen. So a question whether all is dealt with
goes the same way: behind it, in each of the queues.
"""

import contextlib
import threading
from asyncio import Event, get_running_loop, sleep, wait_for
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.message_pump import MessagePump

Path = Callable[[], Sequence[MessagePump]]
ROUNDS = 2
"""Times that a question goes from the widget up: what a paste becomes sets out from the widget behind the first."""
_LOOK = 0.2
"""Seconds between two looks at whether somebody who was asked is there still."""
_LONGEST_PASTE = 10.0
"""Seconds that a key waits for a paste to be read."""
_MOMENT = 0.01
"""Seconds between two looks at whether all is dealt with."""


@dataclass(slots=True, eq=False)
class _Question:
    """Whether the first `upto` keys are dealt with: who is to be asked, who was asked last, and as which number."""

    pumps: list[MessagePump]
    upto: int
    at: MessagePump | None = None
    asked: int = 0


class Inbox:
    """Words on their way from the keyboard to the issue."""

    def __init__(self) -> None:
        """Nothing is on its way."""
        self._lock = threading.Lock()
        self._waiting: deque[tuple[events.Event, str]] = deque()
        self._passed = 0  # how many of them the app passed on
        self._question: _Question | None = None
        self._path: Path = list
        self._pasting = False
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
        self._path = path
        if self._question is None:
            self._ask_anew()

    def _ask_anew(self) -> None:
        self._question = _Question(list(self._path()) * ROUNDS, self._passed)
        self._ask(self._question, self._question.asked)
        get_running_loop().call_later(_LOOK, self._look, self._question)

    def _ask(self, question: "_Question", asked: int) -> None:
        """Go on to the next in line, when the one that was asked last, as number `asked`, has answered."""
        if question is not self._question or asked != question.asked:
            return  # it was not waited for any more
        while question.pumps:
            question.asked += 1
            question.at = question.pumps.pop(0)
            if question.at.call_later(self._ask, question, question.asked):
                return
        self._answered(question)

    def _answered(self, question: "_Question") -> None:
        self._question = None
        with self._lock:
            for _ in range(question.upto):
                self._waiting.popleft()
            self._passed -= question.upto
        if self._passed:
            self._ask_anew()
        else:
            self._pasting = False
            self._empty.set()

    def _look(self, question: "_Question") -> None:
        """See that nobody is waited for who is gone with the question in the queue: a dialog that was closed, say."""
        if question is self._question:
            if question.at is None or not (question.at.is_running and question.at.is_attached):
                self._ask(question, question.asked)
            if question is self._question:
                get_running_loop().call_later(_LOOK, self._look, question)

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
