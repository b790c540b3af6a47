"""Which way a copy goes: the one that the settings name, else that of the display, else a page in the browser."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from desk.model.text import clean_line, tidy_line
from desk.outside.browser import is_remote
from desk.outside.clipboard import Content, Copied, Failed, HowFar, osc52, page
from desk.outside.clipboard.commands import by_osascript, by_wl_copy, by_xclip
from desk.outside.clipboard.programs import Outside, write_private
from desk.outside.clipboard.windows import by_windows

_OF_THE_SYSTEM = {"darwin": "osascript", "win32": "windows"}
"""The ways that need no display of their own, by `sys.platform`."""

Way = Callable[[Content, str, Outside], Copied]
"""Copies a content, which it calls by these words. Raises Failed."""


def usual(outside: Outside, preferred: str = "") -> tuple[str, ...]:
    """The ways to try here, the best first; `preferred`, from the settings, goes before all.

    The last, a page, needs no more than a disk.
    """
    found = _found_by_display(outside) if not is_remote(outside.environment, outside.system) else ["osc52"]
    preferred = tidy_line(preferred)
    return tuple(dict.fromkeys((*([preferred] if preferred else []), *found, "page")))


def _found_by_display(outside: Outside) -> list[str]:
    environment = outside.environment
    ways = []
    if environment.get("WAYLAND_DISPLAY") and outside.find("wl-copy"):
        ways.append("wl-copy")
    if environment.get("DISPLAY") and outside.find("xclip"):
        ways.append("xclip")
    over_ssh = any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY"))
    if not over_ssh and outside.system in _OF_THE_SYSTEM:  # over ssh that would be the clipboard of another desk
        ways.append(_OF_THE_SYSTEM[outside.system])
    return ways


def only(way: str) -> tuple[str, ...]:
    """This way and no other. Raises LookupError if there is no such way."""
    if way not in WAYS:
        raise LookupError(f"there is no way “{tidy_line(way)[:40]}” to copy: choose one of {', '.join(WAYS)}")
    return (way,)


def copy(content: Content, what: str, outside: Outside, ways: Iterable[str]) -> Copied:
    """Copy by the first of these ways that works; `what` names the content in the answer.

    Ways that did not work are named in it too, with the reason. Raises Failed when none worked.
    """
    refused = []
    for name in ways:
        try:
            copied = _way(name)(content, clean_line(what), outside)
        except Failed as error:
            refused.append(f"It could not be copied with {name}: {error}.")
        else:
            return replace(copied, words=" ".join((copied.words, *refused)))
    raise Failed(" ".join(refused))


def _way(name: str) -> Way:
    """Raises Failed where the settings name a way that there is not."""
    if name not in WAYS:
        raise Failed(f"there are only {', '.join(WAYS)}")
    return WAYS[name]


def _native(name: str, put: Callable[[Content, Outside], None]) -> Way:
    def way(content: Content, what: str, outside: Outside) -> Copied:
        put(content, outside)
        return Copied(name, HowFar.COPIED, f"Copied {what} with {name}.")

    return way


def _by_terminal(content: Content, what: str, outside: Outside) -> Copied:
    """Send the text to the terminal; formatted text cannot go that way and is written as a page."""
    path = _write_page(content, what, outside) if content.html is not None else None
    sure = osc52.put(content.text, outside)
    takes = "if it takes it" if sure else "but it is long, and many do not take that much"
    text = what if path is None else f"the text of {what}"
    words = f"Sent {text} to the terminal, {takes}."
    if path is not None:
        words += f" Formatted: {_short(path, outside)}, a page with a button that copies it."
    return Copied("osc52", HowFar.SENT, words, path)


def _by_page(content: Content, what: str, outside: Outside) -> Copied:
    path = _write_page(content, what, outside)
    if closed := outside.browse(path.absolute().as_uri()):
        return Copied("page", HowFar.WRITTEN, f"{closed} Its button copies {what}.", path)
    return Copied("page", HowFar.OPENED, f"Opened a page in the browser: its button copies {what}.", path)


def _short(path: Path, outside: Outside) -> str:
    """A path as it is typed: ~ stands for the home folder, so that the sentence fits on a line."""
    home = outside.environment.get("HOME", "")
    if home and path.is_relative_to(home):
        path = Path("~") / path.relative_to(home)
    return clean_line(str(path))


def _write_page(content: Content, what: str, outside: Outside) -> Path:
    return write_private(outside.folder, page.NAME, page.page(content, what))


WAYS: dict[str, Way] = {
    "wl-copy": _native("wl-copy", by_wl_copy),
    "xclip": _native("xclip", by_xclip),
    "osascript": _native("osascript", by_osascript),
    "windows": _native("windows", by_windows),
    "osc52": _by_terminal,
    "page": _by_page,
}
"""Every way by its name, as settings and the command line write it."""
