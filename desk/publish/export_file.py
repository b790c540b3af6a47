"""Where an export may go: never over an issue, the publication or the shelf, never onto a folder or a device."""

import os
from pathlib import Path

from desk.store.errors import NotSaved, Outside, StoreError
from desk.store.file.storage import outside, write_atomic


class Misplaced(StoreError):
    """An export cannot go where it was sent; nothing was written."""


def target(output: str, name: str, folder: Path) -> Path:
    """The file to write: `output`, or a file called `name` in it where it is a folder. Raises Misplaced.

    `folder` is that of the issues: a JSON file in it would be taken for one of them. `os.path` answers for names
    that `Path` raises for: too long ones, and the home of somebody who does not exist.
    """
    path = Path(os.path.expanduser(output))
    if os.path.isdir(path) or output.endswith(("/", os.sep)):
        path /= name
    real = Path(os.path.realpath(path))
    if real.suffix == ".json" and real.parent == folder.resolve():
        raise Misplaced(f"{path} lies among the issues, and desk would take it for one. Choose another folder.")
    if sentence := outside(path, real):
        raise Misplaced(sentence)
    if os.path.isdir(real):
        raise Misplaced(f"{path} is a folder. Name a file, or another folder to put it in.")
    if os.path.exists(real) and not os.path.isfile(real):
        raise Misplaced(f"{path} is not a plain file. Choose another place.")
    return path


def beside(folder: Path, name: str) -> Path:
    """A folder called `name` beside that of the issues: where things go unless the editor says otherwise.

    Where a link lies there that leads elsewhere, it gets another name: nobody chose what the link leads to.
    """
    around = folder.absolute().parent
    return next(path for path in (around / f"{name}{again}" for again in ("", *range(2, 100))) if not outside(path))


def write(path: Path, data: bytes) -> None:
    """Write the file in one step. Its folder is made if it is missing; a link within it stays a link.

    Raises NotSaved, and Outside for a link that leads out of its folder.
    """
    real = Path(os.path.realpath(path))
    if sentence := outside(path, real):
        raise Outside(sentence)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotSaved(f"The folder {path.parent} cannot be made: {(error.strerror or str(error)).lower()}.") from error
    write_atomic(real, data)
