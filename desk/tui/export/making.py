"""What the export dialog has done beside the screen: every format made for a mail tool, and what was made written."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from desk.formats import FORMATS, render
from desk.formats.profiles.values import Profile
from desk.formats.templates.page import TemplateFault
from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.outside.browser import open_in_browser
from desk.publish import to_file
from desk.store.errors import StoreError
from desk.tui.export.copying import still_open
from desk.tui.export.drawing import here
from desk.tui.ports import Desk
from desk.tui.widgets.cells import count

_HOW = "P shows them"
"""How pre-flight is asked for what a sentence only counts."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An issue of `folder` whose file is called `stem`, with its publication, as they are when the dialog opens."""

    issue: Issue
    publication: Publication
    folder: Path
    stem: str


@dataclass(frozen=True, slots=True)
class Tell:
    """Who is told of what is made: what is known of the issue, each format with what to know of it, or a fault."""

    known: Callable[[tuple[str, ...]], None]
    made: Callable[[str, str, tuple[str, ...]], None]
    fault: Callable[[str], None]


def make_all(out: Outgoing, made_for: Profile, tell: Callable[..., None], to: Tell) -> None:
    """Make every format for a mail tool and tell of each as it is there. For a thread.

    `tell` takes one of the calls of `to` and its values to the thread of the screen.
    """
    from desk.preflight.check import about_export, about_issue, on_the_way
    from desk.preflight.finding import Export, Subject
    from desk.publish.targets import target

    subject = Subject(out.issue, out.publication, out.folder)
    try:
        found = about_issue(subject)
        tell(to.known, on_the_way(found, (), _HOW))
        made_with = target(out.folder, out.publication, made_for.name)
        for name in FORMATS:
            text = render(out.issue, out.publication, name, made_with)
            exported = replace(subject, export=Export(name, made_with, text))
            known = () if name == "json" else on_the_way(found, about_export(exported), _HOW)
            tell(to.made, name, text, known)
    except (StoreError, TemplateFault) as error:
        tell(to.fault, str(error))


def write_one(app: Desk, out: Outgoing, format: str, path: Path, tool: str, *, then_open: bool) -> tuple[str, str]:
    """Write one format for a mail tool, and open it if wanted; what was done, or what is wrong. For a thread."""
    try:
        name = f"{out.stem}.{FORMATS[format].extension}"
        place = to_file.place(str(path), name, out.folder)
        size = to_file.write_issue(out.issue, out.publication, format, place, out.folder, tool)
    except (StoreError, TemplateFault) as error:
        return "", str(error)
    open_still = still_open(app, out.issue, out.publication)
    words = f"Wrote {here(place)}, {round(size / 1000)} KB. {open_still}".rstrip()
    if then_open:
        words = f"{words} {open_in_browser(place.absolute().as_uri())}".rstrip()
    return words, ""


def write_all(out: Outgoing, folder: Path, tool: str) -> tuple[str, str]:
    """Write every format that a mail tool takes into a folder; what was done, or a fault. For a thread."""
    from desk.publish import to_folder
    from desk.publish.targets import target

    try:
        made_with = target(out.folder, out.publication, tool)
        exports = to_folder.every(out.issue, out.publication, out.stem, made_with)
        to_folder.write(out.issue, exports, folder, out.folder, out.stem, tool)
    except (StoreError, TemplateFault) as error:
        return "", str(error)
    return f"Wrote {count(len(exports), 'format')} and their list to {here(folder)}.", ""
