"""The folder `issues/`: what is in it, and how it is read and begun.

The model and TinyDB (20 ms) are loaded only where a file is read or written: a list of known issues needs neither.
"""

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from desk.store.errors import NotFound, NotSaved, StoreError, system_says
from desk.store.file import names
from desk.store.file.names import PUBLICATION, SHELF
from desk.store.file.waiting import until_whole
from desk.store.folder.summaries import Summary, SummaryCache
from desk.store.problems import Reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk.model.issue import Issue
    from desk.model.publication import Publication, Shelf

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Opened:
    """An issue as it was read: its file, the bytes that a later save compares with, and the value."""

    path: Path
    data: bytes
    issue: "Issue"


class Folder:
    """A folder of issues. Nothing is kept in memory but the summaries of the files."""

    def __init__(self, path: Path, cache: Path | None = None) -> None:
        """For the folder at `path`; it need not exist yet. `cache` is where derived data is kept."""
        self.path = path
        self._summaries = SummaryCache(path, cache)

    def issue_files(self) -> list[Path]:
        """The files that hold issues, by name. Raises NotFound if the folder is missing or cannot be listed."""
        return [self.path / name for name in sorted(self._listed(_mark))]

    def marks(self) -> dict[str, tuple[int, int, int]]:
        """The files that hold issues, each with its inode, size and time of change in nanoseconds; as `issue_files`."""
        return self._listed(_mark)

    def _listed(self, told: "Callable[[os.DirEntry[str]], Told]") -> "dict[str, Told]":
        """The names of the files that hold issues, and what `told` says of each. Raises NotFound."""
        try:
            with os.scandir(self.path) as entries:
                return {entry.name: told(entry) for entry in entries if names.ISSUE_FILE.fullmatch(entry.name)}
        except FileNotFoundError as error:
            raise NotFound(Reason.NO_FOLDER, self.path) from error
        except OSError as error:
            raise NotFound(Reason.FOLDER_NOT_LISTED, self.path, system=system_says(error)) from error

    def summaries(self) -> list[Summary]:
        """All issues, newest first: by number, then by date; unreadable files come last. Raises NotFound."""
        return sorted(self._summaries.of(self.issue_files()), key=_newest_first)

    def find(self, reference: str) -> Path:
        """The file of an issue: by number ("201"), slug, id, file name, or "latest" (the highest number).

        A second copy that a sync tool left is found by its file name only.
        Raises NotFound if there is none, or with the candidates if there are several.
        """
        if reference.endswith(".json") and os.path.isfile(reference):
            return Path(reference)
        known = self._without_copies(self.summaries(), reference)
        if reference == "latest":
            found = [each for each in known if not each.problem][:1]
        else:
            found = [each for each in known if _answers(each, reference)]
        if len(found) == 1:
            return self.path / found[0].file
        if not found:
            raise NotFound(Reason.NO_ISSUE, self.path, name=_short(reference))
        candidates = " or ".join(each.file for each in found)
        raise NotFound(Reason.SEVERAL_ISSUES, self.path, name=_short(reference), files=candidates)

    def _without_copies(self, known: list[Summary], reference: str) -> list[Summary]:
        """Those that are issues of their own, and what is called by its file's name."""
        ids = [each.id for each in known if not each.problem]
        if len(ids) == len(set(ids)):
            return known
        from desk.store.folder.second_copies import copies_among

        copies = {copy.path.name for copy in copies_among(self.path, known) if copy.tool}
        return [each for each in known if each.file not in copies or each.file in (reference, f"{reference}.json")]

    def open_issue(self, path: Path) -> Opened:
        """Read an issue. Raises NotFound, Unreadable."""
        from desk.model.issue import Issue
        from desk.store.file import documents

        found = documents.read(Issue, path)
        if found is None:
            raise NotFound(Reason.NO_FILE, path)
        issue, data = found
        return Opened(path, data, issue)

    def open_when_whole(self, path: Path) -> Opened:
        """Read an issue that may be in the middle of being written: it is tried for 2 s before it is unreadable.

        For a file that just changed, off the screen's thread. Raises NotFound, Unreadable.
        """
        return until_whole(lambda: self.open_issue(path))

    def create_issue(self, issue: "Issue") -> Opened:
        """Write a new issue to a new file, named for good by its number and its subject, else its date.

        Raises NotSaved.
        """
        from desk.store.file import save
        from desk.store.form import records

        self.begin()
        path, issue = self.named(issue)
        return Opened(path, save.create(path, records.issue_tables(issue)), issue)

    def named(self, issue: "Issue") -> "tuple[Path, Issue]":
        """The file that a new issue goes into, and the issue with the slug that it is named by."""
        fallback = f"issue-{issue.id if issue.number is None else issue.number}"
        slug = names.slug(issue.slug or issue.subject or issue.date or issue.title, fallback, self._language())
        path = self.path / names.file_name(issue.number, slug)
        if path.exists():
            path = self.path / names.file_name(issue.number, f"{slug}-{issue.id}")
        return path, replace(issue, slug=slug)

    def _language(self) -> str:
        """The language of the publication, "" where its file cannot be read."""
        try:
            return self.publication()[0].language
        except StoreError:
            return ""

    def publication(self) -> tuple["Publication", bytes | None]:
        """The publication and its file's bytes; a nameless one and None where there is no file. Raises Unreadable.

        A nameless one beside issues keeps the look that they had so far; in an empty folder a new one begins.
        """
        from desk.model.ids import new_id
        from desk.model.publication import Publication, begun
        from desk.store.file import documents

        found = documents.read(Publication, self.path / PUBLICATION)
        if found is not None:
            return found
        try:
            there = bool(self.issue_files())
        except NotFound:
            there = False
        return (Publication(id=new_id()) if there else begun(new_id())), None

    def shelf(self) -> tuple["Shelf", bytes | None]:
        """The shelf's inbox and its file's bytes; an empty one and None where there is no file. Raises Unreadable."""
        from desk.model.publication import Shelf
        from desk.store.file import documents

        return documents.read(Shelf, self.path / SHELF) or (Shelf(), None)

    def begin(self) -> None:
        """Make the folder if it is missing. Raises NotSaved."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotSaved(Reason.FOLDER_NOT_USED, self.path, system=system_says(error)) from error


def _mark(entry: "os.DirEntry[str]") -> tuple[int, int, int]:
    try:
        state = os.stat(entry.path)
    except OSError:
        return 0, -1, 0
    return state.st_ino, state.st_size, state.st_mtime_ns


def _newest_first(summary: Summary) -> tuple[bool, float, str, str]:
    number = float("-inf") if summary.number is None else summary.number
    return bool(summary.problem), -number, "".join(chr(0x10FFFF - ord(c)) for c in summary.date), summary.file


def _answers(summary: Summary, reference: str) -> bool:
    if re.fullmatch(r"\d{1,9}", reference):
        number = int(reference)
        if summary.number == number or (summary.problem and summary.file.startswith(f"{number:04d}-")):
            return True
    return reference in (summary.slug, summary.file, summary.file.removesuffix(".json"), str(summary.id))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
