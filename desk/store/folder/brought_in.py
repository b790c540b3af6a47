"""A second copy merged into the file that it is a copy of, and put away."""

import os
from dataclasses import dataclass
from pathlib import Path

from desk.model.issue import Issue
from desk.model.publication import Publication, Shelf
from desk.store.errors import NotFound, NotSaved, StoreError, system_says
from desk.store.file.save import Saved, save
from desk.store.file.storage import keep_beside, loads, read_bytes
from desk.store.folder.issues import Folder
from desk.store.folder.presence import PLACE, made
from desk.store.folder.second_copies import SETTINGS, SecondCopy, copies_among, made_by, written_at
from desk.store.form.merge import merge
from desk.store.form.records import Document, Malformed, Tables, document_from, in_form, tables_of
from desk.store.journal.ancestor import ancestor
from desk.store.journal.journals import Journals
from desk.store.journal.replay import Replay
from desk.store.problems import Reason


def second_copies(folder: Folder) -> tuple[SecondCopy, ...]:
    """All copies in a folder, by name. Raises NotFound."""
    return copies_among(folder.path, folder.summaries())


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
        merged, clashes = merge(ancestor(replay or Replay(), ours, theirs, written_at(copy)), ours, theirs)
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
