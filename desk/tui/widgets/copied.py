"""A paste that came with the page it was copied from."""

from textual.events import Event, Paste


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
