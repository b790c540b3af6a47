"""An edit of an issue that is not the one in hand: opened, changed and saved on the spot, and noted in its journal."""

from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec

from desk.model.issue import Issue
from desk.session.session import Session
from desk.store.folder.issues import Folder

Arguments = ParamSpec("Arguments")


def change(
    folder: Folder,
    path: Path,
    edit: Callable[Concatenate[Issue, Arguments], Issue],
    /,
    *args: Arguments.args,
    **kwargs: Arguments.kwargs,
) -> tuple[Issue, Issue]:
    """Make an edit of the issue in a file; the issue before and after. Off the screen's thread.

    A session that may have had it open is told with `Session.forget`. Raises what the edit raises, NotFound,
    Unreadable, NotSaved.
    """
    session = Session(folder, journalled=True)
    try:
        before = session.open(path)
        after = session.do(edit, *args, **kwargs)
        session.save()
    finally:
        session.recorder.release()
    return before, after
