"""What a command is for: the marked stories, the selected row, and where something new goes."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.tui.screens.desk import DeskScreen


def targets(desk: "DeskScreen") -> list[int]:
    """The marked stories in running order, else the selected one; in a text, the one in hand."""
    if desk.order.marked:
        return [story.id for story in desk.issue.in_order() if story.id in desk.order.marked]
    if desk.focus_place != "order":
        return [desk.in_hand] if desk.in_hand is not None else []
    return [desk.selected.id] if desk.selected and desk.selected.what == "story" else []


def place_for_new(desk: "DeskScreen") -> tuple[int | None, int | None]:
    """The section and the story behind which something new goes: below what is selected."""
    row = desk.selected
    if row and row.what == "story" and row.id in {story.id for story in desk.issue.in_order()}:
        return desk.issue.story(row.id).section, row.id
    if row and row.what == "section":
        return row.id, None
    first = desk.issue.running_order[:1]
    return (first[0].id if first else None), None
