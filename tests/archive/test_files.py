"""The files that are read in: plain ones of a size, those of a folder in order, and a sentence for anything else."""

import os
from pathlib import Path

import pytest

from desk.archive.files import MOST_FILES, NotRead, all_files, passed_over, read_bytes
from desk.read.sources import LARGEST


def test_what_is_too_large_is_refused_without_reading_it(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(LARGEST * 5)
    with pytest.raises(NotRead, match=r"large\.txt has 100 MB, and at most 20 MB are read"):
        read_bytes(large)


def test_what_is_no_plain_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path / "pipe.txt", tmp_path, Path(os.devnull), tmp_path / "missing", Path("x" * 5000)):
        with pytest.raises(NotRead) as refusal:
            read_bytes(path)
        assert "\n" not in str(refusal.value)


def test_a_folder_gives_its_newsletters_in_order_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    for name in ("b.txt", "a.HTML", "more/c.eml", "more/d.adoc", "d.json", "e.png", ".hidden.txt", "README"):
        (tmp_path / name).write_text("x")
    (tmp_path / "link.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "more" / "round").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    found = [path.relative_to(tmp_path).as_posix() for path in all_files([tmp_path, tmp_path / "b.txt"])]
    assert found == ["a.HTML", "b.txt", "more/c.eml", "more/d.adoc"]
    assert [path.name for path in passed_over(tmp_path)] == ["README", "d.json", "e.png"]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotRead, match=r"no file that ends in \.adoc"):
        list(all_files([tmp_path]))


def test_a_folder_of_too_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk.archive.files.MOST_FILES", 3)
    assert MOST_FILES > 1000
    for place in range(4):
        (tmp_path / f"{place}.txt").write_text("x")
    with pytest.raises(NotRead, match="more than 3 files"):
        list(all_files([tmp_path]))
