"""The folder of issues: what is in it, how an issue is named and found, and how a file is begun."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.model.issue import Issue
from desk.store.errors import NotFound, NotSaved
from desk.store.file.save import save
from desk.store.folder.issues import Folder
from desk.store.form import records
from desk.store.sentences import why
from tests.model.made import newsroom


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Numbers 7, 9 and 10, one without a number whose subject is one, and two that share number 8."""
    folder = Folder(tmp_path)
    for id, number, subject in (
        (101, 7, "Seven"),
        (102, 9, "Nine"),
        (103, 10, "Ten"),
        (104, None, "1984"),
        (105, 8, "Eight"),
        (106, 8, "Eight again"),
    ):
        folder.create_issue(Issue(id, number=number, subject=subject, date=f"2026-11-{id - 100:02d}"))
    return folder


@pytest.mark.parametrize(
    ("reference", "file"),
    [
        ("7", "0007-seven.json"),
        ("0007", "0007-seven.json"),
        ("10", "0010-ten.json"),
        ("seven", "0007-seven.json"),
        ("0007-seven", "0007-seven.json"),
        ("0007-seven.json", "0007-seven.json"),
        ("latest", "0010-ten.json"),
        ("1984", "1984.json"),
        ("eight-again", "0008-eight-again.json"),
    ],
)
def test_an_issue_is_found_by_number_slug_and_file(folder: Folder, reference: str, file: str) -> None:
    assert folder.find(reference) == folder.path / file


def test_an_issue_is_found_by_a_path_from_anywhere(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.path.parent)
    there = f"{folder.path.name}/0007-seven.json"
    assert Folder(Path("nowhere")).find(there) == Path(there)


@pytest.mark.parametrize(
    "reference",
    [
        "",
        "6",
        "700000000",
        "12345678901234567890",
        "nothing",
        "x" * 5000,
        "x" * 5000 + ".json",
        "a\0b.json",
        "..",
        "/",
        ".json",
    ],
)
def test_what_is_not_there_is_said_in_a_short_sentence(folder: Folder, reference: str) -> None:
    with pytest.raises(NotFound) as caught:
        folder.find(reference)
    assert len(str(caught.value)) < 200 + len(str(folder.path))
    assert "\0" not in str(caught.value)


def test_an_ambiguous_number_lists_the_candidates(folder: Folder) -> None:
    with pytest.raises(NotFound, match=r"0008-eight\.json or 0008-eight-again\.json|0008-eight-again\.json or"):
        folder.find("8")


def test_the_newest_issue_comes_first_and_the_unreadable_last(folder: Folder) -> None:
    (folder.path / "0099-broken.json").write_bytes(b"{")
    assert [each.number for each in folder.summaries()] == [10, 9, 8, 8, 7, None, None]
    assert [each.file for each in folder.summaries()][2:4] == ["0008-eight-again.json", "0008-eight.json"]
    assert folder.summaries()[-1].problem
    assert folder.find("latest").name == "0010-ten.json"


def test_only_issues_are_listed(folder: Folder) -> None:
    before = folder.issue_files()
    for name in (
        "publication.json",
        "shelf.json",
        ".~0007-seven.json.1.ab.tmp",
        ".hidden.json",
        "~x.json",
        "notes.txt",
    ):
        (folder.path / name).write_bytes(b"{}")
    (folder.path / "templates").mkdir()
    assert folder.issue_files() == before


def test_a_folder_that_is_not_there_is_said_with_what_to_do(tmp_path: Path) -> None:
    for path in (tmp_path / "gone", tmp_path / "file"):
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(NotFound, match="folder"):
            Folder(path).summaries()
    with pytest.raises(NotSaved, match="Choose another"):
        Folder(tmp_path / "file").create_issue(newsroom())
    with pytest.raises(NotSaved, match="Choose another"):
        Folder(tmp_path / "file" / "below").create_issue(newsroom())


def test_an_empty_folder_has_a_publication_and_a_shelf_that_hold_nothing(tmp_path: Path) -> None:
    publication, data = Folder(tmp_path / "gone").publication()
    assert (publication.name, data) == ("", None)
    assert len(str(publication.id)) == 15
    assert Folder(tmp_path / "gone").shelf()[1] is None
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("there", [True, False])
def test_git_is_told_what_not_to_keep(tmp_path: Path, there: bool) -> None:
    path = tmp_path / "issues"
    if there:
        path.mkdir()
    Folder(path).create_issue(newsroom())
    assert (path / ".gitignore").read_text() == ".desk.lock\n.~*.tmp\n.desk/\n"
    (path / ".gitignore").write_text("mine\n")
    Folder(path).create_issue(replace(newsroom(), id=901))
    assert (path / ".gitignore").read_text() == "mine\n"


def test_a_save_in_a_cloned_folder_tells_git_what_not_to_keep(tmp_path: Path) -> None:
    opened = Folder(tmp_path).create_issue(newsroom())
    (tmp_path / ".gitignore").unlink()
    save(opened.path, opened.data, records.issue_tables(replace(opened.issue, subject="Changed")))
    assert (tmp_path / ".gitignore").read_text().splitlines() == [".desk.lock", ".~*.tmp", ".desk/"]


@pytest.mark.parametrize("target", ["made-by-nobody", "notes.txt"])
def test_a_gitignore_that_is_a_link_is_not_followed(tmp_path: Path, target: str) -> None:
    path, outside = tmp_path / "issues", tmp_path / "outside"
    path.mkdir()
    outside.mkdir()
    (outside / "notes.txt").write_text("theirs")
    (path / ".gitignore").symlink_to(outside / target)
    opened = Folder(path).create_issue(newsroom())
    assert Folder(path).open_issue(opened.path).issue.id == newsroom().id
    assert {each.name: each.read_text() for each in outside.iterdir()} == {"notes.txt": "theirs"}
    assert (path / ".gitignore").is_symlink()


@pytest.mark.parametrize(
    ("issue", "name"),
    [
        (Issue(5, number=42, subject="Playing catch-up"), "0042-playing-catch-up.json"),
        (Issue(5, number=42, subject="Ça va? Straße & Ørsted — 日本"), "0042-ca-va-strasse-orsted-ri-ben.json"),
        (Issue(5, number=42, subject="🎉🎉", date="2026-11-05"), "0042-issue-42.json"),
        (Issue(5, number=42, date="2026-11-05"), "0042-2026-11-05.json"),
        (Issue(5, number=42), "0042-issue-42.json"),
        (Issue(5), "issue-5.json"),
        (Issue(5, subject="CON"), "issue-5.json"),
        (Issue(5, subject="lpt1"), "issue-5.json"),
        (Issue(5, subject="publication"), "issue-5.json"),
        (Issue(5, subject="Shelf!"), "issue-5.json"),
        (Issue(5, number=123456, subject="../../etc/passwd"), "123456-etc-passwd.json"),
        (Issue(5, slug="../../etc/passwd"), "etc-passwd.json"),
        (Issue(5, slug="a\x1b[2J\0b/c"), "a-2j-b-c.json"),
        (Issue(5, number=-3, subject="x"), "x.json"),
    ],
)
def test_a_file_is_named_for_good_and_for_every_system(tmp_path: Path, issue: Issue, name: str) -> None:
    opened = Folder(tmp_path).create_issue(issue)
    assert opened.path == tmp_path / name
    assert Folder(tmp_path).open_issue(opened.path).issue == opened.issue
    assert opened.issue.slug in name


def test_a_subject_of_5000_characters_makes_a_short_name(tmp_path: Path) -> None:
    opened = Folder(tmp_path).create_issue(Issue(5, number=1, subject="lengthy " * 625))
    assert len(opened.path.name) <= 100
    assert not opened.path.stem.endswith("-")
    opened = Folder(tmp_path).create_issue(Issue(6, number=1, subject="x" * 5000))
    assert len(opened.path.name) <= 100


def test_a_second_issue_of_the_same_name_gets_a_name_of_its_own(tmp_path: Path) -> None:
    first = Folder(tmp_path).create_issue(newsroom())
    other = Folder(tmp_path).create_issue(replace(newsroom(), id=901))
    assert first.path != other.path
    assert Folder(tmp_path).open_issue(first.path).issue.id == 900
    with pytest.raises(NotSaved, match="there already"):
        Folder(tmp_path).create_issue(replace(newsroom(), id=901))


def test_a_new_title_does_not_rename_the_file(tmp_path: Path) -> None:
    opened = Folder(tmp_path).create_issue(newsroom())
    save(opened.path, opened.data, records.issue_tables(replace(opened.issue, subject="Quite another", number=43)))
    assert [path.name for path in Folder(tmp_path).issue_files()] == ["0042-playing-catch-up.json"]
    assert Folder(tmp_path).find("43") == opened.path
    assert Folder(tmp_path).find("playing-catch-up") == opened.path


def test_a_link_that_leads_nowhere_is_listed_as_a_problem(tmp_path: Path) -> None:
    (tmp_path / "0001-x.json").symlink_to(tmp_path / "gone")
    (summary,) = Folder(tmp_path).summaries()
    assert summary.problem is not None
    assert "no such file" in why(summary.problem)
