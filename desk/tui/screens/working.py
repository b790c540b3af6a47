"""Long work: its progress stands in the key bar's row, and Esc stops it. It runs in a thread of its own."""

import threading
import time
from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from desk.tui import background
from desk.tui.pauses import every
from desk.tui.steady import SteadyScreen
from desk.tui.widgets.cells import Span
from desk.tui.widgets.titleline import meter
from desk.tui.widgets.words import Words

Result = TypeVar("Result")
EVERY = 0.1
"""Seconds between two looks at how far the work is."""
TELLS_AFTER = 1.0
"""Seconds of work after which the time that is left can be told."""


class Stopped(Exception):
    """The editor stopped the work."""


class Progress:
    """How far some work is. The work calls `tell`; the screen looks at it."""

    def __init__(self) -> None:
        """Nothing is done yet."""
        self.words, self.done, self.total = "", 0, 0
        self._began = 0.0
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ask the work to stop: its next `tell` raises."""
        self._stop.set()

    @property
    def is_stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def tell(self, words: str, done: int, total: int) -> None:
        """So much of it is done. Raises Stopped when it was asked to stop."""
        if self.is_stopping:
            raise Stopped
        if words != self.words:
            self._began = time.monotonic()
        self.words, self.done, self.total = words, done, total

    @property
    def left(self) -> str:
        """The time that is left, in words; "" while it cannot be told."""
        spent = time.monotonic() - self._began
        return time_left(spent, self.done, self.total)


def time_left(spent: float, done: int, total: int) -> str:
    """The time that is left, in words, after so many seconds; "" while it cannot be told."""
    if spent < TELLS_AFTER or not 0 < done < total:
        return ""
    seconds = spent / done * (total - done)
    return f"{max(1, round(seconds))} s left" if seconds < 90 else f"{round(seconds / 60)} min left"


class WorkingScreen(SteadyScreen[Result | Exception], ModalScreen[Result | Exception], Generic[Result]):
    """Lies over the key bar while some work is done. Closes with its result or with what it raised."""

    DEFAULT_CSS = """
    WorkingScreen { background: transparent; align: left bottom; }
    WorkingScreen Words { height: 1; padding: 0 2; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "Stop", show=False)]

    def __init__(self, work: Callable[[Progress], Result], expected: tuple[type[Exception], ...]) -> None:
        """For a work; `expected` is what it may raise, besides Stopped, and closes the screen too."""
        super().__init__()
        self._work = work
        self._expected = expected
        self.progress = Progress()

    def compose(self) -> ComposeResult:
        """The row."""
        yield Words()

    def on_mount(self) -> None:
        """Begin, and look at it from time to time."""
        every(self, EVERY, self._draw)
        self._draw()
        background.in_thread(self, self._run, self._finished, group="work")

    def on_unmount(self) -> None:
        """The desk closes: the work stops."""
        self.progress.stop()

    def _run(self) -> Result | Exception:
        try:
            return self._work(self.progress)
        except Stopped as stopped:
            return stopped
        except self._expected as error:
            return error

    def _finished(self, outcome: Result | Exception) -> None:
        """Close; where the terminal is too small just now, once it has grown."""
        self.dismiss(outcome)

    def _draw(self) -> None:
        made = self.progress
        spans: list[Span] = [(f"{made.words} ", "")]
        if made.total:
            cells = 12 if self.size.width >= 80 else 6
            left = f", {made.left}" if made.left else ""
            spans += [*meter(made.done, made.total, cells), (f" {made.done:,} of {made.total:,}{left}", "")]
        stop: list[Span] = [("   stopping…", "dim")] if made.is_stopping else [("   esc", "bold"), (" stop", "dim")]
        self.query_one(Words).show(*spans, *stop)

    def action_stop(self) -> None:
        """Stop as soon as what is begun is whole."""
        self.progress.stop()
        self._draw()
