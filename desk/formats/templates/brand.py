"""The colours, fonts and width of an e-mail, checked and completed.

A brand comes from a file that anyone may have edited: whatever is not a plain token of its type becomes the default,
so that nothing else can reach a style. A colour that cannot be read where it stands is moved towards black or white
until it can: yellow links on white are printed in a dark gold.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from desk.model.colour import AA, COLOUR, contrast, mixed
from desk.model.publication import NARROWEST, WIDEST, Brand

__all__ = ("AA", "FONTS", "Palette", "contrast", "palette", "printed_as")

FONTS = {
    "sans": "Segoe UI,-apple-system,Helvetica,Arial,sans-serif",
    "serif": "Georgia,Times New Roman,serif",
}
"""Fonts that readers have: an e-mail brings none with it. Word takes the first, so that is one which Windows has."""
NIGHT, NIGHT_TEXT, NIGHT_DIM, NIGHT_TINT, NIGHT_RULE = "#15171b", "#dcd8cf", "#a5a199", "#22262e", "#3a3d44"
"""The dark page, after the theme `ink`."""
_BLACK, _WHITE = "#000000", "#ffffff"
_STEPS = 20
"""How finely a colour is moved: by a twentieth of the way to black or white."""

_PLAIN = Brand()


@dataclass(frozen=True, slots=True)
class Palette:
    """Every token of the look, ready for a template: colours as #rrggbb, `width` in pixels.

    `accent` is that of links and heads, `dim` that of small print; both can be read on `background` and on `tint`, the
    ground of a sponsor's box. `band` is a ground of the accent colour, dark enough for `on_band` to be read on it.
    `font` is the stack of fonts for text, `headline` for headlines in `gazette`, `word` for Outlook, which has not all.
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
    headline: str
    word: str
    width: int


def palette(brand: Brand) -> Palette:
    """The tokens of a brand: those that it sets, corrected, and those computed from them."""
    return _palette(
        _colour(brand.accent, _PLAIN.accent),
        _colour(brand.text, _PLAIN.text),
        _colour(brand.background, _PLAIN.background),
        brand.font if brand.font in FONTS else _PLAIN.font,
        min(max(brand.width, NARROWEST), WIDEST) if isinstance(brand.width, int) else _PLAIN.width,
    )


@lru_cache(maxsize=64)
def _palette(wished: str, text: str, background: str, font: str, width: int) -> Palette:
    accent = _readable(wished, (background, _tint(background, wished)))
    tint = _tint(background, accent)
    if _least(_readable(text, (background, tint)), (background, tint)) < AA:
        tint = background  # a middling grey, on which white and black can just be read: any tint of it is too much
    grounds = (background, tint)
    text, accent = _readable(text, grounds), _readable(accent, grounds)
    band = _readable(wished, (_WHITE,))
    return Palette(
        accent=accent,
        text=text,
        background=background,
        dim=_towards(mixed(text, background, 0.32), text, grounds),
        tint=tint,
        rule=mixed(background, text, 0.18),
        night_accent=_towards(wished, _WHITE, (NIGHT, NIGHT_TINT), 6.0),
        band=band,
        on_band=max((_WHITE, text, background), key=lambda colour: contrast(colour, band)),
        font=FONTS[font],
        headline=FONTS["serif"],
        word=FONTS[font].replace("-apple-system,", ""),
        width=width,
    )


def printed_as(brand: Brand, name: str) -> str:
    """What a colour of a brand ("accent" or "text") is printed as, where that is another one; else ""."""
    asked = getattr(brand, name)
    made: str = getattr(palette(brand), name)
    return made if isinstance(asked, str) and COLOUR.fullmatch(asked) and made != asked.lower() else ""


def _colour(text: str, default: str) -> str:
    return text.lower() if isinstance(text, str) and COLOUR.fullmatch(text) else default


def _tint(background: str, accent: str) -> str:
    return mixed(background, accent, 0.07)


def _readable(colour: str, grounds: Iterable[str]) -> str:
    """`colour`, moved towards black or white, whichever is the shorter way, until it can be read on all grounds."""
    moved = {end: _towards(colour, end, grounds) for end in (_BLACK, _WHITE)}
    reached = [end for end in moved if _least(moved[end], grounds) >= AA]
    if not reached:
        return max(moved.values(), key=lambda made: _least(made, grounds))
    return moved[min(reached, key=lambda end: abs(contrast(colour, moved[end]) - 1))]


def _towards(colour: str, end: str, grounds: Iterable[str], least: float = AA) -> str:
    """`colour`, moved towards another until its contrast with each of the grounds is at least `least`."""
    for step in range(_STEPS):
        moved = mixed(colour, end, step / _STEPS)
        if _least(moved, grounds) >= least:
            return moved
    return end


def _least(colour: str, grounds: Iterable[str]) -> float:
    return min(contrast(colour, ground) for ground in grounds)
