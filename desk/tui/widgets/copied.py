"""A paste that came with the page it was copied from, and one that is too much for where it would go."""

from typing import Protocol

from textual.events import Event, Paste

MOST = 1_000_000
"""Characters of a paste that is taken: Gmail shows 102,400 bytes of an e-mail, and more would stop the screen."""
LINE = 20_000
"""Characters of a paste that a field of one line takes: the longest addresses have a few thousand."""


class PagePaste(Paste):
    """A paste by key: `text` as any paste, and `page` is the HTML of the clipboard, "" for none."""

    def __init__(self, text: str, page: str) -> None:
        """Dealt with as any paste is; who wants the page asks `page_of`."""
        super().__init__(text)
        self.page = page


PagePaste.handler_name = Paste.handler_name


def page_of(event: Event) -> str:
    """The page that a paste came with, "" for none: what a terminal pastes has none."""
    return event.page if isinstance(event, PagePaste) else ""


class Saying(Protocol):
    """What a field asks of the app: to say a sentence."""

    def say(self, words: str, /, *commands: str) -> None:
        """Show a sentence on the screen in front, and the commands that go with it."""


def too_much(app: Saying, text: str, most: int = MOST) -> bool:
    """Whether a paste has more than `most` characters: then a sentence says so, and it goes nowhere."""
    if len(text) <= most:
        return False
    where = "one line" if most == LINE else "a paste: an e-mail holds some 100,000"
    app.say(f"{len(text):,} characters are too many for {where}. They are on your clipboard still.")
    return True
