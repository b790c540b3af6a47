"""Says what changed on the screen, in one line at its bottom, each time that it is painted."""

from collections.abc import Callable
from typing import Any, Protocol

from rich.text import Text
from textual.screen import Screen
from textual.widget import Widget

from desk.tui.speech.situation import Situation, situation
from desk.tui.theme.themes import palette_of


class Spoken(Widget):
    """The line. It holds the last thing that was said, so that it can be read again."""

    DEFAULT_CSS = "Spoken { dock: bottom; height: 2; padding: 0 2; background: $background; }"

    def __init__(self) -> None:
        """It says nothing yet."""
        super().__init__()
        self.words = ""

    def show(self, words: str) -> None:
        """Say this."""
        if words != self.words:
            self.words = words
            self.refresh()

    def render(self) -> Text:
        """The words."""
        return Text(self.words, style=palette_of(self).style(""), end="")


class _Speaking(Protocol):
    @property
    def screen(self) -> Screen[Any]: ...

    @property
    def screen_stack(self) -> list[Screen[Any]]: ...

    def call_later(self, callback: Callable[..., Any], *args: Any) -> bool: ...


class Speaker:
    """Holds every picture of the screen against the one before, and says the difference."""

    def __init__(self, app: _Speaking) -> None:
        """For the screens of an app."""
        self._app = app
        self._before = Situation()
        self._known: set[int] = set()
        self._is_asked = False

    def look(self) -> None:
        """The screen was painted: say what is new, once what is going on is done."""
        if not self._is_asked:
            self._is_asked = True
            self._app.call_later(self._look)

    def _look(self) -> None:
        self._is_asked = False
        screen = self._app.screen
        if not screen.is_mounted or not screen.is_attached:
            return
        now = situation(screen)
        words = now.since(self._before, is_known=now.screen[0] in self._known)
        self._before, self._known = now, {id(each) for each in self._app.screen_stack}
        if words:
            self._line(screen).show(words)

    def _line(self, screen: Screen[Any]) -> Spoken:
        for line in screen.query_children(Spoken):
            return line
        line = Spoken()
        screen.mount(line)
        return line

    def end(self, screens: list[Screen[Any]]) -> None:
        """Take the line away: nobody asks for it any more."""
        for screen in screens:
            screen.query_children(Spoken).remove()
