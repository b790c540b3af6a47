"""A draft on its way to the desk."""

from pathlib import Path

from desk.tui.ports import Front


def open_draft(front: Front, path: Path) -> None:
    """Open a draft on the desk, in place of what is open there. Raises NotFound, Unreadable, NotSaved."""
    desk = front.desk
    desk.session.take(desk.drafts.folder.open_issue(path))
    desk.show_issue()
