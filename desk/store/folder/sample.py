"""The sample publication that comes with desk: where it is, and how it is copied into a folder to work in."""

from pathlib import Path

import desk
from desk.store.errors import NotFound, NotSaved
from desk.store.file.names import PUBLICATION, SHELF
from desk.store.file.storage import read_bytes, write_atomic
from desk.store.folder.issues import Folder
from desk.store.problems import Reason

_KEPT = (PUBLICATION, SHELF)


def sample_folder() -> Path | None:
    """The sample: inside the installed package, else beside it in a checkout; None if there is none."""
    package = Path(desk.__file__).resolve().parent
    for folder in (package / "sample", package.parent / "issues"):
        if (folder / PUBLICATION).is_file():
            return folder
    return None


def copy_sample(sample: Path, folder: Folder) -> int:
    """Copy the sample into a folder and return the number of its issues; what is there already is left as it is.

    Raises NotFound, NotSaved.
    """
    issues = Folder(sample).issue_files()
    if folder.path.resolve() == sample.resolve():
        return len(issues)
    folder.begin()
    for source in [*issues, *(sample / name for name in _KEPT)]:
        target = folder.path / source.name
        data = read_bytes(source)
        if data is None:
            raise NotFound(Reason.NO_FILE, source)
        if target.exists():
            raise NotSaved(Reason.SAMPLE_IN_THE_WAY, target)
        write_atomic(target, data)
    return len(issues)
