"""What the editor gave to be read in, and the reading of it, file by file."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from desk.archive.arrivals import Incoming
from desk.archive.drafts import Drafts, name_of
from desk.archive.files import NotRead, all_files, passed_over, read_bytes
from desk.archive.sourced import drafted
from desk.read.sources.kinds import ENDINGS, ending
from desk.store.folder.issues import Folder
from desk.tui.widgets.cells import count, shown

PASTED = "what was pasted"
"""The name of a newsletter that came by itself."""
_LONGEST = 4096
"""Characters of the longest line that can be a path (Linux' PATH_MAX)."""
_FEW = 2
"""Lines that are taken for misspelt paths rather than for a newsletter, if they look like paths."""
_NAMED = 3
"""Files that were passed over and are named."""
_ESCAPED = re.compile(r"\\(.)")
_SPACED = re.compile(r"(?<!\\)\s+(?=[~/'\"])")
"""Where paths stand on one line: a terminal puts those that are dropped on it side by side."""


@dataclass(frozen=True, slots=True)
class Given:
    """Paths to read in, or a newsletter itself; `missing` are lines that should be paths and lead nowhere."""

    paths: tuple[Path, ...] = ()
    missing: tuple[str, ...] = ()
    text: str = ""

    @property
    def words(self) -> str:
        """What it is, in a few words; "" for nothing."""
        if self.text:
            return f"A newsletter of {count(self.text.count(chr(10)) + 1, 'line')}, pasted here."
        folders = sum(path.is_dir() for path in self.paths)
        files = len(self.paths) - folders
        parts = [count(files, "file")] * bool(files) + [count(folders, "folder")] * bool(folders)
        if self.missing:
            parts.append(f"there is no {shown(self.missing[0])}")
        return f"{', '.join(parts)}." if parts else ""


def given(typed: str) -> Given:
    """What was typed or pasted: paths where lines are files, else the newsletter itself."""
    found: list[Path] = []
    missing: list[str] = []
    for line in (stripped for line in StringIO(typed, newline=None) if (stripped := line.strip())):
        paths = _paths(line)
        if paths:
            found += paths
        else:
            missing.append(line)
        if len(missing) > _FEW and not found:
            break
    if found or (len(missing) <= _FEW and all(map(_like_a_path, missing))):
        return Given(tuple(dict.fromkeys(found)), tuple(missing))
    return Given(text=typed)


def _paths(line: str) -> list[Path]:
    """The path that a line is, or the several ones it holds; none if one of them leads nowhere."""
    if len(line) > _LONGEST or "\0" in line:
        return []
    for parts in ([line], _SPACED.split(line)):
        found = [_path(part) for part in parts]
        if all(found):
            return [path for path in found if path]
    return []


def _path(words: str) -> Path | None:
    """A path as it was typed, or as a terminal writes one that is dropped on it: quoted, or with backslashes."""
    bare = words.strip("'\"") if words[:1] in "'\"" else words
    bare = bare.removeprefix("file://")
    for each in (bare, _ESCAPED.sub(r"\1", bare)):
        path = Path(os.path.expanduser(each))  # noqa: PTH111 - Path.expanduser raises on an unknown name
        try:
            if path.exists():
                return path
        except OSError:  # a name that is too long, or a folder that is closed
            continue
    return None


def _like_a_path(line: str) -> bool:
    return line[:1] in "/~." or os.sep in line.partition(" ")[0] or ending(line) in ENDINGS


@dataclass(slots=True)
class Gathered:
    """What was read so far: the files of the drafts, and a sentence for each source that could not be read.

    `waiting` sources were read before, and their drafts are on the list still: they stay as the editor left them.
    `others` are files of folders whose names do not end as newsletters' do.
    """

    drafts: list[Path] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    waiting: int = 0
    others: list[Path] = field(default_factory=list)
    done: int = 0
    of: int = 0

    @property
    def words(self) -> str:
        """What an editor should know of it, but for what could not be read; "" for nothing."""
        words = [f"Stopped: {self.done} of {count(self.of, 'source')} read."] if self.done < self.of else []
        if self.waiting:
            words.append(f"{count(self.waiting, 'source')} read in before, not kept yet: nothing was read twice.")
        if self.others:
            named = ", ".join(shown(each.name) for each in self.others[:_NAMED]) + ", …" * (len(self.others) > _NAMED)
            words.append(f"{count(len(self.others), 'file')} passed over that cannot be a newsletter: {named}.")
        return " ".join(words)


def gathering(folder: Folder, wanted: Given, drafts: Drafts) -> Iterator[Gathered]:
    """Read all of it into drafts, giving what there is before the first source and after each: any may be the last.

    Raises StoreError if the folder that it would come into cannot be read, or no draft can be written.
    """
    known, waiting = Incoming(folder).known_sources(), drafts.waiting()
    found = Gathered(refused=[f"There is no file {shown(each)[:60]}." for each in wanted.missing])
    sources = [None] if wanted.text else _files(wanted.paths, found)
    found.of = len(sources)
    yield found
    for source in sources:
        try:
            data = read_bytes(source) if source else wanted.text.encode()
            name = _name(source) if source else PASTED
            if (name_of(data), name) in waiting:
                found.waiting += 1
            else:
                found.drafts += [added.path for added in drafted(drafts, data, name, known, pasted=source is None)]
        except NotRead as error:
            found.refused.append(str(error))
        found.done += 1
        yield found


def _name(source: Path) -> str:
    """A file's name with its folder, which may say the number or the day."""
    return str(Path(*source.parts[-2:]))


def _files(paths: Sequence[Path], found: Gathered) -> list[Path | None]:
    files: list[Path | None] = []
    for path in paths:
        try:
            files += all_files([path])
            found.others += passed_over(path)
        except NotRead as error:
            found.refused.append(str(error))
    return list(dict.fromkeys(files))
