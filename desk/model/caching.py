"""What was worked out is kept: of a value once, and of a text so that a key press works out only what it changed.

Many short texts are kept, and few long ones: each key in a body of a megabyte makes another one.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar

LONG = 20_000
"""Characters from which a text is long."""
FEW = 16
"""Long texts that are kept."""

Others = ParamSpec("Others")
Made_co = TypeVar("Made_co", covariant=True)


class once(Generic[Made_co]):  # noqa: N801 - a decorator is written in small letters
    """What a value works out when it is first asked: `functools.cached_property` without the lock of Python 3.11.

    That lock takes longer than most of what is asked of a line. Who asks in two threads at once works it out twice.
    """

    def __init__(self, ask: Callable[[Any], Made_co]) -> None:
        self._ask = ask
        self.__doc__ = ask.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, value: Any, owner: type | None = None) -> Made_co:
        found = value.__dict__[self._name] = self._ask(value)
        return found


class Kept(Protocol[Others, Made_co]):
    """A function of a text that keeps what it made."""

    def __call__(self, text: str, /, *others: Others.args, **named: Others.kwargs) -> Made_co:
        """What it makes of `text`."""

    def cache_clear(self) -> None:
        """Forget everything."""


def kept(most: int) -> Callable[[Callable[Concatenate[str, Others], Made_co]], Kept[Others, Made_co]]:
    """Keep what a function makes of the last `most` short texts and of the last few long ones."""

    def of(function: Callable[Concatenate[str, Others], Made_co]) -> Kept[Others, Made_co]:
        short, long = lru_cache(maxsize=most)(function), lru_cache(maxsize=FEW)(function)

        @wraps(function)
        def asked(text: str, /, *others: Others.args, **named: Others.kwargs) -> Made_co:
            return (short if len(text) < LONG else long)(text, *others, **named)  # type: ignore[arg-type]

        def cache_clear() -> None:
            short.cache_clear()
            long.cache_clear()

        asked.cache_clear = cache_clear  # type: ignore[attr-defined]
        return asked  # type: ignore[return-value]

    return of
