"""Verbs of the running order: new, move, mark, put aside, change."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desk.edit import Refused, places
from desk.edit import stories as story_edits
from desk.model.ids import new_id
from desk.model.issue import Image, Issue, Place, Status, Story
from desk.model.text import first_words
from desk.model.url import safe_url
from desk.tui.desk.kinds import KINDS
from desk.tui.desk.verbs import sections
from desk.tui.desk.verbs.selection import place_for_new, story_here, targets
from desk.tui.ports import OnDesk, OrderRow
from desk.tui.widgets.cells import count
from desk.tui.widgets.choice import Choice
from desk.tui.widgets.form import Form, FormField

ROUND: dict[str, Status] = {Status.IDEA: Status.DRAFT, Status.DRAFT: Status.READY, Status.READY: Status.IDEA}


def new(desk: OnDesk) -> None:
    """A new story below the selected one, with the cursor in its headline."""
    spot = place_for_new(desk)
    story = Story(id=new_id(), order="", section=spot.section)
    with desk.desk.session.step("New story"):
        desk.desk.session.do(story_edits.add, story, after=spot.after, first=spot.after is None)
    desk.pick(story.id)
    desk.panes.go("story", "headline", to_write=True)


def move_down(desk: OnDesk) -> None:
    """Move the selected section, or the stories, one place down."""
    _shift(desk, 1)


def move_up(desk: OnDesk) -> None:
    """Move the selected section, or the stories, one place up."""
    _shift(desk, -1)


def _shift(desk: OnDesk, step: int) -> None:
    if sections.selected(desk) is not None and not desk.selection.marked:
        sections.shift(desk, step)
        return
    ids = targets(desk)
    if ids and not desk.do("", story_edits.shift, ids, step):
        desk.say("It is at the end already." if step > 0 else "It is at the top already.")
    desk.selection.reveal()


def to_next(desk: OnDesk) -> None:
    """Move the stories to the end of the next section."""
    _to_neighbour(desk, 1)


def to_previous(desk: OnDesk) -> None:
    """Move the stories to the end of the previous section."""
    _to_neighbour(desk, -1)


def _to_neighbour(desk: OnDesk, step: int) -> None:
    ids = targets(desk)
    if not ids:
        return
    moved = story_edits.to_neighbour(desk.issue, ids, step)
    if moved is desk.issue:
        desk.say("There is no section below." if step > 0 else "There is no section above.")
        return
    section = moved.story(ids[-1]).section
    title = moved.section(section).title if section is not None else None
    desk.do(f"Moved {named(desk.issue, ids)} to {title or 'the next section'}", story_edits.to_neighbour, ids, step)
    desk.selection.reveal()


def mark(desk: OnDesk) -> None:
    """Mark the selected story and go on to the next; a section marks all its stories."""
    row = desk.selection.row
    if row is None or row.what == "subject":
        return
    ids = [row.id] if row.what == "story" else [story.id for story in desk.issue.stories_of(row.id)]
    desk.selection.mark(ids, on=not set(ids) <= set(desk.selection.marked))
    desk.redraw()
    if row.what == "story":
        desk.selection.go(1)


def unmark(desk: OnDesk) -> None:
    """Take all marks away."""
    desk.selection.mark(desk.selection.marked, on=False)
    desk.redraw()


def gather(desk: OnDesk) -> None:
    """Move the marked stories below the selected row."""
    ids = [story.id for story in desk.issue.in_order() if story.id in desk.selection.marked]
    if not ids:
        desk.say("Nothing is marked.", "story.mark")
        return
    spot = place_for_new(desk, moving=ids)
    title = desk.issue.section(spot.section).title if spot.section is not None else None
    desk.do(f"Moved {named(desk.issue, ids)} to {title or 'here'}", story_edits.place, ids, *spot)
    unmark(desk)


def dropped(desk: OnDesk, row: OrderRow, onto: OrderRow) -> None:
    """A row was dragged: a story lands where it was let go, a section before or behind the other one."""
    if row.what == "section":
        sections.dropped(desk, row, onto)
        return
    ids = targets(desk) if row.id in desk.selection.marked else [row.id]
    if onto.what == "story" and onto.id in ids:
        return
    if onto.what == "story":
        spot = places.onto(desk.issue, ids, row.id, onto.id)
    elif onto.what == "section":
        spot = places.first_in(onto.id)
    else:
        spot = places.top(desk.issue)
    desk.do(f"Moved {named(desk.issue, ids)}", story_edits.place, ids, *spot)
    desk.selection.reveal()


def hold(desk: OnDesk) -> None:
    """Put the stories on the shelf for a later issue."""
    _aside(desk, Place.HELD, "Held")


def spike(desk: OnDesk) -> None:
    """Take the stories out; the shelf gives them back."""
    if sections.selected(desk) is not None and not desk.selection.marked:
        sections.remove(desk)
        return
    _aside(desk, Place.SPIKED, "Spiked")


def _aside(desk: OnDesk, place: Place, word: str) -> None:
    ids = targets(desk)
    if not ids:
        return
    words = f"{word} {named(desk.issue, ids)}"
    rest = [story.id for story in desk.issue.in_order()]
    below = next((id for id in rest[rest.index(ids[-1]) :] if id not in ids), None)
    above = next((id for id in reversed(rest) if id not in ids), None)
    desk.selection.mark(desk.selection.marked, on=False)
    if (heir := below or above) is not None:  # never onto a heading: the next key is meant for a story
        desk.selection.select(OrderRow("story", heir), tell=False)
    desk.do(words, story_edits.put_aside, ids, place)


def status(desk: OnDesk) -> None:
    """The next status: idea, draft, ready, and round again."""
    ids = targets(desk)
    if not ids:
        raise Refused("Select a story first.")
    desk.do("", story_edits.change_many, ids, status=ROUND.get(desk.issue.story(ids[0]).status, Status.IDEA))


def kind(desk: OnDesk) -> None:
    """Choose the kind of the stories."""
    ids = targets(desk)
    if not ids:
        raise Refused("Select a story first.")

    def chosen(kind: str) -> None:
        desk.do(f"Made {named(desk.issue, ids)} a {kind}", story_edits.change_many, ids, kind=kind)

    desk.ask(Choice("Kind", KINDS, desk.issue.story(ids[0]).kind), chosen)


def rename(desk: OnDesk) -> None:
    """Change a headline or a section's title."""
    row = desk.selection.row
    if row is None or row.what == "subject":
        desk.run_command("details")
    elif row.what == "section":
        sections.rename(desk)
    else:
        desk.panes.go("story", "headline", to_write=True)


def details(desk: OnDesk) -> None:
    """Everything of a story that its pane does not show."""
    id = story_here(desk)
    form = StoryDetails(desk.issue.story(id))
    desk.ask(form, lambda _: desk.do("Changed the details", _take_details, id, form.changed))


class StoryDetails(Form):
    """The form of a story's details."""

    def __init__(self, story: Story) -> None:
        """Filled with what the story says."""
        image = story.image or Image("")
        super().__init__(
            f"“{first_words(story.name, 40)}”",
            (
                FormField("byline", "Byline", story.byline, "as it is printed: By Nora Quill"),
                FormField("sponsor", "Sponsor", story.sponsor or "", "who pays; empty: your own promotion"),
                FormField(
                    "links_label", "Links label", _label(story.links_label), "empty: the publication’s; a - for none"
                ),
                FormField("src", "Picture", image.src, "its address, https://…"),
                FormField("alt", "In words", image.alt, "for those who do not see the picture"),
                FormField("notes", "Notes", story.notes, "never published", tall=True),
            ),
        )

    def wrong(self, values: Mapping[str, str]) -> str:
        """A picture has a web address, and words alone are none."""
        src = values["src"].strip()
        if src and not (safe_url(src) or "").startswith("http"):
            return f"“{src[:40]}” is not the address of a picture: one begins with https://."
        if values["alt"].strip() and not src:
            return "The words describe a picture: give its address too, or leave them out."
        return ""


def _label(label: str | None) -> str:
    return "" if label is None else label or "-"


def _take_details(issue: Issue, id: int, changed: dict[str, str]) -> Issue:
    """The issue with those details changed that were changed in the form."""
    story = issue.story(id)
    fields: dict[str, Any] = {name: value.strip() for name, value in changed.items() if name in ("byline", "notes")}
    if "sponsor" in changed:
        fields["sponsor"] = changed["sponsor"].strip() or None
    if "links_label" in changed:
        label = changed["links_label"].strip()
        fields["links_label"] = None if not label else "" if label == "-" else label
    if "src" in changed or "alt" in changed:
        image = story.image or Image("")
        src, alt = changed.get("src", image.src).strip(), changed.get("alt", image.alt).strip()
        fields["image"] = replace(image, src=src, alt=alt) if src else None
    return story_edits.change(issue, id, **fields)


def named(issue: Issue, ids: list[int]) -> str:
    """One story by its headline, several by their number."""
    if len(ids) == 1:
        return f"“{first_words(issue.story(ids[0]).name, 40)}”"
    return count(len(ids), "story", "stories")
