"""The history: versions out of the journal, thinned with age, and the way back to one."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.edit import stories
from desk.model.issue import Issue, Place, Story
from desk.session.session import Session
from desk.store.folder.issues import Folder
from desk.store.form.steps import Change
from desk.store.journal.history import DAY, MONTH, YEAR, of_story, restored, thin, thinned, versions
from desk.store.journal.journals import Journals
from desk.store.journal.losses import losses
from desk.store.journal.record import SAVED, SNAPSHOT, STEP, Record
from desk.store.journal.replay import Replay, Version
from tests.model.made import newsroom

NOW = 1_800_000_000.0


def body_of(version: Version, story: int = 11) -> str:
    return version.issue.story(story).body


def journal_of(times: list[float], session: str = "a") -> list[Record]:
    """A session that changed and saved a story at each of these times, in Unix seconds."""
    records = [Record(times[0] - 1, session, 1, SNAPSHOT, document="issue", value=newsroom())]
    text = newsroom().story(11).body
    for at, time in enumerate(times):
        change = Change("stories", 11, "body", text, f"Text {at}.")
        text = f"Text {at}."
        records.append(Record(time, session, 2 * at + 2, STEP, step=at + 1, changes=(("issue", change),)))
        records.append(Record(time, session, 2 * at + 3, SAVED, document="issue", upto=2 * at + 2, digest="d"))
    return records


def test_each_save_is_a_version(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "issues")
    path = folder.create_issue(newsroom()).path
    session = Session(folder, journalled=True)
    now = iter(range(1_000, 2_000))
    session.recorder._now = lambda: float(next(now))
    session.open(path)
    for text in ("One.", "Two."):
        session.do(stories.change, 11, body=text)
        session.save()
    known = session.recorder.versions()
    assert [body_of(each) for each in known] == [newsroom().story(11).body, "One.", "Two."]
    session.recorder.release()


def test_versions_follow_each_other_as_they_were_saved_though_the_clock_is_put_back() -> None:
    times = [NOW, NOW + 3600, NOW + 10, NOW + 20, NOW + 3600, NOW + 3601]
    known = versions(Replay(journal_of(times)))
    assert [body_of(each) for each in known][-6:] == [f"Text {at}." for at in range(6)]
    assert [body_of(each) for each in thinned(known, NOW + 5000)] == [body_of(each) for each in known]
    assert len({each.id for each in known}) == len(known)


def test_a_torn_record_costs_its_own_change_only() -> None:
    records = journal_of([NOW, NOW + 10, NOW + 20])
    del records[1]
    assert [body_of(each) for each in versions(Replay(records))][-2:] == ["Text 1.", "Text 2."]


def test_a_journal_without_a_beginning_has_no_versions_and_no_fault() -> None:
    assert versions(Replay(journal_of([NOW])[1:])) == []


def test_all_of_a_day_one_an_hour_one_a_day() -> None:
    ages = [10, 20, DAY - 1, DAY + 100, DAY + 200, DAY + 4000, MONTH - 50, MONTH + 100, MONTH + DAY, YEAR + 5, YEAR + 9]
    known = [Version(NOW - age, newsroom()) for age in sorted(ages, reverse=True)]
    kept = [NOW - each.at for each in thinned(known, NOW)]
    assert all(age in kept for age in (10, 20, DAY - 1))
    assert all(age < YEAR for age in kept)
    hours = [int((NOW - age) // 3600) for age in kept if DAY < age <= MONTH]
    assert len(hours) == len(set(hours)) == 3
    assert thinned([Version(NOW - 9 * YEAR, newsroom())], NOW)


def test_a_thousand_versions_of_a_year_come_down_to_one_a_day_and_stay_readable(tmp_path: Path) -> None:
    journals = Journals(tmp_path, 0, tmp_path / "state")
    journal = journals.of("900")
    journal.append(journal_of([NOW - at * 20_000 for at in range(1000, 0, -1)]))
    before = thinned(versions(Replay(journal.read())), NOW)
    size = journal.path.stat().st_size
    assert thin(journal, NOW)
    assert journal.path.stat().st_size < size
    after = thinned(versions(Replay(journal.read())), NOW)
    assert [(each.id, body_of(each)) for each in after] == [(each.id, body_of(each)) for each in before]
    assert sum(1 for record in journal.read() if record.what == STEP) == 200
    assert not thin(journal, NOW)
    journals.release()


def test_thinning_keeps_what_was_never_saved(tmp_path: Path) -> None:
    journals = Journals(tmp_path, 0, tmp_path / "state")
    journal = journals.of("900")
    change = Change("stories", 12, "body", "", "Lost words.")
    lost = Record(NOW - 3 * MONTH, "crashed", 1, STEP, step=1, changes=(("issue", change),))
    journal.append([lost, *journal_of([NOW - at * 20_000 for at in range(1000, 0, -1)])])
    thin(journal, NOW)
    assert [loss.change.after for loss in losses(Replay(journal.read()), lambda _: False)] == ["Lost words."]
    journals.release()


def test_the_versions_of_a_story_are_those_in_which_it_changed() -> None:
    first = Version(1, newsroom())
    links = Version(2, replace(newsroom(), links=newsroom().links[:-1]))
    other = Version(3, stories.change(links.issue, 12, body="Other."))
    assert of_story([first, links, other], 11) == [first, links]
    assert of_story([first, links, other], 12) == [first, other]
    assert of_story([first, links, other], 99) == []


def changed(issue: Issue) -> Issue:
    """A story that another text, and one that came later."""
    issue = stories.change(issue, 11, headline="New", body="New.")
    return stories.add(issue, Story(id=77, order="", section=1, headline="Later"))


def test_a_story_is_restored_with_its_links_and_nothing_else() -> None:
    now = replace(changed(newsroom()), links=())
    back = restored(now, newsroom(), 11)
    assert back.story(11) == newsroom().story(11)
    assert back.links_of(11) == newsroom().links_of(11)
    assert back.story(77) == now.story(77)


def test_a_restored_issue_spikes_what_came_later() -> None:
    back = restored(changed(newsroom()), newsroom())
    assert back.story(11) == newsroom().story(11)
    assert back.story(77).place == Place.SPIKED
    assert list(back.in_order()) == list(newsroom().in_order())


def test_a_story_that_a_version_did_not_have_cannot_be_restored() -> None:
    with pytest.raises(LookupError):
        restored(changed(newsroom()), newsroom(), 77)
