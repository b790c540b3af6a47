"""How far long work is, in one line on stderr that is written over and wiped out at the end."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

OFTEN = 0.1
"""Seconds between two lines."""


@contextmanager
def progress(clock: Callable[[], float] = time.monotonic) -> Iterator[Callable[[str, int, int], None]]:
    """A function to be told what is done, how much of it, and of how much. Where stderr is no terminal it is silent."""
    said = float("-inf")
    shows = sys.stderr is not None and sys.stderr.isatty()

    def tell(what: str, done: int, total: int) -> None:
        nonlocal said
        if shows and clock() - said >= OFTEN:
            said = clock()
            sys.stderr.write(f"\r\x1b[K{what}: {done:,} of {total:,}")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if shows:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
