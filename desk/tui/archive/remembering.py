"""The archive asked from the screen: in a thread of its own, so that no key ever waits for an answer.

There is one thread, and a long build lets questions in between two files: they are answered by what is known by then,
and once more when all is known.
"""

import asyncio
import contextlib
import queue
import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from desk.archive.index import Archive, Stopped
from desk.store.errors import StoreError
from desk.tui.background import Wire
from desk.tui.widgets.cells import Span
from desk.tui.widgets.progress import progress

Answer = TypeVar("Answer")
MANY = 40
"""Files to be read from which it is shown how far the reading is."""
_BREATH = 0.001
"""Seconds between two files in which the screen's thread can have the interpreter: who types waits for no file."""
_MOMENT, _TOGETHER = 0.03, 8
"""Seconds in which questions are one occasion to look at the files, and how many of them."""
_EVERY = 0.1
"""Seconds between two words on it."""


class OfApp(Protocol):
    """What is needed of the app."""

    def caught(self, error: BaseException, where: str) -> None:
        """Something was raised that nobody expected."""

    def say(self, *words: str) -> None:
        """Show a sentence."""

    def show_progress(self, spans: tuple[Span, ...]) -> None:
        """Show how far long work is in the key bar's row; nothing: it is done."""


def _nothing(_: object) -> None:
    """What is asked, and done, where only the reading counts."""


@dataclass(frozen=True, slots=True)
class _Job:
    """A question and what is done with its answer; a later one of its group takes its place."""

    group: str
    number: int
    question: Callable[[sqlite3.Connection], Any]
    then: Callable[[Any], None]


class Remembering:
    """Asks the archive of the open folder and gives the answers to the screen."""

    def __init__(self, app: OfApp, wire: Wire, archive: Archive) -> None:
        """Nothing is read before the first question; `wire` leads to the screen's thread."""
        self._app = app
        self._wire = wire
        self._archive = archive
        self._jobs: queue.Queue[_Job | None] = queue.Queue()
        self._latest: dict[str, int] = {}
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._pause = threading.Event()
        self._building = False
        self._is_known = False
        self._again: list[_Job] = []
        self._told = 0
        self._said_at = 0.0
        self._began = 0.0

    def ask(
        self, question: Callable[[sqlite3.Connection], Answer], then: Callable[[Answer], None], *, group: str
    ) -> None:
        """Ask off the screen's thread and call `then` on it, unless something else was asked in this group by then."""
        number = self._latest.get(group, 0) + 1
        self._latest[group] = number
        self._pause.clear()
        self._jobs.put(_Job(group, number, question, then))
        if (self._thread is None or not self._thread.is_alive()) and not self._stop.is_set():
            self._thread = threading.Thread(target=self._work, name="archive", daemon=True)
            self._thread.start()

    def warm(self) -> None:
        """Read what changed, so that the first question finds the index fresh."""
        self.ask(_nothing, _nothing, group="warm")

    @property
    def is_building(self) -> bool:
        """Whether so many files are being read that it is shown."""
        return self._building and self._said_at > 0

    def stop_building(self) -> None:
        """Read no further until the next question; what was read is kept."""
        self._pause.set()

    def close(self) -> None:
        """End the thread; what was read is kept."""
        self._stop.set()
        self._jobs.put(None)

    async def settled(self) -> None:
        """Wait until all that was asked is answered."""
        await asyncio.to_thread(self._jobs.join)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None and not self._stop.is_set():
            jobs = [job]
            try:
                # At once by what is known, which is nearly always all; then the files are looked at, once for all
                # that was asked together, and not while the screen is drawing the answers.
                if self._is_known:
                    self._answer(job)
                    self._answer_more(jobs)
                if self._freshen() or not self._is_known:
                    for each in jobs:
                        self._answer(each)
                self._is_known = True
                self._tell_troubles()
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told and not dropped
                self._on_screen(self._app.caught, error, "archive")
            finally:
                for _ in jobs:
                    self._jobs.task_done()
        self._archive.close()

    def _answer_more(self, jobs: list[_Job]) -> None:
        """Answer by what is known what is asked within a moment, too, and add it to `jobs`."""
        with contextlib.suppress(queue.Empty):
            while len(jobs) < _TOGETHER and (job := self._jobs.get(timeout=_MOMENT)) is not None:
                jobs.append(job)
                self._answer(job)
            if len(jobs) < _TOGETHER:  # it is closed
                self._jobs.put(None)
                self._jobs.task_done()

    def _freshen(self) -> bool:
        """Read what changed; whether that was anything."""
        changed = True
        self._building, self._said_at, self._began = True, 0.0, time.monotonic()
        try:
            changed = self._archive.freshen(self._read) > 0
        except (Stopped, StoreError, sqlite3.Error):  # the index answers with what it has
            pass
        finally:
            self._building = False
        if self._said_at:
            self._on_screen(self._app.show_progress, ())
        early, self._again = self._again, []
        for job in early:  # what was answered by a part of the archive is answered by all of it
            self._answer(job)
        return changed

    def _read(self, done: int, of: int) -> None:
        """Between two files: stop, say how far it is, and answer what was asked meanwhile."""
        if self._stop.is_set() or self._pause.is_set():
            raise Stopped
        time.sleep(_BREATH)
        now = time.monotonic()
        if of < MANY or now - self._began < _EVERY:
            return
        if now - self._said_at > _EVERY:
            self._said_at = now
            spans = (
                *progress("Reading the archive", done, of, now - self._began),
                ("   esc", "bold"),
                (" stop", "dim"),
            )
            self._on_screen(self._app.show_progress, spans)
        with contextlib.suppress(queue.Empty):
            while (job := self._jobs.get_nowait()) is not None:
                try:
                    self._answer(job)
                finally:
                    self._jobs.task_done()
                self._again.append(job)
            self._stop.set()

    def _answer(self, job: _Job) -> None:
        if self._latest.get(job.group) != job.number:
            return
        try:
            answer = self._archive.ask(job.question)
        except (StoreError, sqlite3.Error):
            return
        except Exception as error:  # noqa: BLE001 - the other questions are answered all the same
            self._on_screen(self._app.caught, error, "archive")
            return
        if self._latest.get(job.group) == job.number:
            self._on_screen(job.then, answer)

    def _tell_troubles(self) -> None:
        """What stood in the way of the index is said once."""
        new = self._archive.troubles[self._told :]
        self._told += len(new)
        if new:
            self._on_screen(self._app.say, " ".join(trouble.words for trouble in new))

    def _on_screen(self, callback: Callable[..., Any], *args: Any) -> None:
        if not self._stop.is_set():
            self._wire.tell(callback, *args)
