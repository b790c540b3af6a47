"""Readings as JSON: what scripts compare."""

from desk.intake.as_json import reading_data
from desk.intake.reading import Reading, ReadStory


def test_a_brief_is_called_by_its_line() -> None:
    brief = ReadStory("brief", body="Harbour sells [its last crane](https://harbour.example/crane) *now*")
    (story,) = reading_data("1", Reading(stories=(brief,)))["stories"]
    assert story["headline"] == "Harbour sells its last crane now"
    assert story["body"] == brief.body


def test_other_stories_without_a_headline_have_none() -> None:
    (story,) = reading_data("1", Reading(stories=(ReadStory("story", body="Words."),)))["stories"]
    assert story["headline"] is None


def test_links_in_the_sentences_of_an_item_are_its_links_and_those_of_a_letter_are_prose() -> None:
    body = "The tide [came](https://tide.example/) in."
    story, letter = (ReadStory(kind, headline="Tides", body=body) for kind in ("story", "letter"))
    data = reading_data("1", Reading(stories=(story, letter)))["stories"]
    assert [[link["url"] for link in each["links"]] for each in data] == [["https://tide.example/"], []]
    assert data[1]["body"] == body
