"""Verbs of what came from elsewhere: other versions, and the second copies that sync tools make."""

from typing import TYPE_CHECKING

from desk.tui.merging.clashes import ClashesScreen, others

if TYPE_CHECKING:
    from desk.tui.screens.base import DeskBase


def clashes(screen: "DeskBase") -> None:
    """Show what two people changed at once."""
    if not others(screen.desk):
        screen.say("There are no other versions: nothing that two people changed is left to decide.")
    elif not isinstance(screen, ClashesScreen):
        screen.desk.session.end_typing()
        screen.app.push_screen(ClashesScreen())


def copies(screen: "DeskBase") -> None:
    """Ask, then merge what sync tools set beside the files."""
    screen.desk.copies.ask(screen)
