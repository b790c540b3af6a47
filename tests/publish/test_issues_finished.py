"""Finishing an issue on a real disk: all of it or nothing, a year of weeks, two editors, and back again."""

import errno
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from desk.edit import Refused, issues, links, sections, sponsors, standing, stories
from desk.model.issue import Link, Place, Section, Story
from desk.model.kinds import Kind
from desk.publish import receipt
from desk.publish.finishing import carry_out, plan
from desk.publish.receipt import Receipt
from desk.publish.reopening import reopen
from desk.session.session import Session
from desk.store.care.git import Repository, merge_file
from desk.store.errors import NotSaved, StoreError
from desk.store.folder import change_together
from desk.store.folder.issues import Folder, Opened
from tests.store.faults import Disk, half_written, killed, refusing

TODAY = "2026-11-05"


def begun(path: Path, **settings: Any) -> Folder:
    """A publication with a letter and the slot Top standing, Acme booked for the second week, and its No 1."""
    folder = Folder(path, cache=path.parent / "cache")
    session = Session(folder)
    issue = issues.begin(session.publication, 1, TODAY, ())
    for id, title in ((101, "Front"), (102, "News")):
        issue = sections.add(issue, Section(id, "", title=title))
    issue = stories.add(issue, Story(201, "", 101, kind=Kind.LETTER, headline="Dear reader"))
    issue = stories.add(issue, Story(202, "", 101, kind=Kind.SPONSOR, sponsor="Loom", body="Cloth."))
    issue = stories.add(issue, Story(203, "", 102, headline="Bridge sold", body="All of it."))
    issue = stories.add(issue, Story(204, "", 102, headline="Hedge grown", place=Place.HELD, until="2026-11-12"))
    publication, _ = standing.add(session.publication, issue, 201)
    publication, _ = standing.add(publication, issue, 202, "Top")
    publication = sponsors.book(publication, "Loom", "Top", TODAY)
    publication = sponsors.book(publication, "Acme", "Top", "2026-11-12")
    fields = {name: getattr(publication, name) for name in ("standing", "standing_links", "bookings")}
    session.change_publication(name="The Ledger", editor="Nora", **fields, **settings)
    session.save()
    folder.create_issue(replace(issue, subject="First"))
    return folder


def latest(folder: Folder) -> Opened:
    return folder.open_issue(folder.find("latest"))


def finish(folder: Folder, opened: Opened | None = None, reason: str = "") -> Folder:
    opened = opened or latest(folder)
    done = carry_out(folder, plan(folder, opened, TODAY), opened.issue.date or TODAY, reason)
    assert done.late is None
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.glob("*.json")}


def test_the_old_one_is_frozen_with_its_receipt_and_the_next_one_is_there(tmp_path: Path) -> None:
    folder = finish(begun(tmp_path / "issues"))
    old, new = (folder.open_issue(folder.find(name)).issue for name in ("1", "2"))
    assert (old.status, old.finished) == ("sent", TODAY)
    assert (new.date, [section.title for section in new.running_order]) == ("2026-11-12", ["Front", "News"])
    assert [(story.name, story.sponsor) for story in new.in_order()] == [
        ("Dear reader", None),
        ("Untitled sponsor", "Acme"),
        ("Hedge grown", None),
    ]
    assert old.story(204).place == Place.MOVED
    assert [(each.sponsor, each.ran) for each in sponsors.in_order(folder.publication()[0])] == [
        ("Loom", old.id),
        ("Acme", None),
    ]
    made = receipt.read(tmp_path / "issues" / "0001-first.receipt.json")
    assert isinstance(made, Receipt)
    assert (made.issue, made.by, made.tool, made.next_file) == (old.id, "Nora", "plain", "0002-2026-11-12.json")
    assert set(made.formats) == {"html", "paste", "fragment", "markdown", "text", "eml", "json"}


def test_the_receipt_has_the_digests_of_what_is_exported_afterwards(tmp_path: Path) -> None:
    from desk.formats import render

    folder = finish(begun(tmp_path / "issues"))
    old = folder.open_issue(folder.find("1")).issue
    made = receipt.read(tmp_path / "issues" / "0001-first.receipt.json")
    assert made
    for format, digest in made.formats.items():
        assert receipt.digest(render(old, folder.publication()[0], format).encode()) == digest


def test_a_receipt_is_no_issue_and_plain_tinydb_reads_it(tmp_path: Path) -> None:
    folder = finish(begun(tmp_path / "issues"))
    assert [path.name for path in folder.issue_files()] == ["0001-first.json", "0002-2026-11-12.json"]
    (row,) = rows(tmp_path / "issues" / "0001-first.receipt.json", "receipt")
    assert row["finished"] == TODAY


def test_what_is_to_be_fixed_is_sent_only_with_a_reason_which_is_kept(tmp_path: Path) -> None:
    folder = begun(tmp_path / "issues")
    (folder.path / "templates").mkdir()
    (folder.path / "templates" / "item.html").write_bytes(b"\xff")
    before = files(folder.path)
    planned = plan(folder, latest(folder), TODAY)
    assert any("UTF-8" in sentence for sentence in planned.to_fix)
    with pytest.raises((Refused, StoreError)):
        carry_out(folder, planned, TODAY)
    assert files(folder.path) == before


def test_what_ran_in_an_earlier_issue_is_said_when_one_is_finished(tmp_path: Path) -> None:
    folder = begun(tmp_path / "issues")
    for issue, story in (("1", 203), ("2", 300)):
        session = Session(folder)
        session.open(folder.find(issue))
        if issue == "2":
            section = session.issue.running_order[-1].id
            session.do(stories.add, Story(300, "", section, headline="A hedge", body="It is green."))
        session.do(links.add, [Link(story + 1000, "", story, url="https://ferry.example/minutes", title="Minutes")])
        session.save()
        if issue == "1":
            finish(folder)
    (said,) = [each for each in plan(folder, latest(folder), TODAY).open if "ran in No 1" in each]
    assert "Bridge sold" in said


def test_an_issue_that_is_finished_or_came_from_elsewhere_is_not_finished_again(tmp_path: Path) -> None:
    folder = finish(begun(tmp_path / "issues"))
    with pytest.raises(Refused, match="was finished on"):
        plan(folder, folder.open_issue(folder.find("1")), TODAY)


def test_a_draft_that_was_begun_by_hand_is_the_next_one(tmp_path: Path) -> None:
    folder = begun(tmp_path / "issues")
    by_hand = folder.create_issue(issues.begin(folder.publication()[0], 3, "2026-11-12", ("News",)))
    planned = plan(folder, folder.open_issue(folder.find("1")), TODAY)
    assert (planned.begun, planned.file) == (False, by_hand.path.name)
    carry_out(folder, planned, TODAY)
    assert len(folder.issue_files()) == 2
    assert {story.sponsor or story.name for story in latest(folder).issue.in_order()} == {"Acme", "Hedge grown"}


def test_finishing_is_taken_back_and_nothing_of_it_is_left(tmp_path: Path) -> None:
    folder = begun(tmp_path / "issues")
    before = files(folder.path)
    finish(folder)
    assert files(folder.path) != before
    done = reopen(folder, folder.open_issue(folder.find("1")))
    assert (done.next, done.late) == (None, None)
    assert files(folder.path) == before
    finish(folder)


def test_a_next_issue_that_was_worked_on_stays_when_finishing_is_taken_back(tmp_path: Path) -> None:
    folder = finish(begun(tmp_path / "issues"))
    session = Session(folder)
    session.open(folder.find("2"))
    session.do(stories.add, Story(300, "", None, headline="New work"))
    session.save()
    done = reopen(folder, folder.open_issue(folder.find("1")))
    assert done.next == folder.find("2")
    old, new = (folder.open_issue(folder.find(name)).issue for name in ("1", "2"))
    assert (old.status, old.finished, old.story(204).place) == ("draft", "", Place.MOVED)
    assert "New work" in {story.name for story in new.in_order()}
    again = plan(folder, folder.open_issue(folder.find("1")), TODAY)
    assert not again.begun
    with pytest.raises(Refused, match="nothing to take back"):
        reopen(folder, folder.open_issue(folder.find("2")))


# Whatever happens to the disk


@pytest.fixture
def ready(tmp_path: Path) -> tuple[Folder, list[Any], int, dict[str, bytes], dict[str, bytes]]:
    """A folder, the operations of finishing its issue, which of them decides, and its files before and after."""
    folder = begun(tmp_path / "issues")
    before = files(folder.path)
    noted: list[tuple[list[Any], int]] = []
    perform = change_together.perform

    def note(path: Path, operations: Any, decides: int) -> Any:
        noted.append((list(operations), decides))
        return perform(path, operations, decides)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(change_together, "perform", note)
        finish(folder)
    after = files(folder.path)
    return folder, *noted[0], before, after


def rows(path: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table, as plain TinyDB reads them."""
    with TinyDB(path) as database:
        return [dict(row) for row in database.table(table).all()]


def put_back(folder: Path, before: dict[str, bytes]) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    for name, data in before.items():
        (folder / name).write_bytes(data)


FAULTS = {
    "disk full": refusing(errno.ENOSPC),
    "disk broken": refusing(errno.EIO),
    "not allowed": refusing(errno.EACCES),
    "full in the middle of a write": half_written,
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_at_any_call_leaves_all_of_it_undone_or_to_be_done(ready: Any, fault: Callable[..., Any]) -> None:
    folder, operations, decides, before, after = ready
    outcomes = set()
    for nth in range(1, 400):
        put_back(folder.path, before)
        at = Disk(nth, fault)
        with at.failing():
            try:
                late = change_together.perform(folder.path, operations, decides)
            except NotSaved:
                outcomes.add("undone")
                assert files(folder.path) == before
                assert not change_together.is_left(folder.path)
                continue
        if not at.reached:
            break
        outcomes.add("late" if late else "done")
        change_together.complete(folder.path)
        assert files(folder.path) == after
    else:
        pytest.fail("finishing makes fewer than 400 calls")
    assert outcomes == {"undone", "late", "done"}


@pytest.mark.parametrize("room", range(12))
def test_a_disk_that_stays_full_leaves_nothing_half_done(
    ready: Any, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    folder, operations, decides, before, after = ready
    put_back(folder.path, before)
    write, written = os.write, [0]

    def full(handle: int, data: Any) -> int:
        written[0] += 1
        if written[0] > room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(handle, data)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        try:
            change_together.perform(folder.path, operations, decides)
            finished = True
        except NotSaved:
            finished = False
    if not finished:
        assert files(folder.path) == before
    change_together.complete(folder.path)
    assert files(folder.path) == (after if finished else before)


def test_a_kill_at_any_call_leaves_nothing_half_done_once_it_is_opened_again(ready: Any) -> None:
    folder, operations, decides, before, after = ready
    seen = set()
    for nth in range(1, 400, 3):
        put_back(folder.path, before)
        child = os.fork()
        if child == 0:
            with Disk(nth, killed).failing():
                change_together.perform(folder.path, operations, decides)
            os._exit(0)
        if not os.WIFSIGNALED(os.waitpid(child, 0)[1]):
            break
        begun = change_together.complete(folder.path)
        now = {name: data for name, data in files(folder.path).items() if not name.startswith(".")}
        assert now == (after if begun or now == after else before)
        seen.add(begun)
    assert seen == {True, False}


def test_a_note_of_a_stranger_touches_nothing_outside_the_issues(tmp_path: Path) -> None:
    folder = begun(tmp_path / "issues")
    (tmp_path / "mine.json").write_bytes(b"{}")
    before = files(folder.path)
    for file in ("../mine.json", "/etc/passwd", "templates/item.html", ".gitignore", "a\0.json", "..\\x.json"):
        note = change_together._Note((change_together.Replace(file, "{}", ""),), 0)
        (folder.path / ".desk").mkdir(exist_ok=True)
        (folder.path / ".desk" / "unfinished.json").write_bytes(change_together.msgspec.json.encode(note))
        assert not change_together.complete(folder.path)
        assert (files(folder.path), (tmp_path / "mine.json").read_bytes()) == (before, b"{}")
    for junk in (b"", b"{", b"[]", b'{"operations":[{"type":"erase"}],"decides":0}'):
        (folder.path / ".desk" / "unfinished.json").write_bytes(junk)
        assert not change_together.complete(folder.path)


# Two editors


def test_two_editors_who_finish_the_same_issue_in_two_clones_merge_without_loss(tmp_path: Path) -> None:
    ours = begun(tmp_path / "ours")
    shutil.copytree(ours.path, tmp_path / "theirs")
    shutil.copytree(ours.path, tmp_path / "base")
    theirs = Folder(tmp_path / "theirs", cache=tmp_path / "cache2")
    for folder, id, headline, day in ((ours, 301, "From Nora", TODAY), (theirs, 302, "From Theo", "2026-11-06")):
        carry_out(folder, plan(folder, latest(folder), day), day)
        session = Session(folder)
        session.open(folder.find("2"))
        session.do(stories.add, Story(id, "", None, headline=headline))
        session.save()
    assert files(ours.path).keys() == files(theirs.path).keys()
    for name in files(ours.path):
        base = tmp_path / "base" / name
        base.touch()  # git hands an empty file over for what both sides added
        assert merge_file(base, ours.path / name, theirs.path / name) == 0
    old, new = (ours.open_issue(ours.find(name)).issue for name in ("1", "2"))
    assert (old.status, old.finished) == ("sent", TODAY)
    names = [story.sponsor or story.name for story in new.in_order()]
    assert sorted(names) == ["Acme", "Dear reader", "From Nora", "From Theo", "Hedge grown"]
    assert [each.ran for each in sponsors.in_order(ours.publication()[0])] == [old.id, None]
    made = rows(ours.path / "0001-first.receipt.json", "receipt")
    assert sorted(row["finished"] for row in made) == [TODAY, "2026-11-06"]
    assert all(not each.problem for each in ours.summaries())


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_itself_merges_two_clones_in_which_the_same_issue_was_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)

    def git(place: Path, *args: str) -> None:
        who = ("-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *args], cwd=place, check=True, capture_output=True)

    nora, theo = tmp_path / "nora", tmp_path / "theo"
    nora.mkdir()
    git(nora, "init", "-q", "-b", "main")
    begun(nora / "issues")
    git(nora, "add", "-A")
    git(nora, "commit", "-q", "-m", "No 1")
    git(tmp_path, "clone", "-q", str(nora), str(theo))
    for place, day, id in ((nora, TODAY, 301), (theo, "2026-11-06", 302)):
        folder = Folder(place / "issues", cache=tmp_path / place.name / "cache")
        repository = Repository.of(folder.path)
        assert repository is not None
        repository.set_up(folder.path)
        carry_out(folder, plan(folder, latest(folder), day), day)
        session = Session(folder)
        session.open(folder.find("2"))
        session.do(stories.add, Story(id, "", None, headline=f"From {place.name}"))
        session.save()
        git(place, "add", "issues")
        git(place, "commit", "-q", "-m", "Finished")
    git(nora, "pull", "-q", "--no-rebase", "--no-edit", str(theo), "main")
    merged = Folder(nora / "issues", cache=tmp_path / "cache")
    old, new = (merged.open_issue(merged.find(name)).issue for name in ("1", "2"))
    assert (old.status, old.finished, old.story(204).place) == ("sent", TODAY, Place.MOVED)
    names = [story.sponsor or story.name for story in new.in_order()]
    assert sorted(names) == ["Acme", "Dear reader", "From nora", "From theo", "Hedge grown"]
    made = rows(merged.path / "0001-first.receipt.json", "receipt")
    assert sorted(row["finished"] for row in made) == [TODAY, "2026-11-06"]
    assert [each.ran for each in sponsors.in_order(merged.publication()[0])] == [old.id, None]


def test_two_editors_who_book_the_same_slot_are_both_kept_and_shown(tmp_path: Path) -> None:
    ours = begun(tmp_path / "ours")
    for side in ("theirs", "base"):
        shutil.copytree(ours.path, tmp_path / side)
    for side, who in (("ours", "Mill"), ("theirs", "Tide")):
        session = Session(Folder(tmp_path / side))
        for sponsor, date in ((who, "2026-11-19"), ("Both", "2026-11-26")):
            made = sponsors.book(session.publication, sponsor, "Top", date)
            session.change_publication(bookings=made.bookings)
        session.save()
    merge_file(*(tmp_path / side / "publication.json" for side in ("base", "ours", "theirs")))
    publication, _ = ours.publication()
    assert [[each.sponsor for each in run] for run in sponsors.twice(publication)] == [["Mill", "Tide"]]
    assert len(sponsors.on(publication, "2026-11-26")) == 1


# A year


def test_a_year_of_weeks(tmp_path: Path) -> None:
    """52 issues, each begun by finishing the one before: every number, day, slot and carried story is right."""
    from datetime import date, timedelta

    folder = begun(tmp_path / "issues")
    days = [(date.fromisoformat(TODAY) + timedelta(weeks=week)).isoformat() for week in range(53)]
    session = Session(folder)
    publication = session.publication
    for week, day in enumerate(days[2:], 2):
        if week % 3:
            publication = sponsors.book(publication, f"Sponsor {week}", "Top", day, days[week - 1])
    session.change_publication(bookings=publication.bookings)
    session.save()
    for week in range(52):
        session = Session(folder)
        session.open(folder.find("latest"))
        session.do(issues.change, subject=f"Week {week}")
        session.do(stories.add, Story(1000 + week, "", None, headline=f"News of week {week}"))
        held = Story(2000 + week, "", None, headline=f"Due {week}", place=Place.HELD, until=days[min(week + 3, 52)])
        session.do(stories.add, held)
        session.save()
        finish(folder)
    found = {number: folder.open_issue(folder.find(str(number))).issue for number in range(1, 54)}
    ledger = {each.date: each for each in folder.publication()[0].bookings}
    for number, issue in found.items():
        week = number - 1
        assert (issue.date, issue.status) == (days[week], "sent" if number < 53 else "draft")
        names = [story.sponsor or story.name for story in issue.in_order()]
        assert names.count("Dear reader") == 1
        booked = ledger.get(days[week])
        assert [name for name in names if name.startswith("Sponsor")] == (
            [booked.sponsor] if booked and week > 1 else []
        )
        if booked:
            assert booked.ran == (issue.id if number < 53 else None)
        due = {f"Due {each}" for each in range(52) if min(each + 3, 52) == week}
        assert {name for name in names if name.startswith("Due")} == due
        assert [name for name in names if name.startswith("News")] == ([f"News of week {week}"] if number < 53 else [])
    paths = sorted(folder.path.glob("*.json"))
    assert len(paths) == 53 + 52 + 1
    for path in paths:
        with TinyDB(path) as database:
            assert database.tables()
