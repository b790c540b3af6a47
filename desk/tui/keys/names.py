"""How keys are written on screens and in the guide."""

import string
import unicodedata

_OTHERWISE = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Signs that Textual calls by another name than Unicode."""


def _name(sign: str) -> str:
    name = unicodedata.name(sign).lower().replace(" ", "_").replace("-", "_")
    return _OTHERWISE.get(name, name)


_NAMES = {_name(sign): sign for sign in string.punctuation} | {
    "@": "space",  # what a terminal sends for ctrl+space
    "escape": "esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def written(key: str) -> str:
    """One key as it is written on screens: "ctrl+z", "F5", "?", "_", "alt+↑"."""
    *held, last = key.split("+")
    last = _NAMES.get(last, last)
    if last.startswith("f") and last[1:].isdigit():
        last = last.upper()
    return "+".join([*held, last])
