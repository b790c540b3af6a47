"""How much a template of a publication's own may make: no width, product or loop in it eats the memory or the day.

Before anything is multiplied its size is estimated, and refused where it is too much; what is made is added up, and so
are the turns of loops and the calls.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

LARGEST = 10_000_000
"""Characters of one text that a template makes; an item of a list counts as `_ITEM` of them."""
ALTOGETHER = 200_000_000
"""Characters of all texts that are made while one export is rendered, each counted as often as it is handed on."""
TURNS = 1_000_000
"""Turns of loops and calls in one export."""
_BITS = 100_000
"""Bits of a number: the largest has some thirty thousand digits."""
_ITEM = 50

_PERCENT = re.compile(r"%(?:\([^)]*\))?[-+ #0]*(?P<width>\d+|\*)?(?:\.(?P<exact>\d+|\*))?")
_BRACED = re.compile(r"\{[^{}:]*:(?P<inside>[^{}]*)(?P<nested>\{)?")


class TooMuch(ValueError):
    """A template makes more than it may; the words say of what."""


class _Ledger:
    """What was made in one export so far."""

    def __init__(self) -> None:
        self.made = 0
        self.turns = 0


_LEDGER: ContextVar[_Ledger | None] = ContextVar("ledger", default=None)


@contextmanager
def counted() -> Iterator[None]:
    """Count what templates make inside; counting begins anew."""
    token = _LEDGER.set(_Ledger())
    try:
        yield
    finally:
        _LEDGER.reset(token)


def turn(times: int = 1) -> None:
    """Count turns of a loop, or a call. Raises TooMuch."""
    ledger = _LEDGER.get()
    if ledger is not None:
        ledger.turns += times
        if ledger.turns > TURNS:
            raise TooMuch(f"It takes more than {TURNS:,} turns of loops and calls")


def held(value: Any) -> Any:
    """The value itself, its size counted. Raises TooMuch where it is too large, or all that was made is."""
    allowed(size(value))
    return value


def allowed(characters: int) -> None:
    """Count characters that are there, or are about to be made. Raises TooMuch."""
    if characters > LARGEST:
        raise TooMuch(f"It makes a text or a list of more than {LARGEST:,} characters")
    ledger = _LEDGER.get()
    if ledger is not None:
        ledger.made += characters
        if ledger.made > ALTOGETHER:
            raise TooMuch(f"It makes more than {ALTOGETHER:,} characters in all")


def size(value: Any) -> int:
    """Characters of a value as it would be written, roughly; what is inside several times counts each time.

    Counting stops soon after LARGEST: a list can hold itself, or another one in both its places, and so on.
    """
    found, waiting = 0, [value]
    while waiting and found <= LARGEST:
        it = waiting.pop()
        if isinstance(it, (str, bytes, bytearray)):
            found += len(it)
        elif isinstance(it, (Mapping, list, tuple, set, frozenset)):
            found += _ITEM * len(it)
            if found <= LARGEST:
                waiting.extend(it)
                waiting.extend(it.values() if isinstance(it, Mapping) else ())
        elif isinstance(it, int):
            found += it.bit_length() // 3
    return found


def operated(operator: str, left: Any, right: Any) -> None:
    """Look at what an operator is about to do. Raises TooMuch."""
    if isinstance(left, int) and isinstance(right, int):
        bits = left.bit_length() * right if operator == "**" else left.bit_length() + right.bit_length()
        if bits > _BITS:
            raise TooMuch("It makes a number of tens of thousands of digits")
    elif operator == "*":
        text, times = (right, left) if isinstance(left, int) else (left, right)
        if isinstance(times, int):
            allowed((size(text) + 1) * max(times, 0))
    elif operator == "+":
        allowed(size(left) + size(right))
    elif isinstance(left, str):
        allowed(_multiplied("%", left, [right]))


def asked(name: str, value: Any, arguments: Sequence[Any]) -> None:
    """Look at what a filter or a method of this name is about to do with a value. Raises TooMuch."""
    if name == "join" and isinstance(value, str) and arguments:  # as a method, the separator comes first
        value, arguments = arguments[0], [value]
    allowed(size(value) + size(list(arguments)) + (_multiplied(name, value, arguments) if name in _PLACES else 0))


def _multiplied(name: str, value: Any, arguments: Sequence[Any]) -> int:
    """Characters that something adds at most: in how many places, and of what size."""
    largest = max((each if isinstance(each, int) else size(each) for each in arguments), default=0)
    return _places(name, value, arguments) * (largest + _width(name, value, arguments))


def _width(name: str, value: Any, arguments: Sequence[Any]) -> int:
    """The largest width that a pattern asks for, where a number among what it prints can be one too."""
    if name not in ("%", "format", "format_map") or not isinstance(value, str):
        return 0
    asked = [found[each] for found in _PERCENT.finditer(value) for each in ("width", "exact") if found[each]]
    asked += [each for found in _BRACED.finditer(value) for each in re.findall(r"\d+", found["inside"])]
    given = "*" in asked or any(found["nested"] for found in _BRACED.finditer(value))
    numbers = [each for each in _flat(arguments) if isinstance(each, int)] if given else []
    return max([int(each[:9]) for each in asked if each != "*"] + numbers, default=0)


def _flat(values: Any) -> Iterator[Any]:
    for each in values:
        yield from each.values() if isinstance(each, Mapping) else each if isinstance(each, (list, tuple)) else (each,)


def _places(name: str, value: Any, arguments: Sequence[Any]) -> int:
    """In how many places of a value something is added."""
    if isinstance(value, int):
        return value if name == "lipsum" else 1
    marks = arguments[:1] if name == "replace" else _PLACES[name]
    if isinstance(value, str):
        return 1 + sum(value.count(str(mark)) for mark in marks)
    return 1 + len(value) if marks and hasattr(value, "__len__") else 1


_PLACES: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(("center", "ljust", "rjust", "zfill", "to_bytes", "batch", "slice", "truncate", "lipsum"), ()),
    **dict.fromkeys(("join", "wordwrap", "tojson", "urlize", "translate", "replace"), ("",)),
    "expandtabs": "\t",
    "indent": "\n",
    "%": "%",
    "format": "%{",
    "format_map": "{",
}
"""Filters and methods that make more than they are given, and beside which signs: none is once, "" beside each."""
