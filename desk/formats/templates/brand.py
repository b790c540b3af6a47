"""The colours, fonts and width of an e-mail, checked and completed.

A brand comes from a file that anyone may have edited: whatever is not a plain token of its type becomes the default,
so that nothing else can reach a style.
"""

from dataclasses import dataclass

from desk.model.colour import AA, COLOUR, contrast, mixed
from desk.model.publication import NARROWEST, WIDEST, Brand

__all__ = ("AA", "FONTS", "Palette", "contrast", "palette")

FONTS = {
    "sans": "-apple-system,Segoe UI,Helvetica,Arial,sans-serif",
    "serif": "Georgia,Times New Roman,serif",
}
"""Fonts that readers have: an e-mail brings none with it."""
NIGHT, NIGHT_TEXT, NIGHT_DIM, NIGHT_TINT, NIGHT_RULE = "#15171b", "#dcd8cf", "#a5a199", "#22262e", "#3a3d44"
"""The dark page, after the theme `ink`."""

_PLAIN = Brand()


@dataclass(frozen=True, slots=True)
class Palette:
    """Every token of the look, ready for a template: colours as #rrggbb, `font` a font stack, `width` in pixels.

    `band` is a ground of the accent colour, dark enough for `on_band` to be read on it.
    """

    accent: str
    text: str
    background: str
    dim: str
    tint: str
    rule: str
    night_accent: str
    band: str
    on_band: str
    font: str
    width: int


def palette(brand: Brand) -> Palette:
    """The tokens of a brand: those that it sets, and those computed from them."""
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
        band=(band := _readable(accent, "#000000", "#ffffff")),
        on_band=max(("#ffffff", text, background), key=lambda colour: contrast(colour, band)),
        font=FONTS.get(brand.font, FONTS[_PLAIN.font]),
        width=min(max(brand.width, NARROWEST), WIDEST) if isinstance(brand.width, int) else _PLAIN.width,
    )


def _colour(text: str, default: str) -> str:
    return text.lower() if isinstance(text, str) and COLOUR.fullmatch(text) else default


def _readable(colour: str, towards: str, ground: str, least: float = AA) -> str:
    """`colour`, moved towards another until its contrast with `ground` is at least `least`."""
    for step in range(11):
        moved = mixed(colour, towards, step / 10)
        if contrast(moved, ground) >= least:
            return moved
    return towards
