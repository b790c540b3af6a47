"""Mails as lines: the HTML part is read, the plain text part gives addresses and what only it says.

The reader's own address is taken out of all of it: mail tools write it into footers and links.
"""

import email
import email.policy
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from desk.model.text import tidy_line
from desk.read.line import Decoded, Document, Form, Hint, LeftOut, Line, Run
from desk.read.reasons import Reason
from desk.read.sources.addresses import Addresses
from desk.read.sources.days import number_in
from desk.read.sources.encoding import decoded
from desk.read.sources.envelopes import day_sent, without_envelopes
from desk.read.sources.html import read_html
from desk.read.sources.plain_part import PlainPart, only_in_text
from desk.read.sources.recipient import readers_in, readers_of
from desk.read.sources.text import read_text

_MOST_PARTS = 200
_DEEPEST = 8
"""Mails inside mails that are opened."""
_LONGEST = 2000
"""Characters of a header about a part's form that are read: taking it apart costs the square of its length."""
_BOUNDARY = re.compile(rb"boundary\s*=|message/rfc822", re.IGNORECASE)
_MAIL_BEGINS = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S+[^\r\n]*\d{4}[^\r\n]*\r?\n(?=[!-9;-~]+:)")
"""The line ahead of each mail of a mailbox: "From ", who, and when (RFC 4155)."""
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_BARE = re.compile("={3,}")
"""Equals signs that a mail did not write as "=3D", as quoted-printable must (RFC 2045, section 6.7): an underline."""
_TEXTS = ("text/html", "text/plain")
_LIST_NAME = re.compile(r"\"?([^<\"]*[^<\"\s])\"?\s*<")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text of a mail in the order in which it is shown: a page, a text, or the subject of a mail inside."""

    kind: str
    text: str
    plain: str = ""
    flowed: bool = False
    charsets: tuple[Decoded, ...] = ()


class _Brief(email.policy.Compat32):
    """Reads headers as they are, but of those that say what form a part has only the beginning."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST] if name.lower().startswith("content-") else value


_BRIEF = _Brief()


def read_mail(data: bytes, charset: str = "") -> Document:
    """The lines of a mail as its bytes came, or of the first mail of a mailbox with the others as `more`.

    `charset` is what the editor has chosen for texts that are not sure.
    """
    first, *more = (_read_one(each, charset) for each in mails(data))
    return replace(first, more=tuple(more))


def mails(data: bytes) -> tuple[bytes, ...]:
    """The mails of a mailbox file (mbox); a single mail is one."""
    first, *parts = _MAIL_BEGINS.split(data)
    return (data,) if first or not parts else tuple(_QUOTED_FROM.sub(rb"\1", part) for part in parts)


def _read_one(data: bytes, charset: str) -> Document:
    if len(_BOUNDARY.findall(data)) > _MOST_PARTS:
        problem = f"The mail is put together of more than {_MOST_PARTS} parts. Save its text as HTML and read that."
        return Document(Form.MAIL, problem=problem)
    message = email.message_from_bytes(data, policy=_BRIEF)
    attached: list[LeftOut] = []
    pieces = list(_pieces(message, charset, attached))
    if not any(piece.text.strip() for piece in pieces):  # a text that was only attached
        pieces += [_piece(part, charset) for part in message.walk() if part.get_content_type() in _TEXTS]
    if not any(piece.text.strip() for piece in pieces if piece.kind != "subject"):
        problem = "There is no text in this mail, only attachments. Save the one that is the newsletter and read that."
        return Document(Form.MAIL, hints=_hints(message), left_out=tuple(attached), problem=problem)
    readers, count = readers_of(message)
    named = (form for piece in pieces for form in (*readers_in(piece.text), *readers_in(piece.plain)))
    readers = tuple(dict.fromkeys((*readers, *named)))
    made = without_envelopes(_joined([_document(piece, readers) for piece in pieces]))
    cleaner = Addresses(readers=readers)
    hints = tuple(replace(hint, value=cleaner.shown(hint.value)) for hint in (*_hints(message), *made.hints))
    deep = f"Mails inside mails were opened {_DEEPEST} deep; what is deeper was left out."
    return replace(
        made,
        form=Form.MAIL,
        hints=hints,
        left_out=(*made.left_out, *attached),
        problem=deep if any(each.reason == Reason.DEEP for each in attached) else made.problem,
        removed=made.removed + count + cleaner.removed,
    )


def _pieces(part: Message, charset: str, attached: list[LeftOut], depth: int = 0) -> Iterator[_Piece]:
    """The pieces of a mail; the files that came with it are `attached`."""
    kind = part.get_content_type()
    if depth > 2 * _DEEPEST:
        attached.append(LeftOut(Reason.DEEP, tidy_line(str(part.get_filename() or kind))))
    elif kind == "message/rfc822" or (kind.startswith("message/") and part.is_multipart()):
        for inside in _inside(part):
            yield _Piece("subject", header(inside, "subject"))
            yield from _pieces(inside, charset, attached, depth + 2)
    elif kind == "multipart/alternative":
        yield from _best([list(_pieces(each, charset, attached, depth + 1)) for each in _inside(part)])
    elif part.is_multipart():
        for each in _inside(part):
            yield from _pieces(each, charset, attached, depth + 1)
    elif kind in _TEXTS and part.get_content_disposition() != "attachment":
        yield _piece(part, charset)
    else:
        name = part.get_filename() or part.get_param("name") or kind
        attached.append(LeftOut(Reason.ATTACHED, tidy_line(str(name))))


def _inside(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [each for each in payload if isinstance(each, Message)] if isinstance(payload, list) else []


def _best(choices: list[list[_Piece]]) -> list[_Piece]:
    """Of the forms of one text the page, with the plain text beside it."""
    pages = [each for each in choices if any(piece.kind == "page" and piece.text.strip() for piece in each)]
    if not pages:
        return next((each for each in choices if any(piece.text.strip() for piece in each)), [])
    plain = "\n\n".join(piece.text for each in choices if each not in pages for piece in each)
    first = next(piece for piece in pages[-1] if piece.kind == "page")
    return [replace(piece, plain=plain) if piece is first else piece for piece in pages[-1]]


def _piece(part: Message, charset: str) -> _Piece:
    text = part.get_payload()
    encoded = str(part["Content-Transfer-Encoding"]).strip().lower()
    if isinstance(text, str) and "===" in text and encoded == "quoted-printable":
        part.set_payload(_BARE.sub(lambda signs: "=3D" * len(signs[0]), text))
    payload = part.get_payload(decode=True)
    declared = charset or str(part.get_param("charset") or "")
    found = decoded(payload if isinstance(payload, bytes) else b"", declared)
    kind = "page" if part.get_content_type() == "text/html" else "text"
    flowed = str(part.get_param("format") or "").lower() == "flowed"
    return _Piece(kind, found.text, flowed=flowed, charsets=found.charsets)


def _document(piece: _Piece, readers: tuple[str, ...]) -> Document:
    """The lines of one piece, with the addresses of the plain text where they say more, and what stands only there."""
    plain = PlainPart(piece.plain, readers) if piece.plain.strip() else None
    addresses = Addresses(readers=readers, better=plain.address if plain else None)
    if piece.kind == "subject":
        words = addresses.shown(piece.text)
        line = Line((Run(words, bold=True),), heading=2, gap=4, rule=True, form=Form.MAIL, start=1, end=1)
        return Document(Form.MAIL, (line,) if words else (), (words,) if words else ())
    page = piece.kind == "page"
    made = read_html(piece.text, addresses) if page else read_text(piece.text, addresses, piece.flowed)
    left = (*made.left_out, *only_in_text(plain.lines, made)) if plain else made.left_out
    removed = addresses.removed
    source = tuple(map(addresses.shown, made.source))
    return replace(made, left_out=left, charsets=piece.charsets, removed=removed, source=source)


def _joined(documents: Iterable[Document]) -> Document:
    """Documents one below the other as one."""
    made = Document(Form.MAIL)
    for each in documents:
        shift = len(made.source)
        lines = tuple(line.changed(start=line.start + shift, end=line.end + shift) for line in each.lines)
        if made.lines and lines:
            lines = (lines[0].changed(gap=4, rule=True), *lines[1:])
        left = (replace(each, line=each.line + shift if each.line else 0) for each in each.left_out)
        made = replace(
            made,
            lines=(*made.lines, *lines),
            source=(*made.source, *each.source),
            hints=(*made.hints, *each.hints),
            left_out=(*made.left_out, *left),
            charsets=made.charsets or each.charsets,
            problem=made.problem or each.problem,
            removed=made.removed + each.removed,
        )
    return made


def _hints(message: Message) -> tuple[Hint, ...]:
    subject = header(message, "subject")
    name = _LIST_NAME.match(header(message, "list-id"))
    sender = parseaddr(header(message, "from"))[0]
    said = {
        "subject": subject,
        "date": day_sent(str(message.get("date", ""))),
        "number": str(number_in(subject) or ""),
        "publication": tidy_line(name[1] if name else sender),
        "language": header(message, "content-language"),
    }
    return tuple(Hint(about, value, "envelope") for about, value in said.items() if value)


def header(message: Message, name: str) -> str:
    """A header as one clean line, decoded (RFC 2047); bytes that it holds as they are are read as those of the text."""
    value = next((str(each) for key, each in message.raw_items() if key.lower() == name), "")[:5000]
    if not value.isascii():
        value = decoded(value.encode("utf-8", "surrogateescape"), message.get_content_charset("")).text
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        pieces = [(value, None)]
    made = [piece if isinstance(piece, str) else decoded(piece, charset or "").text for piece, charset in pieces]
    return tidy_line("".join(made))
