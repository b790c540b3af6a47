"""The session: the one mutable thing. It is the front of three rooms: documents in hand, undo, and saving."""

import time
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

from desk.edit import cleaned
from desk.edit.publication import with_settings
from desk.model.issue import Issue
from desk.model.publication import Publication, Shelf
from desk.session.documents import Documents
from desk.session.open_file import Job
from desk.session.saving import Saving
from desk.session.undo import Undo
from desk.store.file.save import Saved
from desk.store.folder.issues import Folder, Opened
from desk.store.form.records import Document
from desk.store.form.steps import Change, Step
from desk.store.journal.journals import Journals
from desk.store.journal.losses import Loss
from desk.store.journal.recorder import Recorder
from desk.store.problems import Problem

__all__ = ["Job", "Session"]

Arguments = ParamSpec("Arguments")


class Session:
    """The desk's state and its verbs. It knows nothing of screens; a listener is called after each change."""

    def __init__(
        self,
        folder: Folder,
        clock: Callable[[], float] = time.monotonic,
        journalled: bool = False,
        recorder: Recorder | None = None,
    ) -> None:
        """Read the publication and the shelf of `folder`. Raises Unreadable. `clock` counts seconds.

        `journalled`: every step is noted in the user's state folder too; with a `recorder` of one's own, where that
        writes it.
        """
        self.folder = folder
        self.listeners: list[Callable[[], None]] = []
        self.losses: tuple[Loss, ...] = ()
        self.documents = Documents(folder)
        self.recorder = recorder or Recorder(self._journals() if journalled else None)
        self._undo = Undo(self.documents, self.recorder, clock, self._tell)
        self._saving = Saving(self.documents, self.recorder, self._merged)

    def _journals(self) -> Journals:
        publication = self.documents["publication"]
        return Journals(self.folder.path, publication.value.id if publication.data else 0)

    def _tell(self) -> None:
        for listener in self.listeners:
            listener()

    # Documents in hand

    @property
    def publication(self) -> Publication:
        """The publication as it is now."""
        return self.documents.publication

    @property
    def shelf(self) -> Shelf:
        """The shelf's inbox as it is now."""
        return self.documents.shelf

    @property
    def issue(self) -> Issue:
        """The open issue as it is now. Raises LookupError if none is open."""
        return self.documents.issue

    @property
    def read_only(self) -> Problem | None:
        """Why the open issue must not change: its file is a link out of the folder; None if it may."""
        file = self.documents.get("issue")
        return file.read_only if file else None

    @property
    def is_frozen(self) -> bool:
        """Whether the open issue was sent, so that what readers got cannot change."""
        return self.documents.path is not None and self.documents.issue.is_frozen

    @property
    def path(self) -> Path | None:
        """The open issue's file, or None."""
        return self.documents.path

    def document(self, name: str) -> Document | None:
        """What "issue", "publication" or "shelf" holds as it is now; None if no issue is open."""
        file = self.documents.get(name)
        return file.value if file is not None else None

    def open(self, path: Path) -> Issue:
        """Open an issue in place of the one that is open, which must be saved first.

        Its last steps can be taken back, and `losses` says what was not saved when a desk ended too early.
        Raises NotFound, Unreadable, and NotSaved if the issue in hand holds unsaved changes.
        """
        return self.take(self.folder.open_issue(path))

    def take(self, opened: Opened) -> Issue:
        """Open an issue that was read just now, as `open` does. Raises NotSaved."""
        self.close()
        self.documents.take(opened)
        self.losses, done = self.recorder.begin(self.documents.values(), opened.data)
        self._undo.begin(done)
        return opened.issue

    def recover(self) -> tuple[Loss, ...]:
        """With no issue open, `losses` says what was changed in such a time before, and was not saved."""
        if self.path is None:
            self.losses = self.recorder.left(self.documents.values())
        return self.losses

    def decided(self, found: Sequence[Loss]) -> None:
        """The editor chose what becomes of these losses: they are not shown again."""
        self.recorder.settled(found)
        self.losses = tuple(loss for loss in self.losses if loss not in found)
        self._tell()

    def close(self) -> None:
        """Put the open issue away. Raises NotSaved if it holds changes that are not on disk."""
        self.end_typing()
        if self.documents.put_away():
            self.recorder.end()
            self.losses = ()

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
        self._undo.change("issue", edit(self.issue, *args, **kwargs))
        return self.issue

    def do_shelf(
        self, edit: Callable[Concatenate[Shelf, Arguments], Shelf], /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Shelf:
        """Make an edit of the shelf's inbox as one step. Raises what the edit raises."""
        self.end_typing()
        self._undo.change("shelf", edit(self.shelf, *args, **kwargs))
        return self.shelf

    def change_publication(self, **fields: Any) -> Publication:
        """Change settings of the publication as one step; every text in them is cleaned."""
        self.end_typing()
        self._undo.change("publication", with_settings(self.publication, cleaned(fields)))
        return self.publication

    def make(self, title: str, changes: Sequence[tuple[str, Change]]) -> int:
        """Make changes of the documents as one step; how many of them no longer fit and were left out."""
        return self._undo.make(title, changes)

    def type(self, edit: Callable[[Issue, int], Issue], table: str, id: int, field: str) -> Issue:
        """Make an edit that a key press caused in one text field: `edit(issue, id)`.

        Key presses in the same field are one step until a pause of 2 s, a new line or 100 characters;
        `end_typing` ends it too.
        """
        self._undo.type(lambda: edit(self.issue, id), (table, id, field))
        return self.issue

    def end_typing(self) -> None:
        """The next key press begins a new step: after a paste, a jump of the cursor, or leaving the field."""
        self._undo.end_typing()

    def step(self, title: str) -> AbstractContextManager[None]:
        """Make all edits inside one step with this title, which messages show.

        If one of them raises, those before it stay, as a step that can be taken back.
        """
        return self._undo.group(title)

    def undo(self) -> tuple[Step, int] | None:
        """Take the last step back: the step and how many of its changes no longer fit, or None if there is none."""
        return self._undo.undo()

    def redo(self) -> tuple[Step, int] | None:
        """Make the step that was taken back last again, or None if there is none."""
        return self._undo.redo()

    def forget(self, path: Path) -> None:
        """Another session made a step of the issue in this file, which is not open.

        What can be taken back is read from its journal when it is opened again.
        """
        self._undo.forget(path)

    @property
    def depth(self) -> int:
        """How many steps can be taken back."""
        return len(self._undo.steps.done)

    @property
    def last_step(self) -> Step | None:
        """The step that `undo` would take back."""
        done = self._undo.steps.done
        return done[-1] if done else None

    def stands(self, step: Step | None) -> bool:
        """Whether a step was made in the open issue and is not taken back."""
        return any(each is step for each in reversed(self._undo.steps.done))

    # Saving

    def is_dirty(self, name: str | None = None) -> bool:
        """Whether a document ("issue", "publication", "shelf"; None: any) holds changes that are not on disk."""
        return self._saving.is_dirty(name)

    def unsaved_words(self) -> int:
        """How many words stand in the documents that are in no file."""
        return self._saving.unsaved_words()

    def jobs(self, gone: Collection[Path] = ()) -> tuple[Job, ...]:
        """The saves that are due, and those of files that are gone."""
        return self._saving.jobs(gone)

    def look(self, name: str = "issue") -> Job | None:
        """A job that reads in what another program did to a document's file; None if no issue is open."""
        return self._saving.look(name)

    def settle(self, job: Job, saved: Saved) -> bool:
        """Take a finished save in; True if it brought outside changes, which are merged into the value of now."""
        return self._saving.settle(job, saved)

    def save(self) -> bool:
        """Save all that is due, here and now; True if outside changes were merged.

        What can be saved is, then the first fault is raised: NotSaved, Unreadable.
        """
        self.end_typing()
        if self.is_dirty():
            self.folder.begin()
        return self._saving.save()

    def _merged(self) -> None:
        self.end_typing()
        self._tell()
