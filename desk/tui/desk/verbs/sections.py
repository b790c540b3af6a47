"""Verbs of sections: new, rename, move, remove."""

from collections.abc import Mapping

from desk.edit import places
from desk.edit import sections as section_edits
from desk.model.ids import new_id
from desk.model.issue import Section
from desk.tui.ports import OnDesk, OrderRow
from desk.tui.widgets.cells import shown
from desk.tui.widgets.form import Form, FormField


def selected(desk: OnDesk) -> Section | None:
    """The selected section, if the focus is on one."""
    row = desk.selection.row
    if row and row.what == "section" and desk.selection.place == "order":
        return desk.issue.section(row.id)
    return None


def new(desk: OnDesk) -> None:
    """Ask for a title and put a section below the one that is selected."""
    row = desk.selection.row
    after = None
    if row and row.what == "section":
        after = row.id
    elif row and row.what == "story":
        after = desk.issue.story(row.id).section

    def taken(values: Mapping[str, str]) -> None:
        section = Section(
            id=new_id(), order="", title=values["title"].strip() or None, standfirst=values["standfirst"].strip()
        )
        desk.do("New section", section_edits.add, section, after=after)
        desk.selection.select(OrderRow("section", section.id))

    desk.ask(Form("New section", _fields("", "")), taken)


def rename(desk: OnDesk) -> None:
    """Change the title and the standfirst of the selected section."""
    section = selected(desk)
    if section is None:
        return

    form = Form("Section", _fields(section.title or "", section.standfirst))

    def taken(_: Mapping[str, str]) -> None:
        changed: dict[str, str | None] = {name: value.strip() for name, value in form.changed.items()}
        if "title" in changed:
            changed["title"] = changed["title"] or None
        if changed:
            desk.do("Renamed the section", section_edits.change, section.id, **changed)

    desk.ask(form, taken)


def _fields(title: str, standfirst: str) -> tuple[FormField, ...]:
    return (
        FormField("title", "Title", title, "Floods and coast"),
        FormField("standfirst", "Standfirst", standfirst, "a line under the title, if you like"),
    )


def shift(desk: OnDesk, step: int) -> None:
    """Move the selected section with its stories."""
    section = selected(desk)
    if section is not None and not desk.do("", section_edits.shift, section.id, step):
        desk.say("It is the last section." if step > 0 else "It is the first section.")
    desk.selection.reveal()


def remove(desk: OnDesk) -> None:
    """Take the selected section away; its stories go to a neighbour."""
    section = selected(desk)
    if section is None:
        desk.say("Select a section first: its title in the running order.")
        return
    desk.do(
        f"Removed the section {shown(section.title or 'without a title')}, kept its stories",
        section_edits.remove,
        section.id,
    )


def dropped(desk: OnDesk, row: OrderRow, onto: OrderRow) -> None:
    """Put a dragged section behind the one it was dropped on, or before it when dragged up."""
    target = onto.id if onto.what == "section" else None
    if onto.what == "story":
        target = places.section_of(desk.issue, desk.issue.story(onto.id))
        if target is None:  # Unsorted stands below the last section
            target = places.section_last(desk.issue)
    if target != row.id:
        desk.do("Moved the section", section_edits.place, row.id, places.section_onto(desk.issue, row.id, target))
