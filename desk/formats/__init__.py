"""An issue in every format that a mail tool, a reader or a script takes, and what the desk wrote read back.

Each format has a folder with `write.py` and, where the desk reads its own output, `read.py`; what the two share is in
`form.py`. Renderers are imported when they are called, so importing this package costs nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from desk.model.issue import Issue
from desk.model.publication import Publication

if TYPE_CHECKING:
    from desk.formats.profiles.target import Target


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, one sentence on what it is for, the ending of its files and how it is made."""

    name: str
    description: str
    extension: str
    render: Callable[[Issue, Publication, "Target"], str]


def _format(name: str, extension: str, description: str, module: str, function: str) -> Format:
    def render(issue: Issue, publication: Publication, target: "Target") -> str:
        if target.filled:
            target = target.with_examples_of(publication)
        return str(getattr(import_module(f"desk.formats.{module}.write"), function)(issue, publication, target))

    return Format(name, description, extension, render)


def _data(issue: Issue, publication: Publication, target: "Target") -> str:  # noqa: ARG001 - data is for no tool
    from desk.formats.json.write import as_json

    return as_json(issue, publication)


FORMATS = {
    made.name: made
    for made in (
        _format("html", "html", "A whole e-mail, to paste as code or to import into a mail tool.", "html", "e_mail"),
        _format(
            "paste",
            "paste.html",
            "The e-mail for a rich paste into a mail program or an editor.",
            "html",
            "pasted",
        ),
        _format(
            "fragment",
            "fragment.html",
            "The meaning alone, for tools with a look of their own: Substack, Ghost.",
            "html",
            "fragment",
        ),
        _format(
            "markdown", "md", "Markdown with front matter, for Buttondown, Ghost or git.", "markdown", "as_markdown"
        ),
        _format("text", "txt", "The plain text edition, for the text part of the e-mail.", "text", "edition"),
        _format(
            "eml", "eml", "A draft with both parts, to open in a mail program and send from there.", "eml", "draft"
        ),
        Format("json", "The issue as data, for scripts.", "json", _data),
    )
}
"""Every format by its name."""


def by_ending(file: str) -> Format | None:
    """The format that the ending of a file's name asks for, or None: issue.html is html, issue.paste.html is paste."""
    ended = [made for made in FORMATS.values() if file.lower().endswith(f".{made.extension}")]
    return max(ended, key=lambda made: len(made.extension), default=None)


def render(issue: Issue, publication: Publication, format: str, target: "Target | None" = None) -> str:
    """The issue in a format; the same issue gives the same text.

    Without a target it is made for the publication's own profile. Raises LookupError for an unknown format, and
    `desk.formats.templates.page.TemplateFault` where a template of the publication's own cannot be used.
    """
    if format not in FORMATS:
        raise LookupError(f"there is no format {format!r}: choose one of {', '.join(FORMATS)}")
    return FORMATS[format].render(issue, publication, target or _usual(publication))


def _usual(publication: Publication) -> "Target":
    from desk.formats.profiles.profile import known
    from desk.formats.profiles.target import Target

    return Target(known(publication.profile))


def size(text: str) -> int:
    """How many bytes an export has when it is sent (UTF-8). Gmail clips the HTML of an e-mail past `CLIP`."""
    return len(text.encode())
