"""What takes long to make, kept on disk until the code that it comes from changes."""

import hashlib
import os
import pickle
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar, cast

import desk
import desk.read

READER, OWN = Path(desk.read.__file__).parent, Path(__file__).parent
LINES = (
    *(READER / "sources", READER / "line.py", READER / "house" / "leads.py", OWN / "grammar"),
    *(OWN / "truth.py", OWN / "examples.py", OWN / "measures.py"),
)
"""What lines, and the labels of examples, come from."""
WEIGHTS = (
    *(*LINES, READER / "features", READER / "house", READER / "model" / "labels.py"),
    *(OWN / "learn.py", OWN / "written.py"),
    Path(desk.__file__).parent / "words",
)
"""What weights come from. What is made of labels, and the votes, can change without learning anew."""
_KINDS = (".py", ".json", ".txt")

_Made = TypeVar("_Made")


def kept(name: str, origins: Sequence[Path], make: Callable[[], _Made]) -> _Made:
    """What `make` gives, from the disk where none of `origins` has changed since."""
    digest = hashlib.sha256(name.encode())
    for path in origins:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix in _KINDS:
                digest.update(file.read_bytes())
    place = Path(tempfile.gettempdir()) / f"desk-bench-{os.getuid()}" / f"{digest.hexdigest()[:24]}.pickle"
    if place.is_file():
        return cast(_Made, pickle.loads(place.read_bytes()))
    made = make()
    place.parent.mkdir(mode=0o700, exist_ok=True)
    place.write_bytes(pickle.dumps(made))
    return made
