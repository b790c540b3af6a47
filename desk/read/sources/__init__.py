"""From bytes or a string to lines: one front door for every form that a newsletter comes in."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from desk.model.text import tidy_line
from desk.read.line import Document, Form
from desk.read.sources.addresses import Addresses
from desk.read.sources.encoding import cleaned, decoded
from desk.read.sources.envelopes import without_envelopes
from desk.read.sources.hints import name_hints
from desk.read.sources.kinds import HEAD, alien, form_of
from desk.read.sources.recipient import readers_in

LARGEST = 20_000_000
"""Bytes of the largest source; a newsletter has less than a hundredth of that, a year of them as mails fits."""
MOST_ROWS = 100_000
"""Lines of a source that is read in; one with more is asked to be cut."""
_SHOWN = 60


def lines_of(data: bytes | str, name: str = "", form: str | None = None, charset: str | None = None) -> Document:
    """The lines of a source: bytes of a file or a mail, or the text of a paste.

    `form` and `charset` say what is known better than what the name and the bytes say. What cannot be read has no
    lines and a `problem`, one sentence for the editor. Raises ValueError for a form that there is not.
    """
    wanted = Form(form) if form else None
    if problem := _refused(data, name):
        return Document(wanted or Form.TEXT, problem=problem)
    document = _read_bytes(data, name, wanted, charset) if isinstance(data, bytes) else _read_text(data, name, wanted)
    if not document.lines and not document.problem:
        what = "has no words that a reader would see" if document.left_out else "is empty: there is nothing to read in"
        document = replace(document, problem=f"{shown(name)} {what}.")
    named = (hint for hint in name_hints(name) if not document.hint(hint.about))
    return replace(document, hints=tuple(dict.fromkeys((*document.hints, *named))))


def shown(name: str) -> str:
    """A source's name as a sentence has it: of a long path its end."""
    line = tidy_line(name) or "What was given"
    return line if len(line) <= _SHOWN else "…" + line[1 - _SHOWN :]


def _read_bytes(data: bytes, name: str, form: Form | None, charset: str | None) -> Document:
    head = data[:HEAD]
    form = form or form_of(name, decoded(head).text if b"\x00" in head else head.decode("utf-8", "replace"))
    if form == Form.MAIL:
        from desk.read.sources.mail import read_mail

        return read_mail(data, charset or "")
    found = decoded(data, charset or "")
    if found.problem:
        return Document(form, problem=f"{shown(name)} {found.problem}")
    return replace(_read(found.text, name, form), charsets=found.charsets)


def _read_text(text: str, name: str, form: Form | None) -> Document:
    found = cleaned(text)
    form = form or form_of(name, found.text)
    if form == Form.MAIL:
        return _read_bytes(found.text.encode(), name, form, None)
    return replace(_read(found.text, name, form), charsets=found.charsets)


def _read(text: str, name: str, form: Form) -> Document:
    """The lines of a text, without the address of a reader that it names. The module of its form is loaded only now."""
    if text.count("\n") > MOST_ROWS:
        problem = f"{shown(name)} has more than {MOST_ROWS:,} lines. Cut it into single issues and read those in."
        return Document(form, problem=problem)
    addresses = Addresses(readers=readers_in(text))
    reader: Callable[[str, Addresses], Document] = getattr(import_module(f"{__name__}.{form}"), f"read_{form}")
    document = without_envelopes(reader(text, addresses))
    return replace(
        document,
        removed=addresses.removed,
        source=tuple(map(addresses.shown, document.source)),
    )


def _refused(data: bytes | str, name: str) -> str:
    """Why a source is not read at all; "" where it is."""
    size = len(data)
    if size > LARGEST:
        return (
            f"{shown(name)} has {size / 1e6:,.0f} MB, and at most {LARGEST / 1e6:.0f} MB are read. "
            "Cut it into single issues, or leave its pictures out."
        )
    if isinstance(data, bytes) and (what := alien(data)):
        return f"{shown(name)} {what}."
    return "" if data.strip() else f"{shown(name)} is empty: there is nothing to read in."
