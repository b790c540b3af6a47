"""What changed between two versions, said in a few words."""

from dataclasses import replace

from desk.compare.summary import summary
from desk.edit import links, sections, stories
from tests.model.made import newsroom


def test_what_changed_is_said_in_a_few_words() -> None:
    assert summary(None, newsroom()) == "as it was found"
    assert summary(newsroom(), newsroom()) == ""
    assert summary(newsroom(), stories.change(newsroom(), 11, body="")) == "“Alpha” −4"
    assert summary(newsroom(), replace(newsroom(), subject="Other")) == "details"


def test_a_story_changes_with_its_links_and_is_named_once() -> None:
    without = links.remove(newsroom(), 111)
    assert summary(newsroom(), without) == "“Alpha” −2"
    assert summary(newsroom(), stories.change(without, 11, headline="New one")) == "“New one” −1"


def test_more_than_two_stories_are_counted() -> None:
    issue = newsroom()
    for id in (11, 12, 13):
        issue = stories.change(issue, id, notes="Looked at.")
    assert summary(newsroom(), issue) == "3 stories"
    assert summary(newsroom(), sections.change(issue, 1, title="Top")).startswith("3 stories, sections")
