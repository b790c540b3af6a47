"""An issue on the clipboard: in formats for a rich paste as formatted text, in all others as the export's own text."""

from typing import TYPE_CHECKING

from desk.formats import render
from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.outside.clipboard import Content

if TYPE_CHECKING:
    from desk.formats.profiles.target import Target

RICH = frozenset({"paste", "fragment"})
"""The formats that are put on the clipboard as formatted text, with the plain text edition beside them."""
_CALLED = {
    "html": "the HTML of {}",
    "text": "{} as plain text",
    "markdown": "{} as Markdown",
    "json": "{} as JSON",
    "eml": "{} as an e-mail file",
}


def content(issue: Issue, publication: Publication, format: str, target: "Target") -> Content:
    """The issue in a format, ready for the clipboard. Raises LookupError for an unknown format, and TemplateFault."""
    made = render(issue, publication, format, target)
    if format not in RICH:
        return Content(made)
    return Content(render(issue, publication, "text", target), made)


def called(issue: Issue, format: str) -> str:
    """What a sentence calls it: "No 7", "the HTML of No 7"."""
    return _CALLED.get(format, "{}").format(issue.label)
