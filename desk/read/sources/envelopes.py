"""Envelopes that stand among the lines: of a mail that was forwarded, and of each message of a digest."""

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from email.utils import parsedate_to_datetime
from importlib.resources import files
from itertools import chain

from desk.read.line import Document, Hint, LeftOut, Line, Run
from desk.read.reasons import Reason
from desk.read.sources.days import day_in

FIELDS: dict[str, list[str]] = json.loads((files("desk.words") / "mail_fields.json").read_text("utf-8"))
"""The names of fields of a mail's header as programs write them into the text, by what they say."""
_KNOWN = frozenset(chain.from_iterable(FIELDS.values()))
_FIELD = re.compile(r"\W{0,3}([^\W\d_][\w-]{0,24})\s?[:：]\s*(.*)")
_LIST_NAME = re.compile(r"(?:re\s*:\s*)*(\[[^\[\]]{2,60}\])", re.IGNORECASE)
_NAMED = 30
"""Characters in which a field's name stands, and the colon behind it."""
_FEWEST = 3
"""Fields of the shortest envelope, the sender's and the subject's among them."""
_TOP = 12
"""Lines that may stand above the envelope of a mail that was forwarded."""


def without_envelopes(document: Document) -> Document:
    """A document in which the subject of each message of a digest is a heading; that of one mail is a hint."""
    lines = document.lines
    found = _envelopes(lines)
    if not found:
        return document
    made: list[Line] = []
    hints: list[Hint] = []
    left: list[LeftOut] = []
    place = 0
    single = len(found) == 1 and found[0][0] < _TOP
    names = Counter(_list_name(field_of(line)[1]) for begin, end in found for line in lines[begin:end])
    for begin, end in found:
        made += lines[place:begin]
        fields = dict(map(field_of, lines[begin:end]))
        subject = next(line for line in lines[begin:end] if field_of(line)[0] in FIELDS["subject"])
        words = field_of(subject)[1]
        if (name := _list_name(words)) and names[name] > 1:
            words = words.replace(name, "", 1).replace("  ", " ").strip()
        if single:
            hints += _said(fields, words)
        elif words:
            runs = (Run(words, bold=True),)
            made.append(subject.changed(runs=runs, heading=2, gap=lines[begin].gap, rule=lines[begin].rule))
        left += [
            LeftOut(Reason.HEADER, line.text, line.urls[0] if line.urls else "", line.start)
            for line in lines[begin:end]
            if single or line is not subject or words not in line.text
        ]
        place = end
    return replace(
        document,
        lines=(*made, *lines[place:]),
        hints=(*hints, *document.hints),
        left_out=(*document.left_out, *left),
    )


def _envelopes(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Where envelopes begin and end: fields of a mail's header directly below each other."""
    found = []
    begin = 0
    while begin < len(lines):
        end = begin
        names: set[str] = set()
        while end < len(lines) and (name := field_of(lines[end])[0]) and (end == begin or lines[end].gap <= 2):
            names.add(name)
            end += 1
        if is_head(names, end - begin):
            found.append((begin, end))
        begin = max(end, begin + 1)
    return found


def is_head(names: Collection[str], rows: int) -> bool:
    """Whether so many rows with fields of these names are the head of a mail."""
    return rows >= _FEWEST and not any(map(frozenset(names).isdisjoint, (FIELDS["subject"], FIELDS["from"])))


def field_of(line: Line) -> tuple[str, str]:
    """The name and the value of a field of a mail's header; "" for another line."""
    return field_in(line.text)


def field_in(text: str) -> tuple[str, str]:
    """The name and the value of a field of a mail's header in a row; "" for another row."""
    head = text[:_NAMED]
    match = _FIELD.match(text) if ":" in head or "：" in head else None
    name = match[1].lower() if match else ""
    return (name, match[2].strip()) if match and name in _KNOWN else ("", "")


def _list_name(subject: str) -> str:
    """The name of a list that stands in brackets ahead of a subject: "[boats]"; "" for none."""
    match = _LIST_NAME.match(subject)
    return match[1] if match else ""


def _said(fields: Mapping[str, str], subject: str) -> list[Hint]:
    hints = [Hint("subject", subject, "forwarded")] if subject else []
    for name, value in fields.items():
        if name in FIELDS["date"] and (day := day_in(value) or day_sent(value)):
            hints.append(Hint("date", day, "forwarded"))
    return hints


def day_sent(value: str) -> str:
    """The day of a date as mails have it (RFC 5322), in ISO 8601; "" for none."""
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""
