"""Pages that are typed: a text whose lines are kept by `pre`, as lists archive their mails and the nineties wrote."""

import re
from typing import TYPE_CHECKING

from desk.intake.page.safe import page_of
from desk.links.found import whole_address
from desk.model.text import clean_text

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_PRE = re.compile(r"<pre\b", re.IGNORECASE)
_MOST = 0.7
"""The share of a page's letters that stand in lines of their own."""
_FEWEST = 15
"""Lines of the shortest such page."""
_BLOCKS = frozenset(
    """address article blockquote center dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li ol p pre table td tr
    ul""".split()
)


def typed_text(markup: str) -> str | None:
    """The text of a page that is typed, with the address of each link behind its words; None for any other page.

    Raises NotRead where the page is too large or nested too deeply.
    """
    if not _PRE.search(markup):
        return None
    body = page_of(markup).tree.body
    if body is None:
        return None
    typed = "".join(node.text() for node in body.css("pre"))
    if typed.count("\n") < _FEWEST or _letters(typed) < _MOST * _letters(body.text()):
        return None
    return clean_text(_Typist().text(body))


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


class _Typist:
    """Goes over the tree without recursion and writes down what it says."""

    def __init__(self) -> None:
        self._made: list[str] = []

    def text(self, body: "LexborNode") -> str:
        """The words of all nodes in their order."""
        stack: list[tuple[LexborNode | str, bool]] = [(body, False)]
        while stack:
            node, kept = stack.pop()
            if isinstance(node, str):
                self._made.append(node)
            elif node.tag == "-text":
                words = node.text_content or ""
                self._made.append(words if kept else re.sub(r"\s+", " ", words))
            elif node.tag == "br":
                self._made.append("\n")
            else:
                block = "\n\n" if node.tag in _BLOCKS else ""
                self._made.append(block)
                stack.append((_address(node) + block, kept))
                inside = list(node.iter(include_text=True))
                stack.extend((child, kept or node.tag == "pre") for child in reversed(inside))
        return "".join(self._made)


def _address(node: "LexborNode") -> str:
    """Where a link leads, unless its words are the address or it leads into the page."""
    url = (node.attributes.get("href") or "").strip() if node.tag == "a" else ""
    words = node.text().strip() if url else ""
    if not url or url.startswith("#") or whole_address(words) or words in (url, url.removeprefix("mailto:")):
        return ""
    return f" <{url}>"
