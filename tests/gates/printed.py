"""HTML as what is printed of it, so that two ways of writing the same page compare equal."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote

_RANKS = frozenset(f"h{rank}" for rank in range(1, 7))
_EDGE = r"</?(?:blockquote|br|code block|div|h|hr|li|ol|p|pre|table|tbody|td|th|thead|tr|ul)(?: [^<>]*)?>"
_EMPTY = re.compile(r"<(p|h|li|ul|ol|blockquote)(?: [^<>]*)?>(?: |</?(?:code|em|strong)>)*</\1>")
"""A block without words."""
_NAMELESS = re.compile(r"<a href=([^<>]+)></a>")


def printed(html: str) -> list[str]:
    """What an e-mail prints of a page, block by block.

    It prints less than HTML can say. A heading has one rank: that below the headline of its story. A picture is its
    alternative text, a link has no title that shows under a pointer, code has no name of a language and no tabs. A
    link that still waits for its address is its words, one without words is called by its address. A block without
    words is not there.
    """
    page = _Page()
    page.feed(html)
    page.close()
    text = re.sub(rf"\s*({_EDGE})\s*", r"\1", re.sub(r"\s+", " ", "".join(page.parts)))
    text = _NAMELESS.sub(r"<a href=\1>\1</a>", text)
    before = ""
    while before != text:
        before, text = text, _EMPTY.sub("", text)
    return re.split(rf"(?={_EDGE})", text.strip())


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._waiting: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "img":
            self.handle_data(told.get("alt", ""))
        elif tag == "a":
            self._waiting.append(not told.get("href"))
            self.parts.append("" if self._waiting[-1] else f"<a href={unquote(told['href'])}>")
        else:
            start = f" start={told['start']}" if tag == "ol" and "start" in told else ""
            self.parts.append(f"<{_name(tag)}{start}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag != "a" or not self._waiting or not self._waiting.pop():
            self.parts.append(f"</{_name(tag)}>")

    def handle_data(self, data: str) -> None:
        if self.parts[-2:] == ["<pre>", "<code>"]:
            data = repr(data.replace("\xa0", " ").expandtabs(4).rstrip("\n"))[1:-1].replace(" ", "·")
        self.parts.append(data.replace("<", "&lt;"))

    def handle_comment(self, data: str) -> None:
        self.parts.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.parts.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.parts.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.parts.append(f"<![{data}]>")


def _name(tag: str) -> str:
    return "h" if tag in _RANKS else tag
