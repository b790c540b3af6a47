"""Bytes made into text."""

from dataclasses import dataclass

from desk.model.text import clean_text
from desk.read.line import Decoded


@dataclass(frozen=True, slots=True)
class Text:
    """Bytes as text."""

    text: str
    charset: str = "utf-8"
    charsets: tuple[Decoded, ...] = ()
    problem: str = ""


def decoded(data: bytes, declared: str = "") -> Text:
    """The text of `data`."""
    for name in (declared, "utf-8", "cp1252"):
        try:
            return Text(clean_text(data.decode(name or "utf-8")), name)
        except (UnicodeDecodeError, LookupError):
            continue
    return Text(clean_text(data.decode("latin-1")), "latin-1")
