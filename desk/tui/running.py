"""Opening the desk in this terminal, and what is done when it has closed, in whichever way."""

import os
import sys
import threading
from pathlib import Path

from desk.store.errors import StoreError
from desk.tui.app import DeskApp
from desk.tui.closing.ending import MISTAKEN
from desk.tui.faults import watch_threads
from desk.tui.terminal.leaving import Leaving

IS_UNIX = sys.platform != "win32"
"""Whether there are signals and terminals as desk knows them."""


def run(folder: Path) -> int:
    """Open the desk on a folder; returns the exit code. What could not be saved is said on stderr."""
    if folder.exists() and not folder.is_dir():
        sys.stderr.write(f"desk: {folder} is not a folder. Choose another with --folder.\n")
        return 2
    try:
        app = DeskApp(folder)
    except StoreError as error:
        sys.stderr.write(f"desk: {error}\n")
        return 2
    ending, code = app.ending, 0
    watch_threads(app.caught)
    if IS_UNIX:
        ending.leaving = Leaving(ending)
        ending.leaving.start(sys.stdin.fileno())
        app.shown_on = _terminal()
        app.session.recorder.shown_on(app.shown_on)
    try:
        app.run()
    except Exception as error:  # noqa: BLE001 - whatever it is, the words are saved and no traceback is shown
        app.faults.note(error, "the desk")
        ending.words = ending.words or app.saver.flush() or app.faults.words
        code = MISTAKEN
    if ending.leaving is None:
        ending.finish()
    else:
        ending.leaving.finish()
    return _ended(app.return_code or code)


def _terminal() -> str:
    """The device that the desk is shown on; "" where that cannot be known."""
    try:
        return os.ttyname(sys.stdin.fileno())
    except OSError:
        return ""


def _ended(code: int) -> int:
    """The exit code, unless a thread is left that Python would wait for: it has nothing to say any more."""
    here = threading.current_thread()
    if any(not each.daemon for each in threading.enumerate() if each is not here):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    return code
