"""The world outside the screen: the editor's own text editor, and the browser. Each answers with a typed result."""

import os
import shlex
import subprocess
import tempfile
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from textual.app import App, SuspendNotSupported

from desk.model.text import clean_line, clean_text
from desk.model.url import safe_url

_IN_THE_TERMINAL = ("www-browser", "lynx", "links", "elinks", "w3m")
"""Browsers that would take the desk's own terminal."""


@dataclass(frozen=True, slots=True)
class Edited:
    """What came back from an editor: the text, or None if it is as it was, or a sentence about what went wrong."""

    text: str | None = None
    problem: str = ""


def edit_text(app: App[int], text: str, suffix: str = ".md") -> Edited:
    """Open a text in $VISUAL, else $EDITOR, and wait for it. An exit code other than 0 discards what was written.

    The text lies in a private file that goes when the editor has closed; only what could not be read back stays,
    and is named.
    """
    command = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()
    if not command:
        return Edited(problem="Set $VISUAL or $EDITOR to use your own editor.")
    try:
        words = shlex.split(command)
    except ValueError:
        return Edited(problem=f"“{command}” cannot be read as a command; set $VISUAL anew.")
    try:
        path = _private_file(text + "\n", suffix)
    except OSError as error:
        return Edited(problem=f"The text could not be put into a file for the editor: {_reason(error)}.")
    problem = _run(app, [*words, str(path)], words[0])
    return Edited(problem=_discarded(path, problem)) if problem else _read_back(path, text)


def _private_file(text: str, suffix: str) -> Path:
    """A new file that only its owner may read. Raises OSError, and then leaves none."""
    handle, name = tempfile.mkstemp(prefix="desk-", suffix=suffix)
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _run(app: App[int], command: list[str], program: str) -> str:
    try:
        with app.suspend():
            code = subprocess.run(command, check=False).returncode
    except SuspendNotSupported:
        return "This terminal cannot be handed to another program."
    except OSError as error:
        return f"{program} could not be started: {_reason(error)}. Set $VISUAL to your editor."
    return f"{program} ended with code {code}, so the text is as it was." if code else ""


def _discarded(path: Path, problem: str) -> str:
    path.unlink(missing_ok=True)
    return problem


def _read_back(path: Path, before: str) -> Edited:
    try:
        written = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return Edited(problem=f"What the editor wrote is not UTF-8 text; it is kept in {path}.")
    except OSError as error:
        return Edited(problem=f"What the editor wrote in {path} cannot be read: {_reason(error)}.")
    path.unlink(missing_ok=True)
    text = clean_text(written).removesuffix("\n")
    return Edited() if text == before else Edited(text=text)


def open_in_browser(target: str) -> str:
    """Open a page or a file in the browser: "" or a sentence that says why not and where it is."""
    if not target.startswith("file:///") and safe_url(target) is None:
        return "That is not an address a browser may open."
    shown = clean_line(unquote(target.removeprefix("file://"))) if target.startswith("file:///") else target
    if _is_remote():
        return f"There is no display here; the page is {shown}."
    try:
        browser = webbrowser.get()
        if _takes_the_terminal(browser):
            return f"The only browser found needs this terminal; the page is {shown}."
        opened = browser.open(target)
    except webbrowser.Error:
        opened = False
    return "" if opened else f"No browser was found; the page is {shown}."


def _takes_the_terminal(browser: webbrowser.BaseBrowser) -> bool:
    """Whether a browser runs in front, as one for the terminal does; xdg-open and its like run in the background."""
    in_front = isinstance(browser, webbrowser.GenericBrowser) and not isinstance(browser, webbrowser.BackgroundBrowser)
    return in_front or getattr(browser, "basename", "") in _IN_THE_TERMINAL


def _is_remote() -> bool:
    """Whether the desk is used over ssh, or on Linux without a display: a browser would open nowhere."""
    displayed = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    over_ssh = any(os.environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY"))
    return not displayed and (over_ssh or (os.name == "posix" and os.uname().sysname == "Linux" and not _in_windows()))


def _in_windows() -> bool:
    """Whether this is Linux inside Windows, where the Windows browser opens pages."""
    return "WSL_DISTRO_NAME" in os.environ
