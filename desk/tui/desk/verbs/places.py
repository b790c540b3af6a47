"""Going to a place: what a step changed, or words that were found."""

from desk.store.form.steps import Step
from desk.tui.desk.story import FIELDS
from desk.tui.ports import OnDesk, OrderRow

IN_DETAILS = {
    "byline": "byline",
    "sponsor": "sponsor",
    "links_label": "links_label",
    "image": "alt",
    "alt": "alt",
    "notes": "notes",
}
"""Fields of a story that its details have, and how they are called there."""


def show_step(desk: OnDesk, step: Step) -> None:
    """Select the story that a step changed first, and go to its field if a text has the focus.

    From a list nothing goes into a text: the next letter is a key still.
    """
    id, field = _place_of(desk, step)
    if id is None or all(story.id != id for story in desk.issue.in_order()):
        return
    desk.pick(id)
    place = desk.selection.place
    if field == "links" if place == "links" else place != "order" and field in (*FIELDS, "links"):
        desk.panes.go("story", field)


def _place_of(desk: OnDesk, step: Step) -> tuple[int | None, str]:
    for name, change in step.changes:
        if name == "issue" and change.table == "stories":
            return change.id, change.field
        if name == "issue" and change.table == "links":
            return next((link.story for link in desk.issue.links if link.id == change.id), None), "links"
    return None, ""


def show_place(desk: OnDesk, table: str, id: int, field: str, start: int, end: int) -> None:
    """Go to words of a text and select them; what stands in a form has it opened at its field.

    `table` is "stories", "sections", "links", "issue" or "publication".
    """
    if table == "links":
        desk.pick(desk.issue.link(id).story)
        desk.panes.go("story", "links")
        desk.selection.select_link(id)
    elif table == "sections":
        desk.selection.select(OrderRow("section", id))
        desk.panes.go("order")
    elif table == "stories":
        desk.pick(id)
        if field in FIELDS:
            desk.panes.go("story", field)
            desk.field(field).select_range(start, end)
        elif field in IN_DETAILS:
            desk.run_command("story.details")
            desk.desk.focus_later(IN_DETAILS[field])
        else:
            desk.panes.go("order")
    else:
        desk.run_command("publication" if table == "publication" else "details")
        if field:
            names = {"title": "title-text", "image": "alt"}
            desk.desk.focus_later(names.get(field, field) if table == "issue" else field)
