"""Saving while others write and while the editor types on: everything ends on disk, and undo stays their own."""

import errno
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desk.edit import issues, shelf, stories
from desk.model.issue import Issue, Place
from desk.model.publication import Clip
from desk.session.session import Job, Session
from desk.store.errors import NotSaved, Unreadable
from desk.store.file.storage import dumps
from desk.store.folder.issues import Folder
from desk.store.form import records
from tests.model.made import newsroom, outline
from tests.session.newsdesk import Newsdesk

BEGINS, _, ENDS = newsroom().story(11).body.split("\n")


def body(text: str, id: int = 11) -> Callable[[Issue], Issue]:
    return lambda issue: stories.change(issue, id, body=text)


def headline(text: str, id: int = 11) -> Callable[[Issue], Issue]:
    return lambda issue: stories.change(issue, id, headline=text)


def failing(monkeypatch: pytest.MonkeyPatch, call: str = "write") -> None:
    def fail(*args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, call, fail)


def test_what_is_saved_is_what_is_in_hand(desk: Newsdesk) -> None:
    desk.session.do(headline("New"))
    desk.session.change_publication(name="The Record")
    desk.session.do_shelf(shelf.add, [Clip(5, "", title="Clip")])
    assert [desk.session.is_dirty(name) for name in ("issue", "publication", "shelf", None)] == [True] * 4
    assert {job.name for job in desk.session.jobs()} == {"issue", "publication", "shelf"}
    assert desk.session.save() is False
    assert not desk.session.is_dirty()
    assert desk.session.jobs() == ()
    assert desk.on_disk() == desk.issue
    again = Session(Folder(desk.path.parent))
    assert (again.publication, again.shelf) == (desk.session.publication, desk.session.shelf)


@pytest.mark.parametrize("indent", [None, 4])
def test_what_was_opened_and_not_changed_is_not_written(desk: Newsdesk, indent: int | None) -> None:
    """Whatever form the file has: not by a save, not by a look, not by an edit that was undone."""
    data = json.dumps(records.issue_tables(newsroom()), indent=indent).encode()
    desk.session.close()
    path = desk.session.folder.find("42")
    path.write_bytes(data)
    desk.session.open(path)
    before = path.stat()
    desk.session.save()
    desk.session.do(headline("New"))
    desk.session.undo()
    assert not desk.session.is_dirty()
    desk.session.save()
    job = desk.session.look()
    assert job is not None
    assert desk.session.settle(job, job.run()) is False
    assert path.read_bytes() == data
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_a_save_brings_outside_changes_in_and_undo_takes_only_her_own_back(desk: Newsdesk) -> None:
    desk.session.do(body(f"{BEGINS}\n\nMine."))
    desk.outside(lambda issue: stories.change(body(f"Theirs.\n\n{ENDS}")(issue), 12, headline="Theirs"))
    assert desk.session.save() is True
    assert desk.body() == "Theirs.\n\nMine."
    assert desk.issue == desk.on_disk()
    step = desk.session.undo()
    assert step is not None
    assert step[1] == 0
    assert desk.body() == f"Theirs.\n\n{ENDS}"
    assert desk.issue.story(12).headline == "Theirs"
    desk.session.redo()
    assert desk.body() == "Theirs.\n\nMine."
    desk.session.save()
    assert desk.on_disk() == desk.issue


def test_typing_before_and_after_an_outside_merge_is_not_one_step(desk: Newsdesk) -> None:
    """Undo would take the other's paragraph back with the editor's own words if it were."""
    desk.keys(" Mine")
    desk.outside(body(f"Theirs.\n\n{ENDS}"))
    (job,) = desk.session.jobs()
    assert desk.session.settle(job, job.run())
    assert desk.body() == f"Theirs.\n\n{ENDS} Mine"
    desk.keys(" more")
    desk.session.undo()
    assert desk.body() == f"Theirs.\n\n{ENDS} Mine"
    desk.session.undo()
    assert desk.body() == f"Theirs.\n\n{ENDS}"
    desk.session.redo()
    desk.session.redo()
    assert desk.body() == f"Theirs.\n\n{ENDS} Mine more"


def test_undo_leaves_what_others_changed_and_says_how_much_it_could_not_take_back(desk: Newsdesk) -> None:
    desk.session.do(stories.change, 11, headline="Mine", byline="Mine")
    desk.session.do(stories.change, 12, body="Mine.")
    desk.session.save()
    desk.outside(headline("Theirs"))
    desk.outside(body("Theirs.", 12))
    look = desk.session.look()
    assert look is not None
    desk.session.settle(look, look.run())
    assert desk.session.undo() is not None
    assert desk.body(12) == "Theirs."
    step = desk.session.undo()
    assert step is not None
    assert step[1] == 1
    assert (desk.issue.story(11).headline, desk.issue.story(11).byline) == ("Theirs", "")


def test_undo_of_a_move_leaves_a_story_where_somebody_else_put_it(desk: Newsdesk) -> None:
    desk.session.do(stories.place, [11], 2, 22)
    desk.session.save()
    desk.outside(lambda issue: stories.place(issue, [11], 2, None))
    desk.session.do(headline("New", 12))
    desk.session.save()
    assert outline(desk.issue)["Culture"] == "Alpha Delta Echo"
    desk.session.undo()
    step = desk.session.undo()
    assert step is not None
    assert step[1] > 0
    assert outline(desk.issue) == {
        "News": "Bravo Charlie",
        "Culture": "Alpha Delta Echo",
        "Sport": "",
        "Unsorted": "Foxtrot",
    }


def test_a_look_brings_outside_changes_in_without_writing(desk: Newsdesk) -> None:
    desk.keys(" Mine")
    desk.outside(body(f"Theirs.\n\n{ENDS}"))
    theirs = desk.path.read_bytes()
    job = desk.session.look()
    assert job is not None
    assert desk.session.settle(job, job.run())
    assert desk.path.read_bytes() == theirs
    assert desk.body() == f"Theirs.\n\n{ENDS} Mine"
    assert desk.session.is_dirty("issue")
    assert desk.session.save() is False
    assert desk.on_disk() == desk.issue


def test_she_types_on_while_a_save_runs(desk: Newsdesk) -> None:
    desk.keys(" One")
    (job,) = desk.session.jobs()
    desk.keys(" two")
    saved = job.run()
    desk.keys(" three")
    assert desk.session.settle(job, saved) is False
    assert desk.body() == f"{BEGINS}\n\n{ENDS} One two three"
    assert desk.on_disk().story(11).body.endswith(" One")
    assert desk.session.is_dirty("issue")
    desk.session.save()
    assert desk.on_disk() == desk.issue
    while desk.session.undo():
        pass
    assert desk.issue == newsroom()


def test_what_is_typed_during_a_save_that_merges_is_merged_too(desk: Newsdesk) -> None:
    desk.session.do(headline("Mine", 12))
    desk.outside(body(f"Theirs.\n\n{ENDS}"))
    (job,) = desk.session.jobs()
    saved = job.run()
    desk.keys(" Mine")
    assert desk.session.settle(job, saved)
    assert desk.body() == f"Theirs.\n\n{ENDS} Mine"
    assert desk.issue.story(12).headline == "Mine"
    desk.session.save()
    assert desk.on_disk() == desk.issue


def test_what_is_typed_during_a_save_into_a_paragraph_that_others_changed_is_kept_beside(desk: Newsdesk) -> None:
    desk.session.do(headline("Mine", 12))
    desk.outside(body(f"{BEGINS}\n\nTheirs."))
    (job,) = desk.session.jobs()
    saved = job.run()
    desk.keys(" Mine")
    assert desk.session.settle(job, saved)
    words = desk.body() + " ".join(story.body for story in desk.issue.placed(Place.CLASH))
    assert f"{ENDS} Mine" in words
    assert "Theirs." in words
    desk.session.save()
    assert desk.on_disk() == desk.issue


def test_a_save_that_fails_keeps_everything_and_can_be_tried_again(
    desk: Newsdesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.keys(" Mine")
    before = desk.path.read_bytes()
    with monkeypatch.context() as patch:
        failing(patch)
        with pytest.raises(NotSaved, match="no space left"):
            desk.session.save()
    assert desk.path.read_bytes() == before
    assert desk.body().endswith(" Mine")
    assert desk.session.is_dirty("issue")
    desk.keys(" more")
    assert desk.session.save() is False
    assert desk.on_disk() == desk.issue
    assert desk.issue.placed(Place.CLASH) == ()


def test_one_file_that_cannot_be_saved_does_not_stop_the_others(desk: Newsdesk) -> None:
    desk.session.do(headline("New"))
    desk.session.do_shelf(shelf.add, [Clip(5, "", title="Clip")])
    desk.path.write_bytes(b"{")
    with pytest.raises(Unreadable):
        desk.session.save()
    assert desk.path.read_bytes() == b"{"
    assert not desk.session.is_dirty("shelf")
    assert desk.session.is_dirty("issue")
    assert [clip.title for clip in Folder(desk.path.parent).shelf()[0].clips] == ["Clip"]


def test_a_save_that_failed_after_the_rename_does_not_clash_with_itself(
    desk: Newsdesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder could not be flushed: the words are there, but nobody may rely on it."""
    desk.keys(" Mine")
    fsync, calls = os.fsync, iter(range(100))

    def second_fails(handle: int) -> None:
        if next(calls):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        fsync(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", second_fails)
        with pytest.raises(NotSaved):
            desk.session.save()
    assert desk.on_disk().story(11).body.endswith(" Mine")
    desk.keys(" more")
    assert desk.session.save() is False
    assert desk.on_disk() == desk.issue
    assert desk.issue.placed(Place.CLASH) == ()


def test_a_save_on_leaving_overtakes_one_that_is_running(desk: Newsdesk) -> None:
    desk.keys(" One")
    (running,) = desk.session.jobs()
    saved = running.run()
    desk.keys(" two")
    assert desk.session.save() is False
    assert desk.session.settle(running, saved) is False
    assert not desk.session.is_dirty()
    desk.keys(" three")
    desk.session.save()
    assert desk.on_disk() == desk.issue
    assert desk.issue.placed(Place.CLASH) == ()
    assert desk.body().endswith(" One two three")


def test_jobs_that_overtake_each_other_lose_nothing_and_clash_with_nothing(desk: Newsdesk) -> None:
    results: list[tuple[Job, Callable[[], object]]] = []
    for word in ("a", "b", "c"):
        desk.keys(word)
        results += [(job, job.run) for job in desk.session.jobs()]
    done = [(job, job.run()) for job, _ in results]
    for job, saved in reversed(done):
        desk.session.settle(job, saved)
    desk.keys("d")
    desk.session.save()
    assert desk.on_disk() == desk.issue
    assert desk.body().endswith("abcd")
    assert desk.issue.placed(Place.CLASH) == ()


def test_a_restored_older_version_is_an_outside_change(desk: Newsdesk) -> None:
    """As git does when somebody checks a file out: a version that we wrote and settled counts as theirs again."""
    older = desk.path.read_bytes()
    desk.session.do(headline("New"))
    desk.session.save()
    desk.path.write_bytes(older)
    look = desk.session.look()
    assert look is not None
    assert desk.session.settle(look, look.run())
    assert desk.issue == newsroom()


def test_an_edit_after_such_a_restore_does_not_write_over_it(desk: Newsdesk) -> None:
    desk.session.do(headline("First"))
    desk.session.save()
    first = desk.path.read_bytes()
    desk.session.do(headline("Second"))
    desk.session.save()
    desk.path.write_bytes(first)
    desk.session.do(headline("Mine", 12))
    assert desk.session.save() is True
    assert outline(desk.issue)["News"] == outline(desk.on_disk())["News"] == "First Mine Charlie"


def test_a_result_for_an_issue_that_was_put_away_is_not_taken_in(desk: Newsdesk) -> None:
    desk.session.do(headline("New"))
    (job,) = desk.session.jobs()
    saved = job.run()
    desk.session.save()
    other = desk.session.folder.create_issue(replace(newsroom(), id=901, number=43, slug="other"))
    desk.session.open(other.path)
    assert desk.session.settle(job, saved) is False
    assert desk.issue == other.issue
    desk.session.close()
    assert desk.session.settle(job, saved) is False


def test_an_outside_change_that_cannot_be_read_leaves_the_session_as_it_is(desk: Newsdesk) -> None:
    desk.keys(" Mine")
    newer = dumps(records.issue_tables(newsroom())).replace(b'"schema": 1', b'"schema": 2')
    desk.path.write_bytes(newer)
    look = desk.session.look()
    assert look is not None
    with pytest.raises(Unreadable, match="newer desk"):
        look.run()
    with pytest.raises(Unreadable, match="newer desk"):
        desk.session.save()
    assert desk.path.read_bytes() == newer
    assert desk.body().endswith(" Mine")


def test_a_file_that_was_deleted_outside_comes_back_with_the_next_change(desk: Newsdesk) -> None:
    desk.path.unlink()
    look = desk.session.look()
    assert look is not None
    assert desk.session.settle(look, look.run()) is False
    assert desk.issue == newsroom()
    desk.session.do(headline("New"))
    desk.session.save()
    assert desk.on_disk() == desk.issue


def test_two_sessions_that_save_in_turn_end_with_the_same_issue(desk: Newsdesk) -> None:
    other = Session(Folder(desk.path.parent))
    other.open(desk.path)
    for at in range(5):
        desk.session.do(stories.change, 11, body=f"Mine {at}.\n\n{ENDS}")
        desk.session.do(stories.shift, [21], 1)
        other.do(stories.change, 12, headline=f"Theirs {at}")
        other.do(issues.change, subject=f"Theirs {at}")
        desk.session.save()
        other.save()
    desk.session.do(headline("Last", 31))
    desk.session.save()
    look = other.look()
    assert look is not None
    other.settle(look, look.run())
    assert other.issue == desk.issue
    assert desk.issue.placed(Place.CLASH) == ()
    assert (desk.issue.subject, desk.issue.story(12).headline) == ("Theirs 4", "Theirs 4")


def test_a_job_says_what_the_file_will_hold(desk: Newsdesk, tmp_path: Path) -> None:
    desk.session.do(headline("New"))
    (job,) = desk.session.jobs()
    assert records.issue_from(job.tables()) == desk.issue
    assert job.path.parent == tmp_path
