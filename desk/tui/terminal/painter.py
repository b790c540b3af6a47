"""Writing to the terminal in a thread of its own, which nobody ever waits for.

Textual 8.2.8 hands what it paints to a thread through a queue of 30 (`textual.drivers._writer_thread`). When the
terminal reads slowly, or is gone and the thread with it, the queue is full and the screen's loop waits for ever. Here
the loop never waits: it asks `is_behind` and leaves out pictures that the terminal has no time for.
"""

import contextlib
import os
import threading
from collections import deque
from collections.abc import Callable

BEHIND = 120_000
"""Bytes that wait to be written, from which on the terminal is behind. A full screen has 15,000 to 40,000."""
_PIECE = 4096
"""Bytes of one write: a terminal's buffer has as many."""


class Painter:
    """Writes bytes to a terminal, in order. `lost` is called once when it cannot be written any more."""

    def __init__(self, handle: int, lost: Callable[[], object], caught_up: Callable[[], object]) -> None:
        """For the open file `handle`; `caught_up` is called when all is written after the terminal was behind."""
        self._handle = handle
        self._lost = lost
        self._caught_up = caught_up
        self._waiting: deque[bytes] = deque()
        self._size = 0
        self._change = threading.Condition()
        self._owes = self._over = self._is_gone = False
        self._thread = threading.Thread(target=self._run, name="desk-painter", daemon=True)

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    @property
    def is_behind(self) -> bool:
        """Whether so much waits to be written that another picture would come too late. It is owed from then on."""
        with self._change:
            self._owes = self._owes or self._size > BEHIND
            return self._size > BEHIND

    def write(self, data: bytes) -> None:
        """Have something written. It takes no time."""
        with self._change:
            if not (self._is_gone or self._over):
                self._waiting.append(data)
                self._size += len(data)
                self._change.notify_all()

    def drop(self) -> None:
        """Write no more of what waits, but what is being written; no picture is owed any more."""
        with self._change:
            self._waiting.clear()
            self._size, self._owes = 0, False

    def stop(self, patience: float) -> bool:
        """Write what waits and end; False if that took longer than so many seconds, or the terminal is gone."""
        with self._change:
            self._over = True
            self._change.notify_all()
        self._thread.join(patience)
        return not (self._thread.is_alive() or self._is_gone)

    def _run(self) -> None:
        while (data := self._next()) is not None:
            left = memoryview(data)
            try:
                while left:
                    left = left[self._write(left[:_PIECE]) :]
            except OSError:  # the terminal is gone: there is nobody to be told
                with self._change:
                    self._is_gone = True
                    self._waiting.clear()
                    self._size = 0
                self._lost()
                return
            self._wrote(len(data))

    def _write(self, piece: memoryview) -> int:
        while True:
            with contextlib.suppress(BlockingIOError):  # somebody left the terminal in this mode
                return os.write(self._handle, piece)
            threading.Event().wait(0.01)

    def _next(self) -> bytes | None:
        with self._change:
            while not self._waiting:
                if self._over:
                    return None
                self._change.wait()
            return self._waiting.popleft()

    def _wrote(self, size: int) -> None:
        with self._change:
            self._size = max(0, self._size - size)
            paid = self._owes and not self._size
            if paid:
                self._owes = False
        if paid:
            self._caught_up()
