"""What an issue tells of itself: its running order, its names and its counts."""

from dataclasses import FrozenInstanceError, replace

import pytest

from desk.model.ids import HIGHEST, LOWEST, new_id
from desk.model.issue import Issue, Link, Place, Section, Story
from desk.model.kinds import Kind
from tests.model.made import newsroom, outline


def test_the_running_order_follows_the_keys_and_not_the_ids() -> None:
    issue = newsroom()
    issue = replace(
        issue, sections=tuple(replace(each, order=key) for each, key in zip(issue.sections, "CAB", strict=True))
    )
    assert list(outline(issue)) == ["Culture", "Sport", "News", "Unsorted"]
    assert [story.name for story in issue.in_order()] == ["Delta", "Echo", "Alpha", "Bravo", "Charlie", "Foxtrot"]


def test_equal_order_keys_go_by_id() -> None:
    sections = (Section(2, "V", "Second"), Section(1, "V", "First"))
    stories = (Story(22, "V", 1, headline="B"), Story(21, "V", 1, headline="A"))
    links = (Link(32, "V", 21, title="b"), Link(31, "V", 21, title="a"))
    issue = Issue(1, sections=sections, stories=stories, links=links)
    assert outline(issue) == {"First": "A B", "Second": ""}
    assert [link.title for link in issue.links_of(21)] == ["a", "b"]


def test_a_story_of_a_section_that_is_gone_is_unsorted_and_not_lost() -> None:
    issue = newsroom()
    issue = replace(issue, sections=issue.sections[1:])
    assert outline(issue)["Unsorted"] == "Alpha Bravo Charlie Foxtrot"
    assert issue.stories_of(1) == ()


@pytest.mark.parametrize("place", [Place.HELD, Place.SPIKED, Place.MOVED, Place.CLASH, "somewhere new"])
def test_only_stories_that_are_in_are_in_the_running_order(place: str) -> None:
    issue = newsroom()
    first, *others = issue.stories
    issue = replace(issue, stories=(replace(first, place=place), *others))
    assert outline(issue)["News"] == "Bravo Charlie"
    assert [story.name for story in issue.placed(place)] == ["Alpha"]
    assert issue.story(11).place == place


@pytest.mark.parametrize(
    ("story", "name"),
    [
        (Story(1, "V", headline="  Head\nline "), "Head line"),
        (Story(1, "V", headline="", body="*First* words of [it](https://a.org)."), "First words of it."),
        (Story(1, "V", headline="\x1b[2J", standfirst="Stands first"), "Stands first"),
        (Story(1, "V"), "Untitled story"),
        (Story(1, "V", kind=Kind.SPONSOR), "Untitled sponsor"),
    ],
)
def test_every_story_has_a_name(story: Story, name: str) -> None:
    assert story.name == name


def test_an_issue_has_a_label() -> None:
    assert Issue(1, number=0, title="T").label == "No 0"
    assert Issue(1, title="T\x1b[2J", subject="S").label == "T"
    assert Issue(1, subject="S").label == "S"
    assert Issue(1).label == "Untitled issue"


def test_words_and_links_of_what_is_published_are_counted() -> None:
    shown = Story(
        11, "V", headline="Two words", standfirst="One", body="Four [words](https://a.org) of body", notes="No no"
    )
    held = Story(12, "W", headline="Not counted", body="[x](https://b.org)", place=Place.HELD)
    links = (Link(1, "V", 11, title="Three more words"), Link(2, "V", 12, title="None"), Link(3, "V", 99, title="None"))
    issue = Issue(1, stories=(shown, held), links=links)
    assert issue.words == 2 + 1 + 4 + 3
    assert issue.link_count == 2


def test_what_is_not_there_is_a_lookup_error() -> None:
    issue = newsroom()
    for look_up in (issue.story, issue.section, issue.link):
        with pytest.raises(LookupError, match=r"no \w+ 5 in this issue"):
            look_up(5)
    assert issue.link(111).title == "Link 1"
    assert issue.section(3).title == "Sport"


def test_values_cannot_be_changed_in_place() -> None:
    for value in (newsroom(), newsroom().story(11), newsroom().section(1), newsroom().link(111)):
        with pytest.raises(FrozenInstanceError):
            value.__setattr__("id", 5)


def test_ids_have_fifteen_digits() -> None:
    made = {new_id() for _ in range(1000)}
    assert len(made) == 1000
    assert all(LOWEST <= id <= HIGHEST and len(str(id)) == 15 for id in made)
