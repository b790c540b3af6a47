"""The verb that opens the galley."""

from desk.edit import Refused
from desk.tui.ports import Front, OnIssues


def read(front: Front) -> None:
    """Read the open issue through."""
    from desk.tui.galley.screen import GalleyScreen

    front.desk.session.end_typing()
    front.show(GalleyScreen())


def read_selected(front: OnIssues) -> None:
    """Open the selected issue and read it through."""
    chosen = front.selected
    if chosen is None:
        raise Refused("Select an issue first.")
    front.open_file(front.path_of(chosen))
    if front.desk.session.path is not None:
        front.desk.call_later(read, front)
