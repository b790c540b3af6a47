"""The browser: a page or an address is opened in the background, and never in the terminal that desk works in.

Starting one can take seconds: it is asked for off the screen's thread.
"""

import os
import subprocess
import sys
import webbrowser
from collections.abc import Mapping
from urllib.parse import quote_plus, unquote

from desk.model.text import clean_line
from desk.model.url import safe_url

PATIENCE = 2.0
"""Seconds in which an opener such as xdg-open says that it failed; one that runs on has opened the page."""
SEARCH = "https://duckduckgo.com/?q={words}"
"""Where a title is looked for, unless the settings name another place."""
_IN_THE_TERMINAL = ("www-browser", "lynx", "links", "elinks", "w3m")
"""Browsers that would take the desk's own terminal."""


def open_in_browser(target: str) -> str:
    """Open a page or a file in the browser: "" or a sentence that says why not and where it is."""
    if not target.startswith("file:///") and safe_url(target) is None:
        return "That is not an address a browser may open."
    shown = clean_line(unquote(target.removeprefix("file://"))) if target.startswith("file:///") else target
    if is_remote(os.environ, sys.platform):
        return f"There is no display here; the page is {shown}."
    try:
        browser = webbrowser.get()
        if _takes_the_terminal(browser):
            return f"The only browser found needs this terminal; the page is {shown}."
        opened = _started(browser, target)
    except (webbrowser.Error, OSError):
        opened = False
    return "" if opened else f"No browser was found; the page is {shown}."


def search_address(pattern: str, words: str) -> str:
    """The address of a search for words. `pattern` is an editor's own, with {words} in it; else DuckDuckGo's."""
    usable = "{words}" in pattern and safe_url(pattern.replace("{words}", "a")) is not None
    return (pattern if usable else SEARCH).replace("{words}", quote_plus(clean_line(words)))


def is_remote(environment: Mapping[str, str], system: str) -> bool:
    """Whether desk is used over ssh, or on Linux without a display: a browser would open nowhere.

    `system` is a name as `sys.platform` gives it. Linux inside Windows has the display of Windows.
    """
    displayed = any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    over_ssh = any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY"))
    bare = system not in ("darwin", "win32") and "WSL_DISTRO_NAME" not in environment
    return not displayed and (over_ssh or bare)


def _takes_the_terminal(browser: webbrowser.BaseBrowser) -> bool:
    """Whether a browser runs in front, as one for the terminal does; xdg-open and its like run in the background."""
    in_front = isinstance(browser, webbrowser.GenericBrowser) and not isinstance(browser, webbrowser.BackgroundBrowser)
    return in_front or getattr(browser, "basename", "") in _IN_THE_TERMINAL


def _started(browser: webbrowser.BaseBrowser, target: str) -> bool:
    """Whether the browser took the target. Raises OSError.

    Programs are started here: Python's own way leaves some of them the terminal to write their warnings on, and takes
    one that ends at once with a fault for one that has opened the page.
    """
    if isinstance(browser, webbrowser.BackgroundBrowser):
        words = [word.replace("%s", target) for word in browser.args]
    elif isinstance(browser, webbrowser.UnixBrowser):
        words = [target]
    else:
        return browser.open(target)
    process = subprocess.Popen(
        [browser.name, *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True
