"""Second copies that sync tools leave: another file with the same issue, merged into the first one on consent.

Syncthing, Dropbox, OneDrive, Google Drive and Nextcloud set the other side's version beside ours under a name of
their own, such as "0042-x (Anna's conflicted copy 2026-11-22).json" or "0042-x (1).json". The name only says which of
the two files is the second copy: that it is one is read from the issue's id.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desk.store.file.names import PUBLICATION, SHELF, file_name
from desk.store.folder.summaries import Summary

SETTINGS = (PUBLICATION, SHELF)
"""Files beside the issues that a sync tool may make a copy of, too."""
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
class SecondCopy:
    """A file with the same issue (or settings) as `original`; `tool` is the program that made it, "" if unknown."""

    original: Path
    path: Path
    tool: str

    @property
    def words(self) -> str:
        """One sentence about it."""
        made = f", made by {self.tool}" if self.tool else ""
        return f"{self.path.name} is a second copy of {self.original.name}{made}."


def copies_among(folder: Path, summaries: Sequence[Summary]) -> tuple[SecondCopy, ...]:
    """The copies among the files of a folder, by name."""
    by_issue: defaultdict[int, list[Summary]] = defaultdict(list)
    for summary in summaries:
        if not summary.problem:
            by_issue[summary.id].append(summary)
    found = [each for files in by_issue.values() if len(files) > 1 for each in _copies_of(folder, files)]
    found += _settings_copies(folder, (summary.file for summary in summaries))
    return tuple(sorted(found, key=lambda each: each.path.name))


def made_by(name: str) -> tuple[str, str]:
    """The original's name and the tool that made the copy; `name` and "" if the name is not that of a copy.

    "0042-x.sync-conflict-20261122-101500-ABCDEFG.json" gives "0042-x.json" and "Syncthing".
    """
    stem, ending = os.path.splitext(name)
    for tool, pattern in _TOOLS:
        if match := pattern.search(stem):
            return stem[: match.start()] + ending, tool
    return name, ""


def _copies_of(folder: Path, files: list[Summary]) -> list[SecondCopy]:
    """The original is the file with the name that desk gave it; else, of those that no tool named, the shortest."""
    original = min(
        (each.file != file_name(each.number, each.slug), made_by(each.file)[1] != "", len(each.file), each.file)
        for each in files
    )[-1]
    stem = original.removesuffix(".json")
    return [
        SecondCopy(
            folder / original,
            folder / name,
            made_by(name)[1] or ("OneDrive" if re.fullmatch(re.escape(stem) + r"-[\w-]+\.json", name) else ""),
        )
        for name in (each.file for each in files)
        if name != original
    ]


def _settings_copies(folder: Path, files: Iterable[str]) -> list[SecondCopy]:
    found = [(name, *made_by(name)) for name in files]
    return [
        SecondCopy(folder / original, folder / name, tool) for name, original, tool in found if original in SETTINGS
    ]


def written_at(copy: SecondCopy) -> float:
    """When the copy was written; 0 where that is not known. Tools bring the time along from the other computer."""
    try:
        return copy.path.stat().st_mtime
    except OSError:
        return 0.0
