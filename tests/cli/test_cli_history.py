"""`desk history`: versions, differences, and the way back."""

import pytest
from command_line import CommandLine

from desk.session.session import Session
from desk.store.errors import NotSaved
from desk.store.folder.issues import Folder
from desk.store.problems import Reason


def edited(issue: CommandLine) -> list[str]:
    """Harbour gets two texts; the names of the versions that its history has."""
    issue("story", "edit", "1", "Harbour", "--body-file", "-", stdin="A port and a pier.\n")
    issue("story", "edit", "1", "Harbour", "--body-file", "-", stdin="A port without a pier.\n")
    return [each["version"] for each in issue.json("history", "1", "Harbour")]


def test_there_is_always_a_last_version(issue: CommandLine) -> None:
    names = edited(issue)
    assert (
        issue("history", "1", "Harbour", "--show", names[-1]).stdout
        == issue("history", "1", "Harbour", "--show", "now").stdout
    )
    assert "without a pier" in issue("history", "1", "Harbour", "--show", names[-1]).stdout


def test_the_difference_marks_words(issue: CommandLine) -> None:
    names = edited(issue)
    shown = issue("history", "1", "Harbour", "--diff", "now", "now")
    assert shown.stdout == ""
    issue("story", "edit", "1", "Harbour", "--body-file", "-", stdin="A port without a quay.\n")
    shown = issue("history", "1", "Harbour", "--diff", names[-1], "now")
    assert shown.stdout in ("Text:\nA port without a [-pier-]{+quay+}.\n", "")  # within one second it is one version


def test_a_story_is_restored(issue: CommandLine) -> None:
    name = edited(issue)[0]
    old = issue("history", "1", "Harbour", "--show", name).stdout
    before = issue.files()
    issue("history", "1", "Harbour", "--restore", name, "--dry-run")
    assert issue.files() == before
    issue("history", "1", "Harbour", "--restore", name)
    assert issue("history", "1", "Harbour", "--show", "now").stdout == old


def test_the_issue_is_listed_and_shown(issue: CommandLine) -> None:
    edited(issue)
    assert issue("history", "1").stdout.startswith("Version")
    assert "HARBOUR" in issue("history", "1", "--show", "now").stdout.upper()
    assert issue.json("history", "1")


def test_what_is_not_there_is_said(issue: CommandLine) -> None:
    edited(issue)
    assert "no version" in issue.refused("history", "1", "--show", "1999")
    assert "no story" in issue.refused("history", "1", "Airport")
    assert "Give only one" in issue.refused("history", "1", "--show", "now", "--restore", "now")


def test_an_issue_that_was_never_saved_by_a_desk_has_no_versions(line: CommandLine) -> None:
    line("new", "--date", "2026-11-05", "--subject", "First")
    shown = line("history", "1")
    assert shown.stdout == ""
    assert "no versions yet" in shown.stderr


def test_a_setting_that_could_not_be_saved_is_offered_by_the_desk(
    line: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    line("new", "--publication", "The Record", "--date", "2026-11-05")

    def full(*_: object) -> None:
        raise NotSaved(Reason.SYSTEM, "publication.json", system="no space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("desk.store.file.save.FileStorage.replace", full)
        line("set", "publication", "tagline", "On time, mostly", code=3)
    line("set", "publication", "tagline", "Never kept", "--dry-run")
    session = Session(Folder(line.folder), journalled=True)
    assert [loss.change.after for loss in session.recover()] == ["On time, mostly"]
    session.recorder.release()
