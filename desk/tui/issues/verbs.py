"""Verbs of the list of issues: open, new, duplicate, filter."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from desk.edit import issues as issue_edits
from desk.edit.copies import duplicate as duplicated
from desk.model.issue import Issue
from desk.tui.issues.new_issue import IssueForm
from desk.tui.widgets.cells import count, shown

if TYPE_CHECKING:
    from desk.tui.issues.screen import IssuesScreen


def open_issue(screen: "IssuesScreen") -> None:
    """Open the selected issue on the desk; one that cannot be read says why."""
    chosen = screen.selected
    if chosen is not None:
        screen.open_file(screen.path_of(chosen))


def new(screen: "IssuesScreen") -> None:
    """Ask for number, date and subject, and open an issue with the sections of the latest one."""
    publication = screen.desk.session.publication
    latest = next((each for each in screen.summaries if not each.problem), None)
    issue = issue_edits.begin(publication, None, "")
    if latest is not None:
        like = screen.desk.session.folder.open_issue(screen.path_of(latest)).issue
        issue = issue_edits.following(like, publication) if like.sections else issue
    _ask(screen, "New issue", issue, "", "")


def duplicate(screen: "IssuesScreen") -> None:
    """Ask for number, date and subject, and open a copy of the selected issue, every story a draft again."""
    found = screen.selected_issue()
    if found is None:
        return
    issue = duplicated(found[1], screen.desk.session.publication)
    stories, links = count(len(issue.stories), "story", "stories"), count(issue.link_count, "link")
    label = shown(found[1].label)
    says = f"A copy of {label}: {stories} and {links}. All are drafts; title, subject and preheader are empty."
    done = f"Copied {stories} and {links} of {label}. All are drafts."
    _ask(screen, f"Duplicate {label} as the next issue", issue, says, done)


def filter_list(screen: "IssuesScreen") -> None:
    """Go into the line that narrows the list."""
    screen.show_filter()


def _ask(screen: "IssuesScreen", title: str, issue: Issue, says: str, done: str) -> None:
    taken = {each.takes: shown(each.file) for each in screen.summaries if each.takes is not None}
    today = datetime.now().astimezone().date().isoformat()
    cadence = screen.desk.session.publication.cadence
    day = issue_edits.next_day((each.date for each in screen.summaries), cadence, today)
    form = IssueForm(title, issue_edits.next_number(taken), day, taken, says)

    def answered(values: Mapping[str, str] | None) -> None:
        if values is not None:
            screen.attempt(_create, issue, values, done)

    screen.app.push_screen(form, answered)


def _create(screen: "IssuesScreen", issue: Issue, values: Mapping[str, str], done: str) -> None:
    number = values["number"].strip()
    made = issue_edits.change(
        replace(issue, number=None, date=""),
        number=int(number) if number else None,
        date=values["date"].strip(),
        subject=values["subject"].strip(),
    )
    opened = screen.desk.session.folder.create_issue(made)
    screen.open_file(opened.path)
    screen.app.call_later(screen.desk.say, done or f"Began {shown(made.label)}.")
