"""Verbs that read old issues in: what is given becomes drafts, and drafts are opened on the desk."""

from desk.tui.ports import Front
from desk.tui.reading.opening import open_draft
from desk.tui.reading.taking_in import Gathered
from desk.tui.widgets.cells import count


def choose(front: Front, text: str = "") -> None:
    """Ask what to read in; `text` was pasted already. One issue opens on the desk beside its source, else the list."""
    from desk.tui.reading.read_in import ReadIn

    front.ask(ReadIn(front.desk.session.folder, front.desk.drafts, text), lambda found: show(front, found))


def show(front: Front, found: Gathered) -> None:
    """Show what was read."""
    from desk.tui.reading.read_in import refused

    if front.desk.session.path is not None:  # the editor goes on with the issue that is open
        words = f"Read {count(len(found.drafts), 'issue')} in. b goes to the list of issues, d there shows them."
        front.say(" ".join(each for each in (words, found.words, refused(found.refused)) if each))
        return
    said = " ".join(each for each in (found.words, refused(found.refused)) if each)
    if len(found.drafts) == 1 and not said:
        open_draft(front, found.drafts[0])
    else:
        drafts(front)
        if said:
            front.desk.say_soon(said)


def drafts(front: Front) -> None:
    """Show the issues that were read in and are not kept yet."""
    from desk.tui.reading.screen import DraftsScreen

    if not front.desk.drafts.count() and not front.desk.drafts.dropped:  # what was dropped can be put back there
        front.say("Nothing that was read in waits to be kept.", "intake")
        return
    front.show(DraftsScreen())
