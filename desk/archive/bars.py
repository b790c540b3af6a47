"""A row of numbers as one line of small bars, as wide as there is room."""

from collections.abc import Sequence
from itertools import pairwise

_BARS = "▁▂▃▄▅▆▇█"
_PLAIN = "._-=+*#@"
"""The same in ASCII, for terminals that lack the blocks."""


def bars(values: Sequence[float], width: int, *, plain: bool = False) -> str:
    """The values from left to right, at most `width` of them; where there are more, neighbours share a bar.

    The highest bar is the highest value; nothing is a blank.
    """
    signs = _PLAIN if plain else _BARS
    shown = pooled(values, width)
    top = max(shown, default=0)
    if top <= 0:
        return " " * len(shown)
    return "".join(" " if value <= 0 else signs[min(7, int(value / top * 8))] for value in shown)


def pooled(values: Sequence[float], width: int) -> list[float]:
    """The values brought to at most `width` numbers, each the mean of its neighbours."""
    count = len(values)
    if count <= width or width <= 0:
        return list(values) if width > 0 else []
    edges = [at * count // width for at in range(width + 1)]
    return [sum(values[low:high]) / (high - low) for low, high in pairwise(edges)]
