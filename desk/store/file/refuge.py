"""Where words go that find no room in the user's state folder either: any place that can be written.

The full disk is often one and the same for the issues and for the state folder. The runtime folder and the folder for
temporary files lie in memory or on another disk more often than not; the home is the last.
"""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from desk.store.file import disk

_KEPT = "desk-kept"


def places() -> Iterator[Path]:
    """The folders that are tried, in this order; they may not be there."""
    if runtime := os.environ.get("XDG_RUNTIME_DIR"):
        yield Path(runtime) / _KEPT
    temporary = os.environ.get("TMPDIR") or os.environ.get("TEMP") or "/tmp"  # noqa: S108 - `_is_ours` looks at it
    yield Path(temporary) / f"{_KEPT}-{os.getuid() if hasattr(os, 'getuid') else ''}"
    with contextlib.suppress(RuntimeError):
        yield Path.home() / f".{_KEPT}"


def keep(name: str, data: bytes) -> Path | None:
    """Write a private file of this name that must not be there yet, wherever it can be; None if it can be nowhere."""
    for place in places():
        path = place / name
        try:
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not _is_ours(place):
                continue
            disk.write_new(path, data, 0o600)
        except FileExistsError:
            continue
        except OSError:
            with contextlib.suppress(OSError):
                path.unlink()
            continue
        return path
    return None


def kept(pattern: str) -> list[Path]:
    """The files that were kept so, by a pattern of their names, oldest first."""
    found: list[tuple[float, Path]] = []
    for place in places():
        with contextlib.suppress(OSError):
            if _is_ours(place):
                found += [(path.stat().st_mtime, path) for path in place.glob(pattern) if path.is_file()]
    return [path for _, path in sorted(found)]


def _is_ours(place: Path) -> bool:
    """Whether a folder is the user's own and no link: in the folder for temporary files anybody may have made it.

    Raises OSError.
    """
    state = place.lstat()
    mine = not hasattr(os, "getuid") or state.st_uid == os.getuid()
    return stat.S_ISDIR(state.st_mode) and mine and not state.st_mode & 0o022
