"""What two versions of an issue began with: nothing that one of them has is lost for it."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from desk.edit import links, sections, stories
from desk.model.issue import Issue, Link, Story
from desk.session.session import Session
from desk.store.file.storage import dumps
from desk.store.folder.brought_in import bring_in, journal_of, merge_copy, second_copies
from desk.store.folder.issues import Folder
from desk.store.form import records
from desk.store.journal.ancestor import ancestor
from desk.store.journal.replay import Replay
from tests.model.made import newsroom, outline

Edit = Callable[[Issue], Issue]
NEW = Story(10**14 + 7, "", 1, headline="Made here")


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def edited(tmp_path: Path, *edits: Edit) -> Session:
    """A journalled session on the newsroom that made and saved these edits, one after the other."""
    folder = Folder(tmp_path / "issues")
    folder.create_issue(newsroom())
    session = Session(folder, journalled=True)
    session.open(folder.issue_files()[0])
    for edit in edits:
        session.do(edit)
        session.save()
    return session


LATER = 4e9
"""A time (Unix seconds) after these tests."""


def merged(session: Session, theirs: Issue, written: float = LATER) -> Issue:
    """The issue in hand with a copy of it merged in, which holds `theirs` and was written at this time."""
    assert session.path is not None
    copy = session.path.with_name(f"{session.path.stem} (Anna's conflicted copy 2026-11-22).json")
    copy.write_bytes(dumps(records.tables_of(theirs)))
    os.utime(copy, (written, written))
    (found,) = second_copies(session.folder)
    made = bring_in(session.issue, found, journal_of(session.folder.path, session.issue)).document
    assert isinstance(made, Issue)
    return made


def headline(text: str, id: int = 11) -> Edit:
    return lambda issue: stories.change(issue, id, headline=text)


def after(*edits: Edit, begun: Issue | None = None) -> Issue:
    issue = begun or newsroom()
    for edit in edits:
        issue = edit(issue)
    return issue


def without_link(issue: Issue) -> Issue:
    return links.remove(issue, 111)


def with_new(issue: Issue) -> Issue:
    return stories.add(issue, NEW)


def test_what_she_took_out_stays_out(tmp_path: Path) -> None:
    session = edited(tmp_path, without_link, lambda issue: sections.remove(issue, 3))
    issue = merged(session, after(headline("Theirs", 12)))
    assert [link.title for link in issue.links_of(11)] == ["Link 2", "Link 3"]
    assert "Sport" not in outline(issue)
    assert issue.story(12).headline == "Theirs"


def test_what_the_other_one_changed_meanwhile_comes_back(tmp_path: Path) -> None:
    session = edited(tmp_path, without_link)
    issue = merged(session, after(lambda issue: links.change(issue, 111, title="Theirs")))
    assert "Theirs" in [link.title for link in issue.links_of(11)]


def test_a_field_that_only_one_of_them_changed_is_no_clash(tmp_path: Path) -> None:
    session = edited(tmp_path, headline("Mine"))
    issue = merged(session, after(headline("Theirs", 12)))
    assert (issue.story(11).headline, issue.story(12).headline) == ("Mine", "Theirs")
    assert issue.placed("clash") == ()


def test_a_field_that_both_changed_keeps_both(tmp_path: Path) -> None:
    session = edited(tmp_path, headline("Mine"))
    issue = merged(session, after(headline("Theirs")))
    assert issue.story(11).headline == "Mine"
    assert [story.headline for story in issue.placed("clash")] == ["Theirs"]


def test_a_text_merges_by_paragraphs(tmp_path: Path) -> None:
    begins, _, ends = newsroom().story(11).body.split("\n")
    session = edited(tmp_path, lambda issue: stories.change(issue, 11, body=f"{begins}\n\nMine."))
    issue = merged(session, after(lambda issue: stories.change(issue, 11, body=f"Theirs.\n\n{ends}")))
    assert issue.story(11).body == "Theirs.\n\nMine."


def test_what_she_made_is_not_taken_for_deleted_by_a_copy_that_never_had_it(tmp_path: Path) -> None:
    session = edited(tmp_path, with_new, headline("Mine"))
    issue = merged(session, after(headline("Theirs", 12)))
    assert issue.story(NEW.id).headline == "Made here"
    assert (issue.story(11).headline, issue.story(12).headline) == ("Mine", "Theirs")


def test_what_the_other_one_took_out_is_out_if_the_copy_was_surely_made_later(tmp_path: Path) -> None:
    """The story that the editor made here is in the copy: so the link was there too when the copy began."""
    session = edited(tmp_path, with_new, headline("Mine"))
    theirs = after(with_new, without_link)
    assert [link.title for link in merged(session, theirs).links_of(11)] == ["Link 2", "Link 3"]


def test_where_it_is_open_what_the_other_one_took_out_comes_back(tmp_path: Path) -> None:
    session = edited(tmp_path, headline("Mine"))
    assert len(merged(session, after(without_link)).links_of(11)) == 3


def test_a_story_from_another_issue_proves_nothing(tmp_path: Path) -> None:
    """Both may have taken it in."""
    brought = replace(NEW, origin="900/1")
    later = Link(10**14 + 9, "", 11, title="Later")
    session = edited(tmp_path, lambda issue: links.add(issue, [later]), lambda issue: stories.add(issue, brought))
    issue = merged(session, after(lambda issue: stories.add(issue, brought)))
    assert "Later" in [link.title for link in issue.links_of(11)]


def test_without_a_journal_everything_is_kept() -> None:
    assert ancestor(Replay(), records.tables_of(newsroom()), records.tables_of(newsroom()), LATER) == {}


def test_a_journal_that_is_younger_than_the_copy_says_nothing_of_its_fields(tmp_path: Path) -> None:
    """Who changed it, and when, before the editor opened it here, is not known: both are kept."""
    session = edited(tmp_path)
    session.do(lambda issue: issue)
    issue = merged(session, after(headline("Theirs")), written=1.0)
    assert issue.story(11).headline == "Alpha"
    assert [story.headline for story in issue.placed("clash")] == ["Theirs"]


def test_the_doctor_merges_with_the_same_base(tmp_path: Path) -> None:
    session = edited(tmp_path, without_link)
    merged(session, after(headline("Theirs", 12)))
    path = session.path
    assert path is not None
    session.close()
    session.recorder.release()
    (found,) = second_copies(session.folder)
    saved = merge_copy(found)
    issue = session.folder.open_issue(path).issue
    assert (saved.clashes, len(issue.links_of(11)), issue.story(12).headline) == (0, 2, "Theirs")


@pytest.mark.parametrize("last", [(), (headline("Mine"),)])
def test_the_other_way_round_nothing_is_lost_either(tmp_path: Path, last: Sequence[Edit]) -> None:
    """The tool may have set ours aside and left the other one's in its place."""
    session = edited(tmp_path, with_new, *last)
    ours = session.issue
    theirs = after(headline("Theirs", 12))
    session.do(lambda issue: theirs)
    issue = merged(session, ours)
    assert {story.headline for story in issue.stories} >= {"Made here", "Theirs"}
