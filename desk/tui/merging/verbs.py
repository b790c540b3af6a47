"""Verbs of what came from elsewhere: other versions, and the second copies that sync tools make."""

from desk.tui.merging.clashes import ClashesScreen, others
from desk.tui.ports import Front


def clashes(front: Front) -> None:
    """Show what two people changed at once."""
    if not others(front.desk):
        front.say("There are no other versions: nothing that two people changed is left to decide.")
    elif not isinstance(front, ClashesScreen):
        front.desk.session.end_typing()
        front.show(ClashesScreen())


def second_copies(front: Front) -> None:
    """Ask, then merge what sync tools set beside the files."""
    front.desk.second_copies.ask(front)
