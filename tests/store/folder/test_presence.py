"""Who has an issue open: told to the others, and never in anybody's way."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desk.store.file.save import save
from desk.store.folder.issues import Folder
from desk.store.folder.presence import Presence
from tests.model.made import newsroom

CLOCK = [1_800_000_000.0]


@pytest.fixture(autouse=True)
def clock() -> None:
    CLOCK[0] = 1_800_000_000.0


def desk(folder: Path, user: str, host: str, pid: int = 1) -> Presence:
    """The desk of somebody; process 1 is always there."""
    return Presence(folder, lambda: CLOCK[0], user, host, pid)


def names(presence: Presence, issue: int = 42) -> list[str]:
    return [person.words for person in presence.others(issue)]


def test_two_desks_on_one_issue_are_told_of_each_other(tmp_path: Path) -> None:
    nora, omar = desk(tmp_path, "nora", "newsdesk"), desk(tmp_path, "omar", "attic")
    nora.enter(42)
    assert names(nora) == []
    assert names(omar) == ["nora on newsdesk"]
    CLOCK[0] += 5
    omar.enter(42)
    assert names(nora) == ["omar on attic"]
    assert names(desk(tmp_path, "third", "cellar")) == ["nora on newsdesk", "omar on attic"]
    omar.enter(43)
    assert names(nora) == []
    assert names(nora, 43) == ["omar on attic"]
    omar.leave()
    assert names(nora, 43) == []
    omar.leave()


def test_somebody_who_is_silent_for_two_minutes_is_gone(tmp_path: Path) -> None:
    nora, omar = desk(tmp_path, "nora", "newsdesk"), desk(tmp_path, "omar", "attic")
    nora.enter(42)
    began = CLOCK[0]
    CLOCK[0] += 119
    nora.beat()
    CLOCK[0] += 119
    assert names(omar) == ["nora on newsdesk"]
    assert omar.others(42)[0].start == began
    CLOCK[0] += 2
    assert names(omar) == []
    nora.leave()
    nora.beat()
    assert names(omar) == []


def test_a_desk_of_this_computer_that_was_killed_is_gone_at_once(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    desk(tmp_path, "nora", "attic", child.pid).enter(42)
    here = desk(tmp_path, "nora", "attic", 1)
    assert names(here) == []
    assert names(desk(tmp_path, "omar", "newsdesk")) == ["nora on attic"]
    here.enter(42)
    assert names(desk(tmp_path, "omar", "newsdesk")) == ["nora on attic"]
    assert len(list((tmp_path / ".desk").glob("at-*"))) == 1


def test_a_second_window_of_the_same_editor_is_told_as_that(tmp_path: Path) -> None:
    import os

    desk(tmp_path, "nora", "attic", os.getppid()).enter(42)
    assert names(desk(tmp_path, "nora", "attic", os.getpid())) == ["nora in another window"]


def test_what_a_note_says_cannot_reach_the_terminal_as_code(tmp_path: Path) -> None:
    desk(tmp_path, "\x1b]0;x\x07nora\u202e", "news\x1b[2J\ndesk" + "x" * 500).enter(42)
    (person,) = desk(tmp_path, "omar", "attic").others(42)
    assert not set("\x1b\x07\u202e\n") & set(person.words + person.user + person.host)
    assert len(person.words) < 100


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"issue": "42"}', b"\xff\xfe", b"null", b"[" * 4000, b"x" * 5000],
)
def test_notes_that_make_no_sense_are_nobody(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ".desk").mkdir()
    (tmp_path / ".desk" / "at-x-1.json").write_bytes(content)
    (tmp_path / ".desk" / "at-folder.json").mkdir()
    (tmp_path / ".desk" / "at-link.json").symlink_to("/dev/zero")
    omar = desk(tmp_path, "omar", "attic")
    omar.enter(42)
    assert names(omar) == []


def test_a_clock_that_is_far_ahead_does_not_stay_for_ever(tmp_path: Path) -> None:
    CLOCK[0] += 10_000
    desk(tmp_path, "nora", "newsdesk").enter(42)
    CLOCK[0] -= 10_000
    assert names(desk(tmp_path, "omar", "attic")) == []


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / ".desk").write_bytes(b"a file in its place")
    nora = desk(tmp_path, "nora", "newsdesk")
    nora.enter(42)
    nora.beat()
    assert names(nora) == []
    nora.leave()
    missing = desk(tmp_path / "gone", "nora", "newsdesk")
    missing.enter(42)
    missing.leave()
    assert not (tmp_path / "gone").exists()


def test_it_is_advice_and_git_does_not_see_it(tmp_path: Path) -> None:
    opened = Folder(tmp_path).create_issue(newsroom())
    desk(tmp_path, "nora", "newsdesk").enter(opened.issue.id)
    save(opened.path, opened.data, {**json.loads(opened.data), "extra": {}})
    assert (tmp_path / ".desk" / ".gitignore").read_text() == "*\n"
    assert ".desk/" in (tmp_path / ".gitignore").read_text().split()
    assert [each.file for each in Folder(tmp_path).summaries()] == [opened.path.name]


def test_who_one_is_comes_from_the_system(tmp_path: Path) -> None:
    presence = Presence(tmp_path)
    presence.enter(42)
    (note,) = (tmp_path / ".desk").glob("at-*.json")
    assert set(json.loads(note.read_bytes())) == {"issue", "user", "host", "pid", "start", "heartbeat"}
    presence.leave()
    assert list((tmp_path / ".desk").glob("at-*")) == []
