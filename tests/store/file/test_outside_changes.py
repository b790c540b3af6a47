"""What other desks, editors and git do to a file while it is open: merged, never written over."""

import json
import os
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desk.edit import issues, links, stories
from desk.model.issue import Issue, Story
from desk.model.publication import Clip, Publication, Shelf
from desk.store.errors import NotSaved, Unreadable
from desk.store.file import disk as disk_calls
from desk.store.file.save import Saved, create, save
from desk.store.file.storage import dumps, loads
from desk.store.folder.issues import Folder, Opened
from desk.store.form import records
from tests.model.made import newsroom, outline
from tests.store.faults import Disk


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return Folder(tmp_path).create_issue(newsroom())


def written(opened: Opened, issue: Issue) -> Saved:
    return save(opened.path, opened.data, records.issue_tables(issue))


def on_disk(opened: Opened) -> Issue:
    return Folder(opened.path.parent).open_issue(opened.path).issue


def during_flush(monkeypatch: pytest.MonkeyPatch, change: Callable[[int], object]) -> None:
    """Another program does something while we flush: after we read the file, before we rename."""
    fsync, count = os.fsync, iter(range(10**6))

    def slow(handle: int) -> None:
        fsync(handle)
        change(next(count))

    monkeypatch.setattr(os, "fsync", slow)


def put(path: Path, data: bytes) -> None:
    """Save as an editor does that renames."""
    beside = path.with_suffix(".swp")
    beside.write_bytes(data)
    beside.rename(path)


OURS = stories.change(newsroom(), 11, headline="Ours")
THEIRS = stories.change(newsroom(), 12, headline="Theirs")
BOTH = "Ours Theirs Charlie"


def test_an_outside_change_before_the_save_is_merged(opened: Opened) -> None:
    put(opened.path, dumps(records.issue_tables(THEIRS)))
    saved = written(opened, OURS)
    assert outline(on_disk(opened))["News"] == BOTH
    assert (saved.merged, saved.clashes) == (True, 0)
    assert saved.data == opened.path.read_bytes() == dumps(saved.tables)


def test_a_merged_file_has_the_form_of_any_other(opened: Opened) -> None:
    """A field that the other side added stands where it belongs, not at the end: git would show two moves."""
    put(opened.path, dumps(records.issue_tables(stories.change(newsroom(), 11, byline="Theirs", kind="brief"))))
    written(opened, stories.change(newsroom(), 11, body="Ours", status="ready"))
    assert opened.path.read_bytes() == dumps(records.issue_tables(on_disk(opened)))


def test_an_outside_change_between_our_read_and_our_rename_is_merged(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change(time: int) -> None:
        if time == 0:
            put(opened.path, dumps(records.issue_tables(THEIRS)))

    during_flush(monkeypatch, change)
    assert written(opened, OURS).merged
    assert outline(on_disk(opened))["News"] == BOTH


@pytest.mark.parametrize("exchanging", [True, False])
@pytest.mark.parametrize("way", ["by renaming", "in place"])
def test_an_outside_change_between_any_two_calls_of_a_save_is_merged(
    opened: Opened, way: str, exchanging: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other program reads the file, changes a headline and writes it back; one that wrote a stale text would
    undo our save itself. Where names cannot be exchanged, nothing looks before the rename any more.
    """
    if not exchanging:
        monkeypatch.setattr(disk_calls, "can_exchange", lambda: False)
    elif not disk_calls.can_exchange():
        pytest.skip("this system cannot exchange two names")
    reached = []

    def outside(name: str, true: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        theirs = opened.path.read_bytes().replace(b'"Bravo"', b'"Theirs"')
        disk.silent(put if way == "by renaming" else Path.write_bytes, opened.path, theirs)
        return true(*args)

    for nth in range(1, 60):
        opened.path.write_bytes(opened.data)
        disk = Disk(nth, outside)
        with disk.failing():
            saved = written(opened, OURS)
        if not disk.reached:
            break
        reached.append(disk.reached)
        after = save(opened.path, saved.data, saved.tables)  # what came after the last look is met by the next one
        expected = "Ours Bravo Charlie" if disk.reached == "replace" else BOTH
        assert outline(on_disk(opened))["News"] == expected, (nth, disk.reached)
        assert after.clashes == saved.clashes == 0
        assert not list(opened.path.parent.glob(".~*"))
    assert {"open", "write", "fsync", "close"} <= set(reached)
    assert reached.count("exchange" if exchanging else "replace") == 1


def test_an_editor_that_saves_in_place_is_seen_too(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def change(time: int) -> None:
        if time == 0:
            opened.path.write_bytes(dumps(records.issue_tables(THEIRS)))

    during_flush(monkeypatch, change)
    written(opened, OURS)
    assert outline(on_disk(opened))["News"] == BOTH


def test_a_program_that_never_stops_writing_is_said_and_not_written_over(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change(time: int) -> None:
        put(opened.path, dumps(records.issue_tables(stories.change(newsroom(), 12, headline=f"Theirs {time}"))))

    during_flush(monkeypatch, change)
    with pytest.raises(NotSaved, match="keeps writing"):
        written(opened, OURS)
    assert "Theirs" in outline(on_disk(opened))["News"]
    assert not list(opened.path.parent.glob(".~*"))


def test_a_file_that_was_deleted_outside_is_written_again(opened: Opened) -> None:
    opened.path.unlink()
    assert not written(opened, OURS).merged
    assert on_disk(opened) == OURS


def test_a_file_that_is_deleted_during_the_save_is_written_again(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    during_flush(monkeypatch, lambda time: opened.path.unlink() if time == 0 else None)
    written(opened, OURS)
    assert on_disk(opened) == OURS


def test_the_same_content_in_another_form_is_not_rewritten(opened: Opened) -> None:
    data = json.dumps(records.issue_tables(newsroom())).encode()
    put(opened.path, data)
    written(opened, newsroom())
    assert opened.path.read_bytes() == data
    written(opened, OURS)
    assert on_disk(opened) == OURS


def test_defaults_that_an_outside_program_spells_out_are_no_conflict(opened: Opened) -> None:
    tables = loads(dumps(records.issue_tables(newsroom())), opened.path)
    tables["stories"]["11"] |= {"standfirst": "", "byline": "", "image": None, "notes": [""]}
    put(opened.path, json.dumps(tables).encode())
    ours = stories.change(newsroom(), 11, standfirst="Ours", notes="Ours")
    assert written(opened, ours).clashes == 0
    assert on_disk(opened) == ours


@pytest.mark.parametrize(
    "theirs",
    [
        b"",
        b"{",
        b"\xef\xbb\xbf{}",
        dumps(records.issue_tables(newsroom())).replace(b'"schema": 1', b'"schema": 2'),
        dumps(records.issue_tables(newsroom())).replace(b'"order": "A"', b'"order": 1'),
        dumps(records.issue_tables(newsroom())).replace(b'"11": {', b'"011": {'),
        dumps(records.publication_tables(Publication(5))),
    ],
)
def test_what_cannot_be_merged_is_left_alone(opened: Opened, monkeypatch: pytest.MonkeyPatch, theirs: bytes) -> None:
    put(opened.path, theirs)
    with pytest.raises(Unreadable):
        written(opened, OURS)
    assert opened.path.read_bytes() == theirs
    put(opened.path, opened.data)
    during_flush(monkeypatch, lambda time: put(opened.path, theirs))
    with pytest.raises(Unreadable):
        written(opened, OURS)
    assert opened.path.read_bytes() == theirs


def test_another_issue_in_its_place_is_left_alone(opened: Opened) -> None:
    other = dumps(records.issue_tables(Issue(901, title="Another")))
    put(opened.path, other)
    with pytest.raises(NotSaved, match="another issue"):
        written(opened, OURS)
    with pytest.raises(NotSaved, match="another issue"):
        written(opened, newsroom())
    assert opened.path.read_bytes() == other


def test_a_version_of_our_own_is_not_an_outside_change(opened: Opened) -> None:
    """An earlier save whose end we never heard: what we write now follows it, it does not clash with it."""
    earlier = stories.change(newsroom(), 11, headline="Our")
    data = written(opened, earlier).data
    saved = save(opened.path, opened.data, records.issue_tables(OURS), [b"other", data])
    assert (saved.merged, saved.clashes) == (False, 0)
    assert on_disk(opened) == OURS


def test_a_new_file_never_replaces_another(opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotSaved, match="there already"):
        create(opened.path, records.issue_tables(OURS))
    assert on_disk(opened) == newsroom()
    late = tmp_path / "0043-late.json"
    during_flush(monkeypatch, lambda time: late.write_bytes(b"somebody was faster"))
    with pytest.raises(NotSaved, match="just now"):
        create(late, records.issue_tables(OURS))
    assert late.read_bytes() == b"somebody was faster"


def test_two_desks_that_begin_a_publication_at_the_same_time_have_one(tmp_path: Path) -> None:
    one, other = Folder(tmp_path).publication()[0], Folder(tmp_path).publication()[0]
    path = tmp_path / "publication.json"
    save(path, None, records.publication_tables(replace(one, name="The Record", footer="One")))
    saved = save(
        path, None, records.publication_tables(replace(other, name="The Record", tagline="Daily", footer="Other"))
    )
    publication, data = Folder(tmp_path).publication()
    assert (publication.name, publication.tagline, publication.footer) == ("The Record", "Daily", "Other")
    assert saved.clashes == 1
    assert data is not None
    assert b'"One"' in data


def test_two_desks_that_begin_a_shelf_at_the_same_time_keep_all_links(tmp_path: Path) -> None:
    path = tmp_path / "shelf.json"
    save(path, None, records.shelf_tables(Shelf((Clip(5, "V", title="One"),))))
    save(path, None, records.shelf_tables(Shelf((Clip(6, "V", title="Other"),))))
    assert [clip.title for clip in Folder(tmp_path).shelf()[0].clips] == ["One", "Other"]


def test_desks_that_save_at_the_same_time_lose_nothing(opened: Opened) -> None:
    """Four writers, each with stories of its own and the last bytes it saw."""

    def desk(writer: int) -> None:
        data, issue = opened.data, opened.issue
        for at in range(5):
            issue = stories.add(issue, Story(1000 * writer + at, "", 1, headline=f"{writer}-{at}"))
            saved = save(opened.path, data, records.issue_tables(issue))
            data, issue = saved.data, records.issue_from(saved.tables)

    writers = [threading.Thread(target=desk, args=(writer,)) for writer in (1, 2, 3, 4)]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    names = set(outline(on_disk(opened))["News"].split())
    assert names >= {f"{writer}-{at}" for writer in (1, 2, 3, 4) for at in range(5)} | {"Alpha", "Bravo", "Charlie"}


def test_two_people_work_on_one_issue(opened: Opened) -> None:
    theirs = links.remove(stories.place(newsroom(), [22], 1, None), 112)
    put(opened.path, dumps(records.issue_tables(issues.change(theirs, preheader="Theirs"))))
    written(opened, issues.change(stories.shift(OURS, [31], -1), subject="Ours"))
    merged = on_disk(opened)
    assert outline(merged) == {"News": "Echo Ours Bravo Charlie", "Culture": "Delta", "Sport": "Foxtrot"}
    assert (merged.subject, merged.preheader) == ("Ours", "Theirs")
    assert [link.title for link in merged.links_of(11)] == ["Link 1", "Link 3"]
