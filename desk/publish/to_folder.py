"""An issue in every format that its mail tool takes, in one folder: files named alike, and a list of what was written.

The list is `NAME.export.json`: the tool, and for each file its bytes and their SHA-256, as the receipt of a finished
issue has them. With it one can tell later whether a file is the one that went out.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desk import __version__
from desk.formats import FORMATS, render
from desk.formats.profiles.target import Target
from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.publish import to_file


@dataclass(frozen=True, slots=True)
class Exported:
    """One file: its format, its name and what is in it."""

    format: str
    name: str
    text: str

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.text.encode()


def every(issue: Issue, publication: Publication, stem: str, target: Target) -> tuple[Exported, ...]:
    """The exports in the formats that the mail tool takes, the best first. Raises TemplateFault."""
    return tuple(
        Exported(name, f"{stem}.{FORMATS[name].extension}", render(issue, publication, name, target))
        for name in target.profile.formats
    )


def write(issue: Issue, exports: tuple[Exported, ...], folder: Path, issues: Path, stem: str, tool: str) -> list[Path]:
    """Write the exports and their list into a folder, each in one step; the paths, the list last.

    All places are looked at before the first is written. Raises Misplaced, NotSaved, Outside.
    """
    listed = f"{stem}.export.json"
    files = {**{each.name: each.data for each in exports}, listed: _list(issue, exports, tool)}
    places = {name: to_file.place(str(folder / name), name, issues) for name in files}
    for name, data in files.items():
        to_file.write(places[name], data)
    return list(places.values())


def _list(issue: Issue, exports: tuple[Exported, ...], tool: str) -> bytes:
    made = {
        "issue": issue.id,
        "number": issue.number,
        "tool": tool,
        "desk": __version__,
        "files": dict(_files(exports)),
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _files(exports: tuple[Exported, ...]) -> Iterator[tuple[str, dict[str, str | int]]]:
    for each in exports:
        digest = hashlib.sha256(each.data).hexdigest()
        yield each.name, {"format": each.format, "bytes": len(each.data), "sha256": digest}
