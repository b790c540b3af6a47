"""The session: the one mutable thing. It holds the open issue, its publication and the shelf, and every step."""

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, cast

from desk.edit import cleaned
from desk.model.issue import Issue
from desk.model.publication import Publication, Shelf
from desk.session.open_file import Job, OpenFile
from desk.store.errors import NotSaved, Outside, StoreError
from desk.store.file.save import Saved
from desk.store.file.storage import outside
from desk.store.folder.issues import Folder, Opened
from desk.store.form.records import Document
from desk.store.form.steps import Change, History, Step, added_words, apply, breaks_line, diff, joined, typed
from desk.store.journal.entries import MERGED, REDO, UNDO
from desk.store.journal.journals import Journals
from desk.store.journal.losses import Loss
from desk.store.journal.recorder import Recorder

__all__ = ["Job", "Session"]

Arguments = ParamSpec("Arguments")
MOST_STEPS = 1000
"""Steps that can be taken back; the oldest go first."""


class Session:
    """The desk's state and its verbs. It knows nothing of screens; a listener is called after each change."""

    def __init__(self, folder: Folder, clock: Callable[[], float] = time.monotonic, journalled: bool = False) -> None:
        """Read the publication and the shelf of `folder`. Raises Unreadable. `clock` counts seconds.

        `journalled`: every step is noted in the user's state folder too, see `recorder`.
        """
        self.folder = folder
        self._clock = clock
        self._files: dict[str, OpenFile] = {}
        self._histories: dict[Path | None, History] = {}
        self._group: list[tuple[str, Change]] | None = None
        self.listeners: list[Callable[[], None]] = []
        self.losses: tuple[Loss, ...] = ()
        publication, data = folder.publication()
        self.recorder = Recorder(Journals(folder.path, publication.id if data else 0) if journalled else None)
        self._hold("publication", folder.path / "publication.json", publication, data)
        self._hold("shelf", folder.path / "shelf.json", *folder.shelf())

    def _hold(self, name: str, path: Path, value: Document, data: bytes | None) -> None:
        self._files[name] = OpenFile(name, path, value, value, data, read_only=outside(path))

    @property
    def publication(self) -> Publication:
        """The publication as it is now."""
        return cast("Publication", self._files["publication"].value)

    @property
    def shelf(self) -> Shelf:
        """The shelf's inbox as it is now."""
        return cast("Shelf", self._files["shelf"].value)

    @property
    def issue(self) -> Issue:
        """The open issue as it is now. Raises LookupError if none is open."""
        if "issue" not in self._files:
            raise LookupError("no issue is open")
        return cast("Issue", self._files["issue"].value)

    @property
    def read_only(self) -> str:
        """Why the open issue must not change, as a sentence: its file is a link out of the folder; "" if it may."""
        return self._files["issue"].read_only if "issue" in self._files else ""

    @property
    def path(self) -> Path | None:
        """The open issue's file, or None."""
        return self._files["issue"].path if "issue" in self._files else None

    def open(self, path: Path) -> Issue:
        """Open an issue in place of the one that is open, which must be saved first.

        Its last steps can be taken back, and `losses` says what was not saved when a desk ended too early.
        Raises NotFound, Unreadable, and NotSaved if the issue in hand holds unsaved changes.
        """
        return self.take(self.folder.open_issue(path))

    def take(self, opened: Opened) -> Issue:
        """Open an issue that was read just now, as `open` does. Raises NotSaved."""
        self.close()
        self._hold("issue", opened.path, opened.issue, opened.data)
        self.losses, done = self.recorder.begin({name: file.value for name, file in self._files.items()}, opened.data)
        self._histories.setdefault(self.path, History(done))
        return opened.issue

    def recover(self) -> tuple[Loss, ...]:
        """With no issue open, `losses` says what was changed in such a time before, and was not saved."""
        if "issue" not in self._files:
            self.losses = self.recorder.left({name: file.value for name, file in self._files.items()})
        return self.losses

    def close(self) -> None:
        """Put the open issue away. Raises NotSaved if it holds changes that are not on disk."""
        self.end_typing()
        if "issue" in self._files:
            if self.is_dirty("issue"):
                raise NotSaved(f"{self._files['issue'].path} is not saved yet, so it stays open.")
            del self._files["issue"]
            self.recorder.end()
            self.losses = ()

    def forget(self, path: Path) -> None:
        """Another session made a step of the issue in this file, which is not open.

        What can be taken back is read from its journal when it is opened again.
        """
        if path != self.path:
            self._histories.pop(path, None)

    # Steps

    def do(
        self,
        edit: Callable[Concatenate[Issue, Arguments], Issue],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Issue:
        """Make an edit of the open issue as one step. Raises what the edit raises; then nothing has changed."""
        self.end_typing()
        self._change("issue", edit(self.issue, *args, **kwargs))
        return self.issue

    def do_shelf(
        self, edit: Callable[Concatenate[Shelf, Arguments], Shelf], /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Shelf:
        """Make an edit of the shelf's inbox as one step. Raises what the edit raises."""
        self.end_typing()
        self._change("shelf", edit(self.shelf, *args, **kwargs))
        return self.shelf

    def make(self, title: str, changes: Sequence[tuple[str, Change]]) -> int:
        """Make changes of the documents as one step; how many of them no longer fit and were left out."""
        with self.step(title):
            made = [(name, *apply(file.value, _of(name, changes))) for name, file in self._files.items()]
            for name, value, _ in made:
                self._change(name, value)
        return sum(refused for _, _, refused in made)

    def decided(self, found: Sequence[Loss]) -> None:
        """The editor chose what becomes of these losses: they are not shown again."""
        self.recorder.settled(found)
        self.losses = tuple(loss for loss in self.losses if loss not in found)
        self._tell()

    def change_publication(self, **fields: Any) -> Publication:
        """Change settings of the publication as one step; every text in them is cleaned."""
        self.end_typing()
        self._change("publication", replace(self.publication, **cleaned(fields)))
        return self.publication

    def type(self, edit: Callable[[Issue, int], Issue], table: str, id: int, field: str) -> Issue:
        """Make an edit that a key press caused in one text field: `edit(issue, id)`.

        Key presses in the same field are one step until a pause of 2 s, a new line or 100 characters;
        `end_typing` ends it too.
        """
        history, key, now = self._history(), (table, id, field), self._clock()
        if not history.goes_on(key, now):
            self.end_typing()
        changes = self._change("issue", edit(self.issue, id), typing=key)
        history.touched = now
        history.typed += sum(typed(change) for change in changes)
        if any(breaks_line(change) for change in changes):
            self.end_typing()
        return self.issue

    def end_typing(self) -> None:
        """The next key press begins a new step: after a paste, a jump of the cursor, or leaving the field."""
        history = self._history()
        history.typing, history.typed = None, 0

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """Make all edits inside one step with this title, which messages show.

        If one of them raises, those before it stay, as a step that can be taken back.
        """
        self.end_typing()
        outer, self._group = self._group, []
        try:
            yield
        finally:
            changes, self._group = tuple(self._group), outer
            if changes:
                self._record(Step(title, changes))

    def undo(self) -> tuple[Step, int] | None:
        """Take the last step back: the step and how many of its changes no longer fit, or None if there is none."""
        return self._turn(UNDO)

    def redo(self) -> tuple[Step, int] | None:
        """Make the step that was taken back last again, or None if there is none."""
        return self._turn(REDO)

    def _turn(self, what: str) -> tuple[Step, int] | None:
        self.end_typing()
        history = self._history()
        taken, given = (history.done, history.undone) if what == UNDO else (history.undone, history.done)
        if not taken:
            return None
        for name, file in self._files.items():
            if file.read_only and _of(name, taken[-1].changes):
                raise Outside(file.read_only)
        given.append(taken.pop())
        return given[-1], self._apply(what, given[-1].reversed() if what == UNDO else given[-1])

    @property
    def depth(self) -> int:
        """How many steps can be taken back."""
        return len(self._history().done)

    @property
    def last_step(self) -> Step | None:
        """The step that `undo` would take back."""
        done = self._history().done
        return done[-1] if done else None

    def _history(self) -> History:
        return self._histories.setdefault(self.path, History())

    def _change(self, name: str, new: Document, typing: tuple[str, int, str] | None = None) -> tuple[Change, ...]:
        file = self._files[name]
        changes = diff(file.value, new)
        if not changes:
            return ()
        if file.read_only:
            raise Outside(file.read_only)
        file.value = new
        named = tuple((name, change) for change in changes)
        history = self._history()
        if typing is not None and typing == history.typing and history.done and self._group is None:
            history.done[-1] = joined(history.done[-1], named)
            self.recorder.step(Step("", named), more=True)
        else:
            self._record(Step("", named))
            history.typing = typing if self._group is None else None
        self._tell()
        return changes

    def _record(self, step: Step) -> None:
        if self._group is not None:
            self._group.extend(step.changes)
            return
        history = self._history()
        history.done.append(step)
        self.recorder.step(step)
        del history.done[:-MOST_STEPS]
        history.undone.clear()

    def _apply(self, what: str, step: Step) -> int:
        refused, made = 0, []
        for name, file in self._files.items():
            before = file.value
            file.value, missed = apply(before, _of(name, step.changes))
            made += [(name, change) for change in diff(before, file.value)]
            refused += missed
        self.recorder.changed(what, made)
        self._tell()
        return refused

    def _tell(self) -> None:
        for listener in self.listeners:
            listener()

    # Saving

    def is_dirty(self, name: str | None = None) -> bool:
        """Whether a document ("issue", "publication", "shelf"; None: any) holds changes that are not on disk."""
        return any(file.is_dirty for each, file in self._files.items() if name in (None, each))

    def unsaved_words(self) -> int:
        """How many words stand in the documents that are in no file."""
        changes = [change for file in self._files.values() for change in diff(file.saved, file.value)]
        return sum(added_words(change) for change in changes)

    def jobs(self, gone: Collection[Path] = ()) -> tuple[Job, ...]:
        """The saves that are due, and those of files that are gone. It costs nothing: a job holds the frozen value."""
        mark = self.recorder.mark()
        return tuple(file.job(mark) for file in self._files.values() if file.is_dirty or file.path in gone)

    def document(self, name: str) -> Document | None:
        """What "issue", "publication" or "shelf" holds as it is now; None if no issue is open."""
        return self._files[name].value if name in self._files else None

    def look(self, name: str = "issue") -> Job | None:
        """A job that reads in what another program did to a document's file; None if no issue is open."""
        return self._files[name].look() if name in self._files else None

    def settle(self, job: Job, saved: Saved) -> bool:
        """Take a finished save in; True if it brought outside changes, which are merged into the value of now.

        A job that another one has overtaken is not taken in: the next save or look finds what it left on disk.
        """
        file = self._files.get(job.name)
        if file is None:
            return False
        before, seen = file.value, file.data
        merged = file.settle(job, saved)
        if file.data is not seen:
            self.recorder.saved(job.name, job.mark, saved.data)
        if not merged:
            return False
        self.recorder.changed(MERGED, [(job.name, change) for change in diff(before, file.value)])
        self.end_typing()
        self._tell()
        return True

    def save(self) -> bool:
        """Save all that is due, here and now; True if outside changes were merged.

        What can be saved is, then the first fault is raised: NotSaved, Unreadable.
        """
        self.end_typing()
        merged, failed = False, None
        jobs = self.jobs()
        if jobs:
            self.folder.begin()
        for job in jobs:
            try:
                merged = self.settle(job, job.run()) or merged
            except StoreError as error:
                failed = failed or error
        self.recorder.write()
        if failed:
            raise failed
        return merged


def _of(name: str, changes: Sequence[tuple[str, Change]]) -> list[Change]:
    return [change for each, change in changes if each == name]
