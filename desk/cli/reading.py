"""Texts that come from a file or from standard input: UTF-8 or a sentence."""

import sys
from pathlib import Path

from desk.cli.answers import Fault
from desk.model.text import clean_text, short
from desk.store.errors import system_says

STDIN = "-"
"""The name that stands for standard input, and for standard output where something is written."""
LARGEST = 20_000_000
"""Bytes of a text that are read: several of the longest books. A device or a pipe may never end."""


def text_from(name: str, what: str) -> str:
    """The cleaned text of a file, or of standard input for "-"; `what` says what it is. Raises Fault."""
    where = f"The {what} in {'standard input' if name == STDIN else short(name)}"
    try:
        data = _bytes(name)
        if len(data) > LARGEST:
            raise Fault(f"{where} is larger than {LARGEST // 1_000_000} MB. Take a part of it.")
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Fault(f"{where} is not UTF-8 text: byte {error.start + 1} is wrong. Save it as UTF-8 first.") from error
    except OSError as error:
        raise Fault(f"{where} cannot be read: {system_says(error)}. Name another file.") from error
    return clean_text(text)


def _bytes(name: str) -> bytes:
    """What there is, up to one byte more than is taken: who asks sees that it was too much."""
    if name != STDIN:
        with Path(name).open("rb") as file:
            return file.read(LARGEST + 1)
    if sys.stdin is None:  # somebody closed it
        return b""
    return sys.stdin.buffer.read(LARGEST + 1)
