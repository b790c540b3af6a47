"""Second copies that sync tools leave: another file with the same issue, merged into the first one on consent.

Syncthing, Dropbox, OneDrive, Google Drive and Nextcloud set the other side's version beside ours under a name of
their own, such as "0042-x (Anna's conflicted copy 2026-11-22).json" or "0042-x (1).json". The name only says which of
the two files is the second copy: that it is one is read from the issue's id.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desk.model.issue import Issue
from desk.model.publication import Publication, Shelf
from desk.store.errors import NotFound, NotSaved, StoreError, system_says
from desk.store.file.names import PUBLICATION, SHELF, file_name
from desk.store.file.save import Saved, save
from desk.store.file.storage import keep_beside, loads, read_bytes
from desk.store.folder.issues import Folder
from desk.store.folder.presence import PLACE, made
from desk.store.folder.summaries import Summary
from desk.store.form.merge import merge
from desk.store.form.records import Document, Malformed, Tables, document_from, in_form, tables_of
from desk.store.journal.ancestor import ancestor
from desk.store.journal.journals import Journals
from desk.store.journal.replay import Replay
from desk.store.problems import Reason

SETTINGS = (PUBLICATION, SHELF)
_TOOLS = (
    ("Syncthing", re.compile(r"\.sync-conflict-\d{8}-\d{6}(-\w+)?$")),
    ("Dropbox", re.compile(r" \([^()]*conflicted copy[^()]*\)( \(\d+\))?$", re.IGNORECASE)),
    ("desk", re.compile(r"_conflict-desk-[0-9a-f]+$")),
    ("Nextcloud", re.compile(r"_conflict-[\w-]+$")),
    ("Google Drive", re.compile(r" \(\d+\)$")),
)
"""How the stem of a copy ends. desk's own is what another program put in a save's way (`swap.py`); OneDrive adds "-"
and the name of the computer: no ending to tell it by."""


@dataclass(frozen=True, slots=True)
class SecondCopy:
    """A file with the same issue (or settings) as `original`; `tool` is the program that made it, "" if unknown."""

    original: Path
    path: Path
    tool: str

    @property
    def words(self) -> str:
        """One sentence about it."""
        made = f", made by {self.tool}" if self.tool else ""
        return f"{self.path.name} is a second copy of {self.original.name}{made}."


def second_copies(folder: Folder) -> tuple[SecondCopy, ...]:
    """All copies in a folder, by name. Raises NotFound."""
    return copies_among(folder.path, folder.summaries())


def copies_among(folder: Path, summaries: Sequence[Summary]) -> tuple[SecondCopy, ...]:
    """The copies among the files of a folder, by name."""
    by_issue: defaultdict[int, list[Summary]] = defaultdict(list)
    for summary in summaries:
        if not summary.problem:
            by_issue[summary.id].append(summary)
    found = [each for files in by_issue.values() if len(files) > 1 for each in _copies_of(folder, files)]
    found += _settings_copies(folder, (summary.file for summary in summaries))
    return tuple(sorted(found, key=lambda each: each.path.name))


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """A document with a copy merged into it, how many other versions were kept, and the bytes of the copy."""

    document: Document
    clashes: int
    data: bytes


def bring_in(held: Document, copy: SecondCopy, replay: Replay | None = None) -> BroughtIn:
    """Merge a copy into an open document. Raises NotFound, Unreadable.

    The common ancestor is taken from the issue's journal (`replay`) as far as that is certain. Where it is not, what
    one side deleted comes back, and where both differ both are kept: the copy's version as a clash.
    """
    data = _bytes(copy.path)
    ours, theirs = tables_of(held), _tables(data, copy.path)
    try:
        merged, clashes = merge(ancestor(replay or Replay(), ours, theirs, _written(copy)), ours, theirs)
        return BroughtIn(document_from(type(held), merged), clashes, data)
    except Malformed as error:
        raise error.of(copy.path) from error


def merge_copy(copy: SecondCopy) -> Saved:
    """Merge a copy into its original, save that, and only then put the copy away under `.desk/merged`.

    The original as it was before is kept there too. Raises NotFound, Unreadable, NotSaved.
    """
    data = _bytes(copy.original)
    ours = _tables(data, copy.original)
    type_ = Issue if "issue" in ours else Publication if "publication" in ours else Shelf
    held = document_from(type_, ours)
    brought = bring_in(held, copy, journal_of(copy.original.parent, held))
    saved = save(copy.original, data, tables_of(brought.document))
    keep(copy.original, data)
    finish(copy, brought)
    return Saved(saved.data, saved.tables, True, brought.clashes + saved.clashes)


def journal_of(folder: Path, held: Document) -> Replay:
    """This computer's journal of an issue; an empty one for other documents, or if it cannot be read."""
    if not isinstance(held, Issue):
        return Replay()
    try:
        publication, data = Folder(folder).publication()
        return Replay(Journals(folder, publication.id if data else 0).of(str(held.id)).read())
    except StoreError:
        return Replay()


def readable(copy: SecondCopy) -> None:
    """Check that a copy can be merged. Raises NotFound, Unreadable."""
    _tables(_bytes(copy.path), copy.path)


def finish(copy: SecondCopy, brought: BroughtIn) -> Path:
    """Put a copy away when what it brought is on disk, and say where. Raises NotSaved if it was changed meanwhile."""
    if _bytes(copy.path) != brought.data:
        raise NotSaved(Reason.COPY_CHANGED, copy.path)
    return put_away(copy.path)


def keep(path: Path, data: bytes) -> None:
    """Keep a file's bytes beside the copies that were put away. Raises NotSaved."""
    place = path.parent / PLACE / "merged"
    try:
        made(path.parent)
        place.mkdir(exist_ok=True)
    except OSError as error:
        raise NotSaved(Reason.BEFORE_NOT_KEPT, path, system=system_says(error)) from error
    keep_beside(place / path.name, data, "before")


def put_away(path: Path) -> Path:
    """Move a file that is needed no longer to `.desk/merged` beside it, and say where. Raises NotSaved."""
    place = path.parent / PLACE / "merged"
    try:
        made(path.parent)
        place.mkdir(exist_ok=True)
        for again in range(1, 1000):
            target = place / (path.name if again == 1 else f"{path.stem}-{again}{path.suffix}")
            if not os.path.lexists(target):
                os.rename(path, target)
                return target
    except OSError as error:
        raise NotSaved(Reason.NOT_PUT_AWAY, path, system=system_says(error)) from error
    raise NotSaved(Reason.TOO_MANY_MERGED, place, name=path.name)


def made_by(name: str) -> tuple[str, str]:
    """The original's name and the tool that made the copy; `name` and "" if the name is not that of a copy.

    "0042-x.sync-conflict-20261122-101500-ABCDEFG.json" gives "0042-x.json" and "Syncthing".
    """
    stem, ending = os.path.splitext(name)
    for tool, pattern in _TOOLS:
        if match := pattern.search(stem):
            return stem[: match.start()] + ending, tool
    return name, ""


def _copies_of(folder: Path, files: list[Summary]) -> list[SecondCopy]:
    """The original is the file with the name that desk gave it; else, of those that no tool named, the shortest."""
    original = min(
        (each.file != file_name(each.number, each.slug), made_by(each.file)[1] != "", len(each.file), each.file)
        for each in files
    )[-1]
    stem = original.removesuffix(".json")
    return [
        SecondCopy(
            folder / original,
            folder / name,
            made_by(name)[1] or ("OneDrive" if re.fullmatch(re.escape(stem) + r"-[\w-]+\.json", name) else ""),
        )
        for name in (each.file for each in files)
        if name != original
    ]


def _settings_copies(folder: Path, files: Iterable[str]) -> list[SecondCopy]:
    found = [(name, *made_by(name)) for name in files]
    return [
        SecondCopy(folder / original, folder / name, tool) for name, original, tool in found if original in SETTINGS
    ]


def _written(copy: SecondCopy) -> float:
    """When the copy was written; 0 where that is not known. Tools bring the time along from the other computer."""
    try:
        return copy.path.stat().st_mtime
    except OSError:
        return 0.0


def _bytes(path: Path) -> bytes:
    data = read_bytes(path)
    if data is None:
        raise NotFound(Reason.NO_FILE, path)
    return data


def _tables(data: bytes, path: Path) -> Tables:
    tables = loads(data, path)
    kind = made_by(path.name)[0].removesuffix(".json") if made_by(path.name)[0] in SETTINGS else "issue"
    try:
        return in_form(tables, {"clips" if kind == "shelf" else kind: {}})
    except Malformed as error:
        raise error.of(path) from error
