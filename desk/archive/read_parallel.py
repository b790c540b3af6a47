"""Many files read at once: by as many processes as there are cores, in their order, and just as one by one.

Reading a newsletter is work for one core, keeping it is waiting for the disk: while one file is kept, the next ones are
read. Where no process can be begun, or one of them is ended by the system, the rest is read one by one.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from desk.archive.arrivals import Arrival, arrivals
from desk.archive.files import read_bytes

MANY = 50
"""Files from which processes are begun: each of them takes as long until it reads as twenty files take."""
_AHEAD = 4
"""Files for each process that are read ahead of the one in hand, so that memory has an end."""

Read = Callable[[], tuple[Arrival, ...]]
"""Gives the newsletters of one file, or raises what reading it raises."""


def read_ahead(
    files: Sequence[tuple[Path, str]], form: str | None, known: Sequence[str]
) -> Generator[Read, None, None]:
    """For each file, with the name that it is read under, what gives its newsletters: others are read meanwhile."""
    each = [partial(read_file, path, name, form, tuple(known)) for path, name in files]
    cores = os.cpu_count() or 1
    if len(files) < MANY or cores < 2:
        yield from each
        return
    try:
        pool = ProcessPoolExecutor(cores, get_context("spawn"), _begin)
    except (OSError, ImportError):  # there are no semaphores here
        yield from each
        return
    try:
        yield from _in_order(pool, each, cores * _AHEAD)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, each: Sequence[Read], ahead: int) -> Iterator[Read]:
    begun: deque[Future[tuple[Arrival, ...]] | None] = deque()
    for place, read in enumerate(each):
        while len(begun) < min(ahead, len(each) - place):
            begun.append(_submitted(pool, each[place + len(begun)]))
        yield partial(_given, begun.popleft(), read)


def _submitted(pool: ProcessPoolExecutor, read: Read) -> "Future[tuple[Arrival, ...]] | None":
    try:
        return pool.submit(read)
    except (OSError, RuntimeError):  # no process may be begun here, or one was ended
        return None


def _given(future: "Future[tuple[Arrival, ...]] | None", read: Read) -> tuple[Arrival, ...]:
    """What another process read, or, where that was ended, what is read here and now."""
    try:
        return future.result() if future is not None else read()
    except BrokenProcessPool:
        return read()


def read_file(path: Path, name: str, form: str | None, known: tuple[str, ...]) -> tuple[Arrival, ...]:
    """The newsletters of a file, without what other readings are made from: they may go from process to process."""
    return tuple(_bare(each) for each in arrivals(read_bytes(path), name, form, known))


def _bare(arrival: Arrival) -> Arrival:
    reading = arrival.reading
    bare = replace(reading, where=dict(reading.where), held=dict(reading.held), origin=None)
    own = replace(arrival.own, reading=bare) if arrival.own else None
    return replace(arrival, reading=bare, own=own)


def _begin() -> None:
    """A process ends with the one that began it; ctrl+c is that one's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
