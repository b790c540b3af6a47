"""What a command asks pre-flight about: an issue with what its folder remembers, on the day of today."""

import sqlite3
from datetime import datetime
from typing import TYPE_CHECKING

from desk.archive.index import Archive
from desk.preflight.finding import NOTHING, Subject
from desk.preflight.remembered import Remembering
from desk.store.errors import StoreError
from desk.store.folder.issues import Folder

if TYPE_CHECKING:
    from desk.model.issue import Issue
    from desk.model.publication import Publication


def about(folder: Folder, issue: "Issue", publication: "Publication") -> Subject:
    """The subject of pre-flight. Where the index cannot be used nothing is remembered, and all else is checked."""
    archive, remembering = Archive(folder), Remembering(folder)
    try:
        archive.freshen()
        memory = archive.ask(lambda connection: remembering.ask(connection, issue, publication))
    except (StoreError, sqlite3.Error):
        memory = NOTHING
    finally:
        archive.close()
    today = datetime.now().astimezone().date().isoformat()
    return Subject(issue, publication, folder.path, today=today, memory=memory)
