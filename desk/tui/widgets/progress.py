"""The line that long work shows: how much is done, how much there is, and about how long it takes."""

from desk.tui.widgets.cells import Span
from desk.tui.widgets.titleline import meter

_SURE = 2.0
"""Seconds after which the time that is left can be told."""
_MINUTE = 60


def progress(words: str, done: int, of: int, seconds: float) -> tuple[Span, ...]:
    """`words ━━━━──── 84 of 201, 2 min left`, after so many seconds of work."""
    if not of:
        return ((f"{words} …", ""),)
    full, rest = meter(done, of)
    left = _left(seconds / done * (of - done)) if done and seconds >= _SURE and done < of else ""
    return (f"{words} ", ""), full, rest, (f" {done:,} of {of:,}{left}", "")


def _left(seconds: float) -> str:
    if seconds < _MINUTE:
        return f", {max(1, round(seconds))} s left"
    return f", {round(seconds / _MINUTE)} min left"
