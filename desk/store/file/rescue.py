"""Where words go that cannot be saved in their place: a copy in the user's state folder."""

import hashlib
import os
from pathlib import Path

from desk.store.errors import NotSaved
from desk.store.file.storage import write_atomic


def state_folder() -> Path:
    """The user's folder for what must survive: private to her. Raises NotSaved."""
    from platformdirs import user_state_path

    folder = user_state_path("desk")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise NotSaved(f"The folder {folder} cannot be made: {(error.strerror or str(error)).lower()}.") from error
    return folder


def rescue(path: Path, data: bytes) -> Path:
    """Keep a copy of what should have been written to `path`, and say where. Raises NotSaved."""
    mark = hashlib.sha256(os.fsencode(path.absolute())).hexdigest()[:8]
    folder = state_folder() / "rescued"
    try:
        folder.mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        raise NotSaved(f"The folder {folder} cannot be made: {(error.strerror or str(error)).lower()}.") from error
    copy = folder / f"{path.stem}-{mark}{path.suffix}"
    write_atomic(copy, data, mode=0o600)
    return copy
