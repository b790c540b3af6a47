"""How far an issue was proofread: kept in the user's state folder, for the editor alone. Losing it loses no word."""

import contextlib
from pathlib import Path

import msgspec

from desk.store.errors import StoreError
from desk.store.file import private
from desk.store.file.storage import read_bytes

FILE = "proofread.json"
"""Its name in the state folder."""
MOST = 20
"""Issues that are remembered; those read longest ago go first."""
_LARGEST = 1 << 22
"""Bytes of the file that are read."""


class ReadSoFar(msgspec.Struct, frozen=True):
    """The marks of the parts that were read, and the place at which the editor stopped: table, id, field, start."""

    read: frozenset[str] = frozenset()
    place: tuple[str, int, str, int] | None = None


def load(issue: int, file: Path | None = None) -> ReadSoFar:
    """How far an issue was read; what cannot be read is nothing."""
    return _all(file or private.place(FILE)).get(str(issue), ReadSoFar())


def keep(issue: int, so_far: ReadSoFar, file: Path | None = None) -> None:
    """Keep how far an issue was read. Where that fails it is read again."""
    file = file or private.place(FILE)
    known = {id: each for id, each in _all(file).items() if id != str(issue)}
    known[str(issue)] = so_far
    kept = dict(list(known.items())[-MOST:])
    with contextlib.suppress(StoreError):
        private.keep(file, msgspec.json.encode(kept))


def _all(file: Path) -> dict[str, ReadSoFar]:
    try:
        data = read_bytes(file) or b"{}"
        return msgspec.json.decode(data[:_LARGEST], type=dict[str, ReadSoFar])
    except (StoreError, ValueError, RecursionError):
        return {}
