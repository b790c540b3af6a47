"""The colours, fonts and width of an e-mail, checked and completed.

A brand comes from a file that anyone may have edited: whatever is not a plain token of its type becomes the default,
so that nothing else can reach a style.
"""

import re
from dataclasses import dataclass

from desk.model.publication import Brand

FONTS = {
    "sans": "-apple-system,Segoe UI,Helvetica,Arial,sans-serif",
    "serif": "Georgia,Times New Roman,serif",
}
"""Fonts that readers have: an e-mail brings none with it."""
NARROWEST, WIDEST = 320, 800
AA = 4.5
"""The contrast that text needs (WCAG 2.2, 1.4.3)."""
NIGHT, NIGHT_TEXT, NIGHT_DIM, NIGHT_TINT, NIGHT_RULE = "#15171b", "#dcd8cf", "#a5a199", "#22262e", "#3a3d44"
"""The dark page, after the theme `ink`."""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_PLAIN = Brand()


@dataclass(frozen=True, slots=True)
class Palette:
    """Every token of the look, ready for a template: colours as #rrggbb, `font` a font stack, `width` in pixels."""

    accent: str
    text: str
    background: str
    dim: str
    tint: str
    rule: str
    night_accent: str
    font: str
    width: int


def palette(brand: Brand) -> Palette:
    """The tokens of a brand: its own, and those that follow from them."""
    accent = _colour(brand.accent, _PLAIN.accent)
    text = _colour(brand.text, _PLAIN.text)
    background = _colour(brand.background, _PLAIN.background)
    tint = mixed(background, accent, 0.07)
    return Palette(
        accent=accent,
        text=text,
        background=background,
        dim=_readable(mixed(text, background, 0.32), text, tint),
        tint=tint,
        rule=mixed(background, text, 0.18),
        night_accent=_readable(accent, "#ffffff", NIGHT_TINT, 6.0),
        font=FONTS.get(brand.font, FONTS[_PLAIN.font]),
        width=min(max(brand.width, NARROWEST), WIDEST) if isinstance(brand.width, int) else _PLAIN.width,
    )


def _colour(text: str, default: str) -> str:
    return text.lower() if isinstance(text, str) and _COLOUR.fullmatch(text) else default


def mixed(one: str, other: str, share: float) -> str:
    """The colour that lies between two: `share` says how much of the other, from 0 to 1."""
    parts = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG 2 computes it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _readable(colour: str, towards: str, ground: str, least: float = AA) -> str:
    """`colour`, moved towards another until it can be read on the ground."""
    for step in range(11):
        moved = mixed(colour, towards, step / 10)
        if contrast(moved, ground) >= least:
            return moved
    return towards


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in _channels(colour))
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
