"""What was looked at: stories that others changed are told from one's own, and a bad file says nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.model.issue import Issue, Link, Story
from desk.store.folder import looked_at
from desk.store.folder.looked_at import Came, Looked
from desk.tui.desk.unread import Unread

ISSUE = Issue(
    1,
    stories=(Story(2, "a", headline="One"), Story(3, "b", headline="Two")),
    links=(Link(5, "a", 3, title="A link"),),
)


def changed(issue: Issue, id: int, **fields: str) -> Issue:
    return replace(issue, stories=tuple(replace(each, **fields) if each.id == id else each for each in issue.stories))


def test_an_issue_that_was_never_open_here_has_nothing_unread(tmp_path: Path) -> None:
    assert not Unread(tmp_path / "1.json", ISSUE).ids


def test_what_changed_while_it_was_closed_is_unread_until_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "new" / "1.json"
    Unread(path, ISSUE).keep(ISSUE)()
    later = changed(ISSUE, 2, body="More.")
    unread = Unread(path, later)
    assert set(unread.ids) == {2}
    unread.keep(later)()
    unread = Unread(path, later)
    assert set(unread.ids) == {2}
    assert unread.read(2) == ""
    assert unread.read(3) is None
    unread.keep(later)()
    assert not Unread(path, later).ids


def test_own_changes_and_moves_are_never_unread_and_links_are_part_of_a_story(tmp_path: Path) -> None:
    path = tmp_path / "1.json"
    mine = changed(ISSUE, 2, headline="Mine")
    Unread(path, ISSUE).keep(mine)()
    assert not Unread(path, changed(mine, 2, order="z")).ids
    assert set(Unread(path, replace(mine, links=())).ids) == {3}


def test_changes_that_come_in_are_by_somebody_and_the_story_in_hand_is_seen_at_once(tmp_path: Path) -> None:
    path = tmp_path / "1.json"
    unread = Unread(path, ISSUE)
    now = changed(changed(ISSUE, 2, body="x"), 3, body="y")
    unread.take(ISSUE, now, "nora", in_hand=3, at=10.0)
    assert set(unread.ids) == {2}
    unread.keep(now)()
    again = Unread(path, now)
    assert again.read(2) == "nora"
    assert looked_at.who_between(again.came, 0, again.came[0].at, story=3) == "nora"


def test_whom_git_names_is_credited_with_what_changed_while_the_issue_was_closed(tmp_path: Path) -> None:
    path = tmp_path / "1.json"
    Unread(path, ISSUE).keep(ISSUE)()
    unread = Unread(path, changed(ISSUE, 2, body="More."))
    assert unread.unknown == (2,)
    unread.credit(unread.unknown, "nora")
    assert unread.unknown == ()
    assert unread.came[-1].who == "nora"
    assert unread.read(2) == "nora"


def test_who_it_was_is_told_by_time_and_story() -> None:
    came = (Came(10.0, "nora", (2,)), Came(20.0, "", (3,)))
    assert looked_at.who_between(came, 5, 15) == "nora"
    assert looked_at.who_between(came, 5, 25) == "nora, another program"
    assert looked_at.who_between(came, 5, 25, story=3) == "another program"
    assert looked_at.who_between(came, 30, 40) == ""


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"seen": 3}', b"\xff", b"[" * 5000])
def test_a_file_that_makes_no_sense_says_nothing(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "1.json"
    path.write_bytes(content)
    assert looked_at.read(path) is None
    assert not Unread(path, ISSUE).ids


def test_where_nothing_can_be_written_nothing_is_raised(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    looked_at.write(tmp_path / "file" / "1.json", Looked())


def test_what_is_remembered_later_stands_whichever_is_written_first(tmp_path: Path) -> None:
    path = tmp_path / "1.json"
    Unread(path, ISSUE).keep(ISSUE)()
    later = changed(ISSUE, 2, body="More.")
    unread = Unread(path, ISSUE)
    unread.take(ISSUE, later, "", None, 12.0)
    nobody = unread.keep(later)
    unread.credit_last("nora")
    by_nora = unread.keep(later)
    by_nora()
    nobody()
    assert [came.who for came in Unread(path, later).came] == ["nora"]
