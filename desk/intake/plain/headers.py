"""Headers above the items of a digest ("Date:", "From:", "Subject:" as in RFC 1153): a headline and its author."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from desk.intake.plain.rows import Row

_HEADER = re.compile(
    r"(from|date|subject|reply-to|to|message-id|organization|sender|newsgroups|keywords|author)\s?:\s+(\S.*)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\s*<[^<>]*>|\s*\([^()]*@[^()]*\)")
HEADERS = "Headers:"
"""What stands ahead of headers that are kept beside a story."""
_FEWEST = 3
"""Headers with a subject that make a digest."""


def with_subjects_ahead(rows: Sequence[Row]) -> list[Row]:
    """The rows with each subject on top of its headers, underlined so that it is a headline, and its author below.

    The other headers stay as lines behind the author. A text with few of them keeps them as they are.
    """
    starts = [place for place, row in enumerate(rows) if _is_start(rows, place)]
    if len(starts) < _FEWEST:
        return list(rows)
    made: list[Row] = []
    place = 0
    for start in starts:
        made += rows[place:start]
        place = _end(rows, start)
        made += _turned(rows[start:place])
    return made + list(rows[place:])


def _is_start(rows: Sequence[Row], place: int) -> bool:
    """Whether headers with a subject among them begin here."""
    if (place and rows[place - 1].text) or not _HEADER.fullmatch(rows[place].text):
        return False
    end = _end(rows, place)
    return end - place > 1 and any(rows[at].text[:8].lower() == "subject:" for at in range(place, end))


def _end(rows: Sequence[Row], place: int) -> int:
    """The place behind the headers that begin here; an indented line goes on with the header above it."""
    end = place
    while (
        end < len(rows) and rows[end].text and (_HEADER.fullmatch(rows[end].text) or (rows[end].indent and end > place))
    ):
        end += 1
    return end


def _turned(rows: Sequence[Row]) -> Iterator[Row]:
    headers: list[Row] = []
    for row in rows:
        if row.indent and headers and not _HEADER.fullmatch(row.text):
            headers[-1] = replace(headers[-1], text=f"{headers[-1].text} {row.text}")
        else:
            headers.append(row)
    subject = next(row for row in headers if row.text[:8].lower() == "subject:")
    yield replace(subject, text=f"### {subject.text[8:].strip()}")
    for row in headers:
        match = _HEADER.fullmatch(row.text)
        if row is not subject and match and match[1].lower() in ("from", "author"):
            yield Row(row.number, 0, f"By {_ADDRESS.sub('', match[2])}", 0)
    rest = [row.text for row in headers]
    yield Row(headers[0].number, 0, "", 0)
    if rest:
        yield Row(headers[0].number, 0, f"{HEADERS} {'; '.join(rest)}", 0)
        yield Row(headers[0].number, 0, "", 0)
