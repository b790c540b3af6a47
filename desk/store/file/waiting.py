"""Waiting for other programs, a moment at a time and never for long; only off the screen's thread."""

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from desk.store.errors import Unreadable

Result = TypeVar("Result")
REWRITING = (0.2,) * 10
"""Seconds between the looks at a file that makes no sense: vim and Emacs empty a file and then write it again."""
HELD = (0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.5, 0.7, 0.7)
"""Seconds between the tries to rename over a file that another program holds, 2.5 in all."""
HOLDERS = frozenset({5, 32, 33})
"""Windows: access denied, sharing violation, lock violation. A virus scanner or a sync tool is reading the file."""


def pause(seconds: float) -> None:
    """Sleep."""
    time.sleep(seconds)


def until_whole(read: Callable[[], Result], pauses: Sequence[float] = REWRITING) -> Result:
    """What `read` gives, tried again while it raises Unreadable: the file may be in the middle of being written.

    Raises Unreadable when the last try fails too.
    """
    for seconds in pauses:
        try:
            return read()
        except Unreadable:
            pause(seconds)
    return read()


def until_free(rename: Callable[[], None], pauses: Sequence[float] = HELD) -> None:
    """Do `rename`, tried again while Windows says that another program holds the file. Raises OSError."""
    for seconds in pauses:
        try:
            return rename()
        except OSError as error:
            if getattr(error, "winerror", None) not in HOLDERS:
                raise
            pause(seconds)
    return rename()
