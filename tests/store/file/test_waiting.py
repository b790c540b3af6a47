"""Other programs at the same file: what is in the middle of being written or held is waited for, and not for ever."""

import errno
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desk.session.open_file import OpenFile
from desk.store.errors import NotSaved, Unreadable
from desk.store.file import disk, waiting
from desk.store.file.save import create, save
from desk.store.file.storage import dumps
from desk.store.folder.issues import Folder, Opened
from desk.store.form import records
from tests.model.made import newsroom

NEW = replace(newsroom(), subject="Changed")


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return Folder(tmp_path).create_issue(newsroom())


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that were waited, one after the other; no time passes."""
    seconds: list[float] = []
    monkeypatch.setattr(waiting, "pause", seconds.append)
    return seconds


def after(monkeypatch: pytest.MonkeyPatch, pauses: int, act: Callable[[], object]) -> None:
    """Another program does something during the nth wait."""
    done: list[float] = []

    def pause(seconds: float) -> None:
        done.append(seconds)
        if len(done) == pauses:
            act()

    monkeypatch.setattr(waiting, "pause", pause)


def in_hand(opened: Opened) -> OpenFile:
    return OpenFile("issue", opened.path, opened.issue, opened.issue, opened.data)


def test_a_file_that_is_being_rewritten_is_read_when_it_is_whole(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """vim and Emacs empty the file and write it again: neither moment is an unreadable file."""
    data = dumps(records.issue_tables(NEW))
    for half in (b"", data[: len(data) // 2]):
        opened.path.write_bytes(half)
        after(monkeypatch, 9, lambda: opened.path.write_bytes(data))
        saved = in_hand(opened).look().run()
        assert records.issue_from(saved.tables) == NEW
        opened.path.write_bytes(half)
        after(monkeypatch, 3, lambda: opened.path.write_bytes(data))
        assert Folder(opened.path.parent).open_when_whole(opened.path).issue == NEW


def test_a_save_waits_for_another_programs_write_and_merges_it(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    opened.path.write_bytes(b"")
    after(monkeypatch, 2, lambda: opened.path.write_bytes(dumps(records.issue_tables(NEW))))
    file = in_hand(opened)
    file.value = replace(newsroom(), preheader="Ours")
    job = file.job()
    assert file.settle(job, job.run())
    assert file.value == replace(NEW, preheader="Ours")


def test_a_file_that_stays_broken_is_unreadable_after_two_seconds(opened: Opened, waited: list[float]) -> None:
    opened.path.write_bytes(b"{")
    with pytest.raises(Unreadable):
        in_hand(opened).look().run()
    assert waited == [0.2] * 10
    assert opened.path.read_bytes() == b"{"


def test_a_list_of_issues_does_not_wait(opened: Opened, waited: list[float]) -> None:
    opened.path.write_bytes(b"{")
    folder = Folder(opened.path.parent)
    assert folder.summaries()[0].problem
    with pytest.raises(Unreadable):
        folder.open_issue(opened.path)
    assert waited == []


def held_by_windows(code: int, times: int) -> Callable[..., None]:
    """`os.replace` as Windows answers while a virus scanner reads the file."""
    true, left = os.replace, iter(range(times))

    def replace_(*args: Any) -> None:
        if next(left, None) is None:
            true(*args)
            return
        error = PermissionError(errno.EACCES, "The process cannot access the file")
        error.winerror = code
        raise error

    return replace_


def windows(monkeypatch: pytest.MonkeyPatch, rename: Callable[..., None]) -> None:
    """A system that cannot exchange names, and renames like this."""
    monkeypatch.setattr(disk, "can_exchange", lambda: False)
    monkeypatch.setattr(os, "replace", rename)


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_rename_over_a_file_that_windows_holds_is_tried_again(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, waited: list[float], code: int
) -> None:
    windows(monkeypatch, held_by_windows(code, 4))
    save(opened.path, opened.data, records.issue_tables(NEW))
    assert opened.path.read_bytes() == dumps(records.issue_tables(NEW))
    assert waited == sorted(waited)
    assert len(waited) == 4


def test_a_file_that_windows_holds_for_good_is_said_after_two_and_a_half_seconds(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, waited: list[float]
) -> None:
    windows(monkeypatch, held_by_windows(32, 1000))
    with pytest.raises(NotSaved, match="cannot access"):
        save(opened.path, opened.data, records.issue_tables(NEW))
    assert sum(waited) == pytest.approx(2.5)
    assert opened.path.read_bytes() == opened.data
    assert not list(opened.path.parent.glob(".~*"))


def test_other_refusals_are_not_waited_for(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, waited: list[float]
) -> None:
    windows(monkeypatch, held_by_windows(112, 1000))
    with pytest.raises(NotSaved):
        save(opened.path, opened.data, records.issue_tables(NEW))
    assert waited == []


def test_what_is_written_during_the_wait_is_not_written_over(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    windows(monkeypatch, held_by_windows(32, 1))
    after(monkeypatch, 1, lambda: opened.path.write_bytes(dumps(records.issue_tables(NEW))))
    saved = save(opened.path, opened.data, records.issue_tables(replace(newsroom(), preheader="Ours")))
    assert saved.merged
    assert Folder(opened.path.parent).open_issue(opened.path).issue == replace(NEW, preheader="Ours")


class Drive:
    """A drive of macOS: it counts the full flushes, and may refuse them."""

    def __init__(self, refusal: int = 0) -> None:
        self.flushed: list[int] = []
        self._refusal = refusal

    def fcntl(self, handle: int, command: int) -> int:
        assert command == 51
        if self._refusal:
            raise OSError(self._refusal, os.strerror(self._refusal))
        self.flushed.append(stat.S_IFMT(os.fstat(handle).st_mode))
        return 0


def test_on_macos_file_and_folder_are_flushed_out_of_the_drives_cache(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive = Drive()
    monkeypatch.setattr(disk, "FULL_FLUSH", 51)
    monkeypatch.setattr(disk, "fcntl", drive)
    monkeypatch.setattr(os, "fsync", lambda handle: pytest.fail("one flush is enough"))
    save(opened.path, opened.data, records.issue_tables(NEW))
    assert drive.flushed == [stat.S_IFREG, stat.S_IFDIR]


def test_a_network_drive_without_the_full_flush_gets_the_plain_one(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    true, flushed = os.fsync, []

    def fsync(handle: int) -> None:
        flushed.append(handle)
        true(handle)

    monkeypatch.setattr(disk, "FULL_FLUSH", 51)
    monkeypatch.setattr(disk, "fcntl", Drive(errno.ENOTSUP))
    monkeypatch.setattr(os, "fsync", fsync)
    save(opened.path, opened.data, records.issue_tables(NEW))
    assert len(flushed) == 2


def test_after_a_failed_flush_the_next_save_writes_another_file(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kernel reports a lost write once: a second flush of the same file would succeed over lost bytes."""
    true_open, true_sync, names, flushes = os.open, os.fsync, [], []

    def open_(path: Any, flags: int, *args: Any) -> int:
        handle = true_open(path, flags, *args)
        if str(path).endswith(".tmp"):
            names.append(str(path))
        return handle

    def fsync(handle: int) -> None:
        flushes.append(os.fstat(handle).st_ino)
        if len(flushes) == 1:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        true_sync(handle)

    monkeypatch.setattr(os, "open", open_)
    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(NotSaved):
        save(opened.path, opened.data, records.issue_tables(NEW))
    assert len(flushes) == 1
    assert not Path(names[0]).exists()
    save(opened.path, opened.data, records.issue_tables(NEW))
    assert len(set(names)) == 2


def test_a_save_whose_folder_could_not_be_flushed_is_written_again(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new file is in its place, but nobody knows for how long: the next save must not take it for saved."""
    file = in_hand(opened)
    file.value = NEW
    true = os.fsync

    def broken(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        true(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", broken)
        with pytest.raises(NotSaved):
            file.job().run()
    before = opened.path.stat().st_ino
    job = file.job()
    file.settle(job, job.run())
    assert opened.path.stat().st_ino != before
    assert not file.is_dirty


def test_without_hard_links_a_new_file_replaces_nothing_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(source: Path, target: Path) -> None:
        if late:
            target.write_bytes(b"somebody was faster")
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    late = False
    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "0001-x.json"
    create(path, records.issue_tables(NEW))
    assert path.read_bytes() == dumps(records.issue_tables(NEW))
    late = True
    with pytest.raises(NotSaved, match="just now"):
        create(tmp_path / "0002-x.json", records.issue_tables(NEW))
    assert (tmp_path / "0002-x.json").read_bytes() == b"somebody was faster"
    assert not list(tmp_path.glob(".~*"))
