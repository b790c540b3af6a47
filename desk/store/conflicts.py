"""Conflict copies of sync tools: a second file with the same issue, merged into the first one on consent.

Syncthing, Dropbox, OneDrive, Google Drive and Nextcloud set the other side's version beside ours under a name of
their own. The name only says which file is the copy: that it is one is read from the issue's id.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desk.store import NotFound, NotSaved
from desk.store.folder import Folder
from desk.store.merge import merge
from desk.store.names import file_name
from desk.store.presence import PLACE, made
from desk.store.records import Malformed, Tables, in_form
from desk.store.save import Saved, save
from desk.store.storage import loads, read_bytes, unreadable
from desk.store.summaries import Summary

SETTINGS = ("publication.json", "shelf.json")
_TOOLS = (
    ("Syncthing", re.compile(r"\.sync-conflict-\d{8}-\d{6}(-\w+)?$")),
    ("Dropbox", re.compile(r" \([^()]*conflicted copy[^()]*\)( \(\d+\))?$", re.IGNORECASE)),
    ("Nextcloud", re.compile(r"_conflict-[\w-]+$")),
    ("Google Drive", re.compile(r" \(\d+\)$")),
)
"""How the stem of a copy ends. OneDrive adds "-" and the name of the computer: no ending to tell it by."""


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
    by_issue: defaultdict[int, list[Summary]] = defaultdict(list)
    for summary in folder.summaries():
        if not summary.problem:
            by_issue[summary.id].append(summary)
    found = [each for files in by_issue.values() for each in _copies_of(folder.path, files)]
    found += _settings_copies(folder.path, (path.name for path in folder.issue_files()))
    return tuple(sorted(found, key=lambda each: each.copy.name))


def merge_copy(copy: ConflictCopy) -> Saved:
    """Merge a copy into its original, save that, and only then put the copy away under `.desk/merged`.

    What both sides began with is not known, so what was deleted on one side comes back, and what differs is kept
    from both: the copy's version stands beside as a clash. Raises NotFound, Unreadable, NotSaved.
    """
    data, theirs_data = _bytes(copy.original), _bytes(copy.copy)
    ours = _tables(data, copy.original)
    theirs = _tables(theirs_data, copy.copy)
    try:
        merged, clashes = merge({}, ours, theirs)
        merged = in_form(merged, merged)
    except Malformed as error:
        raise unreadable(copy.copy, str(error)) from error
    saved = save(copy.original, data, merged)
    if _bytes(copy.copy) != theirs_data:
        raise NotSaved(f"{copy.copy} was changed just now and stays where it is. Merge it again.")
    put_away(copy.copy)
    return Saved(saved.data, saved.tables, True, clashes + saved.clashes)


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
