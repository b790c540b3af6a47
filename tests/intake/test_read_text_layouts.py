"""The same newsletter in every layout that plain text has is read as the same stories."""

import re
from collections.abc import Callable

import pytest
from invented_layouts import LAYOUTS as FURTHER
from invented_newsletters import HEADLINES, LAYOUTS, STORIES, TITLES, ruled

from desk.intake.reading import Reading
from desk.intake.text import read_text

WITH_SECTIONS = ("ruled", "starred", "hashed", "shouted", "bulleted", "dumped", "boxed", "titled")
WITH_ALL_LINKS = ("ruled", "starred", "hashed", "shouted", "numbered", "boxed", "signed", "pasted")
WITH_SOURCES = ("ruled", "starred", "shouted", "numbered", "pasted")


def read(make: Callable[[], str]) -> Reading:
    """The one newsletter that a layout holds."""
    (reading,) = read_text(make())
    return reading


def key(text: str | None) -> str:
    return re.sub(r"\W+", "", text or "").casefold()


def stories(reading: Reading) -> list[str]:
    return [key(story.headline) for story in reading.stories]


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_tells_the_same_stories_in_order(name: str) -> None:
    told = stories(read(LAYOUTS[name]))
    assert told[: len(HEADLINES)] == [key(headline) for headline in HEADLINES]
    assert len(told) == len(HEADLINES) + (name == "digest")  # "End of Tide Digest" stands in the form of a headline


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_keeps_paragraphs_apart_and_whole(name: str) -> None:
    reading = read(LAYOUTS[name])
    for story, told in zip(reading.stories, STORIES, strict=False):
        words = key(re.sub(r"\[(.*?)\]\(.*?\)", r"\1", story.body))
        assert all(key(paragraph) in words for paragraph in told.paragraphs)
        assert name in ("departments", "run_in") or story.paragraphs == len(told.paragraphs)


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_loses_nothing_on_the_way(name: str) -> None:
    assert [left.words for left in read(LAYOUTS[name]).left_out if left.reason.startswith("no place")] == []


@pytest.mark.parametrize("name", WITH_SECTIONS)
def test_sections_are_told_from_stories(name: str) -> None:
    reading = read(LAYOUTS[name])
    assert [key(story.section) for story in reading.stories] == [key(TITLES[0])] * 2 + [key(TITLES[1])] * 3


@pytest.mark.parametrize("name", WITH_ALL_LINKS)
def test_links_stand_under_their_story(name: str) -> None:
    for story, told in zip(read(LAYOUTS[name]).stories, STORIES, strict=True):
        urls = [link.url for link in story.links]
        assert urls == ([None] * len(told.links) if name == "pasted" else [url for *_, url in told.links])


@pytest.mark.parametrize("name", WITH_SOURCES)
def test_sources_are_parted_from_titles(name: str) -> None:
    for story, told in zip(read(LAYOUTS[name]).stories, STORIES, strict=True):
        assert [(link.source, link.title) for link in story.links] == [
            (source, title) for source, title, _ in told.links
        ]


@pytest.mark.parametrize("name", FURTHER)
def test_further_layouts_tell_the_same_stories(name: str) -> None:
    reading = read(FURTHER[name])
    assert [headline for headline in stories(reading) if headline] == [key(headline) for headline in HEADLINES]
    assert [left.words for left in reading.left_out if left.reason.startswith("no place")] == []


@pytest.mark.parametrize("name", ["closed", "alert", "capitals", "bold", "linked", "datelined"])
def test_further_layouts_have_their_sections(name: str) -> None:
    sections = dict.fromkeys(key(story.section) for story in read(FURTHER[name]).stories)
    assert list(sections) == [key(title) for title in TITLES]


def test_a_headline_of_many_lines_above_is_the_name_of_the_newsletter() -> None:
    reading = read(FURTHER["listed"])
    assert (reading.publication, {story.section for story in reading.stories}) == ("Tide links 14", {None})


def test_the_label_above_links_is_kept() -> None:
    assert {story.links_label for story in read(ruled).stories} == {"Researched Links"}


def test_a_masthead_gives_name_number_and_date() -> None:
    reading = read(ruled)
    assert (reading.publication, reading.number, reading.date) == ("THE TIDE TABLE", 14, "2026-03-03")


def test_a_paste_without_a_masthead_has_none() -> None:
    reading = read(LAYOUTS["pasted"])
    assert (reading.publication, reading.title, reading.number, reading.date) == ("", "", None, "")


def test_a_list_of_contents_is_left_out_and_said() -> None:
    left = [each.words for each in read(LAYOUTS["numbered"]).left_out if each.reason.startswith("list of contents")]
    assert left == ["In this issue:", *HEADLINES]


def test_a_department_ahead_of_a_headline_is_kept_and_in_doubt() -> None:
    reading = read(LAYOUTS["departments"])
    assert [story.byline for story in reading.stories] == ["HARBOURS"] * 2 + ["TOWN HALLS"] * 3
    assert [doubt.taken for doubt in reading.doubts if doubt.about == "byline"] == ["HARBOURS"] * 2 + ["TOWN HALLS"] * 3


def test_headers_in_a_digest_are_kept_beside_the_story() -> None:
    story = read(LAYOUTS["digest"]).stories[0]
    assert "Date: Tue, 1 Mar 2026" in story.notes
    assert story.byline == "By Nora Quill"


def test_lines_count_from_one_in_the_source() -> None:
    reading = read(ruled)
    for story in reading.stories:
        assert key(reading.source[story.lines.first - 1]) == key(story.headline)
