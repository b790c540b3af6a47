"""Two themes of our own and the tokens that every theme must have, each with a contrast that WCAG 2 AA asks for.

The tokens and their values are described in the look of the product: one accent for focus, three signals, and
tints that are so faint that all text on them stays readable.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol, cast

from rich.style import Style
from textual.color import Color
from textual.theme import Theme
from textual.widget import Widget

from desk.model import colour as colours
from desk.tui.theme.bidi import Span, apart, visual

INK = Theme(
    name="ink",
    primary="#86b3ec",
    secondary="#86b3ec",
    accent="#86b3ec",
    foreground="#dcd8cf",
    background="#15171b",
    surface="#15171b",
    panel="#24272d",
    boost="#24272d",
    error="#f0938a",
    warning="#e2b35f",
    success="#9ccb92",
    dark=True,
    variables={"row": "#22314a", "row-off": "#24272d", "rule": "#3a3d44", "dim": "#a5a199"},
)
"""desk's own dark theme."""
PAPER = Theme(
    name="paper",
    primary="#1c53a4",
    secondary="#1c53a4",
    accent="#1c53a4",
    foreground="#23211d",
    background="#f7f4ec",
    surface="#f7f4ec",
    panel="#ebe7dc",
    boost="#ebe7dc",
    error="#ac1f1a",
    warning="#805300",
    success="#2a6527",
    dark=False,
    variables={"row": "#d9e5f5", "row-off": "#ebe7dc", "rule": "#cfc9bb", "dim": "#5f5b52"},
)
"""desk's own light theme."""
OWN_THEMES = (INK, PAPER)
"""The themes that desk brings; one more here is offered, registered and held to the same contrast."""


def tokens(theme: Theme, variables: Mapping[str, str]) -> dict[str, str]:
    """The CSS variables that desk needs of a theme, beside those that Textual makes of it."""
    made = _ansi_tokens() if theme.ansi else _blended(theme, variables)
    ground, rule = made.get("background", variables["background"]), made["rule"]
    return {
        **made,
        "text-muted": made["dim"],
        "scrollbar": rule,
        "scrollbar-hover": rule,
        "scrollbar-active": rule,
        "scrollbar-background": ground,
        "scrollbar-background-hover": ground,
        "scrollbar-background-active": ground,
        "scrollbar-corner-color": ground,
        "input-cursor-background": made["pencil"],
        "input-cursor-foreground": ground,
        "input-cursor-text-style": "none",
        "input-selection-background": made["row"],
        "border": made["pencil"],
        "border-blurred": rule,
    }


def _ansi_tokens() -> dict[str, str]:
    """On 16 colours nothing is tinted: the selected row is reversed and dim is the default colour."""
    return {
        "row": "ansi_default",
        "row-off": "ansi_default",
        "rule": "ansi_bright_black",
        "dim": "ansi_default",
        "words": "ansi_default",
        "pencil": "ansi_bright_blue",
        "stop": "ansi_bright_red",
        "look": "ansi_yellow",
        "add": "ansi_green",
    }


def _blended(theme: Theme, variables: Mapping[str, str]) -> dict[str, str]:
    """Tokens of any true-colour theme, moved until they can be read on all three grounds."""
    ground, text, pencil = (Color.parse(variables[name]) for name in ("background", "foreground", "primary"))
    own = theme.variables
    if _contrast(text, ground) < 7:
        text = text.blend(Color.parse("white" if ground.brightness < 0.5 else "black"), 0.35)
    row = Color.parse(own["row"]) if "row" in own else _first_row(ground, pencil, text)
    off = Color.parse(own.get("row-off", ground.blend(text, 0.08).hex))
    grounds = (ground, row, off)
    signals = {"stop": "error", "look": "warning", "add": "success", "pencil": "primary"}
    return {
        "row": row.hex,
        "row-off": off.hex,
        "rule": own.get("rule", ground.blend(text, 0.22).hex),
        "dim": own.get("dim", _readable(ground.blend(text, 0.55), text, grounds).hex),
        "words": text.hex,
        **{name: _readable(Color.parse(variables[of]), text, grounds).hex for name, of in signals.items()},
    }


def _first_row(ground: Color, pencil: Color, text: Color) -> Color:
    tints = [ground.blend(pencil, share) for share in (0.25, 0.18, 0.12, 0.08, 0.05)]
    return next((tint for tint in tints if _contrast(text, tint) >= 5.5), tints[-1])


def _readable(colour: Color, text: Color, grounds: tuple[Color, ...]) -> Color:
    share = 0.0
    while share < 1 and any(_contrast(colour.blend(text, share), ground) < colours.AA for ground in grounds):
        share += 0.04
    return colour.blend(text, min(share, 1.0))


def _contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two opaque colours, 1 to 21."""
    return colours.contrast(one.hex6, other.hex6)


DRAWN = {"decoration": True}
"""What a style says of a line, a bar or a meter: that it is no text."""


SIGNALS = frozenset({"stop", "look", "add"})
"""Colours that always stand with a sign or a word."""


class Palette:
    """The styles of a theme by name: words such as "bold", "dim", "link", and several of them at once."""

    def __init__(self, variables: Mapping[str, str], ansi: bool) -> None:
        """From the CSS variables of the theme in use."""
        self.ansi = ansi
        ground = _colour(variables["background"])
        words = _colour(variables["words"])
        dim, rule = _colour(variables["dim"]), _colour(variables["rule"])
        self._words: dict[str, Style] = {
            "": Style(color=words, bgcolor=ground),
            "bold": Style(bold=True),
            "italic": Style(italic=True),
            "underline": Style(underline=True),
            "strike": Style(strike=True),
            "dim": Style(color=dim),
            "faint": Style(color=dim, dim=ansi),
            "rule": Style(color=rule, meta=DRAWN),
            "line": Style(meta=DRAWN),
            "pencil": Style(color=_colour(variables["pencil"])),
            "stop": Style(color=_colour(variables["stop"])),
            "look": Style(color=_colour(variables["look"])),
            "add": Style(color=_colour(variables["add"])),
            "row": Style(reverse=True) if ansi else Style(bgcolor=_colour(variables["row"])),
            "row-off": Style(bold=True) if ansi else Style(bgcolor=_colour(variables["row-off"])),
            "caret": Style(reverse=True) if ansi else Style(color=ground, bgcolor=_colour(variables["pencil"])),
        }
        for name, others in ALIASES.items():
            self._words[name] = Style.chain(*(self._words[other] for other in others.split()))
        self.style = cache(self._style)

    def _style(self, names: str) -> Style:
        asked = names.split()
        if self.ansi and "row" in asked:  # reversed, a signal would be a block of its colour
            asked = [name for name in asked if name not in SIGNALS]
        found = [self._words[""], *(self._words[name] for name in asked if name in self._words)]
        return Style.combine(found)


ALIASES = {
    "bold-italic": "bold italic",
    "masthead": "bold",
    "heading": "bold",
    "source": "dim",
    "waiting": "italic",
    "section": "bold",
    "headline": "bold",
    "standfirst": "italic",
    "label": "dim",
    "link": "underline",
    "sponsor": "dim",
    "quote": "italic",
    "code": "dim",
}
"""What the names that the proof's spans carry look like."""


def _colour(name: str) -> str:
    """A CSS colour variable as Rich names it."""
    if name.startswith("ansi_"):
        return name.removeprefix("ansi_")
    return Color.parse(name).hex6


class _Styled(Protocol):
    palette: Palette
    decorated: bool
    orders_lines: bool


def palette_of(widget: Widget) -> Palette:
    """The styles of the theme that the widget's app uses."""
    return cast("_Styled", widget.app).palette


def ordered(widget: Widget, spans: Sequence[Span], base: str = "ltr") -> list[Span]:
    """The spans of a line in the order in which they are seen; a screen reader gets them as they are read.

    Where a line of the desk's own holds copy, the copy runs as its first letter says.
    """
    app = cast("_Styled", widget.app)
    if not (app.orders_lines and app.decorated):
        return list(spans)
    return visual(tuple(apart(spans) if base == "ltr" else spans), base)
