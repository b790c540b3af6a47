"""Pasting by key: what lies on the clipboard comes to the widget with the focus as a paste of the terminal would."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.app import App, ComposeResult

from desk.outside.browser import open_in_browser
from desk.outside.clipboard import Content, Failed
from desk.store.errors import system_says
from desk.tui import background
from desk.tui.widgets.copied import PagePaste, Saying, too_much
from desk.tui.widgets.dialog import Dialog
from desk.tui.widgets.words import KeyLine, Words

if TYPE_CHECKING:
    from desk.net.paste_page import PastePage

WAITS = 900.0
"""Seconds that the page waits for a paste."""


def paste(app: App[int], pasting: Saying) -> None:
    """Take what lies on the clipboard, in a thread, and paste it where the focus is by then.

    A line to type in gets plain text, all else the Markdown of what was copied, with its page. Where no clipboard can
    be read, what was copied inside desk is pasted; without that too, a sentence says why.
    """

    def have(found: "_Taken | str") -> None:
        if isinstance(found, str):
            if app.clipboard:
                _give(app, pasting, app.clipboard, "")
            else:
                pasting.say(found)
            return
        if _is_line(app) and found.plain:
            _give(app, pasting, found.plain, "")
        else:
            _give(app, pasting, found.marked, found.page)

    background.in_thread(app, partial(_taken), have, group="clipboard", alone=True)


class PageWaits(Dialog["_Taken"]):
    """The dialog that says where the page is, for as long as it waits. It closes with what was pasted there."""

    def __init__(self, page: "PastePage", opened: str) -> None:
        """For a page that waits; `opened` is "" if the browser shows it, else the sentence that says why not."""
        super().__init__("Paste in the browser")
        self._page = page
        self._opened = opened

    def inside(self) -> ComposeResult:
        """Where the page is, and what to do where desk runs on another machine."""
        first = (
            "A page is open in your browser: paste there." if not self._opened else "Open this page and paste there:"
        )
        yield Words((first, ""), wrap=True)
        yield Words((f"\n{self._page.address}\n", "bold"), wrap=True)
        port = self._page.port
        yield Words(
            (f"Over ssh, first: ssh -N -L {port}:127.0.0.1:{port} and the machine that desk runs on.", "dim"), wrap=True
        )
        yield KeyLine(())

    def on_mount(self) -> None:
        """Wait, off the screen's thread."""
        background.in_thread(self, partial(_pasted_there, self._page), self._have, group="page")

    def _have(self, found: "_Taken | None") -> None:
        self.dismiss(found)

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        self._page.close()


def paste_page(app: App[int], pasting: Saying) -> None:
    """Open a page in the browser that takes a paste, and paste where the focus was."""
    from desk.net.paste_page import PastePage

    try:
        page = PastePage()
    except OSError as error:
        pasting.say(f"No page can be opened for a paste: {system_says(error)}.")
        return
    target = app.focused or app.screen

    def have(found: _Taken | None) -> None:
        if found is not None and not too_much(pasting, found.marked):
            target.post_message(PagePaste(found.marked, found.page))

    def opened(words: str) -> None:
        app.push_screen(PageWaits(page, words), have)

    background.in_thread(app, partial(open_in_browser, page.address), opened, group="browser")


def _pasted_there(page: "PastePage") -> "_Taken | None":
    from desk.model.text import clean_text

    found = page.wait(WAITS)
    if found is None:
        return None
    text, html = clean_text(found[0]), clean_text(found[1]) if found[1] else None
    return _copied(text, html)


class _Taken(NamedTuple):
    """What was copied: as plain text, as Markdown of its page, and the page, "" for none."""

    plain: str
    marked: str
    page: str


def _copied(text: str, html: str | None) -> _Taken:
    from desk.read.paste import LONGEST, copied_text

    return _Taken(text, copied_text(text, html), html if html and len(html) <= LONGEST else "")


def _taken() -> _Taken | str:
    """What lies there, or the sentence that says why there is nothing."""
    from desk.outside.clipboard.programs import here
    from desk.outside.clipboard.taking import take

    try:
        content: Content = take(here())
    except Failed as error:
        return str(error)
    return _copied(content.text, content.html)


def _is_line(app: App[int]) -> bool:
    """Whether the focus is in a line to type in, outside the desk's own fields."""
    from textual.widgets import Input

    return isinstance(app.focused, Input)


def _give(app: App[int], pasting: Saying, text: str, page: str) -> None:
    if not too_much(pasting, text):
        (app.focused or app.screen).post_message(PagePaste(text, page))
