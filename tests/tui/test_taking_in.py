"""What is typed or pasted to be read in: paths, or the newsletter itself; one bad file does not stop the others."""

from pathlib import Path

import pytest

from desk.archive.drafts import Drafts
from desk.store.folder.issues import Folder
from desk.tui.reading.taking_in import gathering, given

NEWSLETTER = "Harbour opens\n\nIt opens on Monday.\n\nBridge sold\n\nTo whom? https://bridge.example/\n"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "old issues"
    folder.mkdir()
    (folder / "1.txt").write_text(NEWSLETTER)
    (folder / "2.txt").write_text("")
    (folder / "3.txt").write_text(NEWSLETTER)
    return folder


def test_paths_are_known_however_a_terminal_writes_them(old: Path) -> None:
    one = old / "1.txt"
    escaped = str(one).replace(" ", "\\ ")
    for typed in (str(one), f"  {one}\n", f"'{one}'", f'"{one}"', escaped, f"file://{one}"):
        assert given(typed).paths == (one,)
    assert given(f"'{one}' '{old}'").paths == (one, old)
    assert given(f"{one}\n{old}\n").paths == (one, old)


def test_home_is_written_with_a_tilde(home: Path) -> None:
    (home / "a.txt").write_text(NEWSLETTER)
    assert given("~/a.txt").paths == (home / "a.txt",)


def test_a_path_that_leads_nowhere_is_no_newsletter(old: Path) -> None:
    assert given("~/none.txt").missing == ("~/none.txt",)
    found = given(f"{old}\n/no/such/place")
    assert (found.paths, found.missing, found.text) == ((old,), ("/no/such/place",), "")


@pytest.mark.parametrize("typed", ["", "  \n\n "])
def test_nothing_is_nothing(typed: str) -> None:
    assert given(typed).words == ""


def test_other_text_is_the_newsletter_itself() -> None:
    assert given(NEWSLETTER).text == NEWSLETTER
    assert given("One line of it").text == "One line of it"
    assert given("x" * 10_000).text


def test_a_bad_file_is_named_and_the_others_are_read(old: Path, tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "issues", tmp_path / "state")
    steps = [(each.done, each.of) for each in gathering(Folder(tmp_path / "issues"), given(str(old)), drafts)]
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]
    drafts = Drafts(tmp_path / "issues", tmp_path / "other state")
    *_, found = gathering(Folder(tmp_path / "issues"), given(f"{old}\n/no/such/place"), drafts)
    assert all(drafts.holds(each) for each in found.drafts)
    assert len(found.drafts) == 2
    assert found.refused[0] == "There is no file /no/such/place."
    assert "2.txt is empty" in found.refused[1]


def test_files_of_a_folder_that_cannot_be_newsletters_are_named(old: Path, tmp_path: Path) -> None:
    for name in ("crane.png", "minutes.docx"):
        (old / name).write_bytes(b"PK")
    drafts = Drafts(tmp_path / "issues", tmp_path / "state")
    *_, found = gathering(Folder(tmp_path / "issues"), given(str(old)), drafts)
    assert found.words == "2 files passed over that cannot be a newsletter: crane.png, minutes.docx."


def test_reading_can_be_stopped_after_any_file(old: Path, tmp_path: Path) -> None:
    reading = gathering(Folder(tmp_path / "issues"), given(str(old)), Drafts(tmp_path / "issues", tmp_path / "state"))
    next(reading)
    found = next(reading)
    reading.close()
    assert len(found.drafts) == 1


def test_what_waits_to_be_kept_is_not_read_a_second_time(old: Path, tmp_path: Path) -> None:
    drafts, folder = Drafts(tmp_path / "issues", tmp_path / "state"), Folder(tmp_path / "issues")
    reading = gathering(folder, given(str(old)), drafts)
    next(reading)
    stopped = next(reading)
    reading.close()
    assert stopped.words == "Stopped: 1 of 3 sources read."
    *_, found = gathering(folder, given(str(old)), drafts)
    assert (len(found.drafts), found.waiting, len(drafts.listed())) == (1, 1, 2)
    assert found.words == "1 source read in before, not kept yet: nothing was read twice."
    drafts.drop([each.path for each in drafts.listed()])
    *_, found = gathering(folder, given(str(old)), drafts)
    assert (len(found.drafts), found.words) == (2, "")
