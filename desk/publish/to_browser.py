"""The very page that an export gives, in the browser, before anybody else sees it."""

import hashlib
import os
from pathlib import Path

from desk.formats.templates.page import TemplateFault
from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.outside.browser import open_in_browser
from desk.publish.to_file import make_folder, write_issue


def show_in_browser(issue: Issue, publication: Publication, source: Path) -> str:
    """Write the HTML of the issue in the file `source` to a private file and open it; a sentence on what happened.

    Raises NotSaved, Unreadable.
    """
    from platformdirs import user_cache_path

    mark = hashlib.sha256(os.fsencode(source.absolute())).hexdigest()[:8]
    path = user_cache_path("desk") / "pages" / f"{source.stem}-{mark}.html"
    make_folder(path.parent, mode=0o700)
    try:
        write_issue(issue, publication, "html", path, source.parent)
    except TemplateFault as error:
        return str(error)
    return open_in_browser(path.as_uri()) or f"Opened {issue.label} in the browser."
