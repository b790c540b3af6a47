"""The verb that corrects an issue that was sent, and offers to tell the readers of the next one."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from desk.edit import Refused, corrections
from desk.model.issue import Issue, IssueStatus
from desk.model.text import first_words
from desk.tui.ports import OnDesk
from desk.tui.screens.number_and_date import today
from desk.tui.widgets.cells import count, shown
from desk.tui.widgets.choice import Choice
from desk.tui.widgets.form import Form, FormField


class CorrectionForm(Form):
    """What was wrong, what is right, and why."""

    def __init__(self, issue: Issue, story: int | None, was: str, by: str) -> None:
        """For the story in hand; None for all of the issue."""
        where = f"“{first_words(issue.story(story).name, 40)}”" if story is not None else shown(issue.label)
        so_far = f" {count(len(issue.corrections), 'correction')} so far." if issue.corrections else ""
        super().__init__(
            f"Correct {where}",
            (
                FormField("was", "Wrong", was, "words or an address, as they stand there"),
                FormField("now", "Right", "", "nothing: they are taken out"),
                FormField("why", "Why", "", "what readers are told"),
                FormField("by", "By", by, "who says so"),
            ),
            says=f"What was sent stays. The archive says what is right, and why.{so_far}",
            done="correct it",
        )
        self._issue, self._story = issue, story

    def wrong(self, values: Mapping[str, str]) -> str:
        """Why it cannot be corrected so."""
        try:
            _corrected(self._issue, values, self._story)
        except Refused as error:
            return str(error)
        return ""


def correct(desk: OnDesk) -> None:
    """Ask what is wrong in the story in hand, and what is right."""
    issue = desk.issue
    if issue.status != IssueStatus.SENT:
        raise Refused(f"{issue.label} was not sent yet: change it itself.")
    story, link = desk.selection.in_hand, desk.selection.link
    was = (issue.link(link).url or "") if link is not None and desk.selection.place == "links" else ""

    def taken(values: Mapping[str, str]) -> None:
        before = {each.id for each in desk.issue.corrections}
        desk.do("Corrected what the archive says", lambda issue: _corrected(issue, values, story))
        made = next((each.id for each in desk.issue.corrections if each.id not in before), None)
        if made is not None:
            _offer(desk, made)

    desk.ask(CorrectionForm(issue, story, was, desk.desk.session.publication.editor), taken)


def _corrected(issue: Issue, values: Mapping[str, str], story: int | None) -> Issue:
    was, now, why, by = (values[name] for name in ("was", "now", "why", "by"))
    return corrections.correct(issue, was, now, why, by, today().isoformat(), story)


def _offer(desk: OnDesk, made: int) -> None:
    """Offer an item for the readers of the draft that comes next."""
    issue, folder = desk.issue, desk.desk.session.folder
    drafts = [each for each in folder.summaries() if each.status == IssueStatus.DRAFT and not each.problem]
    if not drafts:
        return
    draft = min(drafts, key=lambda each: (each.number is None, each.number or 0))
    path = folder.path / draft.file
    choices = (
        ("yes", f"Tell the readers of {shown(draft.label)}", "in an item under “Corrections”"),
        ("no", "No", "the archive lists it"),
    )

    def answered(answer: str) -> None:
        if answer == "yes":
            desk.say_later(partial(_tell, desk, path, issue, made))

    desk.ask(Choice("Tell the next readers?", choices, "yes"), answered)


def _tell(desk: OnDesk, path: Path, issue: Issue, made: int) -> str:
    from desk.publish.correction_item import told
    from desk.session.elsewhere import change

    session = desk.desk.session
    _, after = change(session.folder, path, told, issue, made, session.publication)
    desk.desk.call_later(session.forget, path)
    return f"{shown(after.label)} tells its readers."
