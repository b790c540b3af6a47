"""The promise that no word is dropped, held by looking: what of the source a reading does not hold, it says."""

import re
from collections.abc import Iterator, Sequence

from desk.intake.plain.blocks import ADDRESS_LABEL
from desk.intake.plain.rows import Row, rule_in
from desk.intake.reading import LeftOut, Lines, Reading

_TAG = re.compile(r"</?(?:a|b|i|em|strong|p|br|div|span|u|font)\b[^<>]{0,2000}>", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")


def missing(rows: Sequence[Row], readings: Sequence[Reading]) -> Iterator[LeftOut]:
    """The lines with a word that no reading holds, one after the other."""
    held = {word for reading in readings for text in _texts(reading) for word in _words(text)}
    for row in rows:
        if (
            row.text
            and not held.issuperset(_words(ADDRESS_LABEL.sub("", _TAG.sub(" ", row.text), count=1)))
            and not rule_in(row.text)
        ):
            yield LeftOut(row.text, "no place was found for all of its words", None, Lines(row.number, row.number))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _texts(reading: Reading) -> Iterator[str]:
    """All that a reading holds."""
    yield from (reading.title, reading.publication, reading.tagline, reading.subject, reading.preheader, *reading.notes)
    for title, words in reading.standfirsts:
        yield from (title, words)
    for left in reading.left_out:
        yield from (left.words, left.url or "")
    for story in reading.stories:
        yield from (story.headline or "", story.section or "", story.standfirst, story.byline, story.body, story.notes)
        yield from (story.links_label or "", story.sponsor or "")
        for link in story.links:
            yield from (link.source or "", link.title, link.url or "")
