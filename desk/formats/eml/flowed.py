"""Plain text whose lines a mail program may flow to the width of its window (RFC 3676): `format=flowed`.

A line that ends with a space goes on in the next one. Programs that do not know this show lines of our usual width.
"""

from collections.abc import Iterator

from desk.formats.prose.wrap import folded
from desk.formats.text.form import QUOTE, WIDTH

_CODE = " " * 4


def flowed(text: str) -> str:
    """A text of one line a paragraph as lines that flow: `text` as the edition is made at `UNWRAPPED`."""
    return "\n".join(line for whole in text.split("\n") for line in _lines(whole))


def _lines(whole: str) -> Iterator[str]:
    mark = QUOTE if whole.startswith(QUOTE) else ""
    words = whole.removeprefix(mark)
    parts = [words] if words.startswith(_CODE) else folded(words, WIDTH - 1 - len(mark))
    for at, part in enumerate(parts, 1):
        yield _stuffed(mark + part) + (" " if at < len(parts) else "")


def _stuffed(line: str) -> str:
    """A line with a space ahead where its beginning would be taken for something else (section 4.4)."""
    return f" {line}" if line.startswith((" ", "From ")) else line
