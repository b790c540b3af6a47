"""The copy of an issue: on the clipboard, by the way of the settings or the best there is."""

from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.store.errors import StoreError
from desk.tui.ports import Desk


def copy_issue(app: Desk, issue: Issue, publication: Publication, format: str, profile: str = "") -> str:
    """Put an issue on the clipboard; a sentence on what happened. See `copied_issue`."""
    return copied_issue(app, issue, publication, format, profile)[0]


def copied_issue(app: Desk, issue: Issue, publication: Publication, format: str, profile: str = "") -> tuple[str, bool]:
    """Put an issue on the clipboard; a sentence on what happened, and whether it is there.

    It waits for programs, so it runs in a thread of its own. Raises LookupError for an unknown format.
    """
    from desk.formats.templates.page import TemplateFault
    from desk.outside.clipboard import Failed
    from desk.outside.clipboard.programs import here
    from desk.outside.clipboard.ways import copy, usual
    from desk.publish.targets import target
    from desk.publish.to_clipboard import called, content

    def to_terminal(sequence: str) -> None:
        app.call_later(app.to_terminal, sequence)  # between two pieces of what is painted

    outside = here(terminal=to_terminal)
    ways = usual(outside, app.settings.clipboard)
    try:
        made = content(issue, publication, format, target(app.session.folder.path, publication, profile))
        copied = copy(made, called(issue, format), outside, ways).words
        return f"{copied} {still_open(app, issue, publication)}".rstrip(), True
    except (Failed, StoreError, TemplateFault) as error:
        return str(error), False


def still_open(app: Desk, issue: Issue, publication: Publication) -> str:
    """What is to fix in an issue that goes out, in a sentence; "" where nothing is. Nothing is stopped by it."""
    from desk.preflight.check import about_issue, open_words
    from desk.preflight.finding import Severity, Subject

    checked = app.checking.now
    known = checked is not None and checked.issue is issue
    found = checked.open if checked is not None and known else ()
    found = found if known else about_issue(Subject(issue, publication, app.session.folder.path))
    if not any(each.severity == Severity.FIX for each in found):
        return ""
    return f"{open_words(found)}{': P shows them' if app.session.path is not None else ''}."
