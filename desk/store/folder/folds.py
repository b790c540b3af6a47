"""Which sections are folded in the running order, kept for each issue's file in the user's state folder.

How an editor looks at an issue is theirs: it is no part of the issue, and losing it loses nothing.
"""

import contextlib
import json
from collections.abc import Collection
from pathlib import Path

from desk.store.errors import StoreError
from desk.store.file import private

FILE = "folds.json"
"""Its name in the state folder."""
MOST = 400
"""Issues that are remembered; the one that was folded longest ago goes first."""


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
    with contextlib.suppress(StoreError):
        private.keep(private.place(FILE), (json.dumps(kept, ensure_ascii=False) + "\n").encode())


def _all() -> dict[str, list[int]]:
    return {
        name: [id for id in ids if isinstance(id, int) and not isinstance(id, bool)]
        for name, ids in private.kept(private.place(FILE)).items()
        if isinstance(ids, list)
    }
