"""Saving: which documents are due, and what becomes of the result. Writing itself happens on any thread, by jobs."""

from collections.abc import Callable, Collection
from pathlib import Path

from desk.session.documents import Documents
from desk.session.open_file import Job
from desk.store.errors import StoreError
from desk.store.file.save import Saved
from desk.store.form.steps import added_words, diff
from desk.store.journal.record import MERGED
from desk.store.journal.recorder import Recorder


class Saving:
    """The saves of the documents in hand."""

    def __init__(self, documents: Documents, recorder: Recorder, merged: Callable[[], None]) -> None:
        """For these documents. The recorder notes each save; `merged` is called after one that brought changes."""
        self._documents = documents
        self._recorder = recorder
        self._merged = merged

    def is_dirty(self, name: str | None = None) -> bool:
        """Whether a document ("issue", "publication", "shelf"; None: any) holds changes that are not on disk."""
        return any(file.is_dirty for file in self._documents if name in (None, file.name))

    def unsaved_words(self) -> int:
        """How many words stand in the documents that are in no file."""
        changes = [change for file in self._documents for change in diff(file.saved, file.value)]
        return sum(added_words(change) for change in changes)

    def jobs(self, gone: Collection[Path] = ()) -> tuple[Job, ...]:
        """The saves that are due, and those of files that are gone. It costs nothing: a job holds the frozen value."""
        mark = self._recorder.mark()
        return tuple(file.job(mark) for file in self._documents if file.is_dirty or file.path in gone)

    def look(self, name: str) -> Job | None:
        """A job that reads in what another program did to a document's file; None if no issue is open."""
        file = self._documents.get(name)
        return file.look() if file is not None else None

    def settle(self, job: Job, saved: Saved) -> bool:
        """Take a finished save in; True if it brought outside changes, which are merged into the value of now.

        If a later job was settled first, this one is ignored: the next save or look finds what it left on disk.
        """
        file = self._documents.get(job.name)
        if file is None:
            return False
        before, seen = file.value, file.data
        merged = file.settle(job, saved)
        if merged:  # noted ahead of the save: the version that the save makes has them
            self._recorder.changed(MERGED, [(job.name, change) for change in diff(before, file.value)])
        if file.data is not seen:
            self._recorder.saved(job.name, job.mark, saved.data)
        if merged:
            self._merged()
        return merged

    def save(self) -> bool:
        """Save all that is due, here and now; True if outside changes were merged.

        What can be saved is, then the first fault is raised: NotSaved, Unreadable.
        """
        merged, failed = False, None
        for job in self.jobs():
            try:
                merged = self.settle(job, job.run()) or merged
            except StoreError as error:
                failed = failed or error
        self._recorder.write()
        if failed:
            raise failed
        return merged
