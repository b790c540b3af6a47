"""Verbs of the past: the versions there were, and what was not saved."""

from typing import TYPE_CHECKING

from desk.tui.desk.verbs.selection import targets

if TYPE_CHECKING:
    from desk.tui.desk.screen import DeskScreen
    from desk.tui.screens.base import DeskBase


def history(desk: "DeskScreen") -> None:
    """Show the versions of the story in hand, or of the issue."""
    from desk.tui.history.screen import HistoryScreen

    desk.desk.session.end_typing()
    desk.app.push_screen(HistoryScreen(desk.in_hand if targets(desk) else None))


def recovered(screen: "DeskBase") -> None:
    """Show again what an earlier desk had not saved in the open issue; without one, in the publication and shelf."""
    from desk.tui.history.recovered import RecoveredScreen

    if screen.desk.session.recover():
        screen.app.push_screen(RecoveredScreen())
    else:
        screen.say("Everything that was typed is in the file.")
