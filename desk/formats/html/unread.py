"""The promise that no word is dropped, kept by looking: words of a page that no field of its issue holds."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desk.formats.blocks.wording import OUR_WORDS
from desk.formats.html.prose import BLOCKS
from desk.formats.own import Own, Reason, Unread
from desk.model.text import tidy_line
from desk.model.url import safe_url

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_WORD = re.compile(r"[^\W\d_]{2,}")
_SILENT = frozenset({"style", "script", "title", "noscript"})


def unread_in(body: "LexborNode", own: Own) -> tuple[Unread, ...]:
    """The words of a page that the issue does not hold, those of one paragraph together, with the link among them."""
    held = set(_words(" ".join((*_told(own), *OUR_WORDS))))
    made: list[Unread] = []
    last = None
    for node in body.traverse(include_text=True):
        words = tidy_line(node.text_content or "") if node.tag == "-text" else ""
        if not words or held.issuperset(_words(words)):
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


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _around(node: "LexborNode") -> tuple[int, str | None, bool]:
    """The paragraph that words stand in, the address that they lead to, and whether nobody sees them."""
    url = None
    at = node.parent
    while at is not None and at.tag not in BLOCKS:
        if at.tag in _SILENT:
            return 0, None, True
        url = url or (safe_url(at.attributes.get("href") or "") if at.tag == "a" else None)
        at = at.parent
    return (at.mem_id if at is not None else 0), url, False


def _told(own: Own) -> Iterator[str]:
    """All that was read."""
    issue = own.issue
    yield from (own.publication, own.tagline, issue.title, issue.subject, issue.preheader)
    yield from (f"{each.words} {each.url or ''}" for each in own.left_out)
    yield from (f"{each.title or ''} {each.standfirst}" for each in issue.sections)
    for story in issue.stories:
        yield from (story.headline or "", story.standfirst, story.byline, story.links_label or "", story.sponsor or "")
        yield from (story.body, story.image.alt if story.image else "")
    yield from (f"{link.source or ''} {link.title}" for link in issue.links)
