"""The documents in hand: the open issue, its publication and the shelf, each with its file."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from desk.model.issue import Issue
from desk.model.publication import Publication, Shelf
from desk.session.open_file import OpenFile
from desk.store.errors import NotSaved
from desk.store.file.names import PUBLICATION, SHELF
from desk.store.file.storage import outside
from desk.store.folder.issues import Folder, Opened
from desk.store.form.records import Document
from desk.store.problems import Reason


class Documents:
    """What is in hand, by name: "publication" and "shelf" always, "issue" while one is open."""

    def __init__(self, folder: Folder) -> None:
        """Read the publication and the shelf of a folder. Raises Unreadable."""
        self._files: dict[str, OpenFile] = {}
        self._hold("publication", folder.path / PUBLICATION, *folder.publication())
        self._hold("shelf", folder.path / SHELF, *folder.shelf())

    def _hold(self, name: str, path: Path, value: Document, data: bytes | None) -> None:
        self._files[name] = OpenFile(name, path, value, value, data, read_only=outside(path))

    def __iter__(self) -> Iterator[OpenFile]:
        """The documents with their files."""
        return iter(self._files.values())

    def __getitem__(self, name: str) -> OpenFile:
        return self._files[name]

    def get(self, name: str) -> OpenFile | None:
        """A document with its file; None if no issue is open and that was asked for."""
        return self._files.get(name)

    def values(self) -> dict[str, Document]:
        """Each document as it is now."""
        return {name: file.value for name, file in self._files.items()}

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
    def path(self) -> Path | None:
        """The open issue's file, or None."""
        return self._files["issue"].path if "issue" in self._files else None

    def take(self, opened: Opened) -> None:
        """Have an issue in hand that was read just now; the one before must have been put away."""
        self._hold("issue", opened.path, opened.issue, opened.data)

    def put_away(self) -> bool:
        """Put the open issue away; False if none is open. Raises NotSaved if it holds what is not on disk."""
        issue = self._files.get("issue")
        if issue is None:
            return False
        if issue.is_dirty:
            raise NotSaved(Reason.NOT_SAVED_YET, issue.path)
        del self._files["issue"]
        return True
