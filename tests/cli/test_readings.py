"""Readings as `desk import` tells them: what a brief is called, whose links are told, and the names of issues."""

import json

import pytest

from desk.cli.readings import ids, outline, reading_data, summary
from desk.model.issue import Image, Issue, Link, Section, Story
from desk.model.kinds import Kind
from desk.read.reading import Alarm, Alarming, Doubt, Lines, Matter, Reading


def told(**fields: object) -> dict[str, object]:
    """The one story of a reading, as JSON."""
    links = fields.pop("links", ())
    (story,) = reading_data("a", Reading(Issue(1, stories=(Story(2, "V", **fields),), links=links)))["stories"]
    return story


def test_a_brief_is_called_by_its_line() -> None:
    assert told(kind=Kind.BRIEF, body="Gulls [counted](https://g.example/) again")["headline"] == "Gulls counted again"


def test_other_stories_without_a_headline_have_none() -> None:
    assert told(body="Gulls were counted.")["headline"] is None


def test_links_in_the_sentences_of_an_item_are_its_links_and_those_of_a_letter_are_prose() -> None:
    body = "See [the board](https://board.example/) and [the notice](https://notice.example/)."
    links = (Link(3, "V", 2, "Board", "https://notice.example/", title="Notice"),)
    assert [(each["text"], each["inline"]) for each in told(body=body, links=links)["links"]] == [
        ("the board", True),
        ("Notice", False),
    ]
    assert told(body=body, kind=Kind.LETTER)["links"] == []


def test_addresses_that_are_not_printed_are_told_and_marked() -> None:
    issue = Issue(1, stories=(Story(2, "V", body="Says [the board]()."),), links=(Link(3, "V", 2, title="Notice"),))
    held = {2: (("the board", "https://t.example/1"),), 3: (("Notice", "https://t.example/2"),)}
    reading = Reading(issue, held=held)
    (story,) = reading_data("a", reading)["stories"]
    assert [(each["url"], each["tracked"]) for each in story["links"]] == [
        ("https://t.example/1", True),
        ("https://t.example/2", True),
    ]
    assert "2 links (2 tracked)" in summary(reading)


def test_paragraphs_and_items_are_counted() -> None:
    story = told(body="One.\n\n- a\n- b\n\nTwo.\n\n1. x", image=Image("https://i.example/a.png", "A crane"))
    assert (story["paragraphs"], story["bullets"]) == (2, 3)
    assert story["image"] == {"src": "https://i.example/a.png", "alt": "A crane"}


def test_doubts_and_alarms_name_the_story_that_they_are_about() -> None:
    stories = (Story(2, "A", headline="One"), Story(4, "B", headline="Two"))
    reading = Reading(
        Issue(1, stories=stories, links=(Link(5, "V", 4, title="x"),)),
        doubts=(
            Doubt(Matter.LINK, 5, Lines(3, 4), "link", "body"),
            Doubt(Matter.DATE, None, Lines(1, 1), "2016-11-03", ""),
        ),
        alarms=(Alarm(Alarming.EMPTY_STORY, 2, Lines(1, 1)),),
    )
    data = reading_data("a", reading)
    assert [(each["about"], each["story"], each["lines"]) for each in data["doubts"]] == [
        ("link", 1, [3, 4]),
        ("date", None, [1, 1]),
    ]
    assert data["doubts"][0]["question"] == "Read as a link of the story; it could be a line of the text."
    assert [(each["story"], each["about"]) for each in data["alarms"]] == [(0, "empty story")]
    assert json.loads(json.dumps(data)) == data


def test_the_outline_has_a_line_for_each_story_under_its_section() -> None:
    issue = Issue(
        1,
        sections=(Section(7, "A", "Town"), Section(8, "B", None)),
        stories=(Story(2, "A", 7, headline="One"), Story(4, "A", 8, kind=Kind.LETTER, body="Dear all")),
        links=(Link(5, "V", 2, title="x"),),
    )
    rows = [row.split() for row in outline(Reading(issue, where={2: Lines(12, 14)})).splitlines()]
    assert rows[1:] == [["Town"], ["12", "story", "1", "One"], ["letter", "Dear", "all"]]


@pytest.mark.parametrize(
    ("sources", "names"),
    [
        ([("12.md", 1)], [["12"]]),
        ([("a.mbox", 2)], [["1", "2"]]),
        ([("a.mbox", 2), ("b.md", 1)], [["a-1", "a-2"], ["b"]]),
        ([("a.md", 1), ("a.html", 1), ("a.html", 1)], [["a"], ["a.html"], ["a.html-2"]]),
    ],
)
def test_every_issue_has_a_name_of_its_own(sources: list[tuple[str, int]], names: list[list[str]]) -> None:
    taken: set[str] = set()
    assert [ids(name, count, taken, alone=len(sources) == 1) for name, count in sources] == names
