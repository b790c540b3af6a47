"""Writing an export: where it goes, and the page that the browser shows."""

import hashlib
import os
from pathlib import Path

from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.render import FORMATS, render
from desk.store import NotSaved, export_file
from desk.tui.outside import open_in_browser


def usual_path(folder: Path, stem: str, format: str) -> Path:
    """Where an export goes unless she says otherwise: `out/` beside the folder of issues, named like the issue."""
    return folder.absolute().parent / "out" / f"{stem}.{FORMATS[format].extension}"


def write_export(issue: Issue, publication: Publication, format: str, path: Path) -> int:
    """Write an issue in a format and return its bytes. Raises NotSaved, LookupError."""
    data = render(issue, publication, format).encode()
    export_file.write(path, data)
    return len(data)


def show_in_browser(issue: Issue, publication: Publication, source: Path) -> str:
    """Write the very page that an export gives to a private file and open it; a sentence on what happened.

    Raises NotSaved.
    """
    from platformdirs import user_cache_path

    folder = user_cache_path("desk") / "pages"
    mark = hashlib.sha256(os.fsencode(source.absolute())).hexdigest()[:8]
    path = folder / f"{source.stem}-{mark}.html"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise NotSaved(f"The folder {folder} cannot be made: {(error.strerror or str(error)).lower()}.") from error
    write_export(issue, publication, "html", path)
    return open_in_browser(path.as_uri()) or f"Opened {issue.label} in the browser."
