"""Verbs that read old issues in."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.tui.review.taking_in import Gathered
    from desk.tui.screens.base import DeskBase


def choose(screen: "DeskBase", then: Callable[[], object] | None = None) -> None:
    """Ask what to read in, and show it before it is saved; `then` is called if anything was."""
    from desk.tui.review.read_in import ReadIn

    screen.ask(ReadIn(screen.desk.session.folder), lambda found: review(screen, found, then))


def review(screen: "DeskBase", found: "Gathered", then: Callable[[], object] | None = None) -> None:
    """Show what was read; what was saved of it is said on the screen that comes back."""
    from desk.tui.review.screen import ReviewScreen

    desk = screen.desk

    def done(words: str | None) -> None:
        if words:
            if then is not None:
                then()
            desk.call_later(desk.say, words)

    screen.app.push_screen(ReviewScreen(found), done)
