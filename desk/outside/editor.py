"""The editor's own text editor, run in the terminal that the desk lends it. It answers with a typed result."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from desk.model.text import clean_line, clean_text
from desk.store.errors import system_says

Lend = Callable[[], AbstractContextManager[object]]
"""Lends the terminal to another program for a while. Raises NotLent if this terminal cannot be lent."""


class NotLent(Exception):
    """The terminal cannot be handed to another program, such as one that is a page in a browser."""


@dataclass(frozen=True, slots=True)
class Edited:
    """What came back from an editor: the text, or None if it is as it was, or a sentence about what went wrong.

    `kept` is a file that the sentence names, in which what was written is still to be found.
    """

    text: str | None = None
    problem: str = ""
    kept: Path | None = None


def editor() -> str:
    """The command of the editor's own editor: $VISUAL, else $EDITOR; "" where neither is set."""
    return os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()


def edit_text(lend: Lend, text: str, suffix: str = ".md") -> Edited:
    """Open a text in $VISUAL, else $EDITOR, and wait for it. An exit code other than 0 leaves the text as it is.

    The text lies in a private folder that goes when the editor has closed, with all that the editor put beside it.
    What was written and cannot be taken stays there, and is named.
    """
    command = editor()
    if not command:
        return Edited(problem="Set $VISUAL or $EDITOR to use your own editor.")
    try:
        words = shlex.split(command)
    except ValueError:
        return Edited(problem=f"“{clean_line(command)}” cannot be read as a command; set $VISUAL anew.")
    given = f"{text}\n".encode()
    try:
        path = _private_file(given, suffix)
    except OSError as error:
        return Edited(problem=f"The text could not be put into a file for the editor: {system_says(error)}.")
    edited = _run(lend, [*words, str(path)], given) or _read_back(path, given)
    if edited.kept is None:
        shutil.rmtree(path.parent, ignore_errors=True)
    return edited


def _private_file(data: bytes, suffix: str) -> Path:
    """A new file in a folder that only its owner may read. Raises OSError, and then leaves none."""
    folder = Path(tempfile.mkdtemp(prefix="desk-"))
    path = folder / f"text{suffix}"
    try:
        path.touch(mode=0o600)
        path.write_bytes(data)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return path


def _run(lend: Lend, command: list[str], given: bytes) -> Edited | None:
    """Run an editor on the file that the command ends with; None if it closed in good order."""
    program, path = clean_line(command[0]), Path(command[-1])
    try:
        with lend(), _interrupts_are_the_editors():
            code = subprocess.run(command, check=False).returncode
    except NotLent:
        return Edited(problem="This terminal cannot be handed to another program.")
    except OSError as error:
        return Edited(problem=f"{program} could not be started: {system_says(error)}. Set $VISUAL to your editor.")
    if code == 0:
        return None
    kept = path if path.is_file() and path.read_bytes() != given else None
    where = f"; what it wrote is kept in {kept}" if kept else ""
    return Edited(problem=f"{program} ended with code {code}, so the text is as it was{where}.", kept=kept)


@contextmanager
def _interrupts_are_the_editors() -> Iterator[None]:
    """While an editor has the terminal, ctrl+c is for it: the desk gets the signal too, and must not close."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)


def _read_back(path: Path, given: bytes) -> Edited:
    try:
        data = path.read_bytes()
        written = data.decode()
    except UnicodeDecodeError:
        return Edited(problem=f"What the editor wrote is not UTF-8 text; it is kept in {path}.", kept=path)
    except OSError as error:
        return Edited(problem=f"What the editor wrote in {path} cannot be read: {system_says(error)}.", kept=path)
    return Edited() if data in (given, given[:-1]) else Edited(text=clean_text(written).removesuffix("\n"))
