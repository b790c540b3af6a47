"""One newsletter as different mail tools write it: the stories are the same wherever it comes from."""

import pytest
from families import ALL, FERRY, HEADLINES, LAMPS, ORCHARD, PREHEADER, READER, SECTIONS

from desk.intake.html import read_html
from desk.intake.reading import Reading
from desk.model.issue import Kind

WITH_SECTIONS = [name for name in ALL if name != "substack"]


def reading(name: str) -> Reading:
    return read_html(ALL[name]())[0]


@pytest.mark.parametrize("name", WITH_SECTIONS)
def test_sections_and_headlines_are_told_apart(name: str) -> None:
    stories = [story for story in reading(name).stories if story.kind != Kind.LETTER]
    assert [story.headline for story in stories] == HEADLINES
    assert [story.section for story in stories] == [part.title for part in SECTIONS for _ in part.stories]


@pytest.mark.parametrize("name", WITH_SECTIONS)
def test_paragraphs_stay_with_their_story_and_links_in_sentences_stay_there(name: str) -> None:
    ferry = next(story for story in reading(name).stories if story.headline == FERRY.headline)
    assert "eleven years of mooring" in ferry.body
    assert "[set of minutes](https://harbour.example/minutes)" in ferry.body


@pytest.mark.parametrize("name", ["mjml", "beehiiv", "tables"])
def test_a_headline_keeps_the_link_that_it_leads_to(name: str) -> None:
    lamps = next(story for story in reading(name).stories if story.headline == LAMPS.headline)
    assert [link.url for link in lamps.links] == [LAMPS.url]


@pytest.mark.parametrize("name", ["mailchimp", "mjml", "substack"])
def test_the_hidden_line_at_the_top_is_the_preheader(name: str) -> None:
    assert reading(name).preheader == PREHEADER


@pytest.mark.parametrize("name", ["beehiiv", "word"])
def test_lists_are_lists_also_where_they_are_only_paragraphs_with_a_sign(name: str) -> None:
    assert all(story.bullets == 2 for story in reading(name).stories)


@pytest.mark.parametrize("name", ["mailchimp", "mjml", "beehiiv"])
def test_the_readers_address_is_nowhere_and_counted(name: str) -> None:
    read = reading(name)
    assert READER not in repr(read)
    assert READER.replace("@", "%40") not in repr(read)
    assert read.removed > 0


def test_small_print_is_left_out_with_its_reason() -> None:
    left = {left.words: left.reason for left in reading("mailchimp").left_out}
    assert left["Copyright © 2026 The Quayside Post, All rights reserved."] == "footer"
    assert left["View this email in your browser"] == "masthead"


def test_links_that_only_count_are_marked_and_never_in_a_sentence() -> None:
    read = reading("substack")
    ferry = read.stories[1]
    assert "[the council papers]()" in ferry.body
    assert [(link.title, link.tracked) for link in ferry.links] == [("the council papers", True)]
    assert not any("substack.com/redirect" in story.body for story in read.stories)


def test_a_post_with_one_title_is_a_letter_and_its_stories() -> None:
    read = reading("substack")
    assert read.title == "What stayed dry"
    assert [story.headline for story in read.stories[1:]] == [FERRY.headline, LAMPS.headline, ORCHARD.headline]
    assert all(story.image is not None for story in read.stories[1:])


def test_a_block_for_wide_and_for_narrow_screens_is_read_once() -> None:
    read = reading("mjml")
    weather = "Two lines about the weather"
    assert sum(weather in story.body for story in read.stories) == 1
    assert any(left.words.startswith(weather) and "twice" in left.reason for left in read.left_out)


def test_a_picture_above_a_headline_a_line_and_a_button_are_a_card() -> None:
    card = next(story for story in reading("mailchimp").stories if story.kind == Kind.CARD)
    assert card.image is not None
    assert card.standfirst
    assert [link.tracked for link in card.links] == [True]


def test_number_and_day_are_read_from_the_masthead() -> None:
    read = reading("mjml")
    assert (read.number, read.date) == (12, "2026-11-05")


def test_pictures_of_one_pixel_are_counted_and_dropped() -> None:
    assert any("one pixel" in left.words for left in reading("mailchimp").left_out)
    assert not any("one pixel" in left.words for left in reading("tables").left_out)
