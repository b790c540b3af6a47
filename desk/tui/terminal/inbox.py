"""What was typed and pasted and has not been dealt with yet: it comes before a quit, and is kept if the desk ends.

A key goes from the reader of the keyboard into the app's queue, from there into the queue of the widget with the
focus, and what the widget makes of it goes up, queue by queue, to its screen. So a question whether all is dealt with
goes the same way: behind it, in each of the queues.
"""

import contextlib
import threading
from asyncio import AbstractEventLoop, Event, get_running_loop, sleep, wait_for
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.message_pump import MessagePump

Path = Callable[[], Sequence[MessagePump]]
ROUNDS = 2
"""Times that a question goes from the widget up: what a paste becomes sets out from the widget behind the first."""
_SOON = 0.25
"""Seconds after a key in which it is found out whether it is dealt with, if nobody waits for that."""
_LOOK = 0.2
"""Seconds between two looks at whether somebody who was asked is there still."""
_LONGEST_PASTE = 10.0
"""Seconds that a key waits for a paste to be read."""
_MOMENT = 0.01
"""Seconds between two looks at whether all is dealt with."""


@dataclass(slots=True, eq=False)
class _Question:
    """Whether all that was passed on till now is dealt with, `taken` of it from the keyboard, as number `upto` of all.

    `pumps` are to be asked; `at` was asked last, as number `asked`.
    """

    pumps: list[MessagePump]
    upto: int
    taken: int
    at: MessagePump | None = None
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """A paste that is being read on another thread."""

    loop: AbstractEventLoop
    is_busy: Callable[[], bool]
    stop: Callable[[], object]


class Inbox:
    """Words on their way from the keyboard to the issue."""

    def __init__(self) -> None:
        """Nothing is on its way."""
        self._lock = threading.Lock()
        self._waiting: deque[tuple[events.Event, str]] = deque()
        self._taken = 0  # how many of them the app passed on
        self._passed = self._dealt = 0  # of all that the app passed on
        self._question: _Question | None = None
        self._path: Path = list
        self._pasting = self._is_due = False
        self._awaited = 0
        self._empty = Event()
        self._empty.set()
        self._held: Held | None = None

    def hold(self, is_busy: Callable[[], bool], stop: Callable[[], object]) -> "Held":
        """A paste is being read on another thread: until `release`, it and what came behind it is not dealt with.

        Esc calls `stop` meanwhile, and is no key for anybody. Once `is_busy` says no, it is released by itself. A paste
        that was dealt with and is read again, as something else, is on its way again: the next key waits for it, too.
        """
        self._held = Held(get_running_loop(), is_busy, stop)
        self._passed += 1
        self._pasting = True
        self._empty.clear()
        self._ask_soon()
        return self._held

    def release(self, held: "Held") -> None:
        """The paste that was read has become what it becomes, or nothing; a reading that took its place goes on."""
        if self._held is not held:
            return
        self._held = None
        if self._question is not None and self._question.at is None:
            self._answered(self._question)

    def stops(self, event: events.Event) -> bool:
        """Whether a key is the Esc that stops the reading of a paste, which it does; on any thread."""
        held = self._held
        if held is None or not isinstance(event, events.Key) or event.key != "escape":
            return False
        with contextlib.suppress(RuntimeError):  # the loop is closed: the desk is gone
            held.loop.call_soon_threadsafe(held.stop)
        return True

    def took(self, event: events.Event) -> None:
        """The reader of the keyboard took something in; on its own thread."""
        with self._lock:
            self._waiting.append((event, _words_in(event)))

    def waits(self, event: events.Event) -> bool:
        """Whether the app has not come to something that was read yet."""
        with self._lock:
            return any(each is event for each, _ in list(self._waiting)[self._taken :])

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

        Once a question has gone all the way behind it, it and what came before it is dealt with. The question is put
        at once where somebody waits for the answer, else a little later: not with every key.
        """
        with self._lock:
            if self._taken < len(self._waiting) and self._waiting[self._taken][0] is event:
                self._taken += 1
        self._passed += 1
        self._empty.clear()
        self._path = path
        self._pasting = self._pasting or isinstance(event, events.Paste)
        self._ask_soon()

    def _ask_soon(self) -> None:
        if self._pasting or self._awaited:
            self._ask_now()
        elif not self._is_due:
            self._is_due = True
            get_running_loop().call_later(_SOON, self._ask_now)

    def _ask_now(self) -> None:
        self._is_due = False
        if self._question is None and self._dealt < self._passed:
            rounds = ROUNDS if self._pasting else 1
            self._question = _Question(list(self._path()) * rounds, self._passed, self._taken)
            get_running_loop().call_later(_LOOK, self._look, self._question)
            self._ask(self._question, self._question.asked)

    def _ask(self, question: _Question, asked: int) -> None:
        """Go on to the next in line, when the one that was asked last, as number `asked`, has answered."""
        if question is not self._question or asked != question.asked:
            return  # it was not waited for any more
        while question.pumps:
            question.asked += 1
            question.at = question.pumps.pop(0)
            if question.at.call_later(self._ask, question, question.asked):
                return
        self._answered(question)

    def _answered(self, question: _Question) -> None:
        if self._held is not None and self._held.is_busy():
            question.at = None  # `release` or `_look` comes back to it
            return
        self._held = None
        self._question, self._dealt = None, question.upto
        with self._lock:
            for _ in range(question.taken):
                self._waiting.popleft()
            self._taken -= question.taken
        if self._dealt < self._passed:
            self._ask_soon()
        else:
            self._pasting = False
            self._empty.set()

    def _look(self, question: _Question) -> None:
        """See that nobody is waited for who is gone with the question in the queue: a dialog that was closed, say."""
        if question is self._question:
            if question.at is None or not (question.at.is_running and question.at.is_attached):
                self._ask(question, question.asked)
            if question is self._question:
                get_running_loop().call_later(_LOOK, self._look, question)

    async def empty(self) -> None:
        """Wait until all that was passed on is dealt with."""
        self._awaited += 1
        try:
            self._ask_now()
            await self._empty.wait()
        finally:
            self._awaited -= 1

    async def after_a_paste(self) -> None:
        """Wait, if something was pasted, until it is dealt with, but not for ever: the next letter comes behind it.

        A field tells its screen of a paste, and the screen reads it; a key pressed meanwhile is with the field at once.
        """
        if self._pasting:
            with contextlib.suppress(TimeoutError):
                await wait_for(self.empty(), _LONGEST_PASTE)

    async def drained(self) -> None:
        """Wait until all that was read is dealt with, what the app has not passed on included."""
        while self.waiting:
            await self.empty()
            await sleep(_MOMENT)


def _words_in(event: events.Event) -> str:
    if isinstance(event, events.Paste):
        return event.text
    if isinstance(event, events.Key):
        if event.key == "enter":
            return "\n"
        return event.character or "" if event.is_printable else ""
    return ""
