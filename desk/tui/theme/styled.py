"""An app in the look of desk: its themes, its styles, and when those are read."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from textual.app import App
from textual.filter import LineFilter
from textual.screen import Screen

from desk.tui.theme.themes import OWN_THEMES, Palette, tokens
from desk.tui.theme.undecorated import Undecorated

AnyScreen = TypeVar("AnyScreen", bound=Screen[Any])

_STYLES = Path(__file__).parent


class StyledApp(App[int]):
    """The first picture of the screen needs few styles: the others are read once that is there."""

    CSS_PATH: ClassVar[Any] = [_STYLES / "first.tcss"]
    _LATER: ClassVar[Any] = [_STYLES / "desk.tcss", _STYLES / "dialogs.tcss"]
    TITLE = "desk"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [
        (0, "-tiny"),
        (40, "-narrow"),
        (80, "-normal"),
        (120, "-wide"),
        (160, "-broad"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (12, "-short"), (26, "-tall")]

    palette: Palette
    """The styles of the theme in use, by name."""

    def __init__(self, theme: str) -> None:
        """In this theme, if there is one of that name; else in desk's own, or in 16 colours where there are no more."""
        self.started = False
        self.decorated = True
        """Whether lines, bars, meters and frames are drawn."""
        self.orders_lines = True
        """Whether lines are put into the order in which they are seen, where a script runs from right to left."""
        super().__init__()
        for each in OWN_THEMES:
            self.register_theme(each)
        usual = "ansi-dark" if _sixteen_colours() else "ink"
        self.theme = theme if theme in self.available_themes else usual
        self._styled = self.theme
        self.stylesheet.set_variables(self.get_css_variables())

    def get_css_variables(self) -> dict[str, str]:
        """Textual's variables and desk's tokens; the palette is made of the same."""
        variables = super().get_css_variables()
        variables = {**variables, **tokens(self.current_theme, variables)}
        self.theme_variables = variables
        self.palette = Palette(variables, self.current_theme.ansi)
        return variables

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew, unless the start asks for it: its theme is what the styles are made of already."""
        if self.started or self.theme != self._styled:
            super().refresh_css(animate)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and the one that takes decoration away where that was asked for."""
        filters = super().get_line_filters()
        return filters if self.decorated else [*filters, Undecorated()]

    def redraw_all(self) -> None:
        """Draw every screen anew: they are drawn in another manner now."""
        self.refresh_css(animate=False)
        for screen in self.screen_stack:
            for widget in screen.walk_children(with_self=True):
                widget.refresh(layout=True)

    def get_screen(self, screen: Any, screen_class: Any = None) -> Any:
        """A screen to be shown, with the classes of the size at hand."""
        return self.fitted(super().get_screen(screen, screen_class))

    def fitted(self, screen: AnyScreen) -> AnyScreen:
        """A screen that has the classes of the size at hand from its first styles on, if it is a new one.

        Textual gives them with the first `Resize` only, when all is styled, laid out and drawn once without them.
        """
        if not screen.is_running:
            across, down = self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS
            classes = _classes(self.size.width, across) | _classes(self.size.height, down)
            screen.update_classes(classes, update=False)
        return screen

    def push_screen(self, *args: Any, **options: Any) -> Any:
        """Lay a screen over the one in front; the styles of all screens are read by then."""
        self.read_styles()
        return super().push_screen(*args, **options)

    def read_styles(self) -> None:
        """Read the styles of all screens, unless that is done."""
        if not self.stylesheet.has_source(str(self._LATER[0])):
            self.stylesheet.read_all(self._LATER)


def _classes(cells: int, breakpoints: list[tuple[int, str]]) -> dict[str, bool]:
    """The classes of breakpoints in ascending order: that of the greatest that is not above `cells`, and no other."""
    reached = [name for least, name in breakpoints if least <= cells]
    return {name: name in reached[-1:] for _, name in breakpoints}


def _sixteen_colours() -> bool:
    """Whether the terminal says that it has no more than 16 colours."""
    if "NO_COLOR" in os.environ or os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return False
    term = os.environ.get("TERM", "")
    return not any(word in term for word in ("256", "kitty", "ghostty", "alacritty", "direct", "wezterm", "foot")) and (
        term in ("linux", "ansi", "vt100", "vt220", "xterm-16color", "screen", "xterm", "rxvt", "cons25")
    )
