"""Where words go that cannot be saved in their place: a copy in the user's state folder."""

import contextlib
import hashlib
import os
from datetime import datetime
from pathlib import Path

from desk.store.errors import NotSaved, system_says
from desk.store.file import disk
from desk.store.file.refuge import keep, kept
from desk.store.file.storage import write_atomic
from desk.store.problems import Reason

PLACE = "rescued"
"""The folder of copies, in the state folder."""
TYPED = "typed-last-"
"""What the name of a text begins with that nobody was told of yet."""


def state_folder() -> Path:
    """The user's folder for what must survive: private to the user. Raises NotSaved."""
    from platformdirs import user_state_path

    folder = user_state_path("desk")
    try:
        disk.make_private(folder)
    except OSError as error:
        raise NotSaved(Reason.FOLDER_NOT_MADE, folder, system=system_says(error)) from error
    return folder


def rescue_text(text: str) -> Path:
    """Keep a text that was typed and never reached a story, and say where. Raises NotSaved if it can be nowhere."""
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    name, data = f"{TYPED}{stamp}-{os.getpid()}.txt", f"{text}\n".encode(errors="replace")
    try:
        folder = state_folder() / PLACE
        folder.mkdir(exist_ok=True, mode=0o700)
        write_atomic(folder / name, data, mode=0o600)
    except (OSError, NotSaved) as error:
        path = keep(name, data)
        if path is None:
            raise NotSaved(Reason.KEPT_NOWHERE) from error
        return path
    return folder / name


def found_texts() -> list[Path]:
    """The texts that were kept so and not named yet; from now on they count as named."""
    found = kept(f"{TYPED}*.txt")
    with contextlib.suppress(NotSaved, OSError):
        found += sorted((state_folder() / PLACE).glob(f"{TYPED}*.txt"))
    named = []
    for path in found:
        with contextlib.suppress(OSError):
            named.append(path.rename(path.with_name(path.name.removeprefix(TYPED))))
    return named


def rescue(path: Path, data: bytes) -> Path:
    """Keep a copy of what should have been written to `path`, and say where. Raises NotSaved."""
    mark = hashlib.sha256(os.fsencode(path.absolute())).hexdigest()[:8]
    folder = state_folder() / PLACE
    try:
        folder.mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        raise NotSaved(Reason.FOLDER_NOT_MADE, folder, system=system_says(error)) from error
    copy = folder / f"{path.stem}-{mark}{path.suffix}"
    write_atomic(copy, data, mode=0o600)
    return copy
