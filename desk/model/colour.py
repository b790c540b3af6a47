"""Colours as #rrggbb: how they are mixed, and how well one is read on another."""

import re

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
"""How a colour is written."""
AA = 4.5
"""The least contrast of text on its ground (WCAG 2.2, 1.4.3)."""


def mixed(one: str, other: str, share: float) -> str:
    """The colour that lies between two: `share` says how much of the other, from 0 to 1. Raises ValueError."""
    parts = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it. Raises ValueError."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in _channels(colour))
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
