"""An HTML page as the tests read it."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """The words, addresses and tags of an HTML page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.addresses: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.styles = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            self.styles += value or "" if name == "style" else ""
            if name in ("href", "src"):
                self.addresses.append(value or "")
            if name == "alt":
                self.words.append(value or "")

    def handle_data(self, data: str) -> None:
        self.words.append(data)
