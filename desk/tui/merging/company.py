"""Who else has the open issue open: said once when they are met, and shown in the title line while they are there.

It is advice and never a wall. All of it happens off the screen's thread, and what fails there fails quietly.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from functools import partial
from threading import Lock

from textual.app import App

from desk.store.folder.presence import BEAT, GONE, Person, Presence
from desk.tui import background
from desk.tui.pauses import every

LOOK = 5.0
"""Seconds between two looks at who else is there."""


class Company:
    """Tells other desks what is open here, and this one who else has it open.

    `told` is called with a sentence when somebody is met, and with "" when somebody left.
    """

    def __init__(self, app: App[int], make: Callable[[], Presence], told: Callable[[str], None]) -> None:
        """`make` makes this desk's presence, once it is needed; nothing happens before `start` and `enter`."""
        self._app = app
        self._make = make
        self._told = told
        self._presence: Presence | None = None
        self._issue: int | None = None
        self._met: set[str] = set()
        self._order = asyncio.Lock()
        self._writing = Lock()
        self.there: tuple[Person, ...] = ()
        self._left = ("", 0.0)

    def start(self) -> None:
        """Say every half minute that the issue is still open here, and look more often at who else has it."""
        every(self._app, BEAT, lambda: self._soon(Presence.beat))
        every(self._app, LOOK, lambda: self._soon(None))

    def enter(self, issue: int) -> None:
        """This desk has opened an issue, by its id."""
        self._issue, self.there, self._met, self._left = issue, (), set(), ("", 0.0)
        self._soon(lambda presence: presence.enter(issue))

    def leave(self) -> None:
        """This desk has closed it, here and now: it may be about to end."""
        self._issue, self.there = None, ()
        with self._writing:
            if self._presence is not None:
                self._presence.leave()

    @property
    def words(self) -> str:
        """Who is there, in as few words as a title line has room for: "nora and 1 more"; "" if nobody is."""
        more = f" and {len(self.there) - 1} more" if len(self.there) > 1 else ""
        return (self.there[0].user or "somebody") + more if self.there else ""

    @property
    def lately(self) -> str:
        """Who is there, or was there two minutes ago: whose changes come in by now; "" if nobody was."""
        who, at = self._left
        return self.words or (who if time.monotonic() - at < GONE else "")

    def _soon(self, do: Callable[[Presence], None] | None) -> None:
        if self._issue is not None:
            background.run(self._app, partial(self.look, do), group="company")

    async def look(self, do: Callable[[Presence], None] | None = None) -> None:
        """See who is there, after `do` with this desk's own presence; say who is new."""
        issue = self._issue
        if issue is None:
            return
        async with self._order:
            there = await asyncio.to_thread(partial(self._ask, issue, do))
        if issue == self._issue and there != self.there:
            if not there:
                self._left = self.words, time.monotonic()
            self.there = there
            self._meet([each.words for each in there if each.words not in self._met])

    def _ask(self, issue: int, do: Callable[[Presence], None] | None) -> tuple[Person, ...]:
        with self._writing:
            if issue != self._issue:
                return ()
            if self._presence is None:
                self._presence = self._make()
            if do is not None:
                do(self._presence)
            return self._presence.others(issue)

    def _meet(self, names: Sequence[str]) -> None:
        self._met.update(names)
        self._told(f"Also here: {', '.join(names)}. What each saves is merged." if names else "")
