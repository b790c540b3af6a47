"""What a command is for: the marked stories, the selected row, and where something new goes."""

from collections.abc import Collection

from desk.edit import Refused, places
from desk.edit.places import Spot
from desk.tui.ports import OnDesk, OrderRow


def targets(desk: OnDesk) -> list[int]:
    """The marked stories in running order, else the selected one; in a text, the one in hand."""
    chosen = desk.selection
    if chosen.marked:
        return [story.id for story in desk.issue.in_order() if story.id in chosen.marked]
    if chosen.place != "order":
        return [chosen.in_hand] if chosen.in_hand is not None else []
    return [chosen.row.id] if chosen.row and chosen.row.what == "story" else []


def story_here(desk: OnDesk) -> int:
    """The story that a command is for: the one in hand, but not while another kind of row is selected.

    Raises Refused where there is none.
    """
    chosen = desk.selection
    if chosen.in_hand is None or (chosen.place == "order" and (chosen.row is None or chosen.row.what != "story")):
        raise Refused("That is for a story: select one first.")
    return chosen.in_hand


def place_for_new(desk: OnDesk, moving: Collection[int] = ()) -> Spot:
    """Where something new goes, or stories that move there: below what is selected."""
    row = desk.selection.row
    if row and row.what == "story" and row.id in {story.id for story in desk.issue.in_order()}:
        return places.behind(desk.issue, row.id, moving)
    return places.first_in(row.id) if row and row.what == "section" else places.top(desk.issue)


def story_in_hand(desk: OnDesk) -> int | None:
    """The story to show after a change: the selected one, else the one in hand if it is still in.

    While a text has the focus it is the other way round: the story that is being written stays, and its row is
    selected. A selected section has no story in hand: it is shown itself. Where both are gone it is the first of all.
    """
    order = [story.id for story in desk.issue.in_order()]
    chosen = desk.selection
    row, in_hand = chosen.row, chosen.in_hand
    if chosen.place != "order" and in_hand is not None and in_hand in order:
        chosen.select(OrderRow("story", in_hand), tell=False)
        return in_hand
    if row and row.what == "story":
        return row.id
    if row and row.what == "section" and chosen.place == "order":
        return None
    return _still(in_hand, order)


def _still(id: int | None, order: list[int]) -> int | None:
    return id if id in order else next(iter(order), None)
