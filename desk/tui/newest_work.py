"""Work in a thread of which only the newest counts, such as a proof: it never piles up behind the keys."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from textual.dom import DOMNode

from desk.tui import background

Result = TypeVar("Result")


class Newest:
    """One thread at a time. Of what is asked for meanwhile only the last is done, when the thread is free.

    Begun anew with each key, a proof of a megabyte would run in ten threads at once and none of them would end.
    """

    def __init__(self, owner: DOMNode, group: str) -> None:
        """For a screen or a widget, with whom it ends."""
        self._owner = owner
        self._group = group
        self._next: tuple[Callable[[], Any], Callable[[Any], object]] | None = None
        self._busy = False

    def begin(self, work: Callable[[], Result], then: Callable[[Result], object]) -> None:
        """Do work in the thread as soon as it is free, and `then` with what it gives on the screen's thread."""
        self._next = work, then
        if not self._busy:
            self._busy = True
            background.run(self._owner, self._work, group=self._group)

    async def _work(self) -> None:
        try:
            while self._next is not None:
                (work, then), self._next = self._next, None
                try:
                    result = await asyncio.to_thread(work)
                    if background.is_there(self._owner):
                        then(result)
                except Exception as error:  # noqa: BLE001 - it is told, and what waits is done
                    background.tell(self._owner, error)
        finally:
            self._busy = False
