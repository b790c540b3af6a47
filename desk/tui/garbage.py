"""When Python looks for garbage: in all that the desk holds only while nobody types, for that takes 40 ms and more.

With Python's own settings one key in twenty waited for such a look. What a key press leaves is found as ever.
"""

import gc
from collections.abc import Callable
from functools import partial

from textual.dom import DOMNode

from desk.tui.pauses import every

YOUNG, MIDDLE, OLD = 2_000, 10, 5_000
"""New objects, looks at new ones and looks at those of middle age from which on there is the next look.

The last is a net below: before so many objects are made, somebody has paused.
"""
EVERY = 5.0
"""Seconds between two collections."""
QUIET = 2.0
"""Seconds without a key, a paste or the mouse after which nobody types."""


def begin(owner: DOMNode, quiet: Callable[[], float]) -> None:
    """Look from now on, never again through what was loaded till now. `quiet`: seconds since somebody did something."""
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
    gc.enable()
    every(owner, EVERY, partial(look, quiet))


def look(quiet: Callable[[], float]) -> bool:
    """Look through everything if nobody types and there is something to be found; whether it was done."""
    if quiet() < QUIET or not gc.get_count()[2]:
        return False
    gc.collect()
    return True
