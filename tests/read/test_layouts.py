"""One invented newsletter in the layouts that newsletters have, as text and as pages, is read as the same stories."""

import re

import invented_layouts
import invented_newsletters
import invented_pages
import pytest

from desk.model.issue import Issue, Story
from desk.model.kinds import Kind
from desk.read.read import read
from desk.read.reading import NOWHERE, Reading

TEXTS = invented_newsletters.LAYOUTS | invented_layouts.LAYOUTS
TOLD = (
    "ruled starred hashed numbered bracketed bulleted dumped boxed digest signed titled closed alert tight plain "
    "capitals listed datelined"
).split()
WITH_SECTIONS = "ruled hashed boxed closed datelined titled bulleted dumped alert".split()
WITH_ALL_LINKS = "ruled starred hashed numbered boxed signed".split()
WITH_SOURCES = "ruled starred numbered".split()
PAGES = "mailchimp mjml beehiiv word tables".split()


def key(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", text or "").casefold()


def text(name: str) -> Reading:
    return read(TEXTS[name]())


def page(name: str) -> Reading:
    return read(invented_pages.ALL[name](), form="html")


def stories(reading: Reading) -> list[Story]:
    return [story for story in reading.issue.in_order() if story.kind != Kind.LETTER]


def headlines(reading: Reading) -> list[str]:
    return [key(story.headline) for story in stories(reading)]


def sections(reading: Reading) -> list[str]:
    titles = {section.id: key(section.title) for section in reading.issue.sections}
    return [titles.get(story.section or 0, "") for story in stories(reading)]


def keys(words: list[str]) -> list[str]:
    return [key(each) for each in words]


@pytest.mark.parametrize("name", TOLD)
def test_every_layout_tells_the_same_stories_in_order(name: str) -> None:
    assert headlines(text(name)) == keys(invented_newsletters.HEADLINES)


@pytest.mark.parametrize("name", TOLD)
def test_every_layout_keeps_the_words_of_a_story_with_it(name: str) -> None:
    for story, told in zip(stories(text(name)), invented_newsletters.STORIES, strict=True):
        words = key(re.sub(r"\[(.*?)\]\(.*?\)", r"\1", f"{story.standfirst} {story.body}"))
        shown = told.paragraphs[:1] if name in ("alert", "tight", "datelined") else told.paragraphs
        assert name == "listed" or all(key(paragraph) in words for paragraph in shown)


@pytest.mark.parametrize("name", WITH_SECTIONS)
def test_sections_are_told_from_stories(name: str) -> None:
    first, second = keys(invented_newsletters.TITLES)
    assert sections(text(name)) == [first] * 2 + [second] * 3


def attached(issue: Issue, story: Story) -> list[tuple[str | None, str, str | None]]:
    return [(link.source, link.title, link.url) for link in issue.links_of(story.id)]


@pytest.mark.parametrize("name", WITH_ALL_LINKS)
def test_links_stand_under_their_story(name: str) -> None:
    reading = text(name)
    for story, told in zip(stories(reading), invented_newsletters.STORIES, strict=True):
        assert [url for *_, url in attached(reading.issue, story)] == [url for *_, url in told.links]


@pytest.mark.parametrize("name", WITH_SOURCES)
def test_sources_are_parted_from_titles(name: str) -> None:
    reading = text(name)
    for story, told in zip(stories(reading), invented_newsletters.STORIES, strict=True):
        assert attached(reading.issue, story) == list(told.links)


@pytest.mark.parametrize("name", ["ruled", "numbered"])
def test_the_label_above_links_is_kept(name: str) -> None:
    assert {story.links_label for story in stories(text(name))} == {"Researched Links"}


def test_the_masthead_gives_number_and_day() -> None:
    issue = text("ruled").issue
    assert (issue.number, issue.date) == (14, "2026-03-03")


def test_a_list_of_contents_is_left_out_and_said() -> None:
    left = {key(each.text) for each in text("numbered").left_out}
    assert all(any(key(headline) in words for words in left) for headline in invented_newsletters.HEADLINES)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_tells_the_same_stories_in_their_sections(name: str) -> None:
    reading = page(name)
    assert headlines(reading) == keys(invented_pages.HEADLINES)
    assert sections(reading) == keys(["On the water"] * 2 + ["Around the town"] * 2)


def test_a_greeting_and_its_sentence_are_the_letter() -> None:
    said = "It rained on the vote and it rained on the count, so here is what stayed dry."
    letters = [story.body for story in page("mailchimp").issue.stories if story.kind == Kind.LETTER]
    assert letters == [f"Dear neighbours,\n\n{said}"]


@pytest.mark.parametrize("name", PAGES)
def test_paragraphs_of_a_page_stay_with_their_story(name: str) -> None:
    told = [story for part in invented_pages.SECTIONS for story in part.stories]
    for story, each in zip(stories(page(name)), told, strict=True):
        words = key(story.standfirst + re.sub(r"\]\([^)]*\)", "", story.body))
        assert all(key(re.sub(r"<[^>]*>", "", paragraph)) in words for paragraph in each.text)


@pytest.mark.parametrize("name", ["mailchimp", "mjml", "beehiiv"])
def test_the_readers_address_is_nowhere_and_counted(name: str) -> None:
    reading = page(name)
    held = repr((reading.issue, reading.left_out, reading.source))
    assert invented_pages.READER not in held
    assert invented_pages.READER.replace("@", "%40") not in held
    assert reading.removed > 0


@pytest.mark.parametrize("name", ["mailchimp", "mjml", "substack", "beehiiv"])
def test_what_is_seen_in_the_inbox_only_is_the_preheader(name: str) -> None:
    assert page(name).issue.preheader.startswith(invented_pages.PREHEADER)


@pytest.mark.parametrize("name", ["beehiiv", "word"])
def test_lists_are_lists_also_where_they_are_paragraphs_with_a_sign(name: str) -> None:
    assert all(len(re.findall(r"^- ", story.body, re.M)) == 2 for story in stories(page(name)))


@pytest.mark.parametrize("name", ["mjml", "beehiiv", "tables"])
def test_a_headline_keeps_the_link_that_it_leads_to(name: str) -> None:
    reading = page(name)
    lamps = next(each for each in stories(reading) if each.headline == invented_pages.LAMPS.headline)
    assert [url for *_, url in attached(reading.issue, lamps)] == [invented_pages.LAMPS.url]


def test_an_address_of_a_mail_tool_is_no_address_of_a_link() -> None:
    reading = page("mailchimp")
    assert not [link for link in reading.issue.links if "list-manage" in (link.url or "")]
    assert not any("list-manage" in story.body for story in stories(reading))
    assert any("list-manage" in link.note for link in reading.issue.links)


@pytest.mark.parametrize("name", [*TOLD, *PAGES])
def test_every_story_says_where_it_stands(name: str) -> None:
    reading = text(name) if name in TEXTS else page(name)
    for story in stories(reading):
        lines = reading.where.get(story.id, NOWHERE)
        assert 1 <= lines.first <= lines.last <= len(reading.source)
        words = key(" ".join(reading.source[lines.first - 1 : lines.last]))
        assert key(story.headline)[:12] in words
