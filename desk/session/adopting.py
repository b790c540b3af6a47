"""The publication and the shelf, put on disk by others while nothing of them was there: an import, a sample."""

from desk.session.open_file import Job
from desk.session.session import Session
from desk.store.file import save
from desk.store.file.storage import loads, read_bytes

_FILES = ("publication", "shelf")


def adopt(session: Session) -> None:
    """Let the session take in the publication and the shelf that were put on disk behind its back.

    Raises Unreadable.
    """
    for name, value in zip(_FILES, (session.publication, session.shelf), strict=True):
        path = session.folder.path / f"{name}.json"
        if (data := read_bytes(path)) is not None:
            session.settle(Job(name, path, None, value), save.Saved(data, loads(data, path), merged=True, clashes=0))


def look_again(session: Session) -> None:
    """Let the session take in what was changed of the publication on disk behind its back. Raises Unreadable."""
    if (job := session.look("publication")) is not None:
        session.settle(job, job.run())
