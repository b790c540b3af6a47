"""Links asked on the web from pre-flight: in a thread, with how far it is, each result at once in its row."""

import threading
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from desk.tui import background
from desk.tui.screens.base import DeskBase
from desk.tui.widgets.progress import progress

if TYPE_CHECKING:
    from desk.model.verdict import Verdict

_EVERY = 0.3
"""Seconds between two times that the verdicts come onto the screen."""


class WebCheck:
    """One run at a time, which ends with its screen. What was found by then is kept."""

    def __init__(self, screen: DeskBase) -> None:
        """For the screen of pre-flight."""
        self._screen = screen
        self._stop = threading.Event()
        self.is_running = False

    def start_or_stop(self) -> None:
        """Ask the links that are due, or stop asking."""
        if self.is_running:
            self._stop.set()
            return
        self._stop.clear()
        self.is_running = True
        wire = background.Wire(self._screen)
        background.in_thread(self._screen, lambda: self._run(wire), self._ended, group="web", alone=True)

    def _run(self, wire: background.Wire) -> str:
        """In the thread: ask, keep what comes, and say at the end what it was."""
        from desk.net.check import Run, allowing, check
        from desk.net.remembered import Remembered, to_ask
        from desk.preflight.asked import web_addresses

        desk = self._screen.desk
        kept, today = Remembered(), datetime.now().astimezone().date()
        kept.forget_old(today)
        try:
            every = web_addresses(desk.session.issue)
            asked = to_ask(every, kept.of(every, today), today)
            told = _Told(self._screen, wire, kept.keep, len(asked))
            done = check(
                asked,
                Run(
                    told,
                    stop=lambda: self._stop.is_set() or not wire.is_open,
                    guard=allowing(desk.settings.intranet),
                ),
            )
            told.flush()
            if kept.fault:
                return f"The links were asked; what they answered cannot be kept: {kept.fault}."
            return _summed_up(told.all, len(asked), len(every), done=done)
        finally:
            kept.close()

    def _ended(self, words: str) -> None:
        self.is_running = False
        self._screen.show_progress(())
        self._screen.desk.checking.anew()
        self._screen.say(words)

    def seen(self, url: str) -> None:
        """The editor looked at a page and says that it is fine."""

        def see() -> str:
            from desk.net.remembered import Remembered

            kept = Remembered()
            kept.see(url, datetime.now().astimezone().date())
            kept.close()
            return "Seen by you: not said again for seven days."

        self._screen.say_later(see, self._screen.desk.checking.anew)


class _Told:
    """Keeps the verdicts as they come, and tells the screen now and then."""

    def __init__(
        self, screen: DeskBase, wire: background.Wire, keep: "Callable[[Mapping[str, Verdict]], None]", of: int
    ) -> None:
        self._screen, self._wire, self._keep, self._of = screen, wire, keep, of
        self.all: dict[str, Verdict] = {}
        self._new: dict[str, Verdict] = {}
        self._at = self._began = time.monotonic()

    def __call__(self, address: str, verdict: "Verdict") -> None:
        self.all[address] = self._new[address] = verdict
        if time.monotonic() - self._at > _EVERY:
            self.flush()

    def flush(self) -> None:
        """Keep what is new, and show it."""
        self._at = time.monotonic()
        new, self._new = self._new, {}
        self._keep(new)
        gone = sum(each.state == "gone" for each in self.all.values())
        words = "Asking the links" + (f", {gone} gone" if gone else "")
        spans = (*progress(words, len(self.all), self._of, self._at - self._began), ("   w", "bold"), (" stop", "dim"))
        self._wire.tell(self._screen.show_progress, spans)
        self._wire.tell(self._screen.desk.checking.anew)


def _summed_up(found: "Mapping[str, Verdict]", asked: int, of: int, *, done: bool) -> str:
    if not asked:
        return f"All {of:,} links answered lately: nothing to ask." if of else "There is no link to ask."
    from desk.net.sentences import unasked

    counts = {
        state: sum(each.state == state for each in found.values()) for state in ("fine", "moved", "gone", "unsure")
    }
    said = ", ".join(f"{number} {state}" for state, number in counts.items() if number)
    if not said and found:
        return unasked(found.values())
    return f"{'Asked' if done else 'Stopped after'} {len(found):,} of {asked:,} links: {said or 'no answer'}."
