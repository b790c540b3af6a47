"""Issues that were read in and are not kept yet: files in the user's state folder, edited like any other issue.

Nothing that is half read lies among the issues. A draft is the issue itself (a TinyDB file, saved and journalled as
all are) and beside it a `.reading`: which source it was read from and what the editor decided about its doubts. The
bytes of the sources lie in `sources/`, each once: the same bytes give the same reading at any time.
"""

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from desk.model.issue import Issue
from desk.store.errors import NotSaved, StoreError, system_says
from desk.store.file.storage import read_bytes, write_atomic
from desk.store.folder.issues import Folder, Opened
from desk.store.folder.summaries import Summary
from desk.store.problems import Reason

VERSION = 1
"""Of the form of a note; one of another version is not understood, and the draft is shown without its source."""
GONE, SOURCES, PASTED = "gone", "sources", "pasted"
_NOTE = ".reading"


@dataclass(frozen=True)
class Note:
    """How a draft was read. `source` names its bytes, `place` which of the source's issues it is, counted from 0.

    `ids` are the issue's ids by those of the reading, `forced` what lines were decided to be, by their number,
    `settled` the doubts that were let stand. `doubts` and `alarms` count what is open, for lists.
    """

    name: str = ""
    source: str = ""
    place: int = 0
    form: str = ""
    known: tuple[str, ...] = ()
    ids: dict[int, int] = field(default_factory=dict)
    forced: dict[int, str] = field(default_factory=dict)
    settled: tuple[str, ...] = ()
    doubts: int = 0
    alarms: int = 0
    pasted: bool = False
    """Whether it was pasted, and came from no file: then it may be an issue that was not sent yet."""
    into: bool = False
    """Whether its stories were pasted into an issue that was there."""
    version: int = VERSION


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft in a list: its file, what a list of issues says of it, and how it was read."""

    path: Path
    summary: Summary
    note: Note


class Drafts:
    """The drafts of one folder of issues."""

    def __init__(self, issues: Path, state: Path | None = None) -> None:
        """For the folder `issues`; `state` is the user's state folder for desk, and given by tests."""
        if state is None:
            from platformdirs import user_state_path

            state = user_state_path("desk")
        here = hashlib.sha256(os.fsencode(os.path.realpath(issues))).hexdigest()[:16]
        self.folder = Folder(state / "drafts" / here)
        self.dropped: list[tuple[Path, ...]] = []
        """Where those lie that the editor dropped since desk was opened, the last ones last: for `restore`."""

    def holds(self, path: Path | None) -> bool:
        """Whether a file is one of these drafts."""
        return path is not None and path.parent == self.folder.path

    def keep_source(self, data: bytes) -> str:
        """Keep the bytes that drafts are read from; what they are called in a note. Raises NotSaved."""
        name = name_of(data)
        place = self._made(self.folder.path / SOURCES) / name
        if not place.exists():
            write_atomic(place, data, mode=0o600)
        return name

    def waiting(self) -> frozenset[tuple[str, str]]:
        """The sources that drafts on the list were read from: what each is called in a note, and its name."""
        notes = map(self.note, self.folder.issue_files() if self.folder.path.is_dir() else ())
        return frozenset((note.source, note.name) for note in notes if note.source)

    def add(self, issue: Issue, note: Note) -> Opened:
        """Put an issue that was read among the drafts, with how it was read. Raises NotSaved."""
        self._made(self.folder.path)
        opened = self.folder.create_issue(issue)
        self.write(opened.path, note)
        return opened

    def note(self, path: Path) -> Note:
        """How a draft was read: nothing where that was lost or is of another version."""
        try:
            note = msgspec.json.decode(read_bytes(path.with_suffix(_NOTE)) or b"", type=Note)
        except (StoreError, msgspec.DecodeError):
            return Note()
        return note if note.version == VERSION else Note()

    def write(self, path: Path, note: Note) -> None:
        """Keep how a draft was read. Raises NotSaved."""
        write_atomic(path.with_suffix(_NOTE), msgspec.json.encode(note), mode=0o600)

    def source(self, note: Note) -> bytes:
        """The bytes that a draft was read from; empty where they were lost."""
        if not note.source.isalnum():
            return b""
        try:
            return read_bytes(self.folder.path / SOURCES / note.source) or b""
        except StoreError:
            return b""

    def pasted(self, issue: int) -> tuple[Note, ...]:
        """How stories that were pasted into an issue, by its id, were read: those of which something is in doubt."""
        try:
            return msgspec.json.decode(read_bytes(self._pasted(issue)) or b"[]", type=tuple[Note, ...])
        except (StoreError, msgspec.DecodeError):
            return ()

    def write_pasted(self, issue: int, notes: Sequence[Note]) -> None:
        """Keep that; nothing where there is none. Raises NotSaved."""
        place = self._pasted(issue)
        if notes or place.exists():
            self._made(place.parent)
            write_atomic(place, msgspec.json.encode(notes), mode=0o600)

    def _pasted(self, issue: int) -> Path:
        return self.folder.path / PASTED / f"{issue}.json"

    def listed(self) -> list[Draft]:
        """All drafts, as their files are named. What cannot be read is listed with its problem."""
        if not self.folder.path.is_dir():
            return []
        known = {summary.file: summary for summary in self.folder.summaries()}
        files = self.folder.issue_files()
        return [Draft(path, known[path.name], self.note(path)) for path in files if path.name in known]

    def count(self) -> int:
        """How many drafts there are; 0 where the folder cannot be listed."""
        try:
            return len(self.folder.issue_files())
        except StoreError:
            return 0

    def drop(self, paths: Iterable[Path]) -> tuple[Path, ...]:
        """Take drafts off the list: where they lie now, for `restore`. Raises NotSaved."""
        return tuple(self._moved(path, self.folder.path / GONE) for path in paths)

    def restore(self, gone: Iterable[Path]) -> tuple[Path, ...]:
        """Put drafts back that were dropped. Raises NotSaved."""
        return tuple(self._moved(path, self.folder.path) for path in gone)

    def _moved(self, path: Path, to: Path) -> Path:
        self._made(to)
        try:
            for each in (path.with_suffix(_NOTE), path):
                if each.exists():
                    each.replace(to / each.name)
        except OSError as error:
            raise NotSaved(Reason.NOT_TAKEN_AWAY, path, system=system_says(error)) from error
        return to / path.name

    def _made(self, place: Path) -> Path:
        try:
            for each in (self.folder.path, place):  # the mode is that of the last folder alone
                each.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise NotSaved(Reason.FOLDER_NOT_MADE, place, system=system_says(error)) from error
        return place


def name_of(data: bytes) -> str:
    """What bytes that drafts are read from are called in a note."""
    return hashlib.sha256(data).hexdigest()[:24]
