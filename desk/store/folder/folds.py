"""Which sections are folded in the running order, kept for each issue's file in the user's state folder.

How an editor looks at an issue is theirs: it is no part of the issue, and losing it loses nothing.
"""

import contextlib
import json
from collections.abc import Collection
from pathlib import Path

from desk.store.errors import StoreError
from desk.store.file import disk
from desk.store.file.storage import write_atomic

MOST = 400
"""Issues that are remembered; the one that was folded longest ago goes first."""


def _place() -> Path:
    from platformdirs import user_state_path

    return user_state_path("desk") / "folds.json"


def folds(issue: Path) -> frozenset[int]:
    """The folded sections of an issue by their ids; none where nothing can be read."""
    return frozenset(_all().get(str(issue.resolve()), ()))


def keep_folds(issue: Path, sections: Collection[int]) -> None:
    """Remember them. Where that is not possible they are folded until the desk closes, and nothing is said."""
    found, name = _all(), str(issue.resolve())
    found.pop(name, None)
    if sections:
        found[name] = sorted(sections)
    kept = dict(list(found.items())[-MOST:])
    place = _place()
    with contextlib.suppress(StoreError, OSError):
        disk.make_private(place.parent)
        write_atomic(place, (json.dumps(kept, ensure_ascii=False) + "\n").encode(), mode=0o600)


def _all() -> dict[str, list[int]]:
    try:
        data = json.loads(_place().read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {
        name: [id for id in ids if isinstance(id, int) and not isinstance(id, bool)]
        for name, ids in data.items()
        if isinstance(ids, list)
    }
