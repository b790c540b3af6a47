"""The words of a page that no field of its issue holds: a mail tool's own lines, or those of somebody's template."""

from typing import TYPE_CHECKING

from desk.formats.blocks.held import Held
from desk.formats.html.prose import BLOCKS
from desk.formats.own import Own, Reason, Unread
from desk.model.text import tidy_line
from desk.model.url import safe_url

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SILENT = frozenset({"style", "script", "title", "noscript"})


def unread_in(body: "LexborNode", own: Own) -> tuple[Unread, ...]:
    """The words of a page that the issue does not hold, those of one paragraph together, with the link among them."""
    held = Held(own)
    made: list[Unread] = []
    last = None
    for node in body.traverse(include_text=True):
        words = tidy_line(node.text_content or "") if node.tag == "-text" else ""
        if not words or held.holds(words):
            continue
        block, url, silent = _around(node)
        if silent:
            continue
        if made and block == last:
            made[-1] = Unread(f"{made[-1].words} {words}", Reason.UNKNOWN, made[-1].url or url)
        else:
            made.append(Unread(words, Reason.UNKNOWN, url))
        last = block
    return tuple(made)


def _around(node: "LexborNode") -> tuple[int, str | None, bool]:
    """The paragraph that words stand in, the address that they lead to, and whether nobody sees them."""
    url = None
    at = node.parent
    while at is not None and at.tag not in BLOCKS:
        if at.tag in _SILENT:
            return 0, None, True
        url = url or (safe_url(at.attributes.get("href") or "") if at.tag == "a" else None)
        at = at.parent
    hidden = at is not None and at.attributes.get("class") == "preheader"
    return (at.mem_id if at is not None else 0), url, hidden
