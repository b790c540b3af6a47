"""What another program writes between our last look and the exchange of names is put back, merged, or kept beside."""

import errno
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from desk.edit import stories
from desk.model.issue import Issue
from desk.store.errors import NotSaved, Unreadable
from desk.store.file import disk
from desk.store.file.save import save, strays, sweep
from desk.store.file.storage import dumps
from desk.store.folder.brought_in import merge_copy, second_copies
from desk.store.folder.issues import Folder, Opened
from desk.store.form import records
from tests.model.made import newsroom, outline

pytestmark = pytest.mark.skipif(not disk.can_exchange(), reason="this system cannot exchange two names")
OURS = stories.change(newsroom(), 11, headline="Ours")


def bytes_with(id: int, headline: str) -> bytes:
    return dumps(records.issue_tables(stories.change(newsroom(), id, headline=headline)))


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return Folder(tmp_path).create_issue(newsroom())


def put(path: Path, data: bytes) -> None:
    path.with_suffix(".swp").write_bytes(data)
    path.with_suffix(".swp").rename(path)


def in_the_moment(monkeypatch: pytest.MonkeyPatch, *doings: Callable[[], object]) -> None:
    """Another program does the first just before the first exchange of names, the second before the second."""
    true, left = disk.exchange, iter(doings)

    def exchange(one: Path, other: Path) -> bool:
        next(left, lambda: None)()
        return true(one, other)

    monkeypatch.setattr(disk, "exchange", exchange)


def written(opened: Opened) -> bool:
    return save(opened.path, opened.data, records.issue_tables(OURS)).merged


def on_disk(opened: Opened) -> str:
    issue: Issue = Folder(opened.path.parent).open_issue(opened.path).issue
    return outline(issue)["News"]


def headlines(opened: Opened) -> set[str]:
    return {story.headline for story in Folder(opened.path.parent).open_issue(opened.path).issue.stories}


def temporaries(opened: Opened) -> list[Path]:
    return list(opened.path.parent.glob(".~*"))


def test_what_came_in_the_moment_is_merged(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_moment(monkeypatch, lambda: put(opened.path, bytes_with(12, "Theirs")))
    assert written(opened)
    assert on_disk(opened) == "Ours Theirs Charlie"
    assert not temporaries(opened)


def test_the_same_words_in_another_file_are_no_change(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """So does a file system look that gives a file another number with another name."""
    in_the_moment(monkeypatch, lambda: put(opened.path, opened.data))
    assert not written(opened)
    assert on_disk(opened) == "Ours Bravo Charlie"
    assert not temporaries(opened)


def test_what_cannot_be_read_is_put_back_and_left_alone(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_moment(monkeypatch, lambda: put(opened.path, b"{"))
    with pytest.raises(Unreadable):
        written(opened)
    assert opened.path.read_bytes() == b"{"
    assert not temporaries(opened)


def test_an_editor_that_had_emptied_the_file_in_place_is_waited_for(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_moment(monkeypatch, lambda: opened.path.write_bytes(b""))
    with pytest.raises(Unreadable, match="empty"):
        written(opened)
    opened.path.write_bytes(bytes_with(12, "Theirs"))
    assert written(opened)
    assert on_disk(opened) == "Ours Theirs Charlie"


def test_what_came_while_it_was_put_back_is_kept_beside(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = bytes_with(12, "First"), bytes_with(13, "Second")
    in_the_moment(monkeypatch, lambda: put(opened.path, first), lambda: put(opened.path, second))
    assert written(opened)
    assert on_disk(opened) == "Ours First Charlie"
    (copy,) = second_copies(Folder(opened.path.parent))
    assert copy.path.read_bytes() == second
    merge_copy(copy)
    assert {"Ours", "First", "Second"} <= headlines(opened)
    assert not temporaries(opened)


def test_a_file_that_is_deleted_in_the_moment_is_written_again(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_moment(monkeypatch, opened.path.unlink)
    assert not written(opened)
    assert on_disk(opened) == "Ours Bravo Charlie"
    assert not temporaries(opened)


def test_what_came_is_not_lost_if_the_name_is_deleted_before_it_is_put_back(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = bytes_with(12, "Theirs")
    in_the_moment(monkeypatch, lambda: put(opened.path, theirs), opened.path.unlink)
    written(opened)
    assert on_disk(opened) == "Ours Bravo Charlie"
    (copy,) = second_copies(Folder(opened.path.parent))
    assert copy.path.read_bytes() == theirs


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP])
def test_a_file_system_that_cannot_exchange_names_gets_a_rename(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(disk, "_renameat2", lambda: lambda one, other: code)
    written(opened)
    assert on_disk(opened) == "Ours Bravo Charlie"
    assert not temporaries(opened)


def test_an_error_of_the_disk_is_said(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "_renameat2", lambda: lambda one, other: errno.EIO)
    with pytest.raises(NotSaved, match="input/output error"):
        written(opened)
    assert opened.path.read_bytes() == opened.data
    assert not temporaries(opened)


def killed_after_the_exchange(opened: Opened, before: Callable[[], object]) -> None:
    """A desk is killed between the exchange and its look at what came out."""
    child = os.fork()
    if child == 0:
        true = disk.exchange

        def exchange(one: Path, other: Path) -> bool:
            before()
            true(one, other)
            os.kill(os.getpid(), signal.SIGKILL)
            return True

        disk.exchange = exchange
        written(opened)
    os.waitpid(child, 0)


def later() -> float:
    return 10.0**12


def test_what_a_killed_desk_had_in_its_hands_is_not_swept_away(opened: Opened) -> None:
    theirs = bytes_with(12, "Theirs")
    killed_after_the_exchange(opened, lambda: put(opened.path, theirs))
    assert on_disk(opened) == "Ours Bravo Charlie"
    sweep(opened.path.parent, later)
    (copy,) = second_copies(Folder(opened.path.parent))
    assert copy.path.read_bytes() == theirs
    merge_copy(copy)
    assert {"Ours", "Theirs"} <= headlines(opened)
    assert not temporaries(opened)


def test_the_old_file_that_a_killed_desk_left_is_swept_away(opened: Opened) -> None:
    killed_after_the_exchange(opened, lambda: None)
    assert len(strays(opened.path.parent, later)) == 1
    sweep(opened.path.parent, later)
    assert on_disk(opened) == "Ours Bravo Charlie"
    assert not temporaries(opened)
    assert not second_copies(Folder(opened.path.parent))
