"""Aligned columns of plain text, by the cells that a terminal gives to each character."""

from collections.abc import Collection, Sequence

GAP = "  "


def columns(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> str:
    """Rows of cleaned one-line texts under each other; the columns in `right` are set to the right."""
    if not rows:
        return ""
    wide = [max(cells(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "\n".join(_line(row, wide, right) for row in rows)


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


def _line(row: Sequence[str], wide: Sequence[int], right: Collection[int]) -> str:
    placed = (_padded(text, wide[at], at in right) for at, text in enumerate(row))
    return GAP.join(placed).rstrip()


def _padded(text: str, wide: int, right: bool) -> str:
    space = " " * (wide - cells(text))
    return space + text if right else text + space
