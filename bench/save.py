"""What a save costs: the reference issue through the desk's store, against the least that a safe write can do.

The floor writes the same bytes beside the file, flushes them, renames and flushes the folder: without a lock, a look
at what others wrote, or JSON. TinyDB's own storage stands beside it for information: it writes in place.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from tinydb.storages import JSONStorage

from bench import reference
from bench.measure import PLACE, Measure, in_turn
from bench.terminal import emptied
from desk.model.issue import Issue
from desk.store import records, save
from desk.store.folder import Folder
from desk.store.storage import dumps


def run() -> Iterator[Measure]:
    """One word is changed before each save, as typing would."""
    place = emptied(PLACE / "save")
    opened = Folder(place).create_issue(reference.issue())
    versions = (_changed(opened.issue, at) for at in count())
    data, floor, storage = opened.data, place / "floor.json", JSONStorage(str(place / "tinydb.json"), encoding="utf-8")

    def ours() -> None:
        nonlocal data
        data = save.save(opened.path, data, records.issue_tables(next(versions))).data

    def theirs() -> None:
        storage.write(records.issue_tables(next(versions)))

    def least() -> None:
        _write(floor, data)

    saved, written, floored = in_turn(ours, theirs, least, runs=200, warm=20)
    storage.close()
    encoded, _ = in_turn(lambda: dumps(records.issue_tables(next(versions))), lambda: None, runs=200, warm=20)
    yield Measure("save of an issue", saved, 2.5, "write, sync, rename, sync", floored)
    yield Measure("save of an issue", saved, None, "TinyDB's JSONStorage", written)
    yield Measure("  of it: the issue as bytes", encoded)


def _changed(issue: Issue, at: int) -> Issue:
    first, *others = issue.stories
    return replace(issue, stories=(replace(first, standfirst=f"word {at:06d}"), *others))


def _write(path: Path, data: bytes) -> None:
    beside = path.with_suffix(".tmp")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    handle = os.open(path.parent, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
