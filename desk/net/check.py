"""Many addresses asked at once, each result told as it comes: few at a time for one site, and one more try."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlsplit

import httpx2

from desk.model.verdict import State, Verdict, Why
from desk.net.client import AT_ONCE, ProxyOf, client, system_proxy
from desk.net.fetch import Answer, Fault, fetch
from desk.net.guard import NOTHING, Allowed, Guard
from desk.net.verdicts import judged

FOR_ONE_SITE = 2
"""Questions to one site at the same time: lychee asks ten and is refused."""
PATIENCE = 30.0
"""Seconds that a site may ask desk to wait (Retry-After); more is answered with "unsure"."""
PAUSE = 0.5
"""Seconds before the second try where the site names none."""
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_LOOK = 0.05
"""Seconds between two looks at whether the editor has stopped it."""

Told = Callable[[str, Verdict], None]
"""Is given an address and its verdict, in the order in which they come, on the thread that asks."""


def _nobody(address: str, verdict: Verdict) -> None:
    """Who asks for the answer alone is told nothing on the way."""


@dataclass
class Run:
    """How addresses are asked. `stop` is looked at all the time: once it says True, nothing more is asked or told."""

    told: Told = _nobody
    stop: Callable[[], bool] = bool
    contact: str = ""
    guard: Guard = field(default_factory=Guard)
    proxy_of: ProxyOf = system_proxy
    today: Callable[[], date] = date.today
    clock: Callable[[], float] = time.time
    wait: Callable[[float], Awaitable[None]] = asyncio.sleep


def allowing(names: Iterable[str]) -> Guard:
    """A guard that lets the hosts and networks of the editor's settings through, though they are private."""
    names = tuple(names)
    return Guard(Allowed.of(names) if names else NOTHING)


def check(addresses: Iterable[str], run: Run) -> bool:
    """Ask each address once. True when all were asked, False when it was stopped. Blocks: to be called in a thread.

    Where no site at all could be reached, nothing is called gone: the verdicts are that there is no network.
    """
    asked = [each for each in dict.fromkeys(addresses) if urlsplit(each).scheme.lower() in ("http", "https")]
    return asyncio.run(_Asking(run).all(asked))


class _Asking:
    def __init__(self, run: Run) -> None:
        self._run = run
        self._at_once = asyncio.Semaphore(AT_ONCE)
        self._sites: dict[str, asyncio.Semaphore] = {}
        self._held_back: list[tuple[str, Verdict]] = []
        self._is_online = False

    async def all(self, addresses: list[str]) -> bool:
        """Ask all of them, several at once; False where it was stopped."""
        async with client(self._run.guard, self._run.contact, self._run.proxy_of) as web:
            work = asyncio.gather(*(self._one(web, each) for each in addresses))
            while not work.done():
                await asyncio.wait({work}, timeout=_LOOK)
                if self._run.stop() and not work.done():
                    work.cancel()
                    with contextlib.suppress(asyncio.CancelledError):
                        await work
                    return False
            work.result()
        for address, verdict in self._held_back:
            self._run.told(address, self._without_network(verdict))
        return True

    async def _one(self, web: httpx2.AsyncClient, address: str) -> None:
        answer = await self._asked(web, address)
        wait = _before_next(answer)
        if wait is not None:
            await self._run.wait(wait)
            answer = await self._asked(web, address)
        self._tell(address, answer)

    async def _asked(self, web: httpx2.AsyncClient, address: str) -> Answer:
        site = self._sites.setdefault(urlsplit(address).netloc.lower(), asyncio.Semaphore(FOR_ONE_SITE))
        async with site, self._at_once:
            return await fetch(web, address, self._run.clock())

    def _tell(self, address: str, answer: Answer) -> None:
        verdict = judged(address, answer, self._run.today().isoformat())
        if answer.status or answer.fault in (Fault.CERTIFICATE, Fault.BROKEN, Fault.CIRCLES):
            self._is_online = True
            for earlier in self._released():
                self._run.told(*earlier)
        if answer.fault is Fault.NO_HOST and not self._is_online:
            self._held_back.append((address, verdict))
        else:
            self._run.told(address, verdict)

    def _released(self) -> Iterator[tuple[str, Verdict]]:
        yield from self._held_back
        self._held_back.clear()

    def _without_network(self, verdict: Verdict) -> Verdict:
        return verdict if self._is_online else replace(verdict, state=State.UNCHECKED, why=Why.NO_NETWORK)


def _before_next(answer: Answer) -> float | None:
    """Seconds to wait before an address is asked once more; None where that would tell nothing new."""
    if answer.status in _AGAIN:
        wait = PAUSE if answer.wait is None else answer.wait
        return wait if wait <= PATIENCE else None
    return PAUSE if answer.fault in (Fault.NO_CONNECTION, Fault.BROKEN) else None
