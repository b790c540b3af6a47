"""Numbers as a few steps: a weight is learned for each step, so none of them is a threshold that decides."""

from bisect import bisect_left, bisect_right
from math import nextafter

Value = bool | int | str | tuple[object, ...]
"""What a feature gives; False, 0 and "" say nothing and are not looked up."""

_STEPS = (0, nextafter(1.5, 0), 2.5, 4.5, 8.5, 16.5)
"""Numbers are rounded, halves to the even one."""
_PARTS = (nextafter(0.02, 1), 0.25, 0.5, 0.75, 0.98)
_WIDTHS = (12, 24, 48, 96, 192, 384)
_LEVELS = (0, 2, 4, 6, 8, 10)


def steps(number: float) -> int:
    """0, 1, 2, 3–4, 5–8, 9–16, more: each step doubles.

    >>> [steps(number) for number in (0, 1, 2, 4, 8, 100)]
    [0, 1, 2, 3, 4, 6]
    """
    return bisect_left(_STEPS, number)


def part(share: float) -> int:
    """Nothing, less than a quarter, half, three quarters, less than all, all: 0 to 5."""
    return bisect_right(_PARTS, share)


def width(cells: float) -> int:
    """1 below 12 cells, and one more with each doubling up to 7."""
    return 1 + bisect_right(_WIDTHS, cells)


def level(loud: float) -> int:
    """How loud, in steps of two from 1 to 7."""
    return 1 + bisect_right(_LEVELS, loud)
