"""The end of the desk, which comes whatever the screen's thread does.

A hangup, a signal and a terminal that is gone are seen by a thread of their own: the kernel writes the number of a
signal into a pipe (`signal.set_wakeup_fd`), even while the screen's loop waits for something for ever, and says when
the other end of the terminal was closed. First the journal is written, then the loop is asked to deal with what was
typed and to save; if it does not answer, it is done here. Then the process ends, though threads of Textual's may hang.
"""

import contextlib
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Protocol

ENDS = tuple(getattr(signal, name) for name in ("SIGHUP", "SIGTERM", "SIGINT") if hasattr(signal, name))
"""The signals that end a desk."""
LOOP = 1.2
"""Seconds that the screen's loop has to deal with what was typed and to save."""
SOON = 2.0
"""Seconds after which a desk that was told to end does so, if its words are on disk."""
LAST = 4.0
"""Seconds after which it ends whatever it waits for."""
SHELL = 128
"""What a shell adds to the number of the signal that ended a program."""


class Parting(Protocol):
    """What the desk can do about its end; all of it on any thread."""

    def write_journal(self) -> None:
        """Write what the journal lacks."""

    def part_soon(self, code: int, flushed: Callable[[], object]) -> None:
        """Have the loop deal with what was typed, save, call `flushed`, and end with a code."""

    def flush_alone(self) -> None:
        """Save without the loop, and keep what it has not dealt with."""

    def give_back_terminal(self) -> None:
        """Give the terminal back as it was, without waiting for it."""

    def finish(self) -> None:
        """The last things: what could not be saved is said, and others may know that this desk is gone."""


class Leaving:
    """Watches for the end of one desk."""

    def __init__(self, desk: Parting, end: Callable[[int], object] = os._exit) -> None:
        """`end` ends the process with a code, at once."""
        self._desk = desk
        self._end = end
        self._reads, self._writes = os.pipe()
        self._over = threading.Event()
        self._finishing = threading.Lock()
        self._asked = False

    def start(self, terminal: int) -> None:
        """Watch from now on, on the main thread; `terminal` is the open file that is read."""
        os.set_blocking(self._writes, False)
        signal.set_wakeup_fd(self._writes, warn_on_full_buffer=False)
        for number in ENDS:
            if signal.getsignal(number) != signal.SIG_IGN:  # nohup: it was asked for
                signal.signal(number, _noticed)
        threading.Thread(target=self._watch, args=(terminal,), name="desk-leaving", daemon=True).start()

    def lost(self) -> None:
        """The terminal is gone; on any thread."""
        with contextlib.suppress(OSError):
            os.write(self._writes, bytes([ENDS[0]]))

    def soon(self, code: int) -> None:
        """The desk ends in good order, with all on disk: that must not take for ever."""
        if not self._asked:
            self._asked = True
            self._after(SOON, lambda: self._leave(code))
            self._after(LAST, lambda: self._end(code))

    def finish(self) -> None:
        """The main thread has come to the end by itself. Returns never if another thread is at it already."""
        self._finishing.acquire()
        self._over.set()
        self._desk.finish()

    def _watch(self, terminal: int) -> None:
        watched = select.poll()
        watched.register(self._reads, select.POLLIN)
        if sys.platform == "linux":  # macOS cannot watch a terminal so; there reading it says that it is gone
            watched.register(terminal, 0)
        while True:
            for handle, _ in watched.poll():
                number = self._told() if handle == self._reads else ENDS[0]
                if number is not None:
                    return self._part(SHELL + number)

    def _told(self) -> int | None:
        """The number of a signal that came and is meant for the desk."""
        numbers = os.read(self._reads, 64)
        return next((number for number in numbers if number in ENDS and _is_ours(number)), None)

    def _part(self, code: int) -> None:
        """End: journal, then file, then the process."""
        self._asked = True
        began = time.monotonic()
        self._after(LAST, lambda: self._end(code))
        self._desk.write_journal()
        flushed = threading.Event()
        self._desk.part_soon(code, flushed.set)
        if not flushed.wait(LOOP):
            self._desk.flush_alone()
        if not self._over.wait(max(0.0, began + SOON - time.monotonic())):
            self._leave(code)

    def _leave(self, code: int) -> None:
        if self._finishing.acquire(blocking=False):
            self._desk.give_back_terminal()
            self._desk.finish()
            self._end(code)

    @staticmethod
    def _after(seconds: float, do: Callable[[], object]) -> None:
        timer = threading.Timer(seconds, do)
        timer.daemon = True
        timer.start()


def _noticed(*_: object) -> None:
    """A signal came: the pipe has its number."""


def _is_ours(number: int) -> bool:
    """Whether a signal is for the desk: ctrl+c while an editor has the terminal is for the editor."""
    return signal.getsignal(number) in (_noticed, signal.SIG_IGN) or number != signal.SIGINT
