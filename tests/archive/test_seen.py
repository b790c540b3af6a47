"""Seen before: where an address was run, and whether that is worth a remark."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.archive.index import Archive
from desk.archive.remarks import repeat_words
from desk.archive.seen import Repeat, Sighting, passing, repeat, repeats, seen
from desk.edit.passed import let_pass, tell_again
from desk.links.key import Sameness
from desk.model.issue import Issue
from desk.model.kinds import Kind
from desk.model.publication import Publication
from tests.archive.archives import Told, archive, issue, story_id

PUBLICATION = Publication(1, web_address="https://letter.example", issue_address="https://letter.example/{number}")
FLOAT = issue(
    37, "2026-08-27", [Told("The milk float is not expected back", links=["https://www.dairy.example/float/"])]
)


def hand(*links: str, kind: str = Kind.STORY, number: int = 40) -> Issue:
    return issue(number, "2026-09-17", [Told("In hand", links=links, kind=kind), Told("Another")])


def remark(it: Archive, value: Issue, url: str, publication: Publication = PUBLICATION) -> Repeat | None:
    it.freshen()
    return it.ask(lambda connection: repeat(connection, url, value, value.stories[0], publication))


def sightings(it: Archive, url: str) -> tuple[Sighting, ...]:
    return it.ask(lambda connection: seen(connection, url))


def test_an_address_in_another_form_is_seen_and_said_in_one_line(tmp_path: Path) -> None:
    it = archive(tmp_path, FLOAT)
    found = remark(it, hand(), "http://dairy.example/float?utm_source=letter")
    assert found is not None
    assert repeat_words(found, "2026-09-17") == "in No 37, 27 Aug: “The milk float is not expected back”"
    assert repeat_words(found, "2027-01-07") == "in No 37, 27 Aug 2026: “The milk float is not expected back”"


def test_all_sightings_are_given_the_same_page_first_and_the_newest_first(tmp_path: Path) -> None:
    it = archive(
        tmp_path,
        issue(1, "2026-01-01", [Told("One", links=["https://dairy.example/float"])]),
        issue(2, "2026-01-08", [Told("Two", "See [it](https://dairy.example/float?utm_medium=x).")]),
        issue(3, "2026-01-15", [Told("Three", links=["https://dairy.example/float#comment-7"])]),
    )
    found = sightings(it, "https://dairy.example/float")
    assert [(each.run.number, each.sameness) for each in found] == [
        (2, Sameness.SAME),
        (1, Sameness.SAME),
        (3, Sameness.NEAR),
    ]
    assert found[0].url == "https://dairy.example/float?utm_medium=x"


def test_the_issue_in_hand_and_later_ones_do_not_count(tmp_path: Path) -> None:
    it = archive(tmp_path, hand("https://dairy.example/float"), replace(FLOAT, date="2026-10-01"))
    assert remark(it, hand("https://dairy.example/float"), "https://dairy.example/float") is None


def test_a_place_near_the_page_is_no_remark(tmp_path: Path) -> None:
    it = archive(tmp_path, FLOAT)
    assert remark(it, hand(), "https://dairy.example/float#comment-12") is None


def test_furniture_never_alarms(tmp_path: Path) -> None:
    jobs = [issue(n, f"2026-01-{n:02}", [Told(f"Jobs {n}", links=["https://jobs.example/"])]) for n in range(1, 5)]
    assert remark(archive(tmp_path / "three", *jobs[:3]), hand(), "https://jobs.example") is not None
    assert remark(archive(tmp_path / "four", *jobs), hand(), "https://jobs.example") is None


def test_the_own_site_never_alarms(tmp_path: Path) -> None:
    it = archive(tmp_path, issue(1, "2026-01-01", [Told("One", links=["https://letter.example/12#story-7"])]))
    assert remark(it, hand(), "https://www.letter.example/12#story-7") is None


@pytest.mark.parametrize("kind", [Kind.SPONSOR, Kind.NOTE])
def test_sponsors_and_footers_come_again_on_purpose(tmp_path: Path, kind: Kind) -> None:
    it = archive(tmp_path, FLOAT, issue(1, "2026-01-01", [Told("Paid", links=["https://paid.example/"], kind=kind)]))
    assert remark(it, hand(kind=kind), "https://dairy.example/float") is None
    assert remark(it, hand(), "https://paid.example/") is None


def test_a_copy_of_a_story_is_not_a_repeat_of_it(tmp_path: Path) -> None:
    it = archive(tmp_path, FLOAT)
    value = hand("https://dairy.example/float")
    copied = replace(value.stories[0], origin=f"{FLOAT.id}/{story_id(37)}")
    value = replace(value, stories=(copied, *value.stories[1:]))
    assert remark(it, value, "https://dairy.example/float") is None


def test_what_is_let_pass_is_said_no_more_until_it_is_told_again(tmp_path: Path) -> None:
    it, url = archive(tmp_path, FLOAT), "https://dairy.example/float?utm_source=x"
    what = passing("https://www.dairy.example/float")
    assert what == "seen https://dairy.example/float"
    assert remark(it, let_pass(hand(), what), url) is None
    assert remark(it, hand(), url, let_pass(PUBLICATION, what)) is None
    assert remark(it, hand(), url, tell_again(let_pass(PUBLICATION, what), what)) is not None


def test_the_same_address_twice_in_this_issue_is_said(tmp_path: Path) -> None:
    it = archive(tmp_path)
    value = issue(
        40,
        "2026-09-17",
        [Told("In hand", links=["https://a.example/x"]), Told("Another", "Read [it](http://www.a.example/x/).")],
    )
    found = remark(it, value, "https://a.example/x")
    assert found is not None
    assert repeat_words(found) == "twice in this issue: “Another”"


def test_the_same_address_twice_among_the_links_of_a_story_is_said_but_not_that_a_sentence_has_it_too(
    tmp_path: Path,
) -> None:
    it = archive(tmp_path)
    twice = hand("https://a.example/x", "http://www.a.example/x/")
    found = remark(it, twice, "https://a.example/x")
    assert found is not None
    assert repeat_words(found) == "twice in this story"
    both = issue(40, "2026-09-17", [Told("In hand", "Read [it](https://a.example/x).", ["https://a.example/x"])])
    assert remark(it, both, "https://a.example/x") is None


def test_a_letter_may_point_to_what_is_in_the_issue(tmp_path: Path) -> None:
    it = archive(tmp_path)
    letter = Told("Dear readers", "The [boats](https://a.example/x) are back.", kind=Kind.LETTER)
    value = issue(40, "2026-09-17", [letter, Told("Boats", links=["https://a.example/x"])])
    assert it.ask(lambda connection: repeats(connection, value, PUBLICATION)) == ()


def test_of_two_in_an_issue_the_second_is_said_once(tmp_path: Path) -> None:
    it = archive(tmp_path)
    value = issue(
        40, "2026-09-17", [Told("One", links=["https://a.example/x"]), Told("Two", links=["https://a.example/x"])]
    )
    found = it.ask(lambda connection: repeats(connection, value, PUBLICATION))
    assert [(story.headline, each.here and each.here.headline) for story, each in found] == [("Two", "One")]


def test_the_repeats_of_a_whole_issue_in_reading_order(tmp_path: Path) -> None:
    it = archive(tmp_path, FLOAT, issue(2, "2026-01-01", [Told("Two", links=["https://b.example/y"])]))
    value = hand("https://b.example/y", "https://new.example/", "https://dairy.example/float")
    found = it.ask(lambda connection: repeats(connection, value, PUBLICATION))
    assert [(story.id, each.url) for story, each in found] == [
        (story_id(40), "https://b.example/y"),
        (story_id(40), "https://dairy.example/float"),
    ]


@pytest.mark.parametrize("url", ["", "harbour", "javascript:x", "mailto:nobody@example.org", "https://" + "a" * 5000])
def test_what_is_no_address_or_was_never_run_is_not_seen(tmp_path: Path, url: str) -> None:
    it = archive(tmp_path, FLOAT)
    assert sightings(it, url) == ()
    assert remark(it, hand(), url) is None
