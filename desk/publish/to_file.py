"""An issue as a file: where it may go (never over an issue, never onto a folder or a device), and how it is written."""

import os
from pathlib import Path

from desk.formats import FORMATS, render
from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.publish.targets import target
from desk.store.errors import LeadsOutside, NotSaved, StoreError, system_says
from desk.store.file.storage import outside, write_atomic
from desk.store.problems import Reason


class Misplaced(StoreError):
    """An export cannot go where it was sent; nothing was written."""


def usual_place(folder: Path, stem: str, format: str) -> Path:
    """Where an export goes unless the editor says otherwise: `out/` beside the folder of issues, named as the issue."""
    return beside(folder, "out") / f"{stem}.{FORMATS[format].extension}"


def beside(folder: Path, name: str) -> Path:
    """A folder called `name` beside that of the issues.

    Where a link lies there that leads elsewhere, it gets another name: nobody chose what the link leads to.
    """
    around = folder.absolute().parent
    return next(path for path in (around / f"{name}{again}" for again in ("", *range(2, 100))) if not outside(path))


def place(output: str, name: str, folder: Path) -> Path:
    """The file to write: `output`, or a file called `name` in it where it is a folder. Raises Misplaced.

    `folder` is that of the issues: a JSON file in it would be taken for one of them. `os.path` answers for names
    that `Path` raises for: too long ones, and the home of somebody who does not exist.
    """
    path = Path(os.path.expanduser(output))
    if os.path.isdir(path) or output.endswith(("/", os.sep)):
        path /= name
    real = Path(os.path.realpath(path))
    if real.suffix == ".json" and real.parent == folder.resolve():
        raise Misplaced(Reason.AMONG_THE_ISSUES, path)
    if problem := outside(path, real):
        raise Misplaced.of(problem)
    if os.path.isdir(real):
        raise Misplaced(Reason.IS_A_FOLDER, path)
    if os.path.exists(real) and not os.path.isfile(real):
        raise Misplaced(Reason.NOT_A_PLACE, path)
    return path


def write_issue(
    issue: Issue, publication: Publication, format: str, path: Path, folder: Path, profile: str = ""
) -> int:
    """Write an issue of `folder` in a format for a mail tool and return its bytes.

    Without a profile it is for the publication's own tool. Raises NotSaved, Unreadable, LookupError, TemplateFault.
    """
    data = render(issue, publication, format, target(folder, publication, profile)).encode()
    write(path, data)
    return len(data)


def write(path: Path, data: bytes) -> None:
    """Write a file in one step. Its folder is made if it is missing; a link within that stays a link.

    Raises NotSaved, and LeadsOutside for a link that leads out of its folder.
    """
    real = Path(os.path.realpath(path))
    if problem := outside(path, real):
        raise LeadsOutside.of(problem)
    make_folder(path.parent)
    write_atomic(real, data)


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make a folder and those around it where they are missing. Raises NotSaved."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=mode)
    except OSError as error:
        raise NotSaved(Reason.FOLDER_NOT_MADE, folder, system=system_says(error)) from error
