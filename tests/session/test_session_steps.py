"""Every change is a step that can be taken back: of stories, moves, settings and the shelf."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desk.edit import Refused, issues, links, sections, shelf, stories
from desk.model.issue import Issue, Link, Place, Section, Story
from desk.model.publication import Brand, Clip
from desk.session import undo
from desk.session.session import Session
from desk.store.errors import NotFound, NotSaved, Unreadable
from desk.store.folder.issues import Folder
from tests.model.made import newsroom, outline
from tests.session.newsdesk import Newsdesk


def test_an_edit_is_a_step_that_is_undone_and_redone(desk: Newsdesk) -> None:
    assert desk.session.do(stories.change, 11, headline="New") == desk.issue
    desk.session.do(stories.place, [22], 1, None)
    changed = desk.issue
    assert desk.session.undo()
    assert outline(desk.issue)["News"] == "New Bravo Charlie"
    assert desk.session.undo()
    assert desk.issue == newsroom()
    assert desk.session.undo() is None
    assert desk.session.redo()
    assert desk.session.redo()
    assert desk.issue == changed
    assert desk.session.redo() is None


@pytest.mark.parametrize(
    "edit",
    [
        lambda issue: stories.add(issue, Story(99, "", 1, headline="New"), after=11),
        lambda issue: stories.change(issue, 11, headline=None, body="", image=None, status="ready"),
        lambda issue: stories.put_aside(issue, [11, 12], Place.SPIKED, "No"),
        lambda issue: stories.shift(issue, [11, 21], 1),
        lambda issue: sections.add(issue, Section(9, "", "New")),
        lambda issue: sections.remove(issue, 1),
        lambda issue: sections.shift(issue, 1, 1),
        lambda issue: links.add(issue, [Link(8, "", 11, title="A"), Link(9, "", 12, title="B")]),
        lambda issue: links.remove(issue, 112),
        lambda issue: links.place(issue, 112, 12, None),
        lambda issue: issues.change(issue, subject="New", number=None, date="", status="sent"),
    ],
)
def test_every_kind_of_edit_is_one_step(desk: Newsdesk, edit: Callable[[Issue], Issue]) -> None:
    changed = desk.session.do(edit)
    assert changed != newsroom()
    assert desk.session.undo() is not None
    assert desk.issue == newsroom()
    assert desk.session.redo() is not None
    assert desk.issue == changed
    assert desk.session.undo() is not None
    assert desk.session.undo() is None


def test_an_edit_that_fails_or_changes_nothing_is_no_step(desk: Newsdesk) -> None:
    before = desk.issue
    with pytest.raises(LookupError):
        desk.session.do(stories.change, 5, headline="New")
    with pytest.raises(Refused):
        desk.session.do(links.change, 111, url="javascript:x")
    desk.session.do(stories.change, 11, headline="Alpha")
    assert desk.issue is before
    assert not desk.session.is_dirty()
    assert desk.session.undo() is None


def test_a_new_edit_ends_what_could_be_redone(desk: Newsdesk) -> None:
    desk.session.do(stories.change, 11, headline="One")
    desk.session.undo()
    desk.session.do(stories.change, 12, headline="Two")
    assert desk.session.redo() is None
    assert outline(desk.issue)["News"] == "Alpha Two Charlie"


def test_settings_and_the_shelf_are_undone_in_the_same_order(desk: Newsdesk) -> None:
    desk.session.change_publication(name="The \x1b[2JRecord\n", footer="a\nb", brand=Brand(accent="#000000"))
    desk.session.do_shelf(shelf.add, [Clip(5, "", title="Clip")])
    desk.session.do(stories.change, 11, headline="New")
    assert (desk.session.publication.name, desk.session.publication.footer) == ("The Record ", "a\nb")
    desk.session.undo()
    assert desk.issue == newsroom()
    assert len(desk.session.shelf.clips) == 1
    desk.session.undo()
    assert not desk.session.shelf.clips
    desk.session.undo()
    assert desk.session.publication.name == ""
    for _ in range(3):
        desk.session.redo()
    assert desk.session.publication.brand.accent == "#000000"
    assert [clip.title for clip in desk.session.shelf.clips] == ["Clip"]
    assert outline(desk.issue)["News"] == "New Bravo Charlie"


def test_edits_inside_a_step_are_one_step_with_a_title(desk: Newsdesk) -> None:
    with desk.session.step("Used a clip"):
        desk.session.do_shelf(shelf.add, [Clip(5, "", title="Clip")])
        desk.session.do(stories.change, 11, headline="One")
        with desk.session.step("inner"):
            desk.session.do(stories.change, 11, headline="Two")
        desk.keys("!", field="headline")
        desk.session.do(stories.add, Story(99, "", 1, headline="New"))
        desk.session.do(stories.change, 99, headline="Newer")
    assert outline(desk.issue)["News"] == "Two! Bravo Charlie Newer"
    undone = desk.session.undo()
    assert undone is not None
    assert (undone[0].title, undone[1]) == ("Used a clip", 0)
    assert desk.issue == newsroom()
    assert desk.session.shelf.clips == ()
    desk.session.redo()
    assert outline(desk.issue)["News"] == "Two! Bravo Charlie Newer"
    assert desk.session.undo() is not None
    assert desk.session.undo() is None


def test_an_empty_step_is_none_and_a_broken_one_can_be_taken_back(desk: Newsdesk) -> None:
    with desk.session.step("Nothing"):
        pass
    assert desk.session.undo() is None

    def half() -> None:
        with desk.session.step("Half"):
            desk.session.do(stories.change, 11, headline="New")
            desk.session.do(stories.change, 5, headline="New")

    with pytest.raises(LookupError):
        half()
    assert desk.issue.story(11).headline == "New"
    desk.session.undo()
    assert desk.issue == newsroom()
    desk.session.do(stories.change, 12, headline="After")
    desk.session.undo()
    assert desk.issue == newsroom()


def test_listeners_are_told_of_each_change_and_of_nothing_else(desk: Newsdesk) -> None:
    told: list[str] = []
    desk.session.listeners.append(lambda: told.append(desk.issue.story(11).headline or ""))
    desk.session.do(stories.change, 11, headline="One")
    desk.session.do(stories.change, 11, headline="One")
    desk.session.undo()
    desk.session.undo()
    desk.session.redo()
    assert told == ["One", "Alpha", "One"]


def test_each_issue_has_its_own_steps(desk: Newsdesk) -> None:
    first = desk.path
    desk.session.do(stories.change, 11, headline="First")
    desk.session.save()
    other = desk.session.folder.create_issue(Issue(901, number=43))
    desk.session.open(other.path)
    assert desk.session.undo() is None
    desk.session.do(issues.change, subject="Other")
    desk.session.save()
    desk.session.open(first)
    assert desk.session.undo() is not None
    assert desk.issue == newsroom()
    assert desk.session.undo() is None


def test_the_oldest_steps_go_first(desk: Newsdesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo, "MOST_STEPS", 5)
    for number in range(8):
        desk.session.do(issues.change, subject=f"{number}")
    undone = 0
    while desk.session.undo():
        undone += 1
    assert (undone, desk.issue.subject) == (5, "2")


def test_without_an_open_issue_there_is_a_shelf_and_nothing_to_edit(tmp_path: Path) -> None:
    session = Session(Folder(tmp_path / "new"))
    assert session.path is None
    assert session.look() is None
    assert session.undo() is None
    assert not session.save()
    assert not (tmp_path / "new").exists()
    with pytest.raises(LookupError, match="no issue is open"):
        _ = session.issue
    with pytest.raises(LookupError, match="no issue is open"):
        session.do(stories.change, 11)
    session.do_shelf(shelf.add, [Clip(5, "", title="Clip")])
    session.save()
    assert [clip.title for clip in Folder(tmp_path / "new").shelf()[0].clips] == ["Clip"]
    session.undo()
    session.save()
    assert Folder(tmp_path / "new").shelf()[0].clips == ()


def test_an_issue_with_unsaved_changes_stays_open(desk: Newsdesk) -> None:
    other = desk.session.folder.create_issue(replace(newsroom(), id=901, number=43))
    desk.session.do(stories.change, 11, headline="New")
    with pytest.raises(NotSaved):
        desk.session.close()
    for path in (other.path, desk.path):
        with pytest.raises(NotSaved):
            desk.session.open(path)
    assert desk.issue.story(11).headline == "New"
    desk.session.save()
    assert desk.session.open(other.path).id == 901
    desk.session.close()
    assert desk.session.path is None
    desk.session.close()


def test_an_issue_that_cannot_be_opened_leaves_the_old_one_open(desk: Newsdesk, tmp_path: Path) -> None:
    broken = tmp_path / "0001-broken.json"
    broken.write_bytes(b"{")
    with pytest.raises(Unreadable):
        desk.session.open(broken)
    with pytest.raises(NotFound):
        desk.session.open(tmp_path / "gone.json")
    assert desk.issue == newsroom()


def test_unreadable_settings_stop_the_session_and_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "publication.json").write_bytes(b"{")
    with pytest.raises(Unreadable):
        Session(Folder(tmp_path))
    assert (tmp_path / "publication.json").read_bytes() == b"{"
