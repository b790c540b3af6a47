"""What the clipboard needs of the world: the environment, programs, the terminal, the browser and a private folder."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desk.model.text import tidy_line
from desk.outside.browser import open_in_browser
from desk.outside.clipboard import Failed
from desk.store.errors import system_says

PATIENCE = 5.0
"""Seconds that a program may take; it has no more to do than to take the bytes."""
REASON = 120
"""Characters of a program's complaint that are shown."""


@dataclass(frozen=True, slots=True)
class Outside:
    """The world, or a test's. `system` is as `sys.platform`; `find` gives a program's path, or None.

    `run` runs a command with these bytes on its standard input, `terminal` sends a control sequence, `browse` opens an
    address and gives "" or the sentence that says where it is instead. The first two raise Failed. `folder` is private
    to the user; it need not be there yet.
    """

    environment: Mapping[str, str]
    system: str
    find: Callable[[str], str | None]
    run: Callable[[Sequence[str], bytes], None]
    terminal: Callable[[str], None]
    browse: Callable[[str], str]
    folder: Path


def here(terminal: Callable[[str], None] | None = None) -> Outside:
    """The world as it is. The screen gives a `terminal` of its own, for it is painting on it."""
    from platformdirs import user_cache_path

    return Outside(
        environment=os.environ,
        system=sys.platform,
        find=_find,
        run=run,
        terminal=terminal or write_to_terminal,
        browse=open_in_browser,
        folder=user_cache_path("desk") / "copy",
    )


def _find(program: str) -> str | None:
    found = shutil.which(program)
    return found and str(Path(found).absolute())


def run(command: Sequence[str], data: bytes) -> None:
    """Run a command and wait for it to end well. Raises Failed with what it complained about.

    xclip and wl-copy stay behind in the background and answer for the clipboard. They keep what they were given, so it
    is given in files and not in pipes that would never close; and they get a session of their own, or they would go,
    and the clipboard with them, when the terminal closes.
    """
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as complaint:
        given.write(data)
        given.seek(0)
        try:
            process = subprocess.Popen(
                command, stdin=given, stdout=subprocess.DEVNULL, stderr=complaint, start_new_session=True, cwd=os.sep
            )
        except OSError as error:
            raise Failed(system_says(error)) from error
        try:
            code = process.wait(PATIENCE)
        except subprocess.TimeoutExpired as error:
            process.kill()
            process.wait()
            raise Failed(f"it did not answer within {PATIENCE:.0f} seconds") from error
        if code:
            complaint.seek(0)
            raise Failed(_reason(complaint.read(4096), code))


def _reason(complaint: bytes, code: int) -> str:
    said = tidy_line(complaint.decode(errors="replace")).rstrip(".")
    if not said:
        return f"it ended with code {code}"
    return said if len(said) <= REASON else said[: REASON - 1] + "…"


def write_to_terminal(sequence: str) -> None:
    """Send a control sequence to the terminal itself: standard output may be a file. Raises Failed."""
    try:
        with open("/dev/tty", "wb", buffering=0) as terminal:  # noqa: PTH123 - Path.open would buffer
            left = memoryview(sequence.encode())
            while left:
                left = left[terminal.write(left) :]
    except OSError as error:
        raise Failed("there is no terminal here") from error


def write_private(folder: Path, name: str, data: bytes) -> Path:
    """Write a file that only its owner may read, in one step, and give its path. Raises Failed."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, beside = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(beside).replace(folder / name)
        except OSError:
            with contextlib.suppress(OSError):
                Path(beside).unlink()
            raise
    except OSError as error:
        raise Failed(f"{folder / name} cannot be written: {system_says(error)}") from error
    return folder / name
