"""A picture of the screen that can be read and compared: its rows as text, and below them how their words are drawn.

The styles are listed row by row, in the order of the words: `bold “The Ledger”, dim “Thu 5 Nov 2026”`. Plain text on
the usual ground is left out, and so is what lies faded behind a dialog. Colours have the names of the palette (see
`desk.tui.theme.themes`): another theme changes the colours and not the names.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from rich.color import Color, ColorType
from rich.style import Style
from textual.app import App

WORDS = ("words", "dim", "rule", "pencil", "stop", "look", "add", "background", "row")
"""What text can be coloured in; the first name that has a colour is the one it gets."""
GROUNDS = ("background", "row", "row-off", "pencil", "rule")
MARKS = ("bold", "italic", "underline", "strike", "reverse", "dim")
LONGEST = 32
"""Letters of a run that are quoted."""

Cell = tuple[str, Style]
Names = Mapping[str, str]


def picture(app: App[int]) -> str:
    """What is on the screen now."""
    rows = [list(_cells(strip)) for strip in app.screen._compositor.render_strips()]
    drawn = Drawn(app.theme_variables, behind=app.screen.is_modal)
    text = "\n".join("".join(letter for letter, _ in row).rstrip() for row in rows)
    styles = "\n".join(f"{at:>2}  {runs}" for at, row in enumerate(rows, 1) if (runs := ", ".join(drawn.runs(row))))
    return f"{text}\n\n{styles}\n"


def _cells(strip: Iterable[tuple[str, Style | None, object]]) -> Iterator[Cell]:
    for text, style, _ in strip:
        for letter in text:
            yield letter, style or Style.null()


class Drawn:
    """Says how cells are drawn, in the words of one theme."""

    def __init__(self, variables: Mapping[str, str], behind: bool) -> None:
        """From the theme's colours; `behind` a dialog lie faded ones, which have no name."""
        self._words = {_code(variables[name]): name for name in reversed(WORDS)}
        self._grounds = {_code(variables[name]): name for name in reversed(GROUNDS)}
        self._behind = behind

    def runs(self, row: list[Cell]) -> Iterator[str]:
        """The runs of a row that are not plain, each with its words."""
        before, styled = (" ", ""), []
        for letter, style in row:
            name = self._called(style, seen=letter != " ")
            if letter == " " != before[0] and _ground(name) == _ground(before[1]):
                name = before[1]  # the space between two words goes with them
            before = letter, name
            styled.append((name, letter))
        for name, cells in groupby(styled, key=lambda cell: cell[0]):
            words = "".join(letter for _, letter in cells)
            if name:
                yield f"{name} “{_quoted(words if ' on ' in f' {name}' else words.rstrip())}”"

    def _called(self, style: Style, seen: bool) -> str:
        """A style in words; "" for plain. Of a space only what can be seen counts."""
        words = _named(style.color, self._words) if seen else ""
        ground = _named(style.bgcolor, self._grounds)
        if self._behind and (words.startswith("#") or ground.startswith("#")):
            return ""
        kept = MARKS if seen else ("underline", "strike", "reverse")
        parts = [name for name in kept if getattr(style, name)]
        parts += [words] if words not in ("words", "default", "") else []
        return " ".join(parts + ([f"on {ground}"] if ground not in ("background", "default", "") else []))


def _code(colour: str) -> str:
    return colour.removeprefix("ansi_").lower()


def _named(colour: Color | None, names: Names) -> str:
    if colour is None:
        return ""
    code = colour.get_truecolor().hex if colour.type is ColorType.TRUECOLOR else colour.name
    return names.get(code.lower(), code.lower())


def _ground(name: str) -> str:
    return name.partition("on ")[2]


def _quoted(words: str) -> str:
    """The words of a run; a line is drawn as one sign and how often it stands there."""
    if len(words) > 3 and len(set(words)) == 1:
        return f"{words[0]}×{len(words)}"
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…×{len(words)}"
