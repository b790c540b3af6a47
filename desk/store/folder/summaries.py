"""What a list of issues shows, without parsing every file: kept in the user's cache by size and time of change.

The cache can be deleted at any time: it is made again. The model and TinyDB (20 ms) are loaded only to read a file.
"""

import contextlib
import hashlib
import os
import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from desk.model.text import tidy_line
from desk.store.errors import StoreError, not_given
from desk.store.problems import Problem

if TYPE_CHECKING:
    from desk.model.issue import Issue


@dataclass(frozen=True, slots=True)
class Summary:
    """One issue in a list. `problem` says why its file cannot be read; None: it can."""

    file: str
    id: int = 0
    number: int | None = None
    title: str = ""
    slug: str = ""
    date: str = ""
    subject: str = ""
    status: str = ""
    stories: int = 0
    words: int = 0
    links: int = 0
    held: int = 0
    spiked: int = 0
    modified: float = 0.0
    problem: Problem | None = None

    @property
    def label(self) -> str:
        """What a screen calls it: "No 201", else its title, else its file; safe to show."""
        if self.number is not None:
            return f"No {self.number}"
        return tidy_line(self.title) or tidy_line(self.subject) or tidy_line(self.file)

    @property
    def takes(self) -> int | None:
        """The number that no other issue should have: its own, or, if it cannot be read, that in its file's name: 42 of
        "0042-playing-catch-up.json".
        """
        if self.problem and (named := re.match(r"\d{1,9}(?=-)", self.file, re.ASCII)):
            return int(named[0])
        return self.number


FORM = f"3 {' '.join(each.name for each in fields(Summary))}"
"""The form of the file in the cache; one of another form is made again. A new field makes another form by itself; the
number is raised where one comes to mean something else."""


class _Kept(msgspec.Struct):
    inode: int
    size: int
    time: int
    summary: Summary


class _Cache(msgspec.Struct):
    form: str
    folder: str
    issues: dict[str, _Kept]


def summarise(file: str, issue: "Issue", modified: float = 0.0) -> Summary:
    """The summary of an issue."""
    return Summary(
        file=file,
        id=issue.id,
        number=issue.number,
        title=issue.title,
        slug=issue.slug,
        date=issue.date,
        subject=issue.subject,
        status=issue.status,
        stories=sum(1 for _ in issue.in_order()),
        words=issue.words,
        links=issue.link_count,
        held=len(issue.placed("held")),
        spiked=len(issue.placed("spiked")),
        modified=modified,
    )


class SummaryCache:
    """Summaries of one folder's issue files; a file is read again only if it changed."""

    def __init__(self, folder: Path, cache: Path | None = None) -> None:
        """For `folder`; `cache` is where the derived file is kept (default: the user's cache folder)."""
        self._folder = folder
        self._where = cache
        self._kept: dict[str, _Kept] | None = None

    def of(self, paths: list[Path]) -> list[Summary]:
        """The summaries of these files, in the same order; an unreadable one carries its problem."""
        kept = self._load()
        fresh = {path.name: self._current(path, kept.get(path.name)) for path in paths}
        if fresh != kept:
            self._kept = fresh
            self._store(fresh)
        return [fresh[path.name].summary for path in paths]

    def _current(self, path: Path, kept: _Kept | None) -> _Kept:
        try:
            state = path.stat()
        except OSError as error:
            return _Kept(0, -1, 0, Summary(path.name, problem=not_given(path, error).problem))
        mark = (state.st_ino, state.st_size, state.st_mtime_ns)
        if kept and (kept.inode, kept.size, kept.time) == mark and not kept.summary.problem:
            return kept
        return _Kept(*mark, self._read(path, state.st_mtime))

    def _read(self, path: Path, modified: float) -> Summary:
        from desk.model.issue import Issue
        from desk.store.file.documents import parsed
        from desk.store.file.storage import read_bytes

        try:
            return summarise(path.name, parsed(Issue, read_bytes(path) or b"", path), modified)
        except StoreError as error:
            return Summary(path.name, modified=modified, problem=error.problem)

    def _file(self) -> Path:
        if self._where is None:
            from platformdirs import user_cache_path

            self._where = user_cache_path("desk")
        name = hashlib.sha256(os.fsencode(self._folder.resolve())).hexdigest()[:16]
        return self._where / f"{name}.json"

    def _load(self) -> dict[str, _Kept]:
        if self._kept is None:
            self._kept = {}
            with contextlib.suppress(OSError, msgspec.DecodeError, RecursionError):
                cache = msgspec.json.decode(self._file().read_bytes(), type=_Cache)
                if cache.form == FORM and cache.folder == str(self._folder.resolve()):
                    self._kept = cache.issues
        return self._kept

    def _store(self, issues: dict[str, _Kept]) -> None:
        """Write the cache for the user alone; where that fails, the next start reads the files again.

        It also fails for file names that are not UTF-8, which JSON cannot hold.
        """
        file = self._file()
        beside = file.with_name(f"{file.name}.{os.getpid()}.tmp")
        with contextlib.suppress(OSError, UnicodeEncodeError):
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            beside.touch(mode=0o600)
            beside.write_bytes(msgspec.json.encode(_Cache(FORM, str(self._folder.resolve()), issues)))
            beside.replace(file)
