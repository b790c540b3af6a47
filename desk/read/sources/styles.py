"""What a style attribute says that the eye sees: sizes, weight, colours, rules, and what is hidden.

css-inline has resolved the cascade before, so that there is nothing here but declarations.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|em|rem|%|pc|in|cm|mm)?$")
_IN_FONT = re.compile(r"(?:^|\s)(\d*\.?\d+(?:px|pt|em|rem|%)|(?:xx?-)?(?:small|large)|medium)(?:\s*/|\s|$)")
_HEAVY = re.compile(r"\b(?:bold|bolder|[6-9]00)\b")
_LIGHT = re.compile(r"\b(?:normal|lighter|[1-5]00)\b")
_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|(?:rgb|hsl)a?\([^()]*\)|(?<![\w-])[a-z]{3,20}(?![\w(-])")
_NO_COLOUR = frozenset("none transparent inherit initial unset auto url repeat no-repeat scroll fixed center".split())
_zero = re.compile(r"(?:-?0*\.?0+(?:px|pt|em|rem|%)?(?:\s+|$))+").fullmatch
"""Whether a value is nothing but zeros."""
_NAMED = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0,
}  # fmt: skip
_PIXELS = {"px": 1.0, "pt": 4 / 3, "rem": 16.0, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_BLOCKS = frozenset("block flex grid table list-item flow-root".split())
_FONTS = (10.0, 10.0, 13.0, 16.0, 18.0, 24.0, 32.0, 48.0)
_WORD_LEVEL = re.compile(r"\blevel(\d)\b")
_LARGEST = 1000.0
_THIN = 6.0
"""Pixels of the thickest empty block that is drawn as a rule."""


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """The declarations of one element: what they change of its words and of the place of its lines, and the rest."""

    words: dict[str, Any]
    place: dict[str, Any]
    scale: float | None = None
    """A factor of the size around; 0 hides the letters that no element inside gives a size again."""
    hidden: bool = False
    block: bool | None = None
    ground: bool = False
    boxed: bool = False
    """Padding or round corners: with a ground it is a button."""
    thin: bool = False
    above: bool = False
    """A border is drawn there, and with `below` below it."""
    below: bool = False
    mark: bool = False
    """Word's own sign of an item, written out for those who know no lists of Word's."""


@lru_cache(maxsize=8192)
def style_of(text: str) -> Style:
    """What a style attribute says."""
    said: dict[str, str] = {}
    for declaration in text.lower().split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            said[name.strip()] = value.replace("!important", "").strip()
    size, scale = _size(said)
    display = said.get("display", "")
    place = _told(_place(said))
    return Style(
        _told(_words(said) | {"size": size}),
        place,
        scale,
        _hidden(said),
        {"inline": False}.get(display, True if display in _BLOCKS else None),
        "background" in place,
        any(name.startswith("padding") and not _zero(said[name]) for name in said) or "border-radius" in said,
        0 < (pixels(said.get("height", "")) or 0) <= _THIN,
        _drawn(said, "border-top"),
        _drawn(said, "border-bottom"),
        said.get("mso-list") == "ignore",
    )


def font_size(size: str) -> float | None:
    """Pixels of `<font size>`, 1 to 7, or steps from 3 (HTML, rules for parsing a legacy font size); None for none."""
    match = re.match(r"\s*([+-]?)(\d{1,2})", size)
    if not match:
        return None
    number = int(match[1] + match[2]) + (3 if match[1] else 0)
    return _FONTS[max(1, min(7, number))]


def pixels(value: str) -> float | None:
    """A length of an attribute such as `width`; None for none and for shares."""
    match = _LENGTH.match(value.strip().lower())
    return float(match[1]) * _PIXELS[match[2] or "px"] if match and match[2] not in ("%", "em") else None


def _told(changes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in changes.items() if value is not None and value != ""}


def _words(said: dict[str, str]) -> dict[str, Any]:
    font = said.get("font", "")
    weight, slant = said.get("font-weight") or font, said.get("font-style") or font
    return {
        "bold": True if _HEAVY.search(weight) else False if _LIGHT.search(weight) else None,
        "italic": True if re.search("italic|oblique", slant) else False if slant == "normal" else None,
    }


def _place(said: dict[str, str]) -> dict[str, Any]:
    align, white = said.get("text-align", ""), said.get("white-space", "")
    level = _WORD_LEVEL.search(said.get("mso-list", ""))
    return {
        "level": int(level[1]) if level else None,
        "centred": "center" in align if align not in ("", "inherit", "initial") else None,
        "background": _colour(said.get("background-color", "")) or _colour(said.get("background", "")),
        "kept": white.startswith(("pre", "break-spaces")) if white else None,
    }


def _size(said: dict[str, str]) -> tuple[float | None, float | None]:
    """Pixels, or a factor of the size around."""
    short = _IN_FONT.search(said.get("font", ""))
    value = said.get("font-size") or (short[1] if short else "")
    if value in _NAMED:
        return _NAMED[value], None
    if value in ("smaller", "larger"):
        return None, 0.83 if value == "smaller" else 1.2
    match = _LENGTH.match(value)
    if not match:
        return None, None
    number = abs(float(match[1]))
    if match[2] in ("em", "%") or not number:
        return None, min(number / (100 if match[2] == "%" else 1), 20.0)
    return (min(number * _PIXELS[match[2]], _LARGEST), None) if match[2] else (None, None)


def _colour(value: str) -> str:
    return next((found for found in _COLOUR.findall(value) if found not in _NO_COLOUR), "")


def _hidden(said: dict[str, str]) -> bool:
    """Whether it is not shown: mail tools hide the line for the inbox in each of these ways.

    "mso-hide:all" alone is none of them: it hides a button from Outlook, which has one of its own in a comment.
    """
    if said.get("display") == "none" or said.get("visibility") in ("hidden", "collapse"):
        return True
    flat = _zero(said.get("max-height", "")) or _zero(said.get("height", ""))
    return bool(_zero(said.get("opacity", ""))) or bool(flat and said.get("overflow") == "hidden")


def _drawn(said: dict[str, str], side: str) -> bool:
    value, width, style = said.get(side, ""), said.get(f"{side}-width", ""), said.get(f"{side}-style", "")
    if value:
        return not _zero(value.split()[0]) and not re.search("none|hidden|transparent", value)
    return bool(width) and not _zero(width) and style not in ("", "none", "hidden")
