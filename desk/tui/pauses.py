"""Every timer of the desk: how long it waits is never nothing, and what it calls is never a screen that is gone.

Textual 8.2.8 divides by the seconds of a timer: one of 0.0 s dies unseen when the machine is busy and never rings
(`textual.timer.Timer._run`). So nothing here sets a timer with less than `SHORTEST`, whatever a computation gives.
"""

from collections.abc import Callable

from textual.dom import DOMNode
from textual.timer import Timer

from desk.tui.background import while_there

SHORTEST = 0.01
"""Seconds that a timer waits at least."""
LONGEST = 86_400.0
"""Seconds that a timer waits at most: a day."""


def bounded(seconds: float) -> float:
    """Seconds that a timer can be set to: a day at most, never 0, below it or no number at all."""
    return min(LONGEST, max(SHORTEST, seconds))


def after(owner: DOMNode, seconds: float, do: Callable[[], object]) -> Timer:
    """Call `do` once, unless `owner` is gone by then."""
    return owner.set_timer(bounded(seconds), while_there(owner, do))


def every(owner: DOMNode, seconds: float, do: Callable[[], object]) -> None:
    """Call `do` again and again for as long as `owner` is there."""
    _begin(owner, bounded(seconds), while_there(owner, do))


def _begin(owner: DOMNode, seconds: float, do: Callable[[], object]) -> None:
    owner.set_interval(seconds, do)


class Pause:
    """A wait that begins anew with each `begin`: what it calls is called once nothing has begun it for a while.

    `waits` says whether it is going to call, `seconds` how long it was to wait when it was begun last.
    """

    def __init__(self, owner: DOMNode, do: Callable[[], object]) -> None:
        """It calls `do`, unless `owner` is gone by then."""
        self._owner = owner
        self._do = do
        self._timer: Timer | None = None
        self.waits = False
        self.seconds = 0.0

    def begin(self, seconds: float) -> None:
        """Wait for so long from now, and no longer for what was begun before."""
        self.stop()
        self.seconds, self.waits = bounded(seconds), True
        self._start()

    def _start(self) -> None:
        self._timer = after(self._owner, self.seconds, self.end)

    def stop(self) -> None:
        """Do not call."""
        self.waits = False
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def end(self) -> None:
        """It is over: call."""
        self.stop()
        self._do()
