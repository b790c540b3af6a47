"""Writing a site into a folder: only what changed, and never over files that somebody else put there.

The folder keeps a list of what was written, so that pages of issues that are gone can be removed, and nothing else.
"""

import contextlib
import json
import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from desk.publish import safe_write
from desk.publish.to_file import Misplaced
from desk.store.errors import StoreError
from desk.store.problems import Reason

LIST = ".desk-site.json"
"""The file that says which files of the folder are ours."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files were written, left as they were, and removed."""

    written: int
    kept: int
    removed: int

    @property
    def total(self) -> int:
        """The files of the site."""
        return self.written + self.kept


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


def write_pages(folder: Path, pages: Iterable[tuple[str, str]], names: Iterable[str] = ()) -> Written:
    """Write the pages, each in one step, then remove pages that we wrote earlier and that are gone.

    `names` are those that will come: they are listed as ours before the first is written, so that the list is written
    once, and what is cut short can be gone on with. Raises NotSaved, and Outside where a link in the folder leads out.
    """
    folder = Path(os.path.realpath(folder))
    before = _listed(folder)
    planned = before | set(names)
    _list(folder, planned)
    now: dict[str, bool] = {}
    try:
        for name, text in pages:
            data = text.encode()
            now[name] = not safe_write.holds(folder, name, data)
            if now[name] and name not in planned:
                planned = planned | {name}
                _list(folder, planned)
            if now[name]:
                safe_write.write(folder, name, data)
        for name in sorted(before - now.keys()):
            safe_write.remove(folder, name)
    except BaseException:  # ended by a fault, or by the editor: what was not written yet is not ours
        with contextlib.suppress(StoreError):
            _list(folder, before | now.keys())
        raise
    _list(folder, now.keys())
    written = sum(now.values())
    return Written(written, len(now) - written, len(before - now.keys()))


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


def _list(folder: Path, names: Collection[str]) -> None:
    data = (json.dumps(sorted(names), ensure_ascii=False, indent=1) + "\n").encode()
    if not safe_write.holds(folder, LIST, data):
        safe_write.write(folder, LIST, data)
