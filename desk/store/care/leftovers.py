"""Temporary files that a killed desk left: beside the issues, among its notes, and in the user's own folders."""

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from desk.store.file import save
from desk.store.folder.presence import PLACE

_PROCESS = re.compile(r"[.-](\d{1,9})(?:\.[0-9a-f]{2,32})?\.tmp")
"""The end of a temporary file's name, which holds the process: "….4711.9f3a.tmp", "at-1f2e-4711.tmp"."""


def leftovers(folder: Path) -> list[Path]:
    """The temporary files around a folder of issues whose processes have ended on this computer."""
    return [path for path in _temporary(folder) if _is_left(path)]


def leftovers_in(place: Path) -> list[Path]:
    """Those in one folder alone."""
    return [path for path in sorted(place.glob("*.tmp")) if _is_left(path)]


def _temporary(folder: Path) -> Iterator[Path]:
    from platformdirs import user_cache_path, user_state_path

    for place, pattern in (
        (folder, save.TEMPORARY),
        (folder / PLACE, "at-*.tmp"),
        (user_cache_path("desk"), "*.tmp"),
        (user_state_path("desk"), "**/*.tmp"),
    ):
        with contextlib.suppress(OSError):
            if not place.is_symlink():
                yield from sorted(place.glob(pattern))


def _is_left(path: Path) -> bool:
    found = _PROCESS.search(path.name)
    return found is not None and found.end() == len(path.name) and path.is_file() and not save.alive(int(found[1]))
