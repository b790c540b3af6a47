"""Whatever the disk does during a save: the old file is whole, the error is said, and nothing is left beside."""

import contextlib
import errno
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import filelock
import pytest

from desk.store.errors import LeadsOutside, NotSaved
from desk.store.file import disk, rescue
from desk.store.file.save import create, save
from desk.store.file.storage import FileStorage, dumps, write_atomic
from desk.store.file.swap import is_anothers
from desk.store.folder.issues import Folder, Opened
from desk.store.form import records
from tests.model.made import newsroom
from tests.store.faults import Disk, half_written, refusing

NEW = replace(newsroom(), subject="Changed", stories=())


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return Folder(tmp_path).create_issue(newsroom())


@pytest.fixture(params=[True, False], ids=["exchange", "rename"])
def exchanging(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether names can be exchanged: on Linux they can, elsewhere a rename must do."""
    if not request.param:
        monkeypatch.setattr(disk, "can_exchange", lambda: False)
    elif not disk.can_exchange():
        pytest.skip("this system cannot exchange two names")
    return bool(request.param)


def nothing_is_left(path: Path, at: Disk) -> None:
    """But the old file, where removing it is what failed: it may be swept, and is."""
    left = [path.with_name(name) for name in beside(path) if name != ".gitignore"]
    assert len(left) <= (at.reached == "unlink")
    for each in left:
        assert not is_anothers(each)
        each.unlink()


def beside(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir() if each not in (path, path.parent / ".desk.lock"))


FAULTS = {
    "disk full": refusing(errno.ENOSPC),
    "quota": refusing(errno.EDQUOT),
    "disk broken": refusing(errno.EIO),
    "not allowed": refusing(errno.EACCES),
    "read-only file system": refusing(errno.EROFS),
    "full in the middle of a write": half_written,
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_at_any_call_leaves_the_old_file_or_the_new_one(
    opened: Opened, fault: Callable[..., Any], exchanging: bool
) -> None:
    new = dumps(records.issue_tables(NEW))
    reached = set()
    for nth in range(1, 100):
        opened.path.write_bytes(opened.data)
        at = Disk(nth, fault)
        said = ""
        with at.failing():
            try:
                save(opened.path, opened.data, records.issue_tables(NEW))
            except NotSaved as error:
                said = str(error)
        if not at.reached:
            break
        reached.add(at.reached)
        assert opened.path.read_bytes() == (new if at.renamed else opened.data)
        assert said or at.renamed
        nothing_is_left(opened.path, at)
    else:
        pytest.fail("a save makes fewer than 100 calls")
    assert {"open", "write", "fsync", "exchange" if exchanging else "replace"} <= reached


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_at_any_call_of_a_save_that_merges_loses_neither_side(
    opened: Opened, fault: Callable[..., Any], exchanging: bool
) -> None:
    """After the fault the same save is made again, as the desk does, and everything is there."""
    theirs = dumps(records.issue_tables(replace(newsroom(), preheader="Theirs")))
    for nth in range(1, 100):
        opened.path.write_bytes(theirs)
        at = Disk(nth, fault)
        with at.failing(), contextlib.suppress(NotSaved):
            save(opened.path, opened.data, records.issue_tables(NEW))
        if not at.reached:
            break
        assert at.renamed or opened.path.read_bytes() == theirs
        save(opened.path, opened.data, records.issue_tables(NEW))
        issue = Folder(opened.path.parent).open_issue(opened.path).issue
        assert (issue.subject, issue.preheader) == ("Changed", "Theirs")
        nothing_is_left(opened.path, at)


def test_a_limit_on_the_size_of_files_is_an_error_and_loses_nothing(opened: Opened) -> None:
    """RLIMIT_FSIZE, which is how a quota feels; it is set in a child, because it cannot be lifted again."""
    resource = pytest.importorskip("resource")
    child = os.fork()
    if child == 0:
        code = 1
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
            save(opened.path, opened.data, records.issue_tables(replace(newsroom(), subject="Changed")))
        except NotSaved as error:
            code = 0 if "too large" in str(error) else 2
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert opened.path.read_bytes() == opened.data
    assert beside(opened.path) == [".gitignore"]


@pytest.mark.parametrize("nth", range(1, 40))
def test_a_new_file_is_there_wholly_or_not_at_all(tmp_path: Path, nth: int) -> None:
    path = tmp_path / "0001-new.json"
    at = Disk(nth, refusing(errno.ENOSPC))
    with at.failing():
        try:
            create(path, records.issue_tables(NEW))
        except NotSaved:
            pass
        else:
            assert path.exists()
    assert not path.exists() or path.read_bytes() == dumps(records.issue_tables(NEW))
    assert set(beside(path)) <= {".gitignore"} or at.reached == "unlink"


def test_the_error_names_the_file_and_the_reason(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", lambda handle, data: refusing(errno.ENOSPC)("write", os.write, (handle, data)))
    with pytest.raises(NotSaved, match="no space left on device") as caught:
        save(opened.path, opened.data, records.issue_tables(NEW))
    assert str(opened.path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_slow_disk_that_takes_a_few_bytes_at_a_time_gets_all_of_them(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, bytes(data)[:100]))
    saved = save(opened.path, opened.data, records.issue_tables(NEW))
    assert opened.path.read_bytes() == saved.data == dumps(records.issue_tables(NEW))


def test_an_interrupt_in_the_middle_leaves_the_old_file(opened: Opened) -> None:
    def interrupt(name: str, true: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        if name in ("open", "close", "unlink"):
            return true(*args)
        raise KeyboardInterrupt

    interrupted = 0
    for nth in range(1, 20):
        try:
            with Disk(nth, interrupt).failing():
                save(opened.path, opened.data, records.issue_tables(NEW))
        except KeyboardInterrupt:
            interrupted += 1
        assert beside(opened.path) == [".gitignore"]
        opened.path.write_bytes(opened.data)
    assert interrupted >= 4


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_cannot_flush_a_folder_can_be_saved_to(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    fsync = os.fsync

    def refuse_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, os.strerror(code))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", refuse_folders)
    save(opened.path, opened.data, records.issue_tables(NEW))
    assert opened.path.read_bytes() == dumps(records.issue_tables(NEW))


def test_a_read_only_file_is_not_written_over(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(NotSaved, match="read-only"):
        save(opened.path, opened.data, records.issue_tables(NEW))
    assert opened.path.read_bytes() == opened.data


def test_a_read_only_folder_is_an_error_that_can_be_read(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    true = os.open

    def read_only(path: Any, flags: int, *args: Any, **kwargs: Any) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise PermissionError(errno.EACCES, "Permission denied")
        return true(path, flags, *args, **kwargs)

    monkeypatch.setattr(os, "open", read_only)
    with pytest.raises(NotSaved, match="permission denied"):
        save(opened.path, opened.data, records.issue_tables(NEW))
    with pytest.raises(NotSaved, match="permission denied"):
        Folder(opened.path.parent).create_issue(NEW)
    assert opened.path.read_bytes() == opened.data


def test_a_folder_that_is_gone_is_an_error_that_can_be_read(tmp_path: Path) -> None:
    with pytest.raises(NotSaved):
        write_atomic(tmp_path / "gone" / "0001-x.json", b"x")


def test_a_lock_that_somebody_keeps_is_said(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(path: Path, timeout: float) -> None:
        raise filelock.Timeout(str(path))

    monkeypatch.setattr(filelock, "FileLock", held)
    with pytest.raises(NotSaved, match="locked by another program"):
        save(opened.path, opened.data, records.issue_tables(NEW))
    assert opened.path.read_bytes() == opened.data


def test_a_link_stays_a_link_and_its_target_is_written(tmp_path: Path) -> None:
    opened = Folder(tmp_path).create_issue(newsroom())
    link = tmp_path / "0042-link.json"
    link.symlink_to(opened.path)
    save(link, opened.data, records.issue_tables(NEW))
    assert link.is_symlink()
    assert opened.path.read_bytes() == dumps(records.issue_tables(NEW))
    assert not list(tmp_path.glob(".~*"))


def test_nothing_is_written_through_a_link_out_of_the_folder(tmp_path: Path) -> None:
    own = Folder(tmp_path / "own").create_issue(newsroom())
    (tmp_path / "strange").mkdir()
    link = tmp_path / "strange" / own.path.name
    link.symlink_to(own.path)
    with pytest.raises(LeadsOutside, match=r"is a link to .*, outside its folder"):
        save(link, own.data, records.issue_tables(NEW))
    with pytest.raises(LeadsOutside):
        FileStorage(link).write(records.issue_tables(NEW))
    assert own.path.read_bytes() == own.data
    assert {path.name for path in own.path.parent.iterdir()} <= {own.path.name, ".desk.lock", ".gitignore"}


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o444])
def test_a_file_keeps_its_mode(opened: Opened, mode: int, monkeypatch: pytest.MonkeyPatch) -> None:
    opened.path.chmod(mode)
    monkeypatch.setattr(os, "access", lambda path, mode: True)
    save(opened.path, opened.data, records.issue_tables(NEW))
    assert stat.S_IMODE(opened.path.stat().st_mode) == mode


@pytest.mark.parametrize(("mask", "mode"), [(0o077, 0o600), (0o022, 0o644), (0o002, 0o664)])
def test_a_new_file_has_the_mode_that_the_user_wants(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        path = Folder(tmp_path).create_issue(newsroom()).path
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_file_with_the_longest_name_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / ("ü" * 125 + ".json")
    path.write_bytes(dumps(records.issue_tables(newsroom())))
    save(path, path.read_bytes(), records.issue_tables(NEW))
    assert path.read_bytes() == dumps(records.issue_tables(NEW))


def test_what_cannot_be_saved_is_kept_for_the_user_alone(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "0042-x.json"
    copy = rescue.rescue(path, b"the words")
    assert copy.read_bytes() == b"the words"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert home in copy.parents
    assert rescue.rescue(path, b"newer words") == copy
    assert rescue.rescue(tmp_path / "other" / "0042-x.json", b"others") != copy
    assert copy.read_bytes() == b"newer words"
