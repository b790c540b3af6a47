"""Small files that are the user's alone, in their state folder: what they trusted, folded or have read so far.

They say how somebody works and are no part of an issue: none lies beside the issues, and losing one loses no word.
"""

import json
from pathlib import Path
from typing import Any

from desk.store.errors import NotSaved, StoreError, system_says
from desk.store.file import disk
from desk.store.file.storage import read_bytes, write_atomic
from desk.store.problems import Reason


def place(name: str) -> Path:
    """Where the file of this name lies, whether or not it is there: "folds.json"."""
    from platformdirs import user_state_path

    return user_state_path("desk") / name


def kept(file: Path) -> dict[str, Any]:
    """The JSON object in a file; an empty one where there is none, or what is there is something else."""
    try:
        data = json.loads(read_bytes(file) or b"")
    except (StoreError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def keep(file: Path, data: bytes) -> None:
    """Write a file that nobody else may read, whole or not at all; its folder is made. Raises NotSaved, Unreadable."""
    try:
        disk.make_private(file.parent)
    except OSError as error:
        raise NotSaved(Reason.FOLDER_NOT_MADE, file.parent, system=system_says(error)) from error
    write_atomic(file, data, mode=0o600)
