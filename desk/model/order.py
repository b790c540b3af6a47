"""Fractional indexing: order keys are strings, and there is always room for one more between two of them.

A key is read as the digits behind a decimal point, in base 62 and in ASCII order. It never ends in "0",
so that no two keys stand for the same place.
"""

from collections.abc import Sequence
from itertools import pairwise

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
"""Digits of an order key, in the order of ASCII: so keys sort as the strings that they are."""
LONGEST = 24
"""Characters past which a run of keys is worth writing anew."""
_VALUE = {digit: value for value, digit in enumerate(DIGITS)}


def valid(key: str) -> bool:
    """Whether `key` is a key that this module could have made."""
    return bool(key) and key[-1] != "0" and all(digit in _VALUE for digit in key)


def between(before: str, after: str) -> str:
    """A key that sorts after `before` and ahead of `after`.

    "" stands for the open end on either side. Raises ValueError if the two are not valid keys in order.
    """
    if (before and not valid(before)) or (after and not valid(after)):
        raise ValueError(f"not an order key: {before!r} or {after!r}")
    if after and before >= after:
        raise ValueError(f"{before!r} does not sort ahead of {after!r}")
    return _middle(before, after)


def _middle(before: str, after: str) -> str:
    shared = 0
    while after and shared < len(after) and (before[shared : shared + 1] or "0") == after[shared]:
        shared += 1
    if shared:
        return after[:shared] + _middle(before[shared:], after[shared:])
    low = _VALUE[before[0]] if before else 0
    high = _VALUE[after[0]] if after else len(DIGITS)
    if high - low > 1:
        # At an open end the next digit, not the middle one: a list is mostly written from top to bottom.
        step = 1 if before and not after else (high - low) // 2
        return DIGITS[low + step]
    if len(after) > 1:
        return after[0]
    return DIGITS[low] + _middle(before[1:], "")


def spread(count: int) -> list[str]:
    """`count` keys in order, evenly spaced, with room before, between and after."""
    return [nth(place, count) for place in range(count)]


def nth(place: int, count: int) -> str:
    """The key at a place of `spread`, counted from 0."""
    width = 1
    while len(DIGITS) ** width < 2 * (count + 1):
        width += 1
    return _written(len(DIGITS) ** width // (count + 1) * (place + 1), width)


def _written(value: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        value, digit = divmod(value, len(DIGITS))
        digits = DIGITS[digit] + digits
    return digits.rstrip("0")


def usable(keys: Sequence[str]) -> bool:
    """Whether keys can be inserted anywhere into this run: all valid, short and strictly ascending."""
    return all(valid(key) and len(key) <= LONGEST for key in keys) and all(low < high for low, high in pairwise(keys))


def insert(keys: Sequence[str], place: int, count: int = 1) -> tuple[list[str], list[str]]:
    """Make room for `count` new items ahead of `keys[place]`.

    Returns the new items' keys and the keys of the run, which are the same as before unless equal, invalid or
    overlong ones made it necessary to write the run anew.
    """
    if not usable(keys):
        anew = spread(len(keys) + count)
        return anew[place : place + count], anew[:place] + anew[place + count :]
    low = keys[place - 1] if place else ""
    high = keys[place] if place < len(keys) else ""
    made: list[str] = []
    for _ in range(count):
        low = between(low, high)
        made.append(low)
    return made, list(keys)
