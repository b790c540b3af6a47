"""How far an issue was proofread: kept in the user's state folder, for the editor alone. Losing it loses no word."""

import contextlib
from pathlib import Path

import msgspec

from desk.store.errors import StoreError
from desk.store.file import disk
from desk.store.file.storage import read_bytes, write_atomic

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
    return _all(file or _file()).get(str(issue), ReadSoFar())


def keep(issue: int, so_far: ReadSoFar, file: Path | None = None) -> None:
    """Keep how far an issue was read. Where that fails it is read again."""
    file = file or _file()
    known = {id: each for id, each in _all(file).items() if id != str(issue)}
    known[str(issue)] = so_far
    kept = dict(list(known.items())[-MOST:])
    with contextlib.suppress(OSError, StoreError):
        disk.make_private(file.parent)
        write_atomic(file, msgspec.json.encode(kept), mode=0o600)


def _all(file: Path) -> dict[str, ReadSoFar]:
    try:
        data = read_bytes(file) or b"{}"
        return msgspec.json.decode(data[:_LARGEST], type=dict[str, ReadSoFar])
    except (StoreError, ValueError, RecursionError):
        return {}


def _file() -> Path:
    from platformdirs import user_state_path

    return user_state_path("desk") / "proofread.json"
