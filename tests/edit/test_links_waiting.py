"""Links that wait for their address, and how they get it."""

import pytest

from desk.edit import Refused, issues, links, sections, stories
from desk.edit.waiting import Waiting, at_cursor, by_title, fill, waiting
from desk.model.issue import Issue, Link, Section, Story
from desk.model.publication import Publication


def issue() -> Issue:
    made = sections.add(issues.begin(Publication(id=1), 1, "2026-11-05", ()), Section(id=10, order="", title="Town"))
    body = "See [the plan]() and [old](https://e.example).\n\nAlso [a \\[b\\] c]()."
    made = stories.add(made, Story(id=20, order="", section=10, headline="One", body=body))
    made = stories.add(made, Story(id=21, order="", section=10, headline="Two"))
    run = [
        Link(id=30, order="", story=20, title="Ferries"),
        Link(id=31, order="", story=20, title="Has", url="https://h.example"),
    ]
    return links.add(
        links.add(made, run), [Link(id=32, order="", story=21, title="Own", ref="1/2"), Link(id=33, order="", story=21)]
    )


def test_they_come_as_readers_meet_them() -> None:
    assert [(each.story, each.link, each.words) for each in waiting(issue())] == [
        (20, None, "the plan"),
        (20, None, "a [b] c"),
        (20, 30, "Ferries"),
        (21, 33, ""),
    ]


def test_all_are_filled_in_one_go() -> None:
    places = waiting(issue())
    made = fill(issue(), {place: f"https://a.example/{at}_(x)" for at, place in enumerate(places)})
    assert not waiting(made)
    assert "[the plan](https://a.example/0_%28x%29)" in made.story(20).body
    assert "[a \\[b\\] c](https://a.example/1_%28x%29)" in made.story(20).body
    assert made.link(30).url == "https://a.example/2_(x)"


def test_an_address_that_is_none_and_a_text_that_has_changed_are_refused() -> None:
    first = waiting(issue())[0]
    with pytest.raises(Refused):
        fill(issue(), {first: "javascript:alert(1)"})
    with pytest.raises(Refused):
        fill(stories.change(issue(), 20, body="Other words."), {first: "https://a.example"})


def test_the_cursor_is_in_a_link_from_bracket_to_bracket() -> None:
    places = waiting(issue())
    assert at_cursor(places, 4, 4) == at_cursor(places, 5, 13) == at_cursor(places, 16, 16) == places[0]
    assert at_cursor(places, 3, 8) is None
    assert at_cursor(places, 17, 17) is None


def test_titles_find_their_links_once_each_whatever_the_case() -> None:
    places = [Waiting(1, 1, "New ratings."), Waiting(1, 2, "new ratings"), Waiting(1, 3, "Else")]
    assert by_title(places, ["NEW RATINGS", "none", "New  ratings", "new ratings", ""]) == [
        places[0],
        None,
        places[1],
        None,
        None,
    ]
