"""Numbers as a few steps: a weight is learned for each step, so none of them is a threshold that decides."""

Value = bool | int | str | tuple[object, ...]
"""What a feature gives; False, 0 and "" say nothing and are not looked up."""


def steps(number: float) -> int:
    """0, 1, 2, 3–4, 5–8, 9–16, more: each step doubles.

    >>> [steps(number) for number in (0, 1, 2, 4, 8, 100)]
    [0, 1, 2, 3, 4, 6]
    """
    if number <= 0:
        return 0
    return min(6, 1 + (max(1, round(number)) - 1).bit_length())


def part(share: float) -> int:
    """Nothing, less than a quarter, half, three quarters, less than all, all: 0 to 5."""
    if share <= 0.02:
        return 0
    return 5 if share >= 0.98 else 1 + min(3, int(share * 4))


def width(cells: float) -> int:
    """1 below 12 cells, and one more with each doubling up to 7."""
    return 1 + min(6, int(cells // 12).bit_length())


def level(loud: float) -> int:
    """How loud, in steps of two from 1 to 7."""
    return 1 + max(0, min(6, int(loud // 2) + 1))
