"""Writing inside a folder and nowhere else: no link in it, and none that is put there meanwhile, leads a page out.

A folder may come from a stranger, with the list that says which of its files desk may write over, and with links to the
editor's own files. So a path is followed part by part from the folder down, and no part of it may be a link (openat and
O_NOFOLLOW, where the system has them); a link that stays inside is followed beforehand.
"""

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from desk.store.errors import LeadsOutside, NotSaved, system_says
from desk.store.file import disk
from desk.store.problems import Reason

_STEPS = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW") and hasattr(os, "O_DIRECTORY")
"""Whether a path can be followed part by part: not on Windows, where links need an administrator."""


def write(folder: Path, name: str, data: bytes) -> None:
    """Write a file of the folder in one step; folders on the way are made.

    `name` is its path from there, with slashes. What can be made again is not flushed: a site of 2,000 pages would wait
    for the disk 4,000 times. Raises LeadsOutside where a link leads out, NotSaved.
    """
    parts = _parts(folder, name)
    with _said(folder / name), _opened(folder, parts[:-1], make=True) as place:
        beside = f".~{parts[-1][:80]}.{os.getpid()}.{secrets.token_hex(4)}.tmp"
        mode = _mode(place, parts[-1])
        try:
            disk.write_new(Path(place.at(beside)), data, mode, place.handle, flush=False)
            os.replace(place.at(beside), place.at(parts[-1]), src_dir_fd=place.handle, dst_dir_fd=place.handle)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(place.at(beside), dir_fd=place.handle)
            raise


def holds(folder: Path, name: str, data: bytes) -> bool:
    """Whether a file of the folder has these bytes. A link that leads out of it has none."""
    try:
        path = folder.joinpath(*_parts(folder, name))
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except (OSError, LeadsOutside):
        return False


def remove(folder: Path, name: str) -> None:
    """Take a file of the folder away, and the folders that are empty then. Raises LeadsOutside, NotSaved."""
    parts = _parts(folder, name)
    try:
        with _said(folder / name), _opened(folder, parts[:-1], make=False) as place:
            os.unlink(place.at(parts[-1]), dir_fd=place.handle)
    except FileNotFoundError:
        return
    for depth in range(len(parts) - 1, 0, -1):
        try:
            with _opened(folder, parts[: depth - 1], make=False) as place:
                os.rmdir(place.at(parts[depth - 1]), dir_fd=place.handle)
        except OSError:
            return


class _Place:
    """A folder that was reached without a link, by its handle where the system has such."""

    def __init__(self, path: Path, handle: int | None) -> None:
        self.path = path
        self.handle = handle

    def at(self, name: str) -> str | Path:
        """A file in it, as a system call takes it together with the handle."""
        return self.path / name if self.handle is None else name


def _parts(folder: Path, name: str) -> tuple[str, ...]:
    """The path of a file from the folder, its links followed. Raises LeadsOutside."""
    root, real = Path(os.path.realpath(folder)), Path(os.path.realpath(folder / name))
    if real == root or not real.is_relative_to(root):
        raise LeadsOutside(Reason.LEADS_OUT, folder / name, folder=str(folder), to=str(real))
    return real.relative_to(root).parts


@contextlib.contextmanager
def _opened(folder: Path, parts: tuple[str, ...], *, make: bool) -> Iterator[_Place]:
    """The folder at the end of a path of folders, none of which is a link now. Raises OSError."""
    if not _STEPS:
        path = folder.joinpath(*parts)
        if make:
            path.mkdir(parents=True, exist_ok=True)
        yield _Place(path, None)
        return
    if make:
        folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in parts:
            if make:
                with contextlib.suppress(FileExistsError):
                    os.mkdir(part, dir_fd=handle)
            inner = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=handle)
            os.close(handle)
            handle = inner
        yield _Place(folder.joinpath(*parts), handle)
    finally:
        os.close(handle)


def _mode(place: _Place, name: str) -> int | None:
    """The mode bits of a file that is there, which stay; None for a new one. Raises OSError."""
    try:
        return os.stat(place.at(name), dir_fd=place.handle, follow_symlinks=False).st_mode & 0o7777
    except FileNotFoundError:
        return None


@contextlib.contextmanager
def _said(path: Path) -> Iterator[None]:
    """Turn what the system answers into a sentence; that a file is gone already is told as it is."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise NotSaved(Reason.SYSTEM, path, system=system_says(error)) from error
