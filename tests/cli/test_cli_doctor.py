"""`desk doctor` and `desk merge-file` as they are called."""

import subprocess
from pathlib import Path

import pytest
from command_line import CommandLine

BOM = b"\xef\xbb\xbf"


def test_a_sound_folder(issue: CommandLine) -> None:
    told = issue("doctor")
    assert told.stdout == ""
    assert told.stderr == "Nothing is wrong here.\n"
    assert issue.json("doctor") == []


def test_a_broken_file_is_listed_tried_and_mended(issue: CommandLine) -> None:
    path = issue.folder / "0001-first.json"
    good = path.read_bytes()
    path.write_bytes(BOM + good)
    (issue.folder / "0002-half.json").write_bytes(good[:100])
    before = issue.files()
    told = issue("doctor", code=1).stdout
    assert "0001-first.json cannot be read: it begins with a byte order mark. `desk doctor --repair` puts" in told
    (half,) = [line for line in told.splitlines() if line.startswith("0002-half.json cannot be read: it is not whole")]
    assert half.endswith("Correct it there in a text editor, or put a whole copy in its place, from git or a backup.")
    assert "would be put right" in issue("doctor", "--repair", "--dry-run", code=1).stdout
    assert issue.files() == before
    told = issue("doctor", "--repair", code=1).stdout
    assert "0001-first.json: a byte order mark was taken off." in told
    assert path.read_bytes() == good
    (copy,) = issue.folder.glob("*.broken-*")
    assert copy.read_bytes() == BOM + good
    (issue.folder / "0002-half.json").unlink()
    issue("doctor")


def test_a_conflict_copy_is_merged_when_that_is_asked_for(issue: CommandLine) -> None:
    path = issue.folder / "0001-first.json"
    copy = issue.folder / "0001-first (1).json"
    copy.write_bytes(path.read_bytes().replace(b'"Ferries"', b'"Ferries again"'))
    assert "made by Google Drive. `desk doctor --merge-copies` merges it." in issue("doctor", "--repair", code=1).stdout
    assert copy.exists()
    (told,) = issue.json("doctor", "--merge-copies")
    assert told["mended"]
    assert told["file"] == copy.name
    assert not copy.exists()
    assert b"Ferries again" in path.read_bytes()


def test_git_is_set_up_once(issue: CommandLine) -> None:
    assert "git repository" in issue.refused("doctor", "--setup-git")
    subprocess.run(["git", "init", "-q", issue.folder.parent], check=True)
    assert "Dry run, nothing is written: Set merge.desk.name" in issue("doctor", "--setup-git", "--dry-run").stderr
    assert not (issue.folder.parent / ".gitattributes").exists()
    assert issue("doctor", "--setup-git").stderr.count("\n") == 4
    assert "nothing was changed" in issue("doctor", "--setup-git").stderr
    assert issue.json("doctor", "--setup-git") == []


def versions(issue: CommandLine, tmp_path: Path) -> list[str]:
    data = (issue.folder / "0001-first.json").read_bytes()
    for name, headline in (("base", b"Ferries"), ("ours", b"Ours"), ("theirs", b"Theirs")):
        (tmp_path / name).write_bytes(data.replace(b"Ferries", headline))
    return [str(tmp_path / name) for name in ("base", "ours", "theirs")]


def test_a_merge_that_keeps_both_is_no_conflict_for_git(issue: CommandLine, tmp_path: Path) -> None:
    paths = versions(issue, tmp_path)
    assert "1 other version beside ours" in issue("merge-file", *paths).stderr
    merged = (tmp_path / "ours").read_bytes()
    assert b'"Ours"' in merged
    assert b'"Theirs"' in merged
    assert issue("merge-file", paths[0], paths[1], paths[0]).stderr == ""
    assert (tmp_path / "ours").read_bytes() == merged


def test_a_merge_of_a_broken_version_is_a_conflict_for_git(issue: CommandLine, tmp_path: Path) -> None:
    paths = versions(issue, tmp_path)
    broken = (tmp_path / "theirs").read_bytes()[:-10]
    (tmp_path / "theirs").write_bytes(broken)
    ours = (tmp_path / "ours").read_bytes()
    assert "cannot be read" in issue("merge-file", "--strict", *paths, code=1).stderr
    assert (tmp_path / "ours").read_bytes() == ours
    issue("merge-file", *paths, code=1)
    assert b"<<<<<<< ours" in (tmp_path / "ours").read_bytes()
    assert b"Theirs" in (tmp_path / "ours").read_bytes()


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_a_version_that_is_not_there_is_said(issue: CommandLine, tmp_path: Path, missing: int) -> None:
    paths = versions(issue, tmp_path)
    Path(paths[missing]).unlink()
    assert "There is no file" in issue.refused("merge-file", *paths)
