"""Of which issues it was asked whether they were sent: kept in the user's state folder, so that each is asked of once.

Losing it loses no word: the question comes once more.
"""

import contextlib
import json
from pathlib import Path

from desk.store.errors import StoreError
from desk.store.file import disk
from desk.store.file.storage import write_atomic

MOST = 1_000
"""Issues that are remembered; the one asked of longest ago goes first."""
_LARGEST = 1 << 16
"""Bytes of the file that are read: 1,000 ids have 20,000."""


def first_time(issue: int) -> bool:
    """Whether nobody was asked of this issue (its id) yet; from now on somebody was. It waits for the disk."""
    known = _all()
    if issue in known:
        return False
    place = _place()
    with contextlib.suppress(StoreError, OSError):
        disk.make_private(place.parent)
        write_atomic(place, (json.dumps([*known, issue][-MOST:]) + "\n").encode(), mode=0o600)
    return True


def _place() -> Path:
    from platformdirs import user_state_path

    return user_state_path("desk") / "asked.json"


def _all() -> list[int]:
    try:
        with _place().open("rb") as file:
            data = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return []
    return [each for each in data if isinstance(each, int)] if isinstance(data, list) else []
