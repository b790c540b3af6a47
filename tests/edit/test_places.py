"""Where a thing goes, which keys, mouse and command line ask in one place."""

import pytest

from desk.edit import places, sections, stories
from desk.edit.places import Spot
from desk.model.issue import Story
from tests.model.made import newsroom, outline


@pytest.mark.parametrize(
    ("dragged", "target", "becomes"),
    [
        (11, 12, "Bravo Alpha Charlie | Delta Echo"),
        (11, 13, "Bravo Charlie Alpha | Delta Echo"),
        (13, 12, "Alpha Charlie Bravo | Delta Echo"),
        (13, 11, "Charlie Alpha Bravo | Delta Echo"),
        (11, 21, "Bravo Charlie | Delta Alpha Echo"),
        (22, 12, "Alpha Echo Bravo Charlie | Delta"),
        (31, 11, "Foxtrot Alpha Bravo Charlie | Delta Echo"),
    ],
)
def test_a_story_dropped_on_another_takes_its_place(dragged: int, target: int, becomes: str) -> None:
    issue = newsroom()
    moved = stories.place(issue, [dragged], *places.onto(issue, [dragged], dragged, target))
    shown = outline(moved)
    assert f"{shown['News']} | {shown['Culture']}" == becomes


def test_marked_stories_are_dropped_together() -> None:
    issue = newsroom()
    down = stories.place(issue, [11, 13], *places.onto(issue, [11, 13], 11, 21))
    assert outline(down)["Culture"] == "Delta Alpha Charlie Echo"
    up = stories.place(issue, [12, 22], *places.onto(issue, [12, 22], 22, 11))
    assert outline(up)["News"] == "Bravo Echo Alpha Charlie"


def test_a_story_that_is_gone_is_no_place() -> None:
    issue = stories.put_aside(newsroom(), [12], "held")
    for dragged, target in ((11, 12), (12, 11), (11, 99)):
        with pytest.raises(LookupError):
            places.onto(issue, [dragged], dragged, target)


def test_below_a_story_that_moves_too_is_below_what_stays() -> None:
    assert places.behind(newsroom(), 13, [12, 13]) == Spot(1, 11)
    assert places.behind(newsroom(), 11, [11]) == Spot(1, None)


@pytest.mark.parametrize(
    ("dragged", "target", "becomes"),
    [
        (1, 2, "Culture News Sport"),
        (1, 3, "Culture Sport News"),
        (3, 1, "Sport News Culture"),
        (3, 2, "News Sport Culture"),
    ],
)
def test_a_section_dropped_on_another_takes_its_place(dragged: int, target: int, becomes: str) -> None:
    issue = newsroom()
    moved = sections.place(issue, dragged, places.section_onto(issue, dragged, target))
    assert " ".join(section.title or "" for section in moved.running_order) == becomes


def test_a_new_story_may_be_the_first_of_a_full_section() -> None:
    made = stories.add(newsroom(), Story(99, "", 1, headline="New"), first=True)
    assert outline(made)["News"] == "New Alpha Bravo Charlie"
