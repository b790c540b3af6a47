"""A source as it comes in: bytes with a name, told apart by kind and decoded, ready for its reader."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from desk.intake.encoding import decoded, is_binary
from desk.intake.kinds import SourceKind, alien, named, sniffed
from desk.intake.reading import NotRead, Reading
from desk.model.text import tidy_line

LARGEST = 20_000_000
"""Bytes of the largest source; a newsletter has less than a hundredth of that, a year of them as mails fits."""
MOST_LINES = 50_000
_SNIFFED = 20_000
_SHOWN = 60
_MAIL_BEGINS = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S+[^\r\n]*\d{4}[^\r\n]*\r?\n(?=[!-9;-~]+:)")
"""The line ahead of each mail of a mailbox: "From ", who, and when (RFC 4155)."""
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """A source whose kind is known. `text` is decoded and cleaned; a mail has none, its parts decode themselves.

    `notes` say what was guessed about the encoding.
    """

    name: str
    kind: SourceKind
    data: bytes
    text: str = ""
    notes: tuple[str, ...] = ()


def source_of(data: bytes, name: str = "", kind: str | None = None) -> Source:
    """What `data` is: of the `kind` that was asked for, else what its name and its beginning say.

    Raises NotRead for what is too large, empty, no text, or for a kind that there is not.
    """
    wanted = named(kind) if kind else None
    _check_bytes(data, name)
    if wanted == SourceKind.MAIL:
        return Source(name, wanted, data)
    head, _ = decoded(data[:_SNIFFED])
    found = wanted or sniffed(name, head)
    if found == SourceKind.MAIL:
        return Source(name, found, data)
    text, notes = decoded(data)
    if is_binary(data):
        raise NotRead(
            f"{shown(name)} is no text that could be read. Export the newsletter as HTML or plain text first.",
            named=True,
        )
    if text.count("\n") > MOST_LINES:
        raise NotRead(
            f"{shown(name)} has more than {MOST_LINES:,} lines. Cut it into single issues and read those in.",
            named=True,
        )
    if not text.strip():
        raise NotRead(f"{shown(name)} is empty: there is nothing to read in.", named=True)
    return Source(name, found, data, text, notes)


def readings(source: Source, known: Collection[str] = ()) -> tuple[Reading, ...]:
    """The issues in a source, as its reader reads them; `known` are sources of links that the archive uses.

    The desk's own JSON is read in `desk.intake.own`. Raises NotRead.
    """
    found = _read(source, known)
    if not any(each.stories or each.left_out for each in found):
        raise NotRead(
            f"There is no story in {shown(source.name)}. `--as` says what it is, if that was guessed wrongly.",
            named=True,
        )
    return tuple(replace(each, notes=(*source.notes, *each.notes)) for each in found)


def mails(data: bytes) -> tuple[bytes, ...]:
    """The mails of a mailbox file (mbox); a single mail is one."""
    begins = list(_MAIL_BEGINS.finditer(data))
    if not begins or begins[0].start():
        return (data,)
    ends = [*(match.start() for match in begins[1:]), len(data)]
    parts = (data[match.end() : end] for match, end in zip(begins, ends, strict=True))
    return tuple(_QUOTED_FROM.sub(rb"\1", part) for part in parts)


def shown(name: str) -> str:
    """A source's name as a sentence has it: of a long path its end."""
    line = tidy_line(name) or "what was given"
    return line if len(line) <= _SHOWN else "…" + line[1 - _SHOWN :]


def too_large(name: str, size: int) -> NotRead:
    """The sentence for a source of more bytes than can be read in."""
    return NotRead(
        f"{shown(name)} has {size / 1e6:,.0f} MB, and at most {LARGEST / 1e6:.0f} MB are read. "
        "Cut it into single issues, or leave its pictures out.",
        named=True,
    )


def _check_bytes(data: bytes, name: str) -> None:
    if len(data) > LARGEST:
        raise too_large(name, len(data))
    if what := alien(data):
        raise NotRead(f"{shown(name)} {what}.", named=True)
    if not data.strip():
        raise NotRead(f"{shown(name)} is empty: there is nothing to read in.", named=True)


def _read(source: Source, known: Collection[str]) -> tuple[Reading, ...]:
    """What the reader of this kind makes of it; readers are loaded only when they are called."""
    match source.kind:
        case SourceKind.HTML:
            from desk.intake.html import read_html

            return read_html(source.text, known)
        case SourceKind.MARKDOWN:
            from desk.intake.markdown import read_markdown

            return read_markdown(source.text, known)
        case SourceKind.MAIL:
            from desk.intake.mail import read_mail

            return tuple(reading for mail in mails(source.data) for reading in read_mail(mail, known))
        case _:
            from desk.intake.text import read_text

            return read_text(source.text, known)
