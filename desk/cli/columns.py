"""Aligned columns of plain text, by the cells that a terminal gives to each character."""

from collections.abc import Collection, Sequence

GAP = "  "
"""What stands between two columns."""


def columns(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> str:
    """Rows of cleaned one-line texts under each other; the columns in `right` are set to the right."""
    placed = [_column(texts, at in right) for at, texts in enumerate(zip(*rows, strict=True))]
    return "\n".join(GAP.join(row).rstrip() for row in zip(*placed, strict=True))


def cells(text: str) -> int:
    """How many cells of a terminal a line takes."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # 20 ms, and most lists need it for nothing

    return max(0, wcswidth(text))


def clipped(text: str, most: int) -> str:
    """A line cut to at most `most` cells, with an ellipsis where something is missing."""
    if cells(text) <= most:
        return text
    text = text[:most]
    while cells(text) > most - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def _column(texts: Sequence[str], right: bool) -> list[str]:
    taken = [cells(text) for text in texts]
    wide = max(taken)
    spaces = [" " * (wide - each) for each in taken]
    both = zip(texts, spaces, strict=True)
    return [space + text if right else text + space for text, space in both]
