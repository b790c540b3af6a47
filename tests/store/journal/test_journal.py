"""The journal: what was noted is there after a crash, and where it is kept follows the desk."""

import errno
import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given

from desk.model.issue import Issue
from desk.store.errors import NotSaved
from desk.store.file import disk
from desk.store.folder.issues import Folder
from desk.store.form.steps import Change, diff
from desk.store.journal import journals as journal_file
from desk.store.journal.journals import Journal, Journals
from desk.store.journal.losses import losses
from desk.store.journal.record import MORE, SAVED, SNAPSHOT, STEP, Record, line_of, read_line
from desk.store.journal.replay import Replay
from tests.model.made import issues, newsroom
from tests.store.faults import Disk, half_written, refusing

PROGRAM = Path(__file__).parents[1] / "journal_kills.py"


def step(number: int, after: str, *, session: str = "a", before: str = "", what: str = STEP) -> Record:
    """A step that put a text into the notes of a story."""
    change = Change("stories", 11, "notes", before, after)
    return Record(1000.0 + number, session, number, what, step=1, changes=(("issue", change),))


def saved(number: int, upto: int, session: str = "a") -> Record:
    """The issue's file holds everything up to a record."""
    return Record(1000.0 + number, session, number, SAVED, document="issue", upto=upto, digest="d")


def nobody(session: str) -> bool:
    return False


@pytest.fixture
def journals(tmp_path: Path) -> Journals:
    """The journals of a desk that has no publication yet."""
    (tmp_path / "issues").mkdir()
    return Journals(tmp_path / "issues", 0, tmp_path / "state")


@pytest.fixture
def journal(journals: Journals) -> Journal:
    """The journal of its only issue."""
    return journals.of("900")


# Records


@given(issues(), issues())
def test_any_change_of_any_issue_comes_back_from_its_line(old: Issue, new: Issue) -> None:
    changes = tuple(("issue", change) for change in diff(old, replace(new, id=old.id)))
    record = Record(12.5, "a", 3, STEP, step=2, title="Moved", changes=changes)
    assert read_line(line_of(record)) == record
    snapshot = Record(12.5, "a", 4, SNAPSHOT, document="issue", value=new)
    assert read_line(line_of(snapshot)) == snapshot


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"no checksum",
        b"00000000 {}",
        line_of(step(1, "words"))[:-5],
        line_of(step(1, "words"))[5:],
        line_of(step(1, "words")).replace(b"words", b"swords"),
        b"\xff\xfe\x00",
    ],
)
def test_half_a_line_is_no_record(line: bytes) -> None:
    assert read_line(line) is None


def test_what_a_newer_desk_wrote_is_passed_over() -> None:
    record = step(1, "x")
    odd = replace(record, changes=(("issue", Change("stories", 11, "mood", "calm", "cross")),))
    assert read_line(line_of(odd)) is None


# The file


def test_records_come_back_in_their_order(journal: Journal) -> None:
    records = [step(1, "one"), step(2, "two"), saved(3, 2)]
    journal.append(records[:2])
    journal.append(records[2:])
    assert journal.read() == records


def test_a_journal_that_is_not_there_holds_nothing(journal: Journal) -> None:
    assert journal.read() == []
    assert not journal.path.exists()


def test_a_torn_last_line_is_skipped_and_ended(journal: Journal) -> None:
    journal.append([step(1, "one")])
    whole = journal.path.read_bytes()
    for cut in range(len(whole), len(whole) + 40, 7):
        journal.path.write_bytes(whole + line_of(step(2, "two"))[: cut - len(whole)])
        assert journal.read() == [step(1, "one")]
        journal.append([step(3, "three")])
        assert journal.read() == [step(1, "one"), step(3, "three")]


def test_a_record_that_was_written_twice_counts_once(journal: Journal) -> None:
    journal.append([step(1, "one"), step(1, "one")])
    assert journal.read() == [step(1, "one")]


def _removed(path: Path) -> None:
    path.unlink()


def _set_aside(path: Path) -> None:
    path.rename(path.with_name("aside"))


def _replaced(path: Path) -> None:
    path.with_name("new").write_bytes(b"")
    path.with_name("new").replace(path)


def _emptied(path: Path) -> None:
    os.truncate(path, 0)


def _state_removed(path: Path) -> None:
    shutil.rmtree(path.parent.parent)


@pytest.mark.parametrize("change", [_removed, _set_aside, _replaced, _emptied, _state_removed])
def test_a_journal_that_is_taken_away_in_a_session_is_begun_again(
    journal: Journal, change: Callable[[Path], None]
) -> None:
    journal.append([step(1, "one")])
    change(journal.path)
    journal.append([step(2, "two")])
    journal.append([step(3, "three")])
    assert journal.read() == [step(2, "two"), step(3, "three")]


@pytest.mark.parametrize("left", [5, -5])
def test_a_journal_that_is_cut_or_torn_in_a_session_takes_whole_lines_again(journal: Journal, left: int) -> None:
    """As a full disk or a killed desk leaves it while this one goes on."""
    journal.append([step(1, "one"), step(2, "two")])
    whole = journal.path.read_bytes()
    journal.path.write_bytes(whole[:left] if left < 0 else whole + whole[:left])
    journal.append([step(3, "three")])
    assert journal.read() == [step(1, "one")] + [step(2, "two")] * (left > 0) + [step(3, "three")]


def test_two_desks_take_turns_at_one_journal(journal: Journal, tmp_path: Path) -> None:
    other = Journals(tmp_path / "issues", 0, tmp_path / "state").of("900")
    records = [step(number, "x" * number, session="ab"[number % 2]) for number in range(20)]
    for record in records:
        (journal if record.session == "a" else other).append([record])
    assert journal.read() == other.read() == records


def test_what_is_noted_while_the_journal_is_thinned_is_there(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The thinning runs in a thread of its own; a record that comes in between waits for it."""
    journal.append([step(1, "one"), step(2, "two")])
    typing = Thread(target=journal.append, args=([step(3, "three")],))
    write = journal_file.write_atomic

    def slow(path: Path, data: bytes, mode: int) -> None:
        typing.start()
        write(path, data, mode=mode)

    monkeypatch.setattr(journal_file, "write_atomic", slow)
    assert journal.rewrite([step(2, "two")], 2)
    typing.join()
    assert journal.read() == [step(2, "two"), step(3, "three")]


def test_only_the_editor_can_read_it(journal: Journal) -> None:
    journal.append([step(1, "one")])
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(journal.path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(journal.path.parent.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("nth", range(1, 4))
@pytest.mark.parametrize("fault", [refusing(errno.ENOSPC), refusing(errno.EIO), half_written])
def test_a_full_disk_is_said_and_costs_no_earlier_record(journal: Journal, nth: int, fault: object) -> None:
    journal.append([step(1, "one")])
    with Disk(nth, fault).failing() as disk:  # type: ignore[arg-type]
        try:
            journal.append([step(2, "two")])
            failed = ""
        except NotSaved as error:
            failed = str(error)
    if disk.reached and (fault is not half_written or disk.reached == "write"):
        assert "journal" in failed
        assert "Make room" in failed
    assert journal.read()[0] == step(1, "one")
    journal.append([step(2, "two"), step(3, "three")])
    assert journal.read() == [step(1, "one"), step(2, "two"), step(3, "three")]


def test_killed_desks_lose_nothing_that_was_noted(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, PROGRAM, tmp_path / "i", "50"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"kills": 50, "wrong": []}


@pytest.mark.proof
def test_many_killed_desks_lose_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, PROGRAM, tmp_path / "i", "3000"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["wrong"] == []


# Where it is kept


def begun(folder: Path, state: Path, id: int = 5) -> Journals:
    """The journals of a desk with a publication in `folder`, with one record."""
    folder.mkdir(exist_ok=True)
    (folder / "publication.json").write_text(json.dumps({"publication": {str(id): {"schema": 1, "footer": [""]}}}))
    assert Folder(folder).publication()[0].id == id
    journals = Journals(folder, id, state)
    journals.of("900").append([step(1, folder.name)])
    journals.release()
    return journals


def test_a_moved_folder_keeps_its_journals(tmp_path: Path) -> None:
    begun(tmp_path / "old", tmp_path / "state")
    (tmp_path / "old").rename(tmp_path / "new")
    assert Journals(tmp_path / "new", 5, tmp_path / "state").of("900").read() == [step(1, "old")]
    (tmp_path / "new").rename(tmp_path / "newer")
    assert Journals(tmp_path / "newer", 5, tmp_path / "state").of("900").read() == [step(1, "old")]


def test_a_clone_has_journals_of_its_own(tmp_path: Path) -> None:
    begun(tmp_path / "one", tmp_path / "state")
    shutil.copytree(tmp_path / "one", tmp_path / "clone")
    clone = Journals(tmp_path / "clone", 5, tmp_path / "state")
    assert clone.of("900").read() == []
    clone.of("900").append([step(1, "clone")])
    assert Journals(tmp_path / "one", 5, tmp_path / "state").of("900").read() == [step(1, "one")]


def test_another_desk_where_the_old_one_was_takes_nothing_away(tmp_path: Path) -> None:
    """The folder was moved, and a new desk was begun at the old place: each finds its own."""
    begun(tmp_path / "place", tmp_path / "state")
    (tmp_path / "place").rename(tmp_path / "moved")
    begun(tmp_path / "place", tmp_path / "state", id=6)
    assert Journals(tmp_path / "place", 6, tmp_path / "state").of("900").read()[-1] == step(1, "place")


def test_a_desk_that_gets_its_publication_later_keeps_its_journals(tmp_path: Path, journals: Journals) -> None:
    journals.of("900").append([step(1, "early")])
    journals.release()
    assert Journals(tmp_path / "issues", 5, tmp_path / "state").of("900").read() == [step(1, "early")]


def test_a_live_session_is_told_from_a_dead_one(journals: Journals, tmp_path: Path) -> None:
    journals.of("900").append([step(1, "one")])
    other = Journals(tmp_path / "issues", 0, tmp_path / "state")
    assert other.lives(journals.session)
    journals.release()
    assert not other.lives(journals.session)
    assert not other.lives("../../etc/passwd")
    assert not other.lives("0000")


# What was not saved


def lost(*records: Record) -> list[tuple[object, object]]:
    """What was at first and at last in each field that was not saved."""
    return [(loss.change.before, loss.change.after) for loss in losses(Replay(records), nobody)]


def test_what_came_after_the_last_save_is_lost_and_nothing_else() -> None:
    assert lost(step(1, "one"), saved(2, 1)) == []
    assert lost(step(1, "one"), saved(2, 1), step(3, "two", before="one")) == [("one", "two")]
    assert lost(step(1, "one"), step(2, "two", before="one")) == [("", "two")]


def test_a_save_holds_what_was_noted_when_it_began() -> None:
    assert lost(step(1, "one"), step(2, "two", before="one"), saved(3, 1)) == [("one", "two")]


def test_more_typing_in_one_step_is_measured_from_what_was_saved() -> None:
    more = replace(step(3, "one two", what=MORE), changes=(("issue", Change("stories", 11, "notes", None, "one two")),))
    assert lost(step(1, "one"), saved(2, 1), more) == [("one", "one two")]


def test_each_session_has_lost_its_own() -> None:
    records = [step(1, "mine"), step(1, "yours", session="b"), saved(2, 1, session="b")]
    assert lost(*records) == [("", "mine")]
    assert losses(Replay(records), lambda session: session == "a") == ()


def test_what_was_typed_and_taken_back_is_not_lost() -> None:
    assert lost(step(1, "one"), step(2, "", before="one")) == []


def test_fields_of_a_new_story_come_with_it() -> None:
    story = newsroom().stories[0]
    new = Record(1.0, "a", 1, STEP, changes=(("issue", Change("stories", 11, "", None, story)),))
    ((before, after),) = lost(new, step(2, "words"))
    assert before is None
    assert after == replace(story, notes="words")
    gone = Record(1.0, "a", 3, STEP, changes=(("issue", Change("stories", 11, "", story, None)),))
    assert lost(new, step(2, "words"), gone) == []


def test_the_folder_of_the_state_may_be_read_only(tmp_path: Path, journal: Journal) -> None:
    if os.geteuid() == 0:
        (tmp_path / "state").write_text("a file where the folder should be")
    else:
        (tmp_path / "state").mkdir(mode=0o500)
    with pytest.raises(NotSaved, match="journal"):
        journal.append([step(1, "one")])


# Sessions that hold their lock and answer nobody


def open_on(journals: Journals, terminal: str) -> Journals:
    """Another session of the same desk, shown on a terminal."""
    other = Journals(journals._folder, 0, journals._state)
    other.terminal = terminal
    other.begin()
    return other


@pytest.mark.skipif(not disk.HAS_LOCKS, reason="there are no such locks here")
def test_a_session_lives_while_its_terminal_is_there_and_it_beats(journals: Journals, tmp_path: Path) -> None:
    terminal = tmp_path / "pts-1"
    terminal.touch()
    other = open_on(journals, str(terminal))
    lock = journals.place() / "open" / other.session
    assert journals.lives(other.session)
    long_ago = lock.stat().st_mtime - journal_file.SILENT - 1
    os.utime(lock, (long_ago, long_ago))
    assert not journals.lives(other.session), "it is stopped, or hangs"
    other.beat()
    assert journals.lives(other.session)
    terminal.unlink()
    assert not journals.lives(other.session), "its window is closed"
    other.release()


@pytest.mark.skipif(not disk.HAS_LOCKS, reason="there are no such locks here")
def test_a_command_lives_as_long_as_it_holds_its_lock(journals: Journals) -> None:
    other = open_on(journals, "")
    lock = journals.place() / "open" / other.session
    os.utime(lock, (1, 1))
    assert journals.lives(other.session)
    other.release()
    assert not journals.lives(other.session)
