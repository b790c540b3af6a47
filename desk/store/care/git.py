"""Merging for git: three versions of one file into one, by stories and fields instead of lines.

`desk doctor --setup-git` tells git to call `desk merge-file %O %A %B` for the issues of a folder. Without it git
merges the same files by lines, for which they are laid out.
"""

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from desk.store.errors import NotSaved, Unreadable
from desk.store.file.storage import dumps, loads, read_bytes, write_atomic
from desk.store.folder.beside import WORDS
from desk.store.form.merge import merge
from desk.store.form.records import Malformed, Tables, in_form
from desk.store.problems import Reason

DRIVER = "desk"
"""The name under which git knows our merge."""
ATTRIBUTES = "merge=desk text eol=lf"
"""What .gitattributes says of the files of issues."""
OF_WORDS = "merge=union text eol=lf"
"""What it says of the publication's own words: git keeps the lines of both sides."""
_SIDES = ("-L", "ours", "-L", "base", "-L", "theirs")


def merge_versions(base: bytes | None, ours: bytes, theirs: bytes, path: Path) -> tuple[bytes, int]:
    """Both sides' changes since `base` (None or empty: there was none), and the number of clashes set beside.

    `path` is what messages call the file. Raises Unreadable if one of the three is no file of ours, or if they
    hold different issues.
    """
    mine = _tables(ours, path, "our side")
    other = _tables(theirs, path, "their side")
    was = _tables(base, path, "the common version") if base and base.strip() else {}
    if mine.get("issue", {}).keys() != other.get("issue", {}).keys():
        raise Unreadable(Reason.TWO_ISSUES, path)
    try:
        merged, clashes = merge(was, mine, other)
        return dumps(in_form(merged, mine)), clashes
    except Malformed as error:
        raise error.of(path) from error


def _tables(data: bytes, path: Path, side: str) -> Tables:
    tables = loads(data, path)
    try:
        return in_form(tables, tables)
    except Malformed as error:
        raise error.of(path, side=side) from error


def merge_file(base: Path, ours: Path, theirs: Path, dry_run: bool = False) -> int:
    """Merge three files into the second, as git asks of a driver: the number of clashes that were set beside.

    Raises Unreadable, then nothing is written, and NotSaved.
    """
    data, clashes = merge_versions(read_bytes(base), read_bytes(ours) or b"", read_bytes(theirs) or b"", ours)
    if not dry_run:
        write_atomic(ours, data)
    return clashes


def merge_lines(base: Path, ours: Path, theirs: Path) -> None:
    """Merge by lines with git's own means, with the marks of a conflict where both changed. Raises NotSaved."""
    command = ["git", "merge-file", "--diff3", *_SIDES, str(ours), str(base), str(theirs)]
    try:
        code = subprocess.run(command, capture_output=True, check=False).returncode
    except OSError as error:
        raise NotSaved(Reason.GIT_NOT_CALLED, ours) from error
    if code < 0 or code > 127:  # it counts conflicts up to 127; more is an error
        raise NotSaved(Reason.GIT_CANNOT_MERGE, ours)


@dataclass(frozen=True, slots=True)
class Repository:
    """The git repository that a folder is in."""

    root: Path

    @classmethod
    def of(cls, folder: Path) -> "Repository | None":
        """The repository of a folder; None if there is none or no git."""
        root = _git(folder, "rev-parse", "--show-toplevel")
        return cls(Path(os.fsdecode(root.removesuffix(b"\n")))) if root else None

    def sides(self, path: Path) -> tuple[bytes | None, bytes, bytes] | None:
        """Base (None if both added it), ours and theirs of a file in conflict; None if git knows of no conflict."""
        name = Path(os.path.realpath(path)).relative_to(self.root.resolve()).as_posix()
        base, ours, theirs = (_git(self.root, "show", f":{stage}:{name}") for stage in (1, 2, 3))
        return None if ours is None or theirs is None else (base, ours, theirs)

    def set_up(self, folder: Path, dry_run: bool = False) -> list[str]:
        """Register our merge for the issues of `folder`: what was done, a sentence each. Raises NotSaved."""
        return [
            *self._configure("name", "desk: by stories and fields", dry_run),
            *self._configure("driver", call(), dry_run),
            *self._name_files(f"{_pattern(self.root, folder, '*.json')} {ATTRIBUTES}", dry_run),
            *self._name_files(f"{_pattern(self.root, folder, WORDS)} {OF_WORDS}", dry_run),
        ]

    def _configure(self, key: str, content: str, dry_run: bool) -> list[str]:
        key = f"merge.{DRIVER}.{key}"
        if _git(self.root, "config", "--local", key) == os.fsencode(content) + b"\n":
            return []
        if not dry_run and _git(self.root, "config", "--local", key, content) is None:
            raise NotSaved(Reason.GIT_NOT_SET_UP, self.root, key=key)
        return [f"Set {key} in git's configuration for {self.root}."]

    def _name_files(self, line: str, dry_run: bool) -> list[str]:
        attributes = Path(os.path.realpath(self.root / ".gitattributes"))
        text = os.fsdecode(read_bytes(attributes) or b"")
        if line in text.splitlines():
            return []
        if not dry_run:
            begun = text if not text or text.endswith("\n") else text + "\n"
            write_atomic(attributes, os.fsencode(f"{begun}{line}\n"))
        return [f"Added “{line}” to {attributes}. Commit that file."]


def call() -> str:
    """The command that git is to run: this very Python and, where it has gone, git's own merge by lines.

    `--strict` leaves the file alone where desk cannot merge it, so that git's turn begins from there.
    """
    python = shlex.quote(Path(sys.executable).as_posix())
    return f"{python} -m desk merge-file --strict %O %A %B || git merge-file --diff3 {' '.join(_SIDES)} %A %O %B"


def split_conflict(text: str) -> tuple[str, str, str] | None:
    """Base, ours and theirs of a text with the marks of conflicts; base is "" without diff3's marks, None: no marks."""
    sides: tuple[list[str], list[str], list[str]] = ([], [], [])
    at: tuple[int, ...] = (0, 1, 2)
    marks = based = 0
    for line in re.split(r"(?<=\n)", text):
        if line.startswith("<<<<<<< "):
            at, marks = (1,), marks + 1
        elif at == (1,) and line.startswith("|||||||"):
            at, based = (0,), based + 1
        elif at in ((1,), (0,)) and re.fullmatch(r"=======\s*", line):
            at = (2,)
        elif at == (2,) and line.startswith(">>>>>>> "):
            at = (0, 1, 2)
        else:
            for side in at:
                sides[side].append(line)
    if not marks or at != (0, 1, 2):
        return None
    return ("".join(sides[0]) if based == marks else ""), "".join(sides[1]), "".join(sides[2])


def merged_conflict(path: Path, data: bytes) -> tuple[bytes, int]:
    """A file with conflict marks merged from its three sides: git's index has them, else the marks.

    Raises Unreadable if there are no three sides or they are no files of ours.
    """
    repository = Repository.of(path.parent)
    sides = repository.sides(path) if repository else None
    if sides is not None:
        return merge_versions(*sides, path)
    split = split_conflict(data.decode("utf-8", errors="surrogateescape"))
    if split is None:
        raise Unreadable(Reason.CONFLICT_MARKS_BROKEN, path)
    base, ours, theirs = (each.encode("utf-8", errors="surrogateescape") for each in split)
    try:
        loads(base, path)
    except Unreadable:
        base = b""  # marks of the kind zdiff3 leave out what both sides share, so the base does not always add up
    return merge_versions(base, ours, theirs, path)


def _pattern(root: Path, folder: Path, files: str) -> str:
    """Files of the folder as .gitattributes names them, quoted where a blank or a sign asks for it."""
    place = Path(os.path.realpath(folder)).relative_to(root.resolve()).as_posix()
    pattern = files if place == "." else re.sub(r"([\\*?\[])", r"\\\1", place) + f"/{files}"
    if re.search(r'[\s"]', pattern) or not pattern.isascii():
        return '"' + pattern.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return pattern


def _git(folder: Path, *args: str) -> bytes | None:
    """What git prints; None if it fails or is not there."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *args], capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
