"""What was changed in the publication or the shelf and not saved is offered again, whatever was open at the time."""

from pathlib import Path

import pytest

from desk.edit import issues, stories
from desk.model.publication import Publication
from desk.session.session import Session
from desk.store.errors import NotSaved
from desk.store.folder.issues import Folder
from desk.store.journal.journals import Journals
from desk.store.journal.losses import keeping
from desk.store.problems import Reason
from tests.model.made import newsroom


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder with a publication and an issue."""
    folder = Folder(tmp_path / "issues")
    folder.create_issue(newsroom())
    session = Session(folder)
    session.change_publication(name="The Ledger")
    session.save()
    return folder


def started(folder: Folder) -> Session:
    return Session(Folder(folder.path), journalled=True)


def ended(session: Session) -> None:
    """What a crash leaves: the journal is written, no file is."""
    session.recorder.release()


def test_a_setting_that_was_not_saved_is_offered_at_the_next_start(folder: Folder) -> None:
    desk = started(folder)
    desk.change_publication(tagline="On time, mostly")
    ended(desk)
    desk = started(folder)
    (loss,) = desk.recover()
    assert (loss.name, loss.change.field, loss.change.after) == ("publication", "tagline", "On time, mostly")
    desk.make("Kept", [("publication", change) for change in keeping(loss, desk.publication)])
    desk.decided([loss])
    desk.save()
    ended(desk)
    assert folder.publication()[0].tagline == "On time, mostly"
    assert started(folder).recover() == ()


def test_what_is_dropped_is_not_offered_again(folder: Folder) -> None:
    desk = started(folder)
    desk.change_publication(tagline="Not wanted")
    ended(desk)
    desk = started(folder)
    desk.decided(desk.recover())
    assert desk.losses == ()
    ended(desk)
    assert started(folder).recover() == ()


def test_what_was_saved_is_not_offered_though_another_desk_changed_it_since(folder: Folder) -> None:
    desk = started(folder)
    desk.change_publication(tagline="First")
    desk.save()
    ended(desk)
    desk = started(folder)
    desk.change_publication(tagline="Second")
    desk.save()
    ended(desk)
    assert started(folder).recover() == ()


@pytest.mark.parametrize("then_closed", [False, True])
def test_a_setting_that_is_saved_when_another_issue_is_open_counts_as_saved_everywhere(
    folder: Folder, then_closed: bool
) -> None:
    (path,) = folder.issue_files()
    desk = started(folder)
    if then_closed:
        desk.open(path)
    desk.change_publication(tagline="First")
    if then_closed:
        desk.close()
    else:
        desk.open(path)
    desk.save()
    ended(desk)
    other = Session(Folder(folder.path))
    other.change_publication(tagline="Somebody else's")
    other.save()
    desk = started(folder)
    assert desk.recover() == ()
    desk.open(path)
    assert desk.losses == ()


def test_with_an_issue_open_its_own_losses_stay(folder: Folder) -> None:
    (path,) = folder.issue_files()
    desk = started(folder)
    desk.open(path)
    desk.do(stories.change, 11, body="Words.")
    ended(desk)
    desk = started(folder)
    desk.open(path)
    assert [loss.change.after for loss in desk.recover()] == ["Words."]


def test_a_new_publication_that_was_never_saved_is_offered(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "issues")
    desk = started(folder)
    desk.change_publication(name="The Ledger")
    ended(desk)
    assert [loss.change.after for loss in started(folder).recover()] == ["The Ledger"]


def test_a_journal_that_cannot_be_read_stops_nobody(folder: Folder) -> None:
    place = Journals(folder.path, folder.publication()[0].id).begin() / "journal"
    (place / "publication.jsonl").mkdir(parents=True)
    desk = started(folder)
    assert desk.recover() == ()
    assert desk.recorder.fault is not None
    assert desk.recorder.fault.reason == Reason.JOURNAL_NOT_READ


def test_an_issue_that_was_read_before_is_taken_only_when_the_one_in_hand_is_saved(folder: Folder) -> None:
    desk = started(folder)
    (path,) = folder.issue_files()
    desk.open(path)
    other = folder.create_issue(issues.begin(Publication(id=1), 77, "2026-11-05"))
    desk.do(stories.change, 11, body="Words.")
    with pytest.raises(NotSaved):
        desk.take(other)
    assert desk.path == path
    desk.save()
    assert desk.take(other).number == 77
    ended(desk)
