"""The verb that makes a story a standing item, or lets it stand no more."""

from desk.edit import Refused, stories
from desk.edit import standing as edits
from desk.model.kinds import Kind
from desk.model.publication import Publication
from desk.model.text import first_words
from desk.tui.ports import OnDesk
from desk.tui.widgets.choice import Choice
from desk.tui.widgets.form import Form, FormField


def toggle(desk: OnDesk) -> None:
    """Make the story a standing item; one that is gets the text of now, or stands no more."""
    ids = desk.targets()
    if len(ids) != 1:
        raise Refused("Select the story that each new issue is to begin with.")
    story = desk.issue.story(ids[0])
    publication = desk.desk.session.publication
    item = next((each for each in publication.standing if each.id == story.standing), None)
    name = first_words(story.name, 40)
    if item is not None:
        choices = (
            ("text", "Give it the text of now", "the next issues begin with it"),
            ("no", "Let it stand no more", "it stays in the issues that have it"),
        )
        number = item.id

        def chosen(what: str) -> None:
            if what == "text":
                _add(desk, story.id, "")
            else:
                _take(desk, edits.remove(desk.desk.session.publication, number), f"“{name}” stands no more")

        desk.ask(Choice(f"“{name}” is a standing item", choices, "text"), chosen)
    elif story.kind == Kind.SPONSOR:
        says = "A sponsor changes from issue to issue: what stands is the slot. Who booked it is put there."
        form = Form("Standing slot", (FormField("slot", "Slot", "", "for example Top"),), says=says)
        desk.ask(form, lambda values: _add(desk, story.id, values["slot"]))
    else:
        _add(desk, story.id, "")


def _add(desk: OnDesk, id: int, slot: str) -> None:
    session = desk.desk.session
    publication, item = edits.add(session.publication, desk.issue, id, slot)
    name = first_words(desk.issue.story(id).name, 40)
    title = f"Each new issue begins with “{slot.strip() or name}”"
    with session.step(title):
        session.change_publication(standing=publication.standing, standing_links=publication.standing_links)
        session.do(stories.change, id, standing=item)
    desk.say(f"{title}.", "undo")


def _take(desk: OnDesk, publication: Publication, title: str) -> None:
    session = desk.desk.session
    with session.step(title):
        session.change_publication(standing=publication.standing, standing_links=publication.standing_links)
    desk.say(f"{title}.", "undo")
