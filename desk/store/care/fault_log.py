"""Faults of desk itself, written down in the user's state folder for whoever mends them.

What goes in is the way through the program, line by line, and no word of the editor's: neither values nor copy.
"""

import contextlib
import os
from datetime import datetime
from pathlib import Path

from desk import __version__
from desk.store.errors import NotSaved, system_says
from desk.store.file.rescue import state_folder
from desk.store.problems import Reason

NAME = "faults.txt"
"""The file in the state folder that mistakes of desk are written down in."""
_LARGEST = 500_000
"""Bytes after which the file is put aside as the old one, and begun again."""


def fault_file() -> Path:
    """Where faults are written down. Raises NotSaved if there is no place for it."""
    return state_folder() / NAME


def write_down(error: BaseException, where: str) -> Path:
    """Add a fault to the file, and say which that is. Raises NotSaved."""
    import platform
    import traceback

    path = fault_file()
    when = datetime.now().astimezone().isoformat(timespec="seconds")
    head = f"{when}  desk {__version__}, Python {platform.python_version()}, {platform.system()}: in {where}\n"
    way = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    try:
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_size > _LARGEST:
                os.replace(path, path.with_suffix(".old.txt"))
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, f"{head}{way}\n".encode(errors="replace"))
        finally:
            os.close(handle)
    except OSError as why:
        raise NotSaved(Reason.SYSTEM, path, system=system_says(why)) from why
    return path
