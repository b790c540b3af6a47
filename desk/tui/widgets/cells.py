"""Cutting and setting text by terminal cells: never through a wide character, numbers never cut."""

import re
from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from desk.model.text import clean_line

Span = tuple[str, str]
"""A text and the names of its style (see `desk.tui.theme.themes.Palette`), behind "@" the command that a click runs."""
_NUMBER_ENDS = re.compile(r"\d[\d.,]*$")
_NUMBER_GOES_ON = re.compile(r"[.,]?\d")


def width(spans: Sequence[Span]) -> int:
    """Cells that the spans take."""
    return sum(cell_len(text) for text, _ in spans)


def bare(spans: Sequence[Span]) -> list[Span]:
    """The spans without the commands that a click on them runs: "bold @undo" is "bold"."""
    return [(text, names.partition("@")[0]) for text, names in spans]


def clicked(spans: Sequence[Span], x: int) -> str:
    """The command that a click at a cell runs; "" for none."""
    for text, names in spans:
        x -= cell_len(text)
        if x < 0:
            return names.partition("@")[2]
    return ""


def cut(text: str, cells: int) -> str:
    """`text` in at most so many cells: trailing spaces and punctuation go, then an ellipsis.

    A number that does not fit goes whole: half of it would be another number.
    """
    if cell_len(text) <= cells:
        return text
    if cells <= 0:
        return ""
    kept = set_cell_size(text, cells - 1)
    if _NUMBER_GOES_ON.match(text, len(kept)):
        kept = _NUMBER_ENDS.sub("", kept)
    return kept.rstrip(" ,.;:–—-(“‘") + "…"


def cut_spans(spans: Sequence[Span], cells: int) -> list[Span]:
    """The spans in at most so many cells; the one that does not fit is cut, what follows it goes."""
    kept: list[Span] = []
    for at, (text, style) in enumerate(spans):
        size = cell_len(text)
        if size > cells or (size == cells and any(rest for rest, _ in spans[at + 1 :])):
            kept.append((cut(text if size > cells else text + " …", cells), style))
            break
        kept.append((text, style))
        cells -= size
    return kept


def shown(text: str) -> str:
    """A text from a file as one line that is safe to show."""
    return clean_line(text)


def count(number: int, word: str, plural: str = "") -> str:
    """A number with its word: "1 link", "1,148 links"."""
    return f"{number:,} {word if number == 1 else plural or word + 's'}"


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most so many cells, broken between words."""
    from desk.formats.prose.wrap import wrap

    if not text.strip() or width < 1:
        return []
    return ["".join(part for part, _ in line).rstrip() for line in wrap([(text, "")], width, keep_addresses=False)]
