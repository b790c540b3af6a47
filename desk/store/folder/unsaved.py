"""Which issues have changes in their journals that were never saved, found without reading every journal."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from desk.store.errors import StoreError
from desk.store.folder.issues import Folder
from desk.store.folder.summaries import Summary
from desk.store.journal.journals import ENDING, Journal, Journals
from desk.store.journal.losses import losses, missing
from desk.store.journal.record import SAVED, SETTLED, SNAPSHOT, read_line
from desk.store.journal.replay import Replay

_AT_REST = (SAVED, SETTLED, SNAPSHOT)
_TAIL = 4096
"""Bytes at the end of a journal that are looked at; the record of a save has about 150."""


def unsaved(journals: Journals | None, folder: Folder, known: Iterable[Summary]) -> frozenset[str]:
    """The files of those issues in which a desk that ended too early had not saved something.

    Without journals there are none. Only those that do not end with a save are read. It is a hint: opening an issue
    looks at all of its journal.
    """
    if journals is None:
        return frozenset()
    try:
        there = set(os.listdir(journals.place() / "journal"))
    except OSError:
        return frozenset()  # there is no journal yet; if there are some that cannot be read, opening an issue says it
    readable = (each for each in known if not each.problem)
    having = ((each, Journal(journals, str(each.id))) for each in readable if f"{each.id}{ENDING}" in there)
    return frozenset(each.file for each, journal in having if _is_unsaved(journal, folder, each))


def _is_unsaved(journal: Journal, folder: Folder, issue: Summary) -> bool:
    with contextlib.suppress(StoreError, OSError):
        if not _is_at_rest(journal.path) and (found := losses(Replay(journal.read()), journal.journals.lives)):
            documents = {
                "issue": folder.open_issue(folder.path / issue.file).issue,
                "publication": folder.publication()[0],
                "shelf": folder.shelf()[0],
            }
            return bool(missing(found, documents))
    return False


def _is_at_rest(path: Path) -> bool:
    """Whether the last record of a journal is one of a save. Raises OSError."""
    with open(path, "rb") as file:
        file.seek(-min(_TAIL, file.seek(0, os.SEEK_END)), os.SEEK_END)
        last = read_line(file.read().rstrip(b"\n").rpartition(b"\n")[2])
    return last is not None and last.what in _AT_REST
