"""What comes out: an issue in every format that a mail tool, a reader or a script takes.

The renderers, and what they need, are imported when they are called: importing this package costs nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from desk.model.issue import Issue
from desk.model.publication import Publication


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, one sentence on what it is for, the ending of its files and how it is made."""

    name: str
    description: str
    extension: str
    render: Callable[[Issue, Publication], str]


def _format(name: str, module: str, extension: str, description: str) -> Format:
    def render(issue: Issue, publication: Publication) -> str:
        made = import_module(f"desk.render.{module}").render(issue, publication)
        return str(made)

    return Format(name, description, extension, render)


FORMATS = {
    made.name: made
    for made in (
        _format("html", "html", "html", "A whole e-mail, to paste as code or to import into a mail tool."),
        _format("text", "text", "txt", "The plain text edition, for the text part of the e-mail."),
        _format("markdown", "markdown_out", "md", "Markdown with front matter, for Buttondown, Ghost or git."),
        _format("json", "json_out", "json", "The issue as data, for scripts."),
    )
}
"""Every format by its name."""


def render(issue: Issue, publication: Publication, format: str) -> str:
    """The issue in a format. The same issue gives the same text. Raises LookupError for an unknown format."""
    if format not in FORMATS:
        raise LookupError(f"there is no format {format!r}: choose one of {', '.join(FORMATS)}")
    return FORMATS[format].render(issue, publication)


def size(text: str) -> int:
    """Bytes of an export as it is sent (UTF-8): Gmail clips the HTML of an e-mail past 102,400 of them."""
    return len(text.encode())
