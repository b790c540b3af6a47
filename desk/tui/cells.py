"""Cutting and setting text by terminal cells: never through a wide character, numbers never cut."""

from collections.abc import Sequence

from rich.cells import cell_len

from desk.model.text import clean_line

Span = tuple[str, str]
"""A text and the names of its style (see `desk.tui.themes.Palette`)."""


def width(spans: Sequence[Span]) -> int:
    """Cells that the spans take."""
    return sum(cell_len(text) for text, _ in spans)


def cut(text: str, cells: int) -> str:
    """`text` in at most so many cells: trailing spaces and punctuation go, then an ellipsis."""
    if cell_len(text) <= cells:
        return text
    if cells <= 0:
        return ""
    kept, room = [], cells - 1
    for character in text:
        room -= cell_len(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip(" ,.;:–—-(“‘") + "…"


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
