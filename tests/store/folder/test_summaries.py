"""Lists of issues: from the cache where a file has not changed, and never from anything else."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from desk.edit import stories
from desk.model.issue import Place
from desk.store.file import documents
from desk.store.file.save import save
from desk.store.folder import summaries
from desk.store.folder.issues import Folder
from desk.store.form import records
from tests.model.made import newsroom


@pytest.fixture
def path(tmp_path: Path) -> Path:
    issue = stories.put_aside(newsroom(), [12], Place.HELD)
    return Folder(tmp_path / "issues").create_issue(stories.put_aside(issue, [13], Place.SPIKED)).path


def listed(path: Path, cache: Path) -> summaries.Summary:
    """What a new process shows of one issue."""
    (summary,) = Folder(path.parent, cache).summaries()
    return summary


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on no issue can be read: what is shown comes from the cache."""

    def refuse(data: bytes, path: Path) -> None:
        raise AssertionError(f"{path} was parsed")

    monkeypatch.setattr(documents, "parsed", refuse)


def test_a_summary_says_what_is_in_an_issue(path: Path, tmp_path: Path) -> None:
    summary = listed(path, tmp_path / "cache")
    assert (summary.file, summary.number, summary.subject, summary.slug) == (
        path.name,
        42,
        "Playing catch-up",
        "playing-catch-up",
    )
    assert (summary.stories, summary.links, summary.held, summary.spiked) == (4, 3, 1, 1)
    assert (summary.words, summary.problem, summary.label) == (newsroom().words - 10, None, "No 42")
    assert summary.modified == path.stat().st_mtime


def test_what_has_not_changed_is_not_read_again(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = listed(path, tmp_path / "cache")
    forget(monkeypatch)
    assert listed(path, tmp_path / "cache") == first


def test_what_was_saved_is_read_again_even_if_size_and_time_are_the_same(path: Path, tmp_path: Path) -> None:
    listed(path, tmp_path / "cache")
    state, data = path.stat(), path.read_bytes()
    issue = replace(Folder(path.parent).open_issue(path).issue, subject="Playing catch-UP")
    save(path, data, records.issue_tables(issue))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert listed(path, tmp_path / "cache").subject == "Playing catch-UP"


def test_an_unreadable_file_is_looked_at_each_time(path: Path, tmp_path: Path) -> None:
    good, state = path.read_bytes(), path.stat()
    path.write_bytes(b"x" * len(good))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert listed(path, tmp_path / "cache").problem
    path.write_bytes(good)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert not listed(path, tmp_path / "cache").problem


def test_a_file_that_is_gone_is_forgotten(path: Path, tmp_path: Path) -> None:
    folder = Folder(path.parent, tmp_path / "cache")
    folder.summaries()
    path.unlink()
    assert folder.summaries() == []
    assert path.name not in next((tmp_path / "cache").iterdir()).read_text()


@pytest.mark.parametrize(
    "garbage", [b"", b"{", b"[]", b'{"version": 0}', b"\xff\xfe", b'{"version":1,"folder":"x","issues":{"a":5}}']
)
def test_a_broken_cache_is_made_again(path: Path, tmp_path: Path, garbage: bytes) -> None:
    first = listed(path, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_bytes(garbage)
    assert listed(path, tmp_path / "cache") == first
    assert b"playing-catch-up" in kept.read_bytes()


def test_the_cache_of_another_folder_is_not_believed(path: Path, tmp_path: Path) -> None:
    listed(path, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_text(kept.read_text().replace(str(path.parent), "/somewhere/else").replace("Playing catch-up", "Lies"))
    assert listed(path, tmp_path / "cache").subject == "Playing catch-up"


def test_the_cache_is_the_users_alone(path: Path, home: Path) -> None:
    Folder(path.parent).summaries()
    (kept,) = [each for each in home.rglob("*.json") if each.is_file()]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_cache_that_cannot_be_written_is_no_fault(path: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"a file where the folder should be")
    assert listed(path, tmp_path / "cache").number == 42


def test_a_name_that_is_not_utf8_is_listed(path: Path, tmp_path: Path) -> None:
    path.rename(path.with_name(os.fsdecode(b"0042-\xff\xfe.json")))
    folder = Folder(path.parent, tmp_path / "cache")
    for _ in range(2):
        (summary,) = folder.summaries()
        assert summary.number == 42
    assert folder.open_issue(folder.find("42")).issue.number == 42
