"""Numbers as a few steps: a weight is learned for each step, so none of them is a threshold that decides."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import partial
from math import inf, nextafter

Value = bool | int | str | tuple[object, ...]
"""What a feature gives; False, 0 and "" say nothing and are not looked up."""

Scale = Callable[[float], int]

steps: Scale = partial(bisect_left, (0, nextafter(1.5, 0), 2.5, 4.5, 8.5, 16.5))
"""0, 1, 2, 3–4, 5–8, 9–16, more: each step doubles. Numbers are rounded, halves to the even one."""
part: Scale = partial(bisect_right, (nextafter(0.02, 1), 0.25, 0.5, 0.75, 0.98))
"""Of a share: nothing, less than a quarter, half, three quarters, less than all, all: 0 to 5."""
width: Scale = partial(bisect_right, (-inf, 12, 24, 48, 96, 192, 384))
"""1 below 12 cells, and one more with each doubling up to 7."""
level: Scale = partial(bisect_right, (-inf, 0, 2, 4, 6, 8, 10))
"""How loud, in steps of two from 1 to 7."""
