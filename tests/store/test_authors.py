"""Who committed a file last: asked of git, and nobody where there is none."""

import shutil
import subprocess
from pathlib import Path

import pytest

from desk.store.care.authors import last_author


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
def test_the_last_author_of_a_file_is_known_and_of_another_one_not(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        who = ["-c", "user.name=Nora\x1b[31m Quill", "-c", "user.email=nora@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    file = tmp_path / "0001-one.json"
    file.write_text("{}")
    git("init")
    git("add", file.name)
    git("commit", "-m", "One")
    assert last_author(file) == "Nora Quill"
    assert last_author(tmp_path / "other.json") == ""


def test_where_there_is_no_repository_nobody_is_named(tmp_path: Path) -> None:
    assert last_author(tmp_path / "one.json") == ""
    assert last_author(tmp_path / "gone" / "one.json") == ""
