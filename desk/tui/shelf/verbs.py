"""Verbs of the shelf: to open it, and those for its selected row."""

from desk.tui.ports import OnDesk, OnShelf


def take(shelf: OnShelf) -> None:
    """Take the row back to where it came from; a link goes to the story in hand."""
    shelf.take()


def new_story(shelf: OnShelf) -> None:
    """Make a new story of a clipped link."""
    shelf.new_story()


def drop(shelf: OnShelf) -> None:
    """Spike a held story, or take a link off the inbox."""
    shelf.drop()


def reason(shelf: OnShelf) -> None:
    """Say why a story was put aside, and until when."""
    shelf.reason()


def show(desk: OnDesk) -> None:
    """Show the inbox, and what is held and spiked."""
    from desk.tui.shelf.screen import ShelfScreen

    desk.show(ShelfScreen(desk.selection.in_hand))
