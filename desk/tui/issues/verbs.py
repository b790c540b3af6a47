"""Verbs of the list of issues: open, new, duplicate, filter."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from desk.edit import issues as issue_edits
from desk.edit.copies import duplicate as duplicated
from desk.edit.standing import begun_with
from desk.model.issue import Issue
from desk.tui.issues.new_issue import IssueForm
from desk.tui.ports import OnIssues
from desk.tui.widgets.cells import count, shown


def open_issue(front: OnIssues) -> None:
    """Open the selected issue on the desk; one that cannot be read says why."""
    chosen = front.selected
    if chosen is not None:
        front.open_file(front.path_of(chosen))


def new(front: OnIssues) -> None:
    """Ask for number, date and subject, and open an issue with the sections of the latest one."""
    publication = front.desk.session.publication
    latest = next((each for each in front.summaries if not each.problem), None)
    issue = issue_edits.begin(publication, None, "")
    if latest is not None:
        like = front.desk.session.folder.open_issue(front.path_of(latest)).issue
        issue = issue_edits.following(like, publication) if like.sections else issue
    _ask(front, "New issue", issue, "", "")


def duplicate(front: OnIssues) -> None:
    """Ask for number, date and subject, and open a copy of the selected issue, every story a draft again."""
    found = front.selected_issue()
    if found is None:
        return
    issue = duplicated(found[1], front.desk.session.publication)
    stories, links = count(len(issue.stories), "story", "stories"), count(issue.link_count, "link")
    label = shown(found[1].label)
    says = f"A copy of {label}: {stories} and {links}. All are drafts; title, subject and preheader are empty."
    done = f"Copied {stories} and {links} of {label}. All are drafts."
    _ask(front, f"Duplicate {label} as the next issue", issue, says, done)


def filter_list(front: OnIssues) -> None:
    """Go into the line that narrows the list."""
    front.show_filter()


def _ask(front: OnIssues, title: str, issue: Issue, says: str, done: str) -> None:
    taken = {each.takes: shown(each.file) for each in front.summaries if each.takes is not None}
    today = datetime.now().astimezone().date().isoformat()
    publication = front.desk.session.publication
    day = issue_edits.next_day((each.date for each in front.summaries), publication.cadence, today)
    form = IssueForm(title, issue_edits.next_number(taken), day, taken, publication.language, says)

    front.ask(form, lambda values: _create(front, issue, values, done))


def _create(front: OnIssues, issue: Issue, values: Mapping[str, str], done: str) -> None:
    """Make the issue as it was asked for. A new one begins with what stands, who booked and what was held for it."""
    from desk.publish import beginning

    number = values["number"].strip()
    made = issue_edits.change(
        replace(issue, number=None, date=""),
        number=int(number) if number else None,
        date=values["date"].strip(),
        subject=values["subject"].strip(),
    )
    session, carried = front.desk.session, 0
    if made.stories:
        path = session.folder.create_issue(made).path
    else:
        planned = beginning.plan(session.folder, begun_with(made, session.publication), front.summaries)
        path, carried = beginning.carry_out(session.folder, planned).path, len(planned.carried)
        for each in planned.others or ():
            session.forget(each)
    front.open_file(path)
    comes = f", with {count(carried, 'story', 'stories')} carried over" if carried else ""
    front.desk.say_soon(done or f"Began {shown(made.label)}{comes}.")
