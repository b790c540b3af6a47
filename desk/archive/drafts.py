"""Issues that were read in and are not kept yet: files in the user's state folder, edited like any other issue.

Nothing that is half read lies among the issues. A draft is three files: the issue itself (a TinyDB file, saved and
journalled as all are), beside it `.reading` with its source line by line, where each part of it stands there and
what is in doubt, and `.source` with the bytes that it was read from, so that they can be read again in another way.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from desk.model.ids import new_id
from desk.model.issue import Issue
from desk.read.reading import NOWHERE, Alarm, Doubt, LeftOut, Lines, Reading
from desk.store.errors import NotSaved, StoreError
from desk.store.file.storage import read_bytes, write_atomic
from desk.store.folder.issues import Folder, Opened
from desk.store.folder.summaries import Summary

VERSION = 1
"""Of the form of a note; one of another version is not understood, and the draft is shown without its source."""
GONE = "gone"
"""The folder beside the drafts in which those lie that were dropped."""
_NOTE, _SOURCE = ".reading", ".source"


@dataclass(frozen=True, slots=True)
class Head:
    """What a list says of a draft: the name of its source, and how much of it is open."""

    name: str
    doubts: int = 0
    alarms: int = 0


@dataclass(frozen=True)
class Note:
    """What is known of a draft beside the issue: its source as lines, where what stands in it, and what is open.

    `where` holds the first and last line of each section, story and link by its id. `publication` is the name that
    the source gives the newsletter.
    """

    name: str = ""
    source: tuple[str, ...] = ()
    where: dict[int, Lines] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    publication: str = ""
    tagline: str = ""
    form: str = ""
    charset: str = ""
    version: int = VERSION

    @property
    def head(self) -> Head:
        """What a list says of it."""
        return Head(self.name, len(self.doubts), len(self.alarms))

    def lines_of(self, id: int | None) -> Lines:
        """Where a part of the issue stands in the source; nowhere for what the editor made."""
        return self.where.get(id, NOWHERE) if id is not None else NOWHERE

    def at(self, line: int) -> int | None:
        """The id of the smallest part that holds a line of the source, counted from 1; None if none does."""
        found = [
            (lines.last - lines.first, id) for id, lines in self.where.items() if lines.first <= line <= lines.last
        ]
        return min(found)[1] if found else None


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft in a list: its file, what the list of issues says of it, and what is open."""

    path: Path
    summary: Summary
    head: Head


def kept_ids(reading: Reading) -> tuple[Issue, dict[int, int]]:
    """The issue of a reading under ids of its own, and the new id of each old one."""
    issue = reading.issue
    ids = {each.id: new_id() for each in (*issue.sections, *issue.stories, *issue.links)}
    sections = [replace(each, id=ids[each.id]) for each in issue.sections]
    stories = [
        replace(each, id=ids[each.id], section=ids.get(each.section) if each.section is not None else None)
        for each in issue.stories
    ]
    links = [replace(each, id=ids[each.id], story=ids[each.story]) for each in issue.links]
    made = replace(
        issue,
        id=new_id(),
        sections=tuple(sorted(sections, key=lambda each: each.id)),
        stories=tuple(sorted(stories, key=lambda each: each.id)),
        links=tuple(sorted(links, key=lambda each: each.id)),
    )
    return made, ids


def noted(reading: Reading, ids: Mapping[int, int], name: str) -> Note:
    """What is kept of a reading beside its issue, by the issue's own ids."""
    return Note(
        name,
        reading.source,
        {ids[id]: lines for id, lines in reading.where.items() if id in ids},
        tuple(replace(each, of=ids.get(each.of) if each.of is not None else None) for each in reading.doubts),
        tuple(replace(each, of=ids.get(each.of) if each.of is not None else None) for each in reading.alarms),
        reading.left_out,
        reading.publication,
        reading.tagline,
    )


class Drafts:
    """The drafts of one folder of issues."""

    def __init__(self, issues: Path, state: Path | None = None) -> None:
        """For the folder `issues`; `state` is the user's state folder for desk, and given by tests."""
        if state is None:
            from platformdirs import user_state_path

            state = user_state_path("desk")
        here = hashlib.sha256(os.fsencode(os.path.realpath(issues))).hexdigest()[:16]
        self.folder = Folder(state / "drafts" / here)

    def holds(self, path: Path | None) -> bool:
        """Whether a file is one of these drafts."""
        return path is not None and path.parent == self.folder.path

    def add(self, issue: Issue, note: Note, data: bytes) -> Opened:
        """Put an issue that was read among the drafts, with what is known of it. Raises NotSaved."""
        self._begin()
        opened = self.folder.create_issue(issue)
        write_atomic(opened.path.with_suffix(_SOURCE), data, mode=0o600)
        self.write(opened.path, note)
        return opened

    def note(self, path: Path) -> Note:
        """What is known of a draft beside its issue: nothing where that was lost or is of another version."""
        try:
            _, _, rest = (read_bytes(path.with_suffix(_NOTE)) or b"").partition(b"\n")
            note = msgspec.json.decode(rest, type=Note)
        except (StoreError, msgspec.DecodeError):
            return Note()
        return note if note.version == VERSION else Note()

    def write(self, path: Path, note: Note) -> None:
        """Keep what is known of a draft. Raises NotSaved."""
        data = msgspec.json.encode(note.head) + b"\n" + msgspec.json.encode(note)
        write_atomic(path.with_suffix(_NOTE), data, mode=0o600)

    def source(self, path: Path) -> bytes:
        """The bytes that a draft was read from; empty where they were lost."""
        try:
            return read_bytes(path.with_suffix(_SOURCE)) or b""
        except StoreError:
            return b""

    def listed(self) -> list[Draft]:
        """All drafts in the order in which they are named. What cannot be read is listed with its problem."""
        if not self.folder.path.is_dir():
            return []
        files = self.folder.issue_files()
        known = {summary.file: summary for summary in self.folder.summaries()}
        return [Draft(path, known[path.name], self._head(path)) for path in files if path.name in known]

    def _head(self, path: Path) -> Head:
        try:
            with path.with_suffix(_NOTE).open("rb") as file:
                return msgspec.json.decode(file.readline(), type=Head)
        except (OSError, msgspec.DecodeError):
            return Head("")

    def drop(self, paths: Iterable[Path]) -> tuple[Path, ...]:
        """Take drafts off the list: where their issues lie now, for `restore`. Raises NotSaved."""
        gone = self.folder.path / GONE
        return tuple(self._moved(path, gone) for path in paths)

    def restore(self, gone: Iterable[Path]) -> tuple[Path, ...]:
        """Put drafts back that were dropped. Raises NotSaved."""
        return tuple(self._moved(path, self.folder.path) for path in gone)

    def _moved(self, path: Path, to: Path) -> Path:
        try:
            to.mkdir(mode=0o700, parents=True, exist_ok=True)
            for each in (path, path.with_suffix(_NOTE), path.with_suffix(_SOURCE)):
                if each.exists():
                    each.replace(to / each.name)
        except OSError as error:
            raise NotSaved(f"{path.name} cannot be moved: {(error.strerror or str(error)).lower()}.") from error
        return to / path.name

    def _begin(self) -> None:
        try:
            self.folder.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise NotSaved(f"The folder {self.folder.path} for drafts cannot be used: {reason}.") from error
