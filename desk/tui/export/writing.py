"""Writing an export: where it goes, the page that the browser shows, and the copy on the clipboard."""

import hashlib
import os
from pathlib import Path

from desk.formats import FORMATS, render
from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.outside.browser import open_in_browser
from desk.publish import export_file
from desk.store.errors import NotSaved, StoreError
from desk.tui.ports import Desk


def usual_path(folder: Path, stem: str, format: str) -> Path:
    """Where an export goes unless she says otherwise: `out/` beside the folder of issues, named like the issue."""
    return export_file.beside(folder, "out") / f"{stem}.{FORMATS[format].extension}"


def write_export(
    issue: Issue, publication: Publication, format: str, path: Path, folder: Path, profile: str = ""
) -> int:
    """Write an issue of `folder` in a format for a mail tool and return its bytes.

    Without a profile it is the publication's own. Raises NotSaved, Unreadable, LookupError, TemplateFault.
    """
    from desk.publish.targets import target

    data = render(issue, publication, format, target(folder, publication, profile)).encode()
    export_file.write(path, data)
    return len(data)


def show_in_browser(issue: Issue, publication: Publication, source: Path) -> str:
    """Write the very page that an export gives to a private file and open it; a sentence on what happened.

    Raises NotSaved, Unreadable.
    """
    from platformdirs import user_cache_path

    folder = user_cache_path("desk") / "pages"
    mark = hashlib.sha256(os.fsencode(source.absolute())).hexdigest()[:8]
    path = folder / f"{source.stem}-{mark}.html"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise NotSaved(f"The folder {folder} cannot be made: {(error.strerror or str(error)).lower()}.") from error
    from desk.formats.templates.page import TemplateFault

    try:
        write_export(issue, publication, "html", path, source.parent)
    except TemplateFault as error:
        return str(error)
    return open_in_browser(path.as_uri()) or f"Opened {issue.label} in the browser."


def copy_issue(app: Desk, issue: Issue, publication: Publication, format: str, profile: str = "") -> str:
    """Put an issue on the clipboard by the way of the settings or the best there is; a sentence on what happened.

    It waits for programs, so it runs in a thread of its own. Raises LookupError for an unknown format.
    """
    from desk.outside.clipboard import Failed
    from desk.outside.clipboard.programs import here
    from desk.outside.clipboard.ways import copy, usual
    from desk.publish.copying import called, content
    from desk.publish.targets import TemplateFault, target

    outside = here(terminal=app.to_terminal)
    ways = usual(outside, app.settings.clipboard)
    try:
        made = content(issue, publication, format, target(app.session.folder.path, publication, profile))
        return copy(made, called(issue, format), outside, ways).words
    except (Failed, StoreError, TemplateFault) as error:
        return str(error)
