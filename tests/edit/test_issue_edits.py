"""Edits of an issue as a whole, and how the next one begins."""

from dataclasses import replace

import pytest

from desk.edit import Refused, cleaned, freezing, issues
from desk.model.issue import Issue, Section
from desk.model.publication import Brand, Publication
from tests.model.made import newsroom, outline

PUBLICATION = Publication(1, name="The Record", sections=("News", "Culture", "News"), cadence=7)


def test_fields_are_changed_and_cleaned() -> None:
    issue = issues.change(
        newsroom(), subject="a\nb\x1b[2J", preheader="c\u202ed", number=43, date="2026-11-12", status="sent"
    )
    assert (issue.subject, issue.preheader, issue.number, issue.date, issue.status) == (
        "a b",
        "cd",
        43,
        "2026-11-12",
        "sent",
    )
    assert issues.change(issue, number=None, date="").number is None
    assert issues.change(issue, number=43) is issue


def test_a_slug_that_was_stays_among_the_earlier_ones_until_it_is_taken_again() -> None:
    first = issues.change(Issue(1, slug="one"), slug="two")
    assert (first.slug, first.earlier_slugs) == ("two", ("one",))
    third = issues.change(issues.change(first, slug="three"), slug="one")
    assert (third.slug, third.earlier_slugs) == ("one", ("two", "three"))
    assert issues.change(third, slug="one") is third
    assert issues.change(Issue(1), slug="one").earlier_slugs == ()
    none = issues.change(first, slug="")
    assert (none.slug, none.earlier_slugs) == ("", ("one", "two"))


def test_the_slug_of_a_finished_issue_may_change_and_its_subject_may_not() -> None:
    sent = Issue(1, slug="one", subject="Water", finished="2026-11-05")
    freezing.check(sent, issues.change(sent, slug="two"))
    with pytest.raises(freezing.Frozen):
        freezing.check(sent, issues.change(sent, subject="Fire"))


@pytest.mark.parametrize(
    "fields",
    [
        {"date": "2026-02-30"},
        {"date": "20261105"},
        {"date": "5 November"},
        {"date": "2026-11-05T00:00"},
        {"date": "\x1b[2J"},
        {"status": "gone"},
        {"status": ""},
        {"number": -1},
        {"number": 10**9},
        {"slug": "../up"},
        {"slug": "High water"},
        {"slug": "high--water"},
        {"slug": "-high"},
        {"slug": "høj"},
        {"slug": "a" * 81},
        {"slug": "202"},
        {"slug": "latest"},
    ],
)
def test_what_cannot_be_is_refused_in_one_plain_sentence(fields: dict[str, object]) -> None:
    with pytest.raises(Refused) as caught:
        issues.change(newsroom(), **fields)
    assert "\x1b" not in str(caught.value)
    assert str(caught.value).endswith(".")


def test_a_new_issue_has_the_sections_of_the_publication() -> None:
    issue = issues.begin(PUBLICATION, 1, "2026-11-05")
    assert [section.title for section in issue.running_order] == ["News", "Culture", "News"]
    assert (issue.number, issue.date, issue.title, issue.stories) == (1, "2026-11-05", "", ())
    assert list(outline(issues.begin(PUBLICATION, None, "", ("Only",)))) == ["Only"]
    assert issues.begin(Publication(1), 1, "").sections == ()


def test_the_following_issue_has_the_same_sections_and_nothing_in_them() -> None:
    issue = newsroom()
    sections = (
        Section(1, "V", None, "First untitled"),
        Section(2, "V", None, "Second untitled"),
        Section(3, "C", "Sport"),
    )
    issue = replace(issue, title="Town special", sections=sections)
    made = issues.following(issue, PUBLICATION)
    assert [(section.title, section.standfirst) for section in made.running_order] == [
        ("Sport", ""),
        (None, "First untitled"),
        (None, "Second untitled"),
    ]
    assert (made.number, made.date, made.title, made.stories, made.links) == (43, "2026-11-12", "", (), ())
    assert not {section.id for section in made.sections} & {1, 2, 3}
    assert made.id != issue.id
    assert (made.subject, made.slug) == ("", "")


@pytest.mark.parametrize(
    ("date", "cadence", "after"),
    [
        ("2026-12-01", 30, "2027-01-01"),
        ("2026-02-12", 31, "2026-03-12"),
        ("2027-01-31", 30, "2027-02-28"),
        ("2026-12-01", 28, "2026-12-29"),
    ],
)
def test_thirty_days_between_issues_are_a_month(date: str, cadence: int, after: str) -> None:
    assert issues.following(Issue(1, date=date), replace(PUBLICATION, cadence=cadence)).date == after


@pytest.mark.parametrize(("date", "cadence"), [("", 7), ("soon", 7), ("9999-12-31", 7), ("2026-11-05", 10**12)])
def test_an_issue_whose_next_day_is_unknown_has_none(date: str, cadence: int) -> None:
    made = issues.following(Issue(1, date=date), replace(PUBLICATION, cadence=cadence))
    assert (made.date, made.number) == ("", None)


@pytest.mark.parametrize(
    ("taken", "number"),
    [
        ([], 1),
        ([None], 1),
        ([7, None, 9, 8], 10),
        ([0], 1),
        ([-5], 1),
        ([10**30], 1),
        ([4, -5, 10**30], 5),
        ([1, 3, 999_999_999], 2),
    ],
)
def test_the_next_number_is_one_that_an_issue_may_have_and_none_has(taken: list[int | None], number: int) -> None:
    assert issues.next_number(taken) == number
    assert issues.change(newsroom(), number=number).number == number


def test_the_next_day_follows_the_first_day_that_is_one() -> None:
    assert issues.next_day(["", "soon", "2026-11-05", "2026-12-24"], 7, "2020-01-01") == "2026-11-12"
    assert issues.next_day(["", "soon"], 7, "2020-01-01") == "2020-01-01"


def test_every_text_of_the_settings_is_cleaned() -> None:
    hostile = "a\x1b[2J\nb"
    fields = cleaned(
        {"name": hostile, "footer": hostile, "sections": (hostile,), "brand": Brand(accent=hostile), "cadence": 3}
    )
    assert fields == {"name": "a b", "footer": "a\nb", "sections": ("a b",), "brand": Brand(accent="a b"), "cadence": 3}
