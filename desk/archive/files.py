"""The files that are read in: those that are named, and those of a folder; nothing that could hang or fill memory."""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from desk.read.sources import LARGEST, shown
from desk.read.sources.kinds import ENDINGS, ending

IN_FOLDERS = frozenset(ENDINGS)
"""Endings that are taken from a folder: a JSON file in one may be anything, and is named by itself."""
MOST_FILES = 5_000
"""Files that one import takes in."""
DEEPEST = 20
"""Folders inside folders that are looked into."""


class NotRead(ValueError):
    """A source that cannot be read in; the message is one sentence for the editor: what, where and what to do."""


def too_large(name: str, size: int) -> NotRead:
    """The fault of a source that is larger than any that is read; `size` in bytes."""
    return NotRead(
        f"{shown(name)} has {size / 1e6:,.0f} MB, and at most {LARGEST / 1e6:.0f} MB are read. "
        "Cut it into single issues, or leave its pictures out."
    )


def files_in(path: Path) -> Iterator[Path]:
    """A file itself; the files of a folder with the endings of newsletters, by name, folders inside last.

    Hidden ones and symbolic links in a folder are passed over. Raises NotRead if there is nothing to read in.
    """
    if not path.is_dir():
        yield path
        return
    found = False
    for place, each in enumerate(_walk(path, DEEPEST)):
        if place >= MOST_FILES:
            raise NotRead(f"{shown(str(path))} holds more than {MOST_FILES:,} files. Read its folders in one by one.")
        found = True
        yield each
    if not found:
        known = ", ".join(f".{each}" for each in sorted(IN_FOLDERS))
        raise NotRead(f"There is no newsletter in the folder {shown(str(path))}: no file that ends in {known}.")


def passed_over(path: Path) -> list[Path]:
    """The files of a folder that do not end as newsletters do, hidden ones and links aside; of a file none.

    Raises NotRead for a folder that cannot be read.
    """
    return list(islice(_walk(path, DEEPEST, wanted=False), MOST_FILES)) if path.is_dir() else []


def read_bytes(path: Path) -> bytes:
    """What a plain file holds, of at most 20 MB. Raises NotRead."""
    with _denied(path):
        state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        raise NotRead(f"{shown(str(path))} is not a plain file. `-` reads standard input.")
    if state.st_size > LARGEST:
        raise too_large(str(path), state.st_size)
    with _denied(path), path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise too_large(str(path), len(data))
    return data


@contextmanager
def _denied(path: Path) -> Iterator[None]:
    """Say in a sentence what the system denies; a name that cannot be one is a ValueError."""
    try:
        yield
    except FileNotFoundError as error:
        raise NotRead(f"There is no file {shown(str(path))}.") from error
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise NotRead(f"{shown(str(path))} cannot be read: {reason}.") from error


def _walk(folder: Path, deeper: int, *, wanted: bool = True) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda each: each.name)
    except OSError as error:
        raise NotRead(f"The folder {shown(str(folder))} cannot be read: {(error.strerror or '').lower()}.") from error
    for entry in found:
        if entry.is_file(follow_symlinks=False) and (ending(entry.name) in IN_FOLDERS) == wanted:
            yield folder / entry.name
    for entry in found:
        if deeper and entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / entry.name, deeper - 1, wanted=wanted)


def all_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files of all these paths, each once."""
    seen: set[str] = set()
    for path in paths:
        for each in files_in(path):
            real = os.path.realpath(each)
            if real not in seen:
                seen.add(real)
                yield each
