"""What a command is for: the marked stories, the selected row, and where something new goes."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from desk.edit import Refused, places
from desk.edit.places import Spot

if TYPE_CHECKING:
    from desk.tui.desk.screen import DeskScreen


def targets(desk: "DeskScreen") -> list[int]:
    """The marked stories in running order, else the selected one; in a text, the one in hand."""
    if desk.order.marked:
        return [story.id for story in desk.issue.in_order() if story.id in desk.order.marked]
    if desk.focus_place != "order":
        return [desk.in_hand] if desk.in_hand is not None else []
    return [desk.selected.id] if desk.selected and desk.selected.what == "story" else []


def story_here(desk: "DeskScreen") -> int:
    """The story that a command is for: the one in hand, but not while another kind of row is selected.

    Raises Refused where there is none.
    """
    row = desk.selected
    if desk.in_hand is None or (desk.focus_place == "order" and (row is None or row.what != "story")):
        raise Refused("That is for a story: select one first.")
    return desk.in_hand


def place_for_new(desk: "DeskScreen", moving: Collection[int] = ()) -> Spot:
    """Where something new goes, or stories that move there: below what is selected."""
    row = desk.selected
    if row and row.what == "story" and row.id in {story.id for story in desk.issue.in_order()}:
        return places.behind(desk.issue, row.id, moving)
    return places.first_in(row.id) if row and row.what == "section" else places.top(desk.issue)


def story_in_hand(desk: "DeskScreen") -> int | None:
    """The story to show after a change: the selected one, else the one in hand if it is still in.

    While a text has the focus it is the other way round: the story that is being written stays, and its row is
    selected. Where both are gone it is the first of the selected section, else the first of all.
    """
    order = [story.id for story in desk.issue.in_order()]
    row = desk.selected
    if desk.focus_place != "order" and desk.in_hand in order:
        desk.order.select(desk.order.row_of(desk.in_hand), tell=False)
        return desk.in_hand
    if row and row.what == "story":
        return row.id
    if row and row.what == "section":
        run = [story.id for story in desk.issue.stories_of(row.id)]
        return desk.in_hand if desk.in_hand in run else next(iter(run), _still(desk.in_hand, order))
    return _still(desk.in_hand, order)


def _still(id: int | None, order: list[int]) -> int | None:
    return id if id in order else next(iter(order), None)
