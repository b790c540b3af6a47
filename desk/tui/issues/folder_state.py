"""What the list of issues knows of its folder; it is found out off the screen's thread."""

from dataclasses import dataclass

from desk.session.session import Session
from desk.store.errors import StoreError
from desk.store.folder.second_copies import SecondCopy, copies_among
from desk.store.folder.summaries import Summary
from desk.store.folder.unsaved import unsaved as unsaved_among
from desk.tui.issues.second_copy_rows import without


@dataclass(frozen=True, slots=True)
class FolderState:
    """What was found. `unsaved` are the files of the issues whose journals hold more than they do.

    With an `error` there is nothing else.
    """

    found: list[Summary]
    second_copies: tuple[SecondCopy, ...] = ()
    unsaved: frozenset[str] = frozenset()
    error: StoreError | None = None


def look_at(session: Session) -> FolderState:
    """FolderState at the session's folder. It reads files: call it off the screen's thread."""
    try:
        found = session.folder.summaries()
        copies = copies_among(session.folder.path, found)
        unsaved = unsaved_among(session.recorder.journals, session.folder, found)
    except StoreError as problem:
        return FolderState([], error=problem)
    return FolderState(without(found, copies), copies, unsaved)
