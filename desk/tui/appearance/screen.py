"""Choosing a theme: each is shown while the bar is on it."""

from collections.abc import Hashable, Iterable
from typing import ClassVar

from textual import on

from desk.tui.screens.chooser import Chooser
from desk.tui.theme.themes import OWN_THEMES
from desk.tui.widgets.lines import Line, RowView
from desk.tui.widgets.matching import match, underlined

OWN = {theme.name: f"desk’s own, {'dark' if theme.dark else 'light'}" for theme in OWN_THEMES} | {
    "ansi-dark": "16 colours",
    "ansi-light": "16 colours",
}
"""Themes that are named first, and what is said of them."""


class ThemeScreen(Chooser[str]):
    """All themes. Enter keeps one, Esc goes back to the one before. Closes with a theme's name."""

    prompt: ClassVar[str] = "A theme by its name"

    def __init__(self, themes: Iterable[str], current: str) -> None:
        """These themes; `current` is in use."""
        super().__init__("Theme")
        rest = sorted(name for name in themes if name not in OWN)
        self._themes = [current, *(name for name in (*OWN, *rest) if name != current)]
        self._current = current

    def lines(self, query: str) -> Iterable[Line]:
        """The themes whose names answer."""
        for name in self._themes:
            hit = match(query, name)
            if hit is not None:
                note = "in use" if name == self._current else OWN.get(name, "")
                yield Line(underlined(name, hit[1]), ((note, "dim"),), row=name)

    def fill(self, query: str) -> None:
        """Show the themes that answer, and the first of them on the screen."""
        super().fill(query)
        if self.rows.row is not None:
            self.app.theme = str(self.rows.row)

    @on(RowView.Selected, "#rows")
    def _try(self, event: RowView.Selected) -> None:
        self.app.theme = str(event.row)

    def action_close(self) -> None:
        """Go back to the theme that was in use."""
        self.app.theme = self._current
        self.dismiss(None)

    def answer(self, row: Hashable) -> str | None:
        """The theme's name."""
        return str(row)
