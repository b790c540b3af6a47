"""Issues that were read in and are not kept yet: files in the state folder, listed, dropped and put back."""

from pathlib import Path

import pytest

from desk.archive.drafts import Drafts, Note
from desk.model.issue import Issue, Story
from desk.store.errors import NotSaved

ISSUE = Issue(5, 12, title="Harbour news", stories=(Story(6, "V", headline="Harbour"),))
NOTE = Note("old/12.md", "", 1, "markdown", ("NHS",), {3: 6}, {4: "body"}, ("headline:4:body",), 2, 1)


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "issues", tmp_path / "state")


def test_a_draft_lies_in_the_state_folder_and_not_among_the_issues(drafts: Drafts, tmp_path: Path) -> None:
    assert (drafts.listed(), drafts.count()) == ([], 0)
    opened = drafts.add(ISSUE, NOTE)
    assert opened.path.is_relative_to(tmp_path / "state")
    assert not (tmp_path / "issues").exists()
    (draft,) = drafts.listed()
    assert (draft.path, draft.note, draft.summary.number, draft.summary.title) == (
        opened.path,
        NOTE,
        12,
        "Harbour news",
    )
    assert drafts.holds(opened.path)
    assert not drafts.holds(tmp_path / "issues" / opened.path.name)
    assert drafts.count() == 1


def test_every_folder_of_issues_has_drafts_of_its_own(drafts: Drafts, tmp_path: Path) -> None:
    drafts.add(ISSUE, NOTE)
    assert Drafts(tmp_path / "others", tmp_path / "state").listed() == []
    assert len(Drafts(tmp_path / "x" / ".." / "issues", tmp_path / "state").listed()) == 1


def test_the_same_bytes_are_kept_once_and_found_again(drafts: Drafts) -> None:
    name = drafts.keep_source(b"# Harbour")
    assert drafts.keep_source(b"# Harbour") == name
    assert drafts.keep_source(b"# Quarry") != name
    assert drafts.source(Note(source=name)) == b"# Harbour"


@pytest.mark.parametrize("source", ["", "0" * 24, "../../secret", "a/b"])
def test_a_source_that_was_lost_or_is_none_is_empty(drafts: Drafts, source: str) -> None:
    assert drafts.source(Note(source=source)) == b""


def test_what_was_decided_is_written_beside_the_draft(drafts: Drafts) -> None:
    path = drafts.add(ISSUE, Note("a.md")).path
    drafts.write(path, NOTE)
    assert drafts.note(path) == NOTE


@pytest.mark.parametrize("damage", [b"", b"{", b'{"version": 99}', b'{"place": "x"}'])
def test_a_note_that_cannot_be_understood_costs_the_source_and_not_the_draft(drafts: Drafts, damage: bytes) -> None:
    path = drafts.add(ISSUE, NOTE).path
    path.with_suffix(".reading").write_bytes(damage)
    assert drafts.note(path) == Note()
    assert [draft.path for draft in drafts.listed()] == [path]


def test_a_dropped_draft_can_be_put_back_with_its_note(drafts: Drafts) -> None:
    path = drafts.add(ISSUE, NOTE).path
    gone = drafts.drop([path])
    assert drafts.listed() == []
    assert drafts.restore(gone) == (path,)
    assert [draft.note for draft in drafts.listed()] == [NOTE]


def test_a_draft_that_cannot_be_read_is_listed_with_its_problem(drafts: Drafts) -> None:
    path = drafts.add(ISSUE, NOTE).path
    path.write_text("{")
    (draft,) = drafts.listed()
    assert draft.summary.problem


def test_what_others_may_not_see_is_closed_to_them(drafts: Drafts) -> None:
    name = drafts.keep_source(b"Dear reader")
    path = drafts.add(ISSUE, NOTE).path
    for each in (drafts.folder.path / "sources" / name, path.with_suffix(".reading")):
        assert each.stat().st_mode & 0o077 == 0
    assert drafts.folder.path.stat().st_mode & 0o077 == 0


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    with pytest.raises(NotSaved):
        Drafts(tmp_path / "issues", tmp_path / "state").keep_source(b"x")
