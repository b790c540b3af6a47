"""Newsletters that came as mails: the HTML part is told, the plain text part helps, the headers say what it is.

The reader's own address is taken out of all of it: mail tools write it into footers and links.
"""

import email
import email.policy
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from desk.intake.encoding import decoded
from desk.intake.page.pages import Around, page_reading
from desk.intake.page.phrases import NUMBER
from desk.intake.page.typed import typed_text
from desk.intake.plainlinks import PlainLinks
from desk.intake.readers import readers_of, without_readers
from desk.intake.reading import LeftOut, NotRead, Reading
from desk.links.found import found_in
from desk.links.tracking import is_tracked, unwrapped
from desk.model.text import clean_text, tidy_line

LARGEST = 40_000_000
"""Bytes of the largest mail, its attachments counted."""
_MOST_PARTS = 200
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_BRACKETED = re.compile(r"^\s*(?:\[([^\]]{2,60})\]|(?:fwd?|re|wg|tr)\s*:)\s*", re.IGNORECASE)
_LIST_NAME = re.compile(r"\"?([^<\"]*[^<\"\s])\"?\s*<")
_WORD = re.compile(r"\w+")
_SHINGLE = 3
"""Words in a row by which two texts are compared."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of a mail that are read, decoded, and what was guessed in decoding them."""

    html: str
    text: str
    notes: tuple[str, ...]


def read_mail(data: bytes, known: Collection[str] = ()) -> tuple[Reading, ...]:
    """The issue in a mail, as its bytes came; `known` are the sources that part from a title at a colon and a space.

    Raises NotRead for a mail that is too large, made of too many parts, or has no text in it.
    """
    if len(data) > LARGEST:
        raise NotRead(
            f"The mail has {len(data):,} bytes and at most {LARGEST:,} are read. Save it without attachments."
        )
    if len(_BOUNDARY.findall(data)) > _MOST_PARTS:
        raise NotRead(
            f"The mail is put together of more than {_MOST_PARTS} parts. Save its text as HTML and read that."
        )
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    parts = _parts(message)
    readers, count = readers_of(message)
    readings: tuple[Reading, ...]
    typed = typed_text(parts.html) if parts.html.strip() else None
    if typed is not None and not parts.text.strip():
        parts = replace(parts, html="", text=typed)
    if parts.html.strip():
        readings = (_from_html(parts, known, readers),)
    elif parts.text.strip():
        from desk.intake.text import read_text

        readings = read_text(parts.text, known)
    else:
        raise NotRead(
            "There is no text in this mail, only attachments. Save the one that is the newsletter and read that."
        )
    return tuple(_finished(reading, message, parts, readers, count) for reading in readings)


def _finished(reading: Reading, message: Message, parts: _Parts, readers: Collection[str], count: int) -> Reading:
    made = _with_headers(reading, message)
    made = without_readers(replace(made, notes=(*parts.notes, *made.notes)), readers)
    return replace(made, removed=made.removed + count)


def _parts(message: Message) -> _Parts:
    pages: list[str] = []
    texts: list[str] = []
    notes: dict[str, None] = {}
    for part in message.walk():
        kind = part.get_content_type()
        attached = (part.get_content_disposition() or "") == "attachment"
        if attached or kind not in ("text/html", "text/plain"):
            continue
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes):
            continue
        text, said = decoded(payload, str(part.get_param("charset") or ""))
        (pages if kind == "text/html" else texts).append(text)
        notes.update(dict.fromkeys(said))
    return _Parts("<hr>".join(pages), "\n\n".join(texts), tuple(notes))


def _from_html(parts: _Parts, known: Collection[str], readers: Collection[str]) -> Reading:
    """The HTML part told, with the addresses of the text part where they say more, and what stands only there."""
    links = PlainLinks(parts.text) if parts.text.strip() else None
    reading = page_reading(parts.html, known, Around(readers, links.address if links else None))
    if links is None:
        return reading
    if not reading.stories and not reading.left_out:
        return reading
    return replace(reading, left_out=(*reading.left_out, *_only_in_text(links, reading)))


def _only_in_text(links: PlainLinks, reading: Reading) -> Iterator[LeftOut]:
    """What stands in the plain text part alone, paragraph by paragraph."""
    shown = "\n".join((*reading.source, reading.preheader, *(left.words for left in reading.left_out)))
    told = set(_shingles(shown))
    words = set(_WORD.findall(shown.casefold()))
    urls = {link.url for story in reading.stories for link in story.links} | {left.url for left in reading.left_out}
    bodies = "\n".join(story.body for story in reading.stories)
    missing: list[str] = []
    for row in links.rows:
        own = [link.url for link in found_in(row.text) if link.url]
        plain = re.sub(r"(?:https?://|www\.|mailto:)\S+", "", row.text)
        if row.text and not _is_told(plain, told, words):
            missing.append(row.text)
            continue
        if missing:
            yield _text_only(missing)
            missing = []
        for url in own:
            real = unwrapped(url)
            if not is_tracked(real) and real not in urls and real not in bodies:
                urls.add(real)
                yield LeftOut(tidy_line(plain), "the plain text part has another address here", real)
    if missing:
        yield _text_only(missing)


def _text_only(rows: list[str]) -> LeftOut:
    words = tidy_line(" ".join(rows))
    found = [link.url for link in found_in(words) if link.url]
    return LeftOut(words, "stands in the plain text part only", found[0] if len(found) == 1 else None)


def _is_told(text: str, told: set[tuple[str, ...]], words: set[str]) -> bool:
    shingles = list(_shingles(text))
    if not shingles:
        return all(word in words for word in _WORD.findall(text.casefold()))
    return 2 * sum(shingle in told for shingle in shingles) >= len(shingles)


def _shingles(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    yield from zip(*(words[start:] for start in range(_SHINGLE)), strict=False)


def _with_headers(reading: Reading, message: Message) -> Reading:
    """The reading with what the mail's headers say: the subject, the day it was sent, the name of who sent it."""
    subject = header(message, "subject")
    bracketed = _BRACKETED.match(subject)
    match = NUMBER.search(subject)
    name = _LIST_NAME.match(header(message, "list-id"))
    sender = parseaddr(header(message, "from"))[0]
    return replace(
        reading,
        subject=subject or reading.subject,
        title=reading.title or (subject[bracketed.end() :] if bracketed else subject),
        date=_day(message) or reading.date,
        number=int(match[1]) if reading.number is None and match else reading.number,
        publication=reading.publication or tidy_line(name[1] if name else sender),
    )


def header(message: Message, name: str) -> str:
    """A header as one clean line, decoded (RFC 2047); what cannot be decoded is shown as it stands."""
    value = str(message.get(name, ""))[:5000]
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        return tidy_line(clean_text(value))
    made = [piece if isinstance(piece, str) else decoded(piece, charset or "")[0] for piece, charset in pieces]
    return tidy_line("".join(made))


def _day(message: Message) -> str:
    try:
        return parsedate_to_datetime(str(message.get("date", ""))).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""
