"""How keys are written on screens and in the guide."""

_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "number_sign": "#",
    "ampersand": "&",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "asterisk": "*",
    "dollar_sign": "$",
    "semicolon": ";",
    "exclamation_mark": "!",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "@": "space",
    "escape": "esc",
    "full_stop": ".",
    "comma": ",",
    "percent_sign": "%",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def written(key: str) -> str:
    """One key as it is written on screens: "ctrl+z", "F5", "?", "alt+↑"."""
    *held, last = key.split("+")
    last = _NAMES.get(last, last)
    if last.startswith("f") and last[1:].isdigit():
        last = last.upper()
    return "+".join([*held, last])
