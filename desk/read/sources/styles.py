"""What a style attribute says that the eye sees: sizes, weight, colours, rules, and what is hidden.

css-inline has resolved the cascade before, so that there is nothing here but declarations.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|em|rem|%|pc|in|cm|mm)?$")
_IN_FONT = re.compile(r"(?:^|\s)(\d*\.?\d+(?:px|pt|em|rem|%)|(?:xx?-)?(?:small|large)|medium)(?:\s*/|\s|$)")
_HEAVY = re.compile(r"\b(?:bold|bolder|[6-9]00)\b")
_LIGHT = re.compile(r"\b(?:normal|lighter|[1-5]00)\b")
_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|(?:rgb|hsl)a?\([^()]*\)|(?<![\w-])[a-z]{3,20}(?![\w(-])")
_NO_COLOUR = frozenset("none transparent inherit initial unset auto url repeat no-repeat scroll fixed center".split())
_ZERO = re.compile(r"-?0*\.?0+(?:px|pt|em|rem|%)?$")
_NAMED = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0,
}  # fmt: skip
_PIXELS = {"px": 1.0, "pt": 4 / 3, "rem": 16.0, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_FONTS = (10.0, 10.0, 13.0, 16.0, 18.0, 24.0, 32.0, 48.0)
_MONO = re.compile(r"\b(?:monospace|courier|menlo|consolas|monaco)\b")
_LARGEST = 1000.0
_THIN = 6.0
"""Pixels of the thickest empty block that is drawn as a rule."""


@dataclass(frozen=True, slots=True)
class Style:
    """The declarations of one element; None leaves what the element around says.

    `size` is in pixels, `scale` a factor of the size around. `above` and `below` say that a border is drawn there.
    """

    size: float | None = None
    scale: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    struck: bool | None = None
    colour: str = ""
    background: str = ""
    centred: bool | None = None
    hidden: bool = False
    tiny: bool = False
    """Its letters have no size, which hides them unless an element inside gives them one."""
    block: bool | None = None
    boxed: bool = False
    """Padding or round corners: with a ground it is a button."""
    thin: bool = False
    above: bool = False
    below: bool = False
    kept: bool | None = None
    """White space is kept."""


_NOTHING = Style()


@lru_cache(maxsize=8192)
def style_of(text: str) -> Style:
    """What a style attribute says."""
    said: dict[str, str] = {}
    for declaration in text.lower().split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            said[name.strip()] = value.replace("!important", "").strip()
    if not said:
        return _NOTHING
    font = said.get("font", "")
    short = _IN_FONT.search(font)
    size, scale = _size(said.get("font-size") or (short[1] if short else ""))
    weight, slant = said.get("font-weight") or font, said.get("font-style") or font
    box = any(name.startswith("padding") and not _zero(said[name]) for name in said) or "border-radius" in said
    return Style(
        size=size,
        scale=scale,
        bold=True if _HEAVY.search(weight) else False if weight and _LIGHT.search(weight) else None,
        italic=True if re.search("italic|oblique", slant) else False if slant == "normal" else None,
        struck=True if "line-through" in said.get("text-decoration", "") else None,
        colour=_colour(said.get("color", "")),
        background=_colour(said.get("background-color", "")) or _colour(said.get("background", "")),
        centred=_centred(said.get("text-align", "")),
        hidden=_hidden(said),
        tiny=_zero(said.get("font-size", "")),
        block=_block(said.get("display", "")),
        boxed=box,
        thin=_thin(said.get("height", "")),
        above=_drawn(said, "border-top"),
        below=_drawn(said, "border-bottom"),
        kept=said["white-space"].startswith(("pre", "break-spaces")) if "white-space" in said else None,
    )


def font_size(size: str, around: float) -> float:
    """Pixels of `<font size>`, 1 to 7, or steps from the size around (HTML, rules for parsing a legacy font size)."""
    match = re.match(r"\s*([+-]?)(\d{1,2})", size)
    if not match:
        return around
    number = int(match[2])
    if match[1]:
        number = 3 + number if match[1] == "+" else 3 - number
    return _FONTS[max(1, min(7, number))]


def pixels(value: str) -> float | None:
    """A length of an attribute such as `width`; None for none and for shares."""
    match = _LENGTH.match(value.strip().lower())
    if not match or match[2] in ("%", "em"):
        return None
    return float(match[1]) * _PIXELS[match[2] or "px"]


def _size(value: str) -> tuple[float | None, float | None]:
    if value in _NAMED:
        return _NAMED[value], None
    if value in ("smaller", "larger"):
        return None, 0.83 if value == "smaller" else 1.2
    match = _LENGTH.match(value)
    if not match or not (number := abs(float(match[1]))):
        return None, None
    if match[2] in ("em", "%"):
        return None, min(number / (100 if match[2] == "%" else 1), 20.0)
    return (min(number * _PIXELS[match[2]], _LARGEST), None) if match[2] else (None, None)


def _colour(value: str) -> str:
    return next((found for found in _COLOUR.findall(value) if found not in _NO_COLOUR), "")


def _centred(align: str) -> bool | None:
    return None if align in ("", "inherit", "initial") else "center" in align


def _zero(value: str) -> bool:
    return bool(value) and all(_ZERO.match(part) for part in value.split())


def _block(display: str) -> bool | None:
    if display == "inline":
        return False
    return True if display in ("block", "flex", "grid", "table", "list-item", "flow-root") else None


def _hidden(said: dict[str, str]) -> bool:
    """Whether it is not shown: mail tools hide the line for the inbox in each of these ways.

    "mso-hide:all" alone is none of them: it hides a button from Outlook, which has one of its own in a comment.
    """
    if said.get("display") == "none" or said.get("visibility") in ("hidden", "collapse"):
        return True
    if _zero(said.get("opacity", "")):
        return True
    flat = _zero(said.get("max-height", "")) or _zero(said.get("height", ""))
    return flat and (said.get("overflow") == "hidden" or _zero(said.get("font-size", "")))


def _thin(height: str) -> bool:
    match = _LENGTH.match(height)
    return bool(match) and match[2] in ("px", "pt", None) and 0 < float(match[1]) <= _THIN if match else False


def _drawn(said: dict[str, str], side: str) -> bool:
    value = said.get(side, "")
    width = said.get(f"{side}-width", "")
    style = said.get(f"{side}-style", "")
    if value:
        return (
            not _zero(value.split()[0]) and "none" not in value and "hidden" not in value and "transparent" not in value
        )
    return bool(width) and not _zero(width) and style not in ("", "none", "hidden")
