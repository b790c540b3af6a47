"""Many files read at once give what each gives alone, in their order; a bad one is bad alone."""

from pathlib import Path

import pytest

from desk.archive import read_parallel
from desk.archive.files import NotRead
from desk.archive.read_parallel import MANY, read_ahead, read_file


def newsletter(number: int) -> str:
    front = f"---\nnumber: {number}\n---\n\n"
    told = "The harbour board met on Tuesday and agreed that the old crane will be taken down before the storms."
    return front + "".join(f"## {word} {number} opens at last\n\n{told}\n\n" for word in ("Harbour", "Quarry", "Mill"))


@pytest.fixture
def files(tmp_path: Path) -> list[tuple[Path, str]]:
    made = []
    for number in range(1, MANY + 3):
        path = tmp_path / f"{number}.md"
        path.write_text(newsletter(number))
        made.append((path, path.name))
    made[5][0].write_bytes(b"%PDF-1.7")
    return made


def test_many_files_are_read_as_each_alone_and_in_order(files: list[tuple[Path, str]]) -> None:
    found = list(read_ahead(files, None, ("NHS",)))
    assert len(found) == len(files)
    for read, (path, name) in zip(found, files, strict=True):
        if path.name == "6.md":
            with pytest.raises(NotRead, match="is a PDF"):
                read()
        else:
            assert read() == read_file(path, name, None, ("NHS",))


def test_where_no_process_can_be_begun_they_are_read_one_by_one(
    files: list[tuple[Path, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*args: object, **more: object) -> None:
        raise OSError("no semaphores here")

    monkeypatch.setattr(read_parallel, "ProcessPoolExecutor", none)
    found = [read() for read, (path, _) in zip(read_ahead(files, None, ()), files, strict=True) if path.name != "6.md"]
    assert [arrival.reading.issue.number for (arrival,) in found] == [n for n in range(1, MANY + 3) if n != 6]


def test_one_who_stops_early_leaves_nothing_running(files: list[tuple[Path, str]]) -> None:
    reads = read_ahead(files, None, ())
    (first,) = next(reads)()
    assert first.reading.issue.number == 1
    reads.close()
