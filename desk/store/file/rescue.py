"""Where words go that cannot be saved in their place: a copy in the user's state folder."""

import hashlib
import os
from pathlib import Path

from desk.store.errors import NotSaved, system_says
from desk.store.file.storage import write_atomic
from desk.store.problems import Reason


def state_folder() -> Path:
    """The user's folder for what must survive: private to the user. Raises NotSaved."""
    from platformdirs import user_state_path

    folder = user_state_path("desk")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise NotSaved(Reason.FOLDER_NOT_MADE, folder, system=system_says(error)) from error
    return folder


def rescue(path: Path, data: bytes) -> Path:
    """Keep a copy of what should have been written to `path`, and say where. Raises NotSaved."""
    mark = hashlib.sha256(os.fsencode(path.absolute())).hexdigest()[:8]
    folder = state_folder() / "rescued"
    try:
        folder.mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        raise NotSaved(Reason.FOLDER_NOT_MADE, folder, system=system_says(error)) from error
    copy = folder / f"{path.stem}-{mark}{path.suffix}"
    write_atomic(copy, data, mode=0o600)
    return copy
