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
    """Show the inbox, and what is held and spiked; a link without an address can be given one of the inbox."""
    from desk.tui.shelf.screen import ShelfScreen

    def filled(link: int | None) -> None:
        if link is not None:
            desk.run_command("open.next")

    id = desk.selection.link if desk.selection.place == "links" else None
    waits = id is not None and not desk.issue.link(id).url and not desk.issue.link(id).ref
    desk.show(ShelfScreen(desk.selection.in_hand, id if waits else None), filled)
