"""Who puts a line with Arabic or Hebrew words into its order: desk, or the terminal.

Most terminals know nothing of it. Those that do take a whole row of the screen for one paragraph, panes and all; that
of GNOME (VTE) and mintty can be told to leave it alone (ECMA-48, BDSM), others cannot, and have it their way.
"""

from collections.abc import Mapping
from dataclasses import dataclass

ALONE, AGAIN = "\x1b[8l", "\x1b[8h"
"""What tells a terminal to print signs where they are put, and to order them itself again."""
_SINCE = 5800
"""VTE's version that orders lines, and can be told not to: 0.58."""


@dataclass(frozen=True, slots=True)
class Direction:
    """`by_desk` is whether desk orders the lines, `told` whether the terminal has to be told so."""

    by_desk: bool
    told: bool = False


def direction_of(setting: str, environment: Mapping[str, str]) -> Direction:
    """By the setting `bidi`, "desk" or "terminal"; without one by what the terminal says of itself."""
    vte = environment.get("VTE_VERSION", "")
    knows = (vte.isdecimal() and int(vte[:9]) >= _SINCE) or environment.get("TERM_PROGRAM") == "mintty"
    inside = "TMUX" in environment or "STY" in environment  # tmux and screen do not hand on what tells it
    orders = "KONSOLE_VERSION" in environment or "MLTERM" in environment
    orders = orders or environment.get("TERM_PROGRAM") == "Apple_Terminal" or (knows and inside)
    if setting == "terminal" or (setting != "desk" and orders):
        return Direction(by_desk=False)
    return Direction(by_desk=True, told=knows and not inside)
