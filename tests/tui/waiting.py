"""Waiting for what another thread or the screen's loop brings about, as long as that takes."""

from collections.abc import Callable
from time import monotonic
from typing import Any

PATIENCE = 120.0
"""Seconds after which a test hangs: no machine is so slow."""


async def until(pilot: Any, true: Callable[[], object]) -> None:
    """Let the desk run until something is true."""
    end = monotonic() + PATIENCE
    while not true():
        assert monotonic() < end, "it did not come to that"
        await pilot.pause(0.01)
