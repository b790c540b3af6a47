"""The promise that no word is dropped, kept by looking: which words of its source an issue read back holds."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from desk.formats.blocks.wording import our_words
from desk.formats.own import Own, Reason, Unread
from desk.formats.prose.wrap import is_wide

_WORD = re.compile(r"[^\W\d_]{2,}")


class Held:
    """The words of an issue that was read, of what was left out of it, and of the labels that the desk prints."""

    def __init__(self, own: Own) -> None:
        """For an issue."""
        text = " ".join((*_told(own), *our_words())).casefold()
        self._text = text
        self._words = set(_WORD.findall(text))

    def holds(self, text: str) -> bool:
        """Whether every word of a text is among them; words of one letter and numbers do not count.

        East Asian words have no spaces between them: a line that was wrapped ends amid such a run.
        """
        return all(
            word in self._words or (is_wide(word[0]) and word in self._text) for word in _WORD.findall(text.casefold())
        )


def with_unread(own: Own, lines: Iterable[str]) -> Own:
    """The issue with the lines of its source that have a word which it does not hold."""
    held = Held(own)
    unread = tuple(Unread(line.strip(), Reason.UNKNOWN) for line in lines if not held.holds(line))
    return replace(own, left_out=(*own.left_out, *unread))


def _told(own: Own) -> Iterator[str]:
    """All that was read."""
    issue = own.issue
    yield from (own.publication, own.tagline, issue.title, issue.subject, issue.preheader)
    yield f"{issue.image.src} {issue.image.alt}" if issue.image else ""
    yield from (f"{each.words} {each.url or ''}" for each in own.left_out)
    yield from (f"{each.title or ''} {each.standfirst}" for each in issue.sections)
    for story in issue.stories:
        yield from (story.headline or "", story.standfirst, story.byline, story.links_label or "", story.sponsor or "")
        yield from (story.body, f"{story.image.src} {story.image.alt}" if story.image else "")
    yield from (f"{link.source or ''} {link.title} {link.url or ''}" for link in issue.links)
