"""What an editor does to sections."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from desk.edit import Refused, sections, stories
from desk.model.issue import Issue, Place, Section
from tests.model.made import newsroom, outline


def titles(issue: Issue) -> str:
    return " ".join(section.title or "-" for section in issue.running_order)


def test_a_new_section_stands_at_the_end_or_behind_another() -> None:
    assert titles(sections.add(newsroom(), Section(9, "", "New"))) == "News Culture Sport New"
    assert titles(sections.add(newsroom(), Section(9, "", "New"), after=1)) == "News New Culture Sport"
    assert titles(sections.add(Issue(1), Section(9, "", "a\x1b[2Jb\nc"))) == "ab c"


def test_a_section_that_is_there_or_a_place_that_is_not_is_refused() -> None:
    with pytest.raises(Refused):
        sections.add(newsroom(), Section(1, "", "New"))
    calls: tuple[Callable[[], Issue], ...] = (
        lambda: sections.add(newsroom(), Section(9, "", "New"), after=5),
        lambda: sections.place(newsroom(), 1, 5),
        lambda: sections.place(newsroom(), 5, 1),
        lambda: sections.change(newsroom(), 5, title="x"),
        lambda: sections.shift(newsroom(), 5, 1),
        lambda: sections.remove(newsroom(), 5),
    )
    for call in calls:
        with pytest.raises(LookupError):
            call()


def test_a_section_is_renamed_and_its_words_are_cleaned() -> None:
    issue = sections.change(newsroom(), 1, title="a\x1b[2J\nb", standfirst="c\u202ed")
    assert issue.section(1) == replace(issue.section(1), title="a b", standfirst="cd")
    assert sections.change(issue, 1, title="a b") is issue


@pytest.mark.parametrize(
    ("id", "step", "order"),
    [
        (1, 1, "Culture News Sport"),
        (3, -1, "News Sport Culture"),
        (1, -1, "News Culture Sport"),
        (3, 1, "News Culture Sport"),
    ],
)
def test_a_section_moves_with_its_stories(id: int, step: int, order: str) -> None:
    issue = sections.shift(newsroom(), id, step)
    assert titles(issue) == order
    assert outline(issue)["News"] == "Alpha Bravo Charlie"
    assert issue.stories == newsroom().stories


def test_a_section_can_be_put_first_and_behind_another() -> None:
    assert titles(sections.place(newsroom(), 3, None)) == "Sport News Culture"
    assert titles(sections.place(newsroom(), 1, 3)) == "Culture Sport News"
    with pytest.raises(LookupError):
        sections.place(newsroom(), 1, 1)


def test_the_stories_of_a_section_that_is_taken_away_go_to_the_one_before() -> None:
    assert outline(sections.remove(newsroom(), 2)) == {
        "News": "Alpha Bravo Charlie Delta Echo",
        "Sport": "",
        "Unsorted": "Foxtrot",
    }


def test_those_of_the_first_section_go_to_the_top_of_the_next() -> None:
    assert outline(sections.remove(newsroom(), 1))["Culture"] == "Alpha Bravo Charlie Delta Echo"


def test_those_of_the_only_section_become_unsorted() -> None:
    issue = sections.remove(sections.remove(sections.remove(newsroom(), 3), 2), 1)
    assert issue.sections == ()
    assert set(outline(issue)["Unsorted"].split()) == {"Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot"}


@pytest.mark.parametrize("place", [Place.HELD, Place.SPIKED, Place.MOVED, Place.CLASH])
def test_what_is_put_aside_follows_the_heir_of_its_section(place: Place) -> None:
    aside = stories.put_aside(newsroom(), [21], place)
    issue = sections.remove(aside, 2)
    assert outline(issue)["News"] == "Alpha Bravo Charlie Echo"
    assert "Delta" in outline(stories.take_back(issue, [21]))["News"]
