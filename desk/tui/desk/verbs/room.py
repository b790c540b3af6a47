"""Verbs of room: a pane gets all of the width, sections fold, and a key goes to each pane."""

from desk.edit import Refused
from desk.tui.ports import OnDesk, OrderRow


def zoom(desk: OnDesk) -> None:
    """Give the pane with the focus the whole width, or all panes their places again."""
    desk.panes.zoomed = not desk.panes.zoomed
    desk.redraw_soon()


def go_to_order(desk: OnDesk) -> None:
    """Go to the running order."""
    desk.panes.go("order")


def go_to_story(desk: OnDesk) -> None:
    """Go into the story's text."""
    _story(desk, "body")


def go_to_links(desk: OnDesk) -> None:
    """Go to the story's links."""
    _story(desk, "links")


def _story(desk: OnDesk, field: str) -> None:
    if desk.selection.in_hand is None:
        raise Refused("Select a story first.")
    if desk.panes.over:
        desk.panes.over = False
    desk.panes.go("story", field, to_write=True)


def go_to_proof(desk: OnDesk) -> None:
    """Go into the proof; where it has no place of its own it takes the story's."""
    desk.panes.over = not desk.panes.all_fit and not desk.panes.one_fits
    desk.panes.go("proof")
    desk.redraw_soon()


def fold(desk: OnDesk) -> None:
    """Fold the section of the selected row; its heading is selected then."""
    id = _section(desk)
    desk.selection.select(OrderRow("section", id))
    desk.selection.fold({*desk.selection.folded, id})


def unfold(desk: OnDesk) -> None:
    """Unfold the selected section."""
    desk.selection.fold(set(desk.selection.folded) - {_section(desk)})


def fold_all(desk: OnDesk) -> None:
    """Fold all sections, or unfold them all if all are folded."""
    every = {section.id for section in desk.issue.sections}
    folds = not every <= set(desk.selection.folded)
    row = desk.selection.row
    if folds and row is not None and row.what == "story" and (id := desk.issue.story(row.id).section) is not None:
        desk.selection.select(OrderRow("section", id))
    desk.selection.fold(every if folds else set())


def _section(desk: OnDesk) -> int:
    row = desk.selection.row
    id = row.id if row is not None and row.what == "section" else None
    if row is not None and row.what == "story":
        id = desk.issue.story(row.id).section
    if id is None:
        raise Refused("Only sections fold: select one, or a story in it.")
    return id
