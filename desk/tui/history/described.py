"""A step in a few words, for the message that it was undone."""

from desk.model.text import first_words
from desk.session.session import Session
from desk.store.form.steps import Step

_FIELDS = {
    "body": "text of",
    "headline": "headline of",
    "standfirst": "standfirst of",
    "status": "status of",
    "kind": "kind of",
    "order": "move of",
    "section": "move of",
}


def described(step: Step, session: Session) -> str:
    """What a step without a title changed: "text of “Bridge sold”", "the publication's footer"; "" if it is gone."""
    for name, change in step.changes:
        if name == "publication" and change.table:
            return "the ledger of sponsors" if change.table == "bookings" else "the standing items"
        if name == "publication":
            return f"the publication’s {change.field.replace('_', ' ')}"
        if name == "shelf":
            return "the shelf"
        if change.table == "stories" and session.path is not None:
            story = next((story for story in session.issue.stories if story.id == change.id), None)
            return f"{_FIELDS.get(change.field, 'details of')} “{first_words(story.name, 30)}”" if story else ""
        if change.table in ("sections", "links"):
            return f"a {change.table.removesuffix('s')}"
        return f"the issue’s {change.field}"
    return ""
