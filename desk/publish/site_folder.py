"""Writing a site into a folder: only what changed, and never over files that somebody else put there.

The folder keeps a list of what was written, so that pages of issues that are gone can be removed, and nothing else.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desk.publish.to_file import Misplaced, write
from desk.store.errors import NotSaved, system_says
from desk.store.problems import Reason

LIST = ".desk-site.json"
"""The file that says which files of the folder are ours."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files were written, left as they were, and removed."""

    written: int
    kept: int
    removed: int


def check(folder: Path, issues: Path) -> None:
    """Raises Misplaced where a site must not be written: among the issues, or over somebody else's."""
    real, kept = Path(os.path.realpath(folder)), issues.resolve()
    if real == kept:
        raise Misplaced(Reason.SITE_ON_THE_ISSUES, folder)
    if kept.is_relative_to(real):
        raise Misplaced(Reason.SITE_AROUND_THE_ISSUES, folder, issues=str(issues))
    if real.exists() and not real.is_dir():
        raise Misplaced(Reason.SITE_ON_A_FILE, folder)
    if (real / "index.html").exists() and not (real / LIST).exists():
        raise Misplaced(Reason.SITE_OF_OTHERS, folder)


def write_pages(folder: Path, pages: Iterable[tuple[str, str]]) -> Written:
    """Write the pages, each in one step, then remove pages that we wrote earlier and that are gone. Raises NotSaved."""
    folder = Path(os.path.realpath(folder))
    before = _listed(folder)
    now: list[str] = []
    written = 0
    for name, text in pages:
        now.append(name)
        data = text.encode()
        if not _holds(folder / name, data):
            _list(folder, sorted(before | set(now)))
            write(folder / name, data)
            written += 1
    gone = sorted(before - set(now))
    for name in gone:
        _remove(folder, name)
    _list(folder, sorted(now))
    return Written(written, len(now) - written, len(gone))


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _listed(folder: Path) -> set[str]:
    """The files that we wrote here before. Names that point out of the folder are ignored."""
    try:
        names = json.loads((folder / LIST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return set()
    names = names if isinstance(names, list) else []
    return {name for name in names if isinstance(name, str) and _inside(folder, name)}


def _inside(folder: Path, name: str) -> bool:
    parts = name.split("/")
    plain = all(
        part not in ("", ".", "..") and "\\" not in part and ":" not in part and "\0" not in part for part in parts
    )
    return plain and Path(os.path.realpath(folder / name)).is_relative_to(folder)


def _list(folder: Path, names: list[str]) -> None:
    data = (json.dumps(names, ensure_ascii=False, indent=1) + "\n").encode()
    if not _holds(folder / LIST, data):
        write(folder / LIST, data)


def _remove(folder: Path, name: str) -> None:
    """Remove a page, and its folder if that is empty then. Raises NotSaved."""
    path = folder / name
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise NotSaved(Reason.NOT_TAKEN_AWAY, path, system=system_says(error)) from error
    parent = path.parent
    while parent != folder and parent.is_relative_to(folder):
        try:
            parent.rmdir()
        except OSError:
            return
        parent = parent.parent
