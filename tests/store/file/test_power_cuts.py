"""A power cut at any moment of a save: the old file or the new one, and after the save the new one."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desk.store.file.save import create, save
from desk.store.file.storage import dumps
from desk.store.folder.issues import Folder, Opened
from desk.store.form import records
from tests.model.made import newsroom
from tests.store.crash_states import Recorder

NEW = replace(newsroom(), subject="Changed")
NEW_DATA = dumps(records.issue_tables(NEW))
Bytes = bytes | None


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return Folder(tmp_path).create_issue(newsroom())


def after_cuts(folder: Path, name: str, old: Bytes, work: Callable[[], object]) -> tuple[set[Bytes], set[Bytes], int]:
    """What `name` may hold after a cut during the work, what after it, and the number of states looked at."""
    during: set[Bytes] = set()
    looked = 0
    recorder = Recorder(folder, {} if old is None else {name: old})

    def moment() -> None:
        nonlocal looked
        for state in recorder.states():
            looked += 1
            during.add(state.get(name))

    with recorder.recording(moment):
        work()
    return during, {state.get(name) for state in recorder.states()}, looked


def test_a_cut_leaves_the_old_file_or_the_new_one(opened: Opened) -> None:
    tables = records.issue_tables(NEW)
    during, after, looked = after_cuts(
        opened.path.parent, opened.path.name, opened.data, lambda: save(opened.path, opened.data, tables)
    )
    assert during == {opened.data, NEW_DATA}
    assert after == {NEW_DATA}
    assert looked > 10


def test_a_cut_during_a_merge_leaves_theirs_or_both(opened: Opened) -> None:
    theirs = dumps(records.issue_tables(replace(newsroom(), preheader="Theirs")))
    opened.path.write_bytes(theirs)
    both = dumps(records.issue_tables(replace(NEW, preheader="Theirs")))
    tables = records.issue_tables(NEW)
    during, after, _ = after_cuts(
        opened.path.parent, opened.path.name, theirs, lambda: save(opened.path, opened.data, tables)
    )
    assert during == {theirs, both}
    assert after == {both}


def test_a_cut_leaves_a_new_file_wholly_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "0001-new.json"
    during, after, _ = after_cuts(tmp_path, path.name, None, lambda: create(path, records.issue_tables(NEW)))
    assert during == {None, NEW_DATA}
    assert after == {NEW_DATA}


def test_the_states_would_show_a_save_that_is_not_safe(opened: Opened) -> None:
    """The same cuts of a rename without a flush, and of a flush without one of the folder."""
    folder, name, beside = opened.path.parent, opened.path.name, opened.path.with_suffix(".tmp")

    def careless(flush: bool) -> None:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT, 0o644)
        os.write(handle, NEW_DATA)
        if flush:
            os.fsync(handle)
        os.close(handle)
        os.replace(beside, opened.path)  # noqa: PTH105 - the call that is recorded

    during, after, _ = after_cuts(folder, name, opened.data, lambda: careless(flush=False))
    assert b"" in during
    assert b"\0" * len(NEW_DATA) in during
    during, after, _ = after_cuts(folder, name, opened.data, lambda: careless(flush=True))
    assert during == {opened.data, NEW_DATA}
    assert opened.data in after
