"""A sent issue made a draft again; where desk finished it, the next one is gone if nobody changed it."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from desk.edit import Refused, freezing, sponsors
from desk.model.issue import Issue, Place
from desk.publish import receipt as receipts
from desk.publish.finishing import Done
from desk.publish.receipt import Receipt
from desk.store.errors import StoreError
from desk.store.file.names import PUBLICATION
from desk.store.file.storage import read_bytes
from desk.store.folder import change_together
from desk.store.folder.change_together import Operations, Replace, Save, saved, text
from desk.store.folder.issues import Folder, Opened


def finished_before(folder: Folder, path: Path) -> Path | None:
    """The issue whose finishing began the one in this file, as long as nobody changed that; None if there is none."""
    begun = read_bytes(path)
    for each in sorted(folder.path.glob("*.receipt.json")) if begun else ():
        with contextlib.suppress(StoreError):
            receipt = receipts.read(each)
            if receipt and receipt.next_file == path.name and receipt.next_sha256 == receipts.digest(begun or b""):
                found = folder.path / f"{each.name.removesuffix('.receipt.json')}.json"
                return found if found.is_file() else None
    return None


def check(issue: Issue) -> None:
    """Raises Refused for an issue that was not sent."""
    if not issue.is_frozen:
        raise Refused(f"{issue.label} is a draft: there is nothing to take back.")


def reopen(folder: Folder, opened: Opened) -> Done:
    """Take the finishing of an issue back: it is a draft again, and the next one is gone if nobody changed it.

    `next` of what is given back is None where the next issue is gone, and where nothing was begun. Raises Refused for
    an issue that was not sent, NotSaved, Unreadable.
    """
    issue = opened.issue
    check(issue)
    place = receipts.place(opened.path)
    receipt = receipts.read(place)
    following = folder.path / Path(receipt.next_file).name if receipt else None
    begun = read_bytes(following) if following and receipt and receipt.next_file else None
    untouched = bool(begun and receipt and receipts.digest(begun) == receipt.next_sha256)
    given_back = {each.story for each in receipt.carried} if untouched and receipt else set()
    operations: list[Operations] = [saved(opened.path, opened.data, freezing.reopen(issue, given_back))]
    for each in _files(receipt) if untouched and receipt else ():
        operations += _given_back(folder, each, given_back, opened.path)
    publication, data = folder.publication()
    ledger = sponsors.not_run(publication, issue.id)
    if data is not None and ledger is not publication:
        operations.append(Save(PUBLICATION, data.decode(), text(ledger)))
    if there := read_bytes(place):
        operations.append(Replace(place.name, there.decode(), ""))
    if untouched and following and begun:
        operations.append(Replace(following.name, begun.decode(), ""))
    late = change_together.perform(folder.path, operations, 0)
    return Done(following if begun and not untouched else None, late)


def _files(receipt: Receipt) -> list[str]:
    return sorted({Path(each.file).name for each in receipt.carried})


def _given_back(folder: Folder, file: str, ids: set[int], but: Path) -> Iterator[Operations]:
    """Another issue whose stories were carried over holds them again."""
    path = folder.path / file
    if path.name == but.name or not path.is_file():
        return
    opened = folder.open_issue(path)
    moved = [story.id for story in opened.issue.placed(Place.MOVED) if story.id in ids]
    if moved:
        yield saved(path, opened.data, freezing.hold_again(opened.issue, moved))
