"""Keys take their turns: what is typed behind a key that may lead elsewhere waits until that one has led there.

A key goes down to the widget with the focus, and what nobody there wants comes back up, queue by queue, to the app,
which runs its command. A terminal hands over several keys at once, when somebody types fast or the line is slow: the
letters of a headline, typed behind the `n` that makes the story, would be with the list before the `n` has come back,
and run the list's commands.
"""

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable, Sequence

from textual.events import Event
from textual.message_pump import MessagePump

ROUNDS = 2
"""Times that a question goes all the way: what a field tells its pane sets out behind the first one."""
_LOOK = 0.2
"""Seconds between two looks at whether the one that was asked is there still."""
_LONGEST = 10.0
"""Seconds that keys wait for one that never ends."""


class Turns:
    """Holds keys back while one before them is on its way.

    `way` gives the queues that a key goes through, from the widget with the focus to the app; `pass_on` sends an event
    on that way and says whether it may lead elsewhere.
    """

    def __init__(self, way: Callable[[], Sequence[MessagePump]], pass_on: Callable[[Event], Awaitable[bool]]) -> None:
        """Nothing is on its way."""
        self._way = way
        self._pass_on = pass_on
        self._kept: deque[Event] = deque()
        self._asking: asyncio.Task[None] | None = None

    async def take(self, event: Event) -> None:
        """An event came: it is passed on now, or in its turn."""
        self._kept.append(event)
        if self._asking is None:
            await self._go_on()

    async def _go_on(self) -> None:
        while self._kept and self._asking is None:
            if await self._pass_on(self._kept.popleft()):
                self._asking = asyncio.create_task(self._ask(list(self._way())))

    async def _ask(self, way: list[MessagePump]) -> None:
        """Put a question behind the key in each queue of its way; the last of them is the app's."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_LONGEST):
                for pump in way * ROUNDS:
                    await answered(pump)
        way[-1].call_later(self._next) if way else None

    async def _next(self) -> None:
        self._asking = None
        await self._go_on()


async def answered(pump: MessagePump) -> None:
    """Wait until a queue has come to what was in it; one that is closed has nothing left in it."""
    came = asyncio.Event()
    if not pump.call_later(came.set):
        return
    while not came.is_set() and pump.is_running and pump.is_attached:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(came.wait(), _LOOK)
