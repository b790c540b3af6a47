"""Saving while the editor works: the journal at once, the files after a pause, both off the screen's thread."""

import asyncio
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path

from textual.app import App

from desk.model.issue import Issue
from desk.model.text import clean_line
from desk.session.session import Job, Session
from desk.store.errors import NotSaved, StoreError, system_says
from desk.store.file.storage import dumps, write_atomic
from desk.store.problems import Problem, Reason
from desk.tui import background
from desk.tui.pauses import Pause, every
from desk.tui.rescued import rescue_copy
from desk.tui.screens.base import DeskBase
from desk.tui.widgets.days import written

PAUSE = 1.2
"""Seconds without a change after which the files are written."""
STEADY = 10.0
"""Seconds after the first unsaved change after which they are written, however steady the typing."""
AGAIN = 5.0
"""Seconds after which a save that failed is tried again."""
QUIET = 0.4
"""Seconds without a change after which the journal is written."""
LONGEST = 2.0
"""Seconds after which it is written though the typing goes on: what a crash can take, and no more."""
LATE = 3.0
"""Seconds after which something that was due and has not begun is begun by who watches."""
LOOK = 2.0
"""Seconds between two looks at whether another program changed a file: the open issue's, publication or shelf."""
NAMES = ("issue", "publication", "shelf")
"""The documents in hand that are saved."""


class Saver:
    """Writes what is due. `told` is called with a sentence when something must be said, else with "",
    and with the ids of the commands that go with it.

    `due` is the time (of the monotonic clock) by which unsaved changes are written; None while there are none.
    """

    def __init__(
        self, app: App[int], session: Session, told: Callable[..., None], screens: Callable[[], Iterable[DeskBase]]
    ) -> None:
        """A saver for a session; it begins with `start`. `screens` gives those that are open."""
        self._app = app
        self._screens = screens
        self._session = session
        self._told = told
        self._timer = Pause(app, self._save_later)
        self._busy = asyncio.Lock()
        self._pen = Pause(app, self._note_now)
        self._noted_by: float | None = None
        self._noting = asyncio.Lock()
        self._seen: dict[Path, tuple[int, int]] = {}
        self._missing: set[Path] = set()
        self.due: float | None = None
        self.saved_at = ""
        self.failed = ""
        self.unnoted = ""
        self.is_kept = True
        self.is_late = False

    def start(self) -> None:
        """Save after each pause, and look for outside changes."""
        self._session.listeners.append(self._touched)
        every(self._app, LOOK, self.look)

    @property
    def state(self) -> str:
        """What the title line says: "saved 14:02", "saving…" in the same width, "saving late" or "not saved"."""
        if self.failed:
            return "not saved"
        if self.is_late and self._session.is_dirty():
            return "saving late"
        when = self.saved_at or _file_time(self._session.path)
        return "saving…".ljust(6 + len(when)) if self._session.is_dirty() else f"saved {when}".strip()

    def _touched(self) -> None:
        self._note_later()
        now = time.monotonic()
        if self.due is None:
            self.due = now + STEADY
        self._timer.begin(min(PAUSE, self.due - now))

    def _save_later(self) -> None:
        self.due = None
        background.run(self._app, self.save, group="save", broke=self.broke)

    def _watch(self) -> None:
        """What is due and waits for nothing is started, whatever has become of the timer that should have done it."""
        now = time.monotonic()
        if self._session.is_dirty() and not (self._timer.waits or self._busy.locked()):
            self.due = self.due or now
        if self.due is not None and now > self.due + LATE and not self._busy.locked():
            self.is_late = True
            self._told("")
            self._save_later()
        noted_by = self._noted_by or (now if self._session.recorder.is_due and not self._pen.waits else None)
        self._noted_by = noted_by
        if noted_by is not None and now > noted_by + LATE and not self._noting.locked():
            self._note_now()

    def _note_later(self) -> None:
        if not self._session.recorder.is_due:
            return
        now = time.monotonic()
        if self._noted_by is None:
            self._noted_by = now + LONGEST
        self._pen.begin(min(QUIET, self._noted_by - now))

    def _note_now(self) -> None:
        self._noted_by = None
        background.run(self._app, self.note, group="note")

    async def note(self) -> bool:
        """Write what the journal lacks; True if it lacks nothing now. What cannot be written is tried again."""
        recorder = self._session.recorder
        async with self._noting:
            try:
                await asyncio.to_thread(recorder.deliver, recorder.take())
            except StoreError as error:
                self._noted_by = time.monotonic() + LONGEST
                self._pen.begin(LONGEST)
                self._tell_unnoted(str(error))
                return False
        self._tell_unnoted("")
        return True

    def _tell_unnoted(self, reason: str) -> None:
        known, self.unnoted = self.unnoted, reason
        if reason and reason != known:
            self._told(reason)

    async def save(self, *, anew: bool = False) -> bool:
        """Write all that is due; True if all of it is on disk now. `anew`: files that are gone are written, too."""
        async with self._busy:
            done = [await self._run(job) for job in self._session.jobs(self._missing if anew else ())]
        return all(done)

    async def _run(self, job: Job) -> bool:
        try:
            saved = await asyncio.to_thread(job.run)
        except StoreError as error:
            self._keep(job, error.problem)
            return False
        if saved.merged:
            self.take_typing()  # it belongs to ours, before theirs comes in
        known, before = self._clashes(job.name), self._session.document(job.name)
        hands = [(screen, screen.story_in_hand) for screen in self._screens()]
        merged = self._session.settle(job, saved)
        self._note_later()
        self.failed, self.is_late = "", False
        self.saved_at = datetime.now().astimezone().strftime("%H:%M")
        clashes = self._clashes(job.name) > known
        self._told(_merge_words(job.name, clashes) if merged else "", *(["clashes"] if merged and clashes else []))
        if merged and isinstance(before, Issue):
            for screen, story in hands:
                screen.keep_hand(story, before)
        return True

    def take_typing(self) -> None:
        """What is typed in a field and waits to be taken is taken, as far as it can be."""
        for screen in self._screens():
            screen.take_due()

    def _clashes(self, name: str) -> int:
        from desk.store.form.clashes import clashes_of

        held = self._session.document(name)
        return len(clashes_of(held)) if held is not None else 0

    def _keep(self, job: Job, problem: Problem) -> None:
        """Keep a copy elsewhere, and say so once for each reason."""
        from desk.store.sentences import briefly, sentence

        known, self.failed = self.failed, sentence(problem)
        copy = rescue_copy(job).words
        self.due = time.monotonic() + AGAIN
        self._timer.begin(AGAIN)
        if self.failed != known:
            says = briefly(problem, job.path)
            self._told(f"Not saved: {says} {copy}" if job.due else f"{says} {copy}")
        else:
            self._told("")

    def broke(self, error: BaseException | None) -> None:
        """A save ended as none should: say so, keep copies, and try again."""
        for job in self._session.jobs():
            self._keep(job, Problem(Reason.FAULT_OF_DESK, str(job.path), (("what", type(error).__name__),)))

    def flush(self) -> str:
        """Save here and now, because the desk closes: "" or the sentence about what could not be saved.

        On any thread. `is_kept` says then whether all of it is at least in the journal, or in copies.
        """
        self.is_kept = True
        try:
            self._session.save()
        except StoreError as error:
            self._session.recorder.write()
            copies = [rescue_copy(job) for job in self._session.jobs()]
            self.is_kept = not self._session.recorder.is_due or all(copy.is_kept for copy in copies)
            return f"{error} " + " ".join(copy.words for copy in copies)
        return ""

    def save_elsewhere(self, folder: Path) -> str:
        """Write what cannot be saved in its place into another folder, which may not be there; what was written.

        Raises NotSaved.
        """
        written = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotSaved(Reason.FOLDER_NOT_MADE, folder, system=system_says(error)) from error
        for job in self._session.jobs():
            path = folder / job.path.name
            if path.exists():
                raise NotSaved(Reason.PLACE_TAKEN, path)
            write_atomic(path, dumps(job.tables()))
            written.append(str(path))
        return f"Written to {', '.join(written)}."

    def look(self) -> None:
        """Read in what another program changed of the files in hand, and see that what is due gets done."""
        self._session.recorder.beat()
        self._watch()
        if self._busy.locked():
            return
        for name in NAMES:
            if job := self._session.look(name):
                self._look_at(job)

    def _look_at(self, job: Job) -> None:
        try:
            state = job.path.stat()
        except FileNotFoundError:
            if job.base is not None:
                self._gone(job)
            return
        except OSError:
            return
        seen, now = self._seen.get(job.path), (state.st_mtime_ns, state.st_ino)
        self._missing.discard(job.path)
        if seen != now and not self._session.is_dirty(job.name):
            self._seen[job.path] = now
            background.run(self._app, partial(self._read_in, job), group="save", broke=self.broke)

    def _gone(self, job: Job) -> None:
        """A file was moved or deleted: keep a copy of what is on the screen, and say so once."""
        if job.path not in self._missing:
            self._missing.add(job.path)
            self.failed = f"{job.path} is gone: it was moved or deleted."
            says = f"{clean_line(job.path.name)} was moved or deleted. Any change, or “Save now”, writes it anew."
            self._told(f"{says} {rescue_copy(job).words}")

    async def _read_in(self, job: Job) -> None:
        async with self._busy:
            if job.base is not None and await asyncio.to_thread(_same, job):
                if self.failed and not self._session.is_dirty():  # it is back, and as it was
                    self.failed = ""
                    self._told("")
                return
            await self._run(job)


def _file_time(path: Path | None) -> str:
    """When a file was written: the time if that was today, else the day."""
    if path is None:
        return ""
    try:
        return written(path.stat().st_mtime)
    except OSError:
        return ""


def _same(job: Job) -> bool:
    try:
        return job.path.read_bytes() == job.base
    except OSError:
        return False  # reading it in says why


def _merge_words(name: str, clashes: bool) -> str:
    if clashes:  # which of the two is in depends on who saved last: the other desk may have put its own in
        same = {"issue": "the same words", "publication": "the same setting", "shelf": "the same clip"}[name]
        return f"Two changed {same}; both versions are kept."
    what = {"issue": "this issue", "publication": "the publication", "shelf": "the shelf"}[name]
    return f"Another program changed {what} too. Its changes are in."
