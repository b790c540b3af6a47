"""What was worked out of a text is kept, so that a key press works out only the text that it changed.

Many short texts are kept, and few long ones: each key in a body of a megabyte makes another one.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

LONG = 20_000
"""Characters from which a text is long."""
FEW = 16
"""Long texts that are kept."""

Others = ParamSpec("Others")
Made_co = TypeVar("Made_co", covariant=True)


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
