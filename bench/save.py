"""What a save costs: the reference issue through the desk's store, against the least that a safe write can do.

The floor writes the same bytes beside the file, flushes them, renames and flushes the folder: without a lock, a look
at what others wrote, or JSON. TinyDB's own storage stands beside it for information: it writes in place.
"""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, islice
from pathlib import Path

from tinydb.storages import JSONStorage

from bench import reference
from bench.measure import PLACE, Measure, in_turn
from bench.terminal import emptied
from desk.model.issue import Issue
from desk.session.open_file import OpenFile
from desk.store.file import save
from desk.store.file.storage import dumps, read_bytes
from desk.store.folder.issues import Folder, Opened
from desk.store.form import records


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
    yield Measure("  of it: on the screen's thread", list(_on_the_screens_thread(opened, versions)), 1.0, at=0.95)


def _on_the_screens_thread(opened: Opened, versions: Iterator[Issue]) -> Iterator[float]:
    """Milliseconds for taking the job of a save and for taking its result in; the save between runs in a worker."""
    data = read_bytes(opened.path)
    file = OpenFile("issue", opened.path, opened.issue, opened.issue, data)
    for value in islice(versions, 100):
        file.value = value
        begun = time.perf_counter()
        job = file.job()
        taken = time.perf_counter() - begun
        saved = job.run()
        begun = time.perf_counter()
        file.settle(job, saved)
        yield (taken + time.perf_counter() - begun) * 1000


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
