"""Related stories, echoes of headlines, and stories that point to each other."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk.archive.echo import echoes, likeness
from desk.archive.entries import entry
from desk.archive.index import Archive
from desk.archive.references import Linked, backlinks
from desk.archive.related import SHOWN, Relation, related
from desk.archive.remarks import echo_words
from desk.archive.stories import Before
from desk.model.issue import Issue
from desk.model.kinds import Kind
from desk.model.publication import Publication
from tests.archive.archives import Told, archive, issue, story_id

FILLERS = [
    Told("Library abolishes fines", "Readers brought back eleven thousand books in one week."),
    Told("Swans given right of way", "Drivers at the lake roundabout wait for them."),
    Told("Winter plan arrives early", "Forty beds open by rule and not by argument."),
    Told("Bakery wins a prize", "Its rye loaf was praised by the jury."),
]
MARSH = Told("Bridge over Cold Marsh", "The council will build a wooden bridge for walkers over Cold Marsh by spring.")
PUBLICATION = Publication(1, issue_address="https://letter.example/{number}")


def hand(body: str = "The wooden bridge for walkers over Cold Marsh opened, two years late.") -> Issue:
    return issue(9, "2026-06-04", [Told("Cold Marsh bridge opens at last", body)])


def ask(it: Archive, value: Issue, linked: Linked | None = None) -> tuple[Relation, ...]:
    story = entry(value, value.stories[0])
    before = Before.of(value)
    links = linked or Linked.of(value, value.stories[0], PUBLICATION)
    return it.ask(lambda connection: related(connection, story, before, links))


@pytest.fixture
def it(tmp_path: Path) -> Archive:
    return archive(tmp_path, issue(1, "2024-01-04", [*FILLERS, MARSH]), issue(2, "2024-01-11", FILLERS[:2]))


def test_the_nearest_earlier_story_is_proposed_with_the_words_that_say_why(it: Archive) -> None:
    best = ask(it, hand())[0]
    assert best.run.story.headline == "Bridge over Cold Marsh"
    assert best.is_shown
    assert set(best.because) & {"marsh", "walkers", "wooden", "cold", "bridge"}


def test_nothing_is_proposed_where_nothing_is_close(it: Archive) -> None:
    value = hand("Nine clocks were wound.")
    value = replace(value, stories=(replace(value.stories[0], headline="Clocks wound"),))
    assert [each for each in ask(it, value) if each.is_shown] == []


def test_at_most_three_are_proposed(tmp_path: Path) -> None:
    told = [issue(n, f"2024-01-{n:02}", [MARSH, FILLERS[n % 4]]) for n in range(1, 8)]
    assert len([each for each in ask(archive(tmp_path, *told), hand()) if each.is_shown]) == SHOWN


def test_later_issues_and_the_issue_in_hand_are_left_out(tmp_path: Path) -> None:
    it = archive(tmp_path, hand(), issue(10, "2026-06-11", [MARSH, *FILLERS]), issue(1, "2024-01-04", FILLERS))
    assert "Bridge over Cold Marsh" not in [each.run.story.headline for each in ask(it, hand())]


def test_what_is_linked_already_is_not_proposed_again(it: Archive) -> None:
    value = issue(9, "2026-06-04", [Told("Cold Marsh bridge opens", MARSH.body, refs=[f"1001/{story_id(1, 4)}"])])
    assert story_id(1, 4) not in [each.run.story.id for each in ask(it, value)]
    by_address = hand(f"The bridge over Cold Marsh [opened](https://letter.example/1#story-{story_id(1, 4)}).")
    assert story_id(1, 4) not in [each.run.story.id for each in ask(it, by_address)]


def test_sponsors_are_never_proposed(tmp_path: Path) -> None:
    it = archive(tmp_path, issue(1, "2024-01-04", [replace(MARSH, kind=Kind.SPONSOR), *FILLERS]))
    assert "Bridge over Cold Marsh" not in [each.run.story.headline for each in ask(it, hand())]


def test_a_standing_headline_alone_makes_no_story_close(tmp_path: Path) -> None:
    it = archive(
        tmp_path, *(issue(n, f"2024-01-{n:02}", [Told("From our corner", FILLERS[n % 4].body)]) for n in range(1, 6))
    )
    assert ask(it, issue(9, "2026-06-04", [Told("From our corner", "")])) == ()


def test_an_empty_archive_and_an_empty_story_have_no_relations(tmp_path: Path) -> None:
    it = archive(tmp_path)
    assert ask(it, hand()) == ()
    assert ask(it, issue(9, "2026-06-04", [Told("")])) == ()


def test_later_stories_that_point_to_a_story(tmp_path: Path) -> None:
    first = issue(1, "2024-01-04", [MARSH])
    it = archive(
        tmp_path,
        first,
        issue(2, "2024-01-11", [Told("By reference", refs=[f"{first.id}/{story_id(1)}"])]),
        issue(3, "2024-01-18", [Told("By address", links=[f"https://www.letter.example/1#story-{story_id(1)}"])]),
        issue(4, "2024-01-25", [Told("To another story", links=["https://letter.example/1#story-5"])]),
    )
    found = it.ask(lambda connection: backlinks(connection, first, first.stories[0], PUBLICATION))
    assert [run.story.headline for run in found] == ["By address", "By reference"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ferry sails again", "The ferry sails again"),
        ("Simple knots for sailors", "Knots for sailors"),
        ("Wooden bridge opens over Cold Marsh", "A wooden bridge opens over Cold Marsh"),
        ("Flood insurance changes", "Flood insurance"),
        ("Anna Holm: What the river said", "What the River Said · Small Hours"),
    ],
)
def test_nearly_the_same_headline_is_an_echo(one: str, other: str) -> None:
    assert likeness(one, other) > 0
    assert likeness(other, one) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Boat building, part 2", "Boat building, part 3"),
        ("Boat building, part two", "Boat building, part three"),
        ("Jobs at the harbour in May", "Jobs at the harbour in June"),
        ("Harbour meeting, Friday", "Harbour meeting, Monday"),
        ("Knotter 1.2 is released today", "Knotter 1.3 is released today"),
        ("Harbour Log, 2023-07-12", "Harbour Log, 2023-07-19"),
        ("Tides on Tuesday: why the moon pulls", "Tides on Tuesday: what the gulls know"),
        ("The border fence", "The money bone"),
        ("In brief", "In brief"),
    ],
)
def test_a_series_and_another_headline_are_no_echo(one: str, other: str) -> None:
    assert likeness(one, other) == 0
    assert likeness(other, one) == 0


def test_an_echo_is_found_in_the_archive_and_said(it: Archive) -> None:
    found = it.ask(lambda connection: echoes(connection, "A bridge over Cold Marsh"))
    assert [echo_words(each, "2024-03-01") for each in found] == [
        "Nearly the headline of No 1, 4 Jan: “Bridge over Cold Marsh”"
    ]


def test_a_standing_headline_is_no_echo(tmp_path: Path) -> None:
    it = archive(tmp_path, *(issue(n, f"2024-01-{n:02}", [Told("What we read this week")]) for n in range(1, 6)))
    assert it.ask(lambda connection: echoes(connection, "What we read this week")) == ()
