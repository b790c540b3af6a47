"""Lines that change places in a review: no word and no link is lost."""

import pytest

from desk.intake import review_lines
from desk.intake.reading import NOWHERE, Doubt, LeftOut, Lines, Reading, ReadLink, ReadStory

BILL = ReadLink("Bill", "Gazette", "https://g.example/")
READING = Reading(
    stories=(
        ReadStory(headline="Harbour", body="It opens.\n\nOn *Monday*.", links=(BILL,), lines=Lines(2, 5)),
        ReadStory(body="[More](https://more.example/)", lines=Lines(7, 9)),
    ),
    doubts=(Doubt("kind", "Brief or story?", "story", "brief", 1, Lines(7, 7)),),
    left_out=(LeftOut("Unsubscribe", "footer", None, Lines(10, 10)),),
    source=tuple(f"line {number}" for number in range(1, 11)),
)


def test_a_headline_becomes_the_first_line_and_back() -> None:
    made = review_lines.headline_to_body(READING, 0)
    assert (made.stories[0].headline, made.stories[0].parts[0]) == (None, "Harbour")
    assert review_lines.body_to_headline(made, 0, 0) == READING


def test_a_line_becomes_the_headline_and_the_old_one_a_line() -> None:
    story = review_lines.body_to_headline(READING, 0, 1).stories[0]
    assert (story.headline, story.body) == ("On Monday.", "Harbour\n\nIt opens.")
    assert story.links == (BILL,)


def test_the_address_of_a_line_that_becomes_the_headline_is_kept() -> None:
    story = review_lines.body_to_headline(READING, 1, 0).stories[0 + 1]
    assert (story.headline, [link.url for link in story.links]) == ("More", ["https://more.example/"])


def test_what_is_left_out_of_a_story_is_listed() -> None:
    made = review_lines.leave_out_link(READING, 0, 0)
    assert made.stories[0].links == ()
    assert (made.left_out[-1].words, made.left_out[-1].url) == ("Gazette: Bill", BILL.url)
    made = review_lines.leave_out_part(READING, 0, 0)
    assert made.stories[0].body == "On *Monday*."
    assert made.left_out[-1].words == "It opens."


def test_a_line_of_the_source_belongs_to_the_story_above_it() -> None:
    assert [review_lines.story_at(READING, line) for line in (1, 3, 8, 99)] == [0, 0, 1, 1]
    assert review_lines.story_at(Reading(), 3) is None


def test_two_sources_follow_each_other_when_their_issues_are_joined() -> None:
    other = Reading(
        stories=(ReadStory(headline="Bridge", lines=Lines(1, 2)), ReadStory(headline="None")), source=("a",)
    )
    made = review_lines.joined(READING, other)
    assert made.source == (*READING.source, "a")
    assert [each.lines for each in made.stories] == [Lines(2, 5), Lines(7, 9), Lines(11, 12), NOWHERE]
    same = review_lines.joined(READING, READING)
    assert same.source == READING.source
    assert [doubt.story for doubt in same.doubts] == [1, 3]


def test_a_place_that_is_not_there_is_refused() -> None:
    for edit in (review_lines.headline_to_body, lambda reading, at: review_lines.leave_out_part(reading, at, 0)):
        with pytest.raises(LookupError):
            edit(READING, 9)
    with pytest.raises(LookupError):
        review_lines.leave_out_link(READING, 0, 4)
