"""How the desk closes: what was typed is dealt with first, then journal and files are written, then it goes.

The editor quits, or the desk is told to end from outside, by a signal or by a terminal that is gone (see
`desk.tui.terminal.leaving`). An editor is asked when nothing could be kept; nobody can be asked after a hangup, so then
words that find no room go wherever there is some.
"""

import asyncio
import contextlib
import contextvars
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from textual.app import App
from textual.events import Event
from textual.worker import Worker

from desk.session.session import Session
from desk.store.errors import NotSaved
from desk.store.file.rescue import rescue_text
from desk.store.sentences import kept_at_the_end, sentence
from desk.tui import background
from desk.tui.pauses import after
from desk.tui.saver import Saver
from desk.tui.screens.base import DeskBase
from desk.tui.terminal.inbox import Inbox
from desk.tui.terminal.leaving import Leaving

DEAL = 0.9
"""Seconds after a hangup in which what was typed before is dealt with."""
PATIENCE = 1.5
"""Seconds of closing after which the editor is told what it waits for."""
QUEUE = 2.5
"""Seconds that the key which quits waits for all that was typed before it: screens that take long to draw, say."""
NOT_SAVED = 3
"""The exit code of a desk that could not write what it should have."""
MISTAKEN = 70
"""The exit code of a desk that a slip of its own has ended; the command line has the same."""


class Closable(Protocol):
    """What closes: the app, as its end knows it."""

    session: Session
    inbox: Inbox
    saver: Saver

    def leave_company(self) -> None:
        """Tell who else has the issue open that this desk has closed it; on any thread."""

    def desk_screens(self) -> Sequence[DeskBase]:
        """The screens with a key bar that are open."""

    def unread(self) -> str:
        """What was typed or pasted and no widget has seen; on any thread."""

    def in_dialogs(self) -> str:
        """What was typed into dialogs that are open, and is nowhere else; on any thread."""

    def give_back_terminal(self) -> None:
        """Give the terminal back as it was, without waiting for it; on any thread."""

    def say(self, *words: str) -> None:
        """Show a sentence on the screen in front."""

    def copy_text(self) -> str:
        """Copy the text of the open issue; a sentence on what happened. For another thread."""


class Ending:
    """The end of one desk. `words` are said on the terminal that is given back; "" for nothing."""

    def __init__(self, app: App[int], desk: Closable) -> None:
        """Nothing ends yet; `app` and `desk` are the same."""
        self._app = app
        self._desk = desk
        self._loop: asyncio.AbstractEventLoop | None = None
        self._context: contextvars.Context | None = None
        self._work: Worker[None] | None = None
        self._parting = False
        self.leaving: Leaving | None = None
        self.step = ""
        self.words = ""

    def begin(self) -> None:
        """The desk runs: from now on its loop can be asked."""
        self._loop, self._context = asyncio.get_running_loop(), contextvars.copy_context()

    # The editor quits

    def quit(self) -> None:
        """Close, unless a screen asks about something first, or the desk is closing already."""
        if self._work is not None or self._parting:
            return
        if any(screen.holds_back() for screen in self._desk.desk_screens()):
            return
        self._work = background.run(self._app, self._quit, group="quit", broke=self._stay)

    def expect_quit(self, event: Event) -> None:
        """The key that quits was read. If the app does not come to it, because so much else was typed before it, the
        desk closes all the same; on any thread.
        """
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # it is closed
                self._loop.call_soon_threadsafe(self._wait_for_quit, event, context=self._context)

    def _wait_for_quit(self, event: Event) -> None:
        asyncio.get_running_loop().call_later(QUEUE, self._quit_anyway, event)

    def _quit_anyway(self, event: Event) -> None:
        if self._desk.inbox.waits(event) and self._work is None and not self._parting:
            self._work = background.run(self._app, self._quit_now, group="quit", broke=self._stay)

    async def _quit_now(self) -> None:
        """Close without the keys that wait; the text among them is kept in a file that is named."""
        self.step = "the files"
        self._desk.saver.take_typing()
        typed = self._desk.unread()
        await self._desk.saver.note()
        self._closed_with(await self._desk.saver.save(), typed)

    def _stay(self, *_: object) -> None:
        """Do not close."""
        if self._work is not None and not self._work.is_finished:
            self._work.cancel()
        self._work = None

    async def _quit(self) -> None:
        with contextlib.suppress(TimeoutError):  # no dialog yet: a key typed before would close it
            await asyncio.wait_for(self._dealt(), QUEUE)
        word = after(self._app, PATIENCE, self._say_what_it_waits_for)
        try:
            self._desk.saver.take_typing()
            self.step = "the journal of what is not saved"
            await self._desk.saver.note()
            self.step = "the files"
            saved = await self._desk.saver.save()
            while saved and self._desk.session.is_dirty():  # a key came while it was saved
                saved = await self._desk.saver.save()
        finally:
            word.stop()
        self._closed_with(saved, self._desk.in_dialogs())

    def _closed_with(self, saved: bool, typed: str) -> None:
        """All is written, or kept elsewhere; where nothing is, the editor is asked. What was typed last is kept."""
        if saved and not self._desk.session.is_dirty():
            self._desk.session.recorder.write()
            code = 0
        else:
            self.words = self._desk.saver.flush()
            code = NOT_SAVED if self.words else 0
            if code and not self._desk.saver.is_kept:
                self._ask()
                return
        self._keep(typed)
        self._go(code)

    def _keep(self, typed: str) -> None:
        """Keep what was typed and is in no story; the words of the end say where."""
        if typed.strip():
            with contextlib.suppress(NotSaved):
                self.words = f"{self.words} What was typed last is in {rescue_text(typed)}.".strip()

    def _say_what_it_waits_for(self) -> None:
        from desk.tui.closing.waits import LEAVE, ClosingScreen

        def answered(answer: str | None) -> None:
            if self._work is None or self._work.is_finished:
                return
            self._stay()
            if answer == LEAVE:
                self._leave_now()

        self._app.push_screen(ClosingScreen(self), answered)

    def _leave_now(self) -> None:
        """Close though something is not written: with the journal, the next desk offers it."""
        self._desk.session.recorder.write()
        if self._desk.session.recorder.is_due:
            self.words = sentence(fault) if (fault := self._desk.session.recorder.fault) else ""
            self._ask()
            return
        self.words = f"This was left while it waited for {self.step}. The next desk offers what is not in the file."
        self._go(NOT_SAVED)

    def _ask(self) -> None:
        """Nothing of what was typed since the last save is on any disk: the editor says what becomes of it."""
        from desk.tui.closing.nowhere import ask

        why, self.words, self._work = self.words, "", None

        def leave(words: str) -> None:
            self.words = words
            self._go(NOT_SAVED)

        ask(self._app, self._desk, why, self.quit, leave)

    def _go(self, code: int) -> None:
        if self.leaving is not None:
            self.leaving.soon(code)
        self._parting = True
        self._app.exit(code, return_code=code)

    # The desk is told to end

    def write_journal(self) -> None:
        """Write what the journal lacks."""
        self._desk.session.recorder.write()

    def part_soon(self, code: int, flushed: Callable[[], object]) -> None:
        """Have the loop deal with what was typed, save, call `flushed` and end with a code; on any thread."""
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # it is closed
                self._loop.call_soon_threadsafe(self._part_now, code, flushed, context=self._context)

    def _part_now(self, code: int, flushed: Callable[[], object]) -> None:
        self._parting = True
        background.run(self._app, partial(self._part, code, flushed), group="part")

    async def _part(self, code: int, flushed: Callable[[], object]) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._drained(), DEAL)
        self._desk.saver.take_typing()
        self.flush_alone()
        flushed()
        self._app.exit(code, return_code=code)

    async def _dealt(self) -> None:
        await self._desk.inbox.empty()
        await self._bubbled()

    async def _drained(self) -> None:
        await self._desk.inbox.drained()
        await self._bubbled()

    async def _bubbled(self) -> None:
        """Wait until the app has run the commands of those keys that no widget wanted: they come back up to it."""
        done = asyncio.Event()
        self._app.call_later(done.set)
        await done.wait()

    def flush_alone(self) -> None:
        """Save, and keep what the loop has not dealt with; on any thread."""
        self.words = self._desk.saver.flush()
        if self.words and not self._desk.saver.is_kept:
            self.words = f"{self.words} {kept_at_the_end(self._desk.session.recorder.take_refuge())}"
        self._keep(self._desk.unread())

    def give_back_terminal(self) -> None:
        """Give the terminal back as it was; on any thread."""
        self._desk.give_back_terminal()

    def finish(self) -> None:
        """The last things, once and on any thread."""
        words = self.words or self._desk.saver.flush()
        self._desk.session.recorder.release()
        self._desk.leave_company()
        if words and sys.__stderr__ is not None:
            with contextlib.suppress(OSError, ValueError):  # there is no terminal any more
                sys.__stderr__.write(f"desk: {words}\n")
                sys.__stderr__.flush()

    def broken(self, words: str) -> None:
        """There is no going on: end in good order and say why."""
        if not self._parting:
            self._parting = True
            self.words = self._desk.saver.flush() or words
            code = NOT_SAVED if self._desk.session.is_dirty() else MISTAKEN
            if self.leaving is not None:
                self.leaving.soon(code)
            self._app.exit(code, return_code=code)
