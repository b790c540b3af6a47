"""Conflict copies of sync tools: a second file with the same issue, merged into the first one on consent.

Syncthing, Dropbox, OneDrive, Google Drive and Nextcloud set the other side's version beside ours under a name of
their own. The name only says which file is the copy: that it is one is read from the issue's id.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desk.model.issue import Issue
from desk.model.publication import Publication, Shelf
from desk.store.errors import NotFound, NotSaved, StoreError
from desk.store.file.save import Saved, save
from desk.store.file.storage import keep_beside, loads, read_bytes, unreadable
from desk.store.folder.issues import Folder
from desk.store.folder.names import file_name
from desk.store.folder.presence import PLACE, made
from desk.store.folder.summaries import Summary
from desk.store.form.merge import merge
from desk.store.form.records import Document, Malformed, Tables, document_from, in_form, tables_of
from desk.store.journal.ancestor import ancestor
from desk.store.journal.entries import Entry
from desk.store.journal.journals import Journals

SETTINGS = ("publication.json", "shelf.json")
_TOOLS = (
    ("Syncthing", re.compile(r"\.sync-conflict-\d{8}-\d{6}(-\w+)?$")),
    ("Dropbox", re.compile(r" \([^()]*conflicted copy[^()]*\)( \(\d+\))?$", re.IGNORECASE)),
    ("desk", re.compile(r"_conflict-desk-[0-9a-f]+$")),
    ("Nextcloud", re.compile(r"_conflict-[\w-]+$")),
    ("Google Drive", re.compile(r" \(\d+\)$")),
)
"""How the stem of a copy ends. desk's own is what another program put in a save's way (`swap.py`); OneDrive adds "-"
and the name of the computer: no ending to tell it by."""


@dataclass(frozen=True, slots=True)
class ConflictCopy:
    """A file that holds the same issue (or settings) as `original`; `tool` is who made it, "" where that is open."""

    original: Path
    copy: Path
    tool: str

    @property
    def words(self) -> str:
        """One sentence about it."""
        made = f", made by {self.tool}" if self.tool else ""
        return f"{self.copy.name} is a second copy of {self.original.name}{made}."


def conflict_copies(folder: Folder) -> tuple[ConflictCopy, ...]:
    """All copies in a folder, by name. Raises NotFound."""
    return copies_among(folder.path, folder.summaries())


def copies_among(folder: Path, summaries: Sequence[Summary]) -> tuple[ConflictCopy, ...]:
    """The copies among the files of a folder, by name."""
    by_issue: defaultdict[int, list[Summary]] = defaultdict(list)
    for summary in summaries:
        if not summary.problem:
            by_issue[summary.id].append(summary)
    found = [each for files in by_issue.values() if len(files) > 1 for each in _copies_of(folder, files)]
    found += _settings_copies(folder, (summary.file for summary in summaries))
    return tuple(sorted(found, key=lambda each: each.copy.name))


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """A document with a copy merged into it, how many other versions stand beside, and the bytes of the copy."""

    document: Document
    clashes: int
    data: bytes


def bring_in(held: Document, copy: ConflictCopy, entries: Sequence[Entry] = ()) -> BroughtIn:
    """Merge a copy into a document in hand. Raises NotFound, Unreadable.

    What both began with is read off the issue's journal (`entries`), as far as that is certain. Where it is not,
    what was deleted on one side comes back, and what differs is kept from both: the copy's version as a clash.
    """
    data = _bytes(copy.copy)
    ours, theirs = tables_of(held), _tables(data, copy.copy)
    try:
        merged, clashes = merge(ancestor(entries, ours, theirs, _written(copy)), ours, theirs)
        return BroughtIn(document_from(type(held), merged), clashes, data)
    except Malformed as error:
        raise unreadable(copy.copy, str(error)) from error


def merge_copy(copy: ConflictCopy) -> Saved:
    """Merge a copy into its original, save that, and only then put the copy away under `.desk/merged`.

    The original as it was before is kept there too. Raises NotFound, Unreadable, NotSaved.
    """
    data = _bytes(copy.original)
    ours = _tables(data, copy.original)
    type_ = Issue if "issue" in ours else Publication if "publication" in ours else Shelf
    held = document_from(type_, ours)
    brought = bring_in(held, copy, journal_of(copy.original.parent, held))
    saved = save(copy.original, data, tables_of(brought.document))
    keep(copy.original, data)
    finish(copy, brought)
    return Saved(saved.data, saved.tables, True, brought.clashes + saved.clashes)


def journal_of(folder: Path, held: Document) -> list[Entry]:
    """What this computer noted of an issue; nothing for other documents, or where it cannot be read."""
    if not isinstance(held, Issue):
        return []
    try:
        publication, data = Folder(folder).publication()
        return Journals(folder, publication.id if data else 0).of(str(held.id)).read()
    except StoreError:
        return []


def readable(copy: ConflictCopy) -> None:
    """Raises NotFound or Unreadable if a copy cannot be merged as it is."""
    _tables(_bytes(copy.copy), copy.copy)


def finish(copy: ConflictCopy, brought: BroughtIn) -> Path:
    """Put a copy away when what it brought is on disk, and say where. Raises NotSaved if it was changed meanwhile."""
    if _bytes(copy.copy) != brought.data:
        raise NotSaved(f"{copy.copy} was changed just now and stays where it is. Merge it again.")
    return put_away(copy.copy)


def keep(path: Path, data: bytes) -> None:
    """Keep a file's bytes beside the copies that were put away. Raises NotSaved."""
    place = path.parent / PLACE / "merged"
    try:
        made(path.parent)
        place.mkdir(exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise NotSaved(f"{path} as it was before could not be kept: {reason}.") from error
    keep_beside(place / path.name, data, "before")


def put_away(path: Path) -> Path:
    """Move a file that is needed no longer to `.desk/merged` beside it, and say where. Raises NotSaved."""
    place = path.parent / PLACE / "merged"
    try:
        made(path.parent)
        place.mkdir(exist_ok=True)
        for again in range(1, 1000):
            target = place / (path.name if again == 1 else f"{path.stem}-{again}{path.suffix}")
            if not os.path.lexists(target):
                os.rename(path, target)
                return target
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise NotSaved(f"{path} was merged, but could not be put away: {reason}. Move it away yourself.") from error
    raise NotSaved(f"{place} holds too many copies of {path.name}. Empty it.")


def made_by(name: str) -> tuple[str, str]:
    """The name of the file that a copy was made of, and the tool that made it; `name` and "" if it is no copy."""
    stem, ending = os.path.splitext(name)
    for tool, pattern in _TOOLS:
        if match := pattern.search(stem):
            return stem[: match.start()] + ending, tool
    return name, ""


def _copies_of(folder: Path, files: list[Summary]) -> list[ConflictCopy]:
    """The original is the file that has the name that the desk gave it, else one that no tool named, the shortest."""
    original = min(
        (each.file != file_name(each.number, each.slug), made_by(each.file)[1] != "", len(each.file), each.file)
        for each in files
    )[-1]
    stem = original.removesuffix(".json")
    return [
        ConflictCopy(
            folder / original,
            folder / name,
            made_by(name)[1] or ("OneDrive" if re.fullmatch(re.escape(stem) + r"-[\w-]+\.json", name) else ""),
        )
        for name in (each.file for each in files)
        if name != original
    ]


def _settings_copies(folder: Path, files: Iterable[str]) -> list[ConflictCopy]:
    found = [(name, *made_by(name)) for name in files]
    return [
        ConflictCopy(folder / original, folder / name, tool) for name, original, tool in found if original in SETTINGS
    ]


def _written(copy: ConflictCopy) -> float:
    """When the copy was written; 0 where that is not known. Tools bring the time along from the other computer."""
    try:
        return copy.copy.stat().st_mtime
    except OSError:
        return 0.0


def _bytes(path: Path) -> bytes:
    data = read_bytes(path)
    if data is None:
        raise NotFound(f"There is no file {path}.")
    return data


def _tables(data: bytes, path: Path) -> Tables:
    tables = loads(data, path)
    kind = made_by(path.name)[0].removesuffix(".json") if made_by(path.name)[0] in SETTINGS else "issue"
    try:
        return in_form(tables, {"clips" if kind == "shelf" else kind: {}})
    except Malformed as error:
        raise unreadable(path, str(error)) from error
