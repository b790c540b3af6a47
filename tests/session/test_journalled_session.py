"""A session with a journal: crashes, undo after a restart, and restoring what was not saved."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desk.edit import stories
from desk.model.issue import Place
from desk.session.session import Session
from desk.store.errors import NotSaved
from desk.store.folder.issues import Folder
from desk.store.form.steps import Change
from desk.store.journal.losses import beside, keeping
from desk.store.problems import Reason
from tests.model.made import newsroom

Opener = Callable[[], Session]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opener]:
    """Opens a desk on the newsroom; the one before it is dead then, whether it saved or not."""
    path = Folder(tmp_path / "issues").create_issue(newsroom()).path
    desks: list[Session] = []

    def start() -> Session:
        for desk in desks:
            desk.recorder.release()
        desks.append(Session(Folder(path.parent), journalled=True))
        desks[-1].open(path)
        return desks[-1]

    yield start
    for desk in desks:
        desk.recorder.release()


def write(session: Session, text: str, story: int = 11) -> None:
    """Type a whole body at once and note it."""
    session.type(lambda issue, id: stories.change(issue, id, body=text), "stories", story, "body")
    session.end_typing()
    session.recorder.write()


def body(session: Session, story: int = 11) -> str:
    return session.issue.story(story).body


def test_a_saved_issue_has_lost_nothing(opened: Opener) -> None:
    desk = opened()
    write(desk, "Saved words.")
    desk.save()
    assert opened().losses == ()


def test_reading_an_issue_writes_no_journal(opened: Opener, home: Path) -> None:
    opened()
    opened()
    assert not list(home.rglob("*.jsonl"))


def test_what_was_not_saved_is_offered_and_kept_as_a_step_on_top(opened: Opener) -> None:
    write(opened(), "Words that the crash took.")
    desk = opened()
    before = body(desk)
    (loss,) = desk.losses
    assert (loss.change.field, loss.change.after) == ("body", "Words that the crash took.")
    assert body(desk) == before
    desk.make("Kept", [("issue", change) for change in keeping(loss, desk.issue)])
    desk.decided([loss])
    assert body(desk) == "Words that the crash took."
    desk.undo()
    assert body(desk) == before
    desk.redo()
    desk.save()
    assert opened().losses == ()


def test_decided_later_is_offered_again_beside_what_came_after(opened: Opener) -> None:
    write(opened(), "The first crash.")
    write(opened(), "The second crash.")
    assert [loss.change.after for loss in opened().losses] == ["The first crash.", "The second crash."]
    desk = opened()
    write(desk, "Typed and saved after both.")
    desk.save()
    assert [loss.change.after for loss in opened().losses] == ["The first crash.", "The second crash."]


def test_what_is_dropped_is_not_offered_again(opened: Opener) -> None:
    write(opened(), "Not wanted.")
    desk = opened()
    desk.decided(desk.losses)
    desk.recorder.write()
    assert opened().losses == ()


def test_newer_words_in_the_file_are_kept_beside_those_that_are_restored(opened: Opener, tmp_path: Path) -> None:
    """A story of two paragraphs: the editor typed in the first, somebody else has changed the second since."""
    write(opened(), "Mine begins.\n\nAlpha ends.")
    other = Session(Folder(tmp_path / "issues"))
    other.open(next((tmp_path / "issues").glob("0042*")))
    other.do(stories.change, 11, body="Alpha begins.\n\nTheirs ends.")
    other.save()
    desk = opened()
    (change,) = keeping(desk.losses[0], desk.issue)
    assert (change.before, change.after) == ("Alpha begins.\n\nTheirs ends.", "Mine begins.\n\nTheirs ends.")


def test_the_other_version_can_stand_beside(opened: Opener) -> None:
    write(opened(), "Mine.")
    desk = opened()
    before = desk.issue.story(11)
    desk.make("Both", [("issue", beside(desk.losses, desk.issue))])
    (clash,) = desk.issue.placed(Place.CLASH)
    assert (clash.body, clash.headline, clash.origin) == ("Mine.", before.headline, "/11")
    assert desk.issue.story(11) == before


def test_typing_in_a_story_that_is_gone_from_the_file_is_not_lost(opened: Opener, tmp_path: Path) -> None:
    write(opened(), "Still wanted.")
    other = Session(Folder(tmp_path / "issues"))
    other.open(next((tmp_path / "issues").glob("0042*")))
    other.make("", [("issue", Change("stories", 11, "", other.issue.story(11), None))])
    other.save()
    desk = opened()
    desk.make("Kept", [("issue", change) for change in keeping(desk.losses[0], desk.issue)])
    assert body(desk) == "Still wanted."


def test_a_save_whose_record_is_missing_has_lost_nothing(opened: Opener) -> None:
    desk = opened()
    write(desk, "On the disk.")
    for job in desk.jobs():
        job.run()
    assert opened().losses == ()


def test_undo_works_across_a_restart(opened: Opener) -> None:
    desk = opened()
    first = body(desk)
    write(desk, "One.")
    write(desk, "One, two.")
    desk.do(stories.put_aside, [12], Place.SPIKED)
    desk.save()
    desk = opened()
    assert desk.depth == 3
    desk.undo()
    assert desk.issue.story(12).place == Place.IN
    desk.undo()
    assert body(desk) == "One."
    desk.save()
    desk = opened()
    desk.undo()
    assert body(desk) == first
    assert desk.undo() is None


def test_undo_after_a_restart_and_an_outside_change_takes_back_the_own_step_only(
    opened: Opener, tmp_path: Path
) -> None:
    desk = opened()
    write(desk, "Mine begins.\n\nAlpha ends.")
    desk.save()
    other = Session(Folder(tmp_path / "issues"))
    other.open(next((tmp_path / "issues").glob("0042*")))
    other.do(stories.change, 11, body="Mine begins.\n\nTheirs ends.")
    other.do(stories.change, 12, body="Theirs too.")
    other.save()
    desk = opened()
    desk.undo()
    assert body(desk) == "Alpha begins.\n\nTheirs ends."
    assert body(desk, 12) == "Theirs too."


def test_a_step_whose_words_are_gone_is_not_offered_for_undo(opened: Opener, tmp_path: Path) -> None:
    desk = opened()
    write(desk, "Mine.")
    desk.save()
    other = Session(Folder(tmp_path / "issues"))
    other.open(next((tmp_path / "issues").glob("0042*")))
    other.do(stories.change, 11, body="Theirs, all of it.")
    other.save()
    assert opened().depth == 0


def test_a_journal_that_cannot_be_written_is_said_and_written_later(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.store.journal.journals import Journal

    desk = opened()

    def full(self: Journal, entries: object) -> None:
        raise NotSaved(Reason.SYSTEM, "x", system="no space left")

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", full)
        write(desk, "Kept in mind.")
        assert desk.recorder.fault is not None
        assert desk.recorder.fault.reason == Reason.SYSTEM
    desk.recorder.write()
    assert desk.recorder.fault is None
    assert [loss.change.after for loss in opened().losses] == ["Kept in mind."]


def test_typing_between_two_writes_is_one_record(opened: Opener) -> None:
    desk = opened()
    for text in ("A", "Al", "Alp"):
        desk.type(lambda issue, id, text=text: stories.change(issue, id, body=text), "stories", 11, "body")  # type: ignore[misc]
    steps = [entry for _, entry in desk.recorder.take() if entry.changes]
    assert len(steps) == 1
    assert steps[0].changes[0][1].after == "Alp"
