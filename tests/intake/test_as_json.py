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
