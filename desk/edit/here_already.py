"""Whether something that comes in stands in the issue already: words, stories or links."""

from collections.abc import Iterable

from desk.model.issue import Issue, Story
from desk.model.text import tidy_line

FEWEST = 24
"""Characters of words that nobody writes twice by chance."""


def story_that_says(issue: Issue, words: str) -> Story | None:
    """The first story whose text holds these words as they are; None for so few that they say nothing."""
    words = words.strip()
    if len(words) < FEWEST:
        return None
    return next((story for story in issue.in_order() if words in story.body or words in story.standfirst), None)


def stories_again(issue: Issue, others: Iterable[Story]) -> list[Story]:
    """The stories of the issue that have headline and text of one of the others."""
    told = {_said(story) for story in others} - {("", "")}
    return [story for story in issue.in_order() if _said(story) in told]


def stories_that_link(issue: Issue, links: Iterable[tuple[str, str | None]]) -> list[Story]:
    """The stories with a link of one of these titles and addresses."""
    wanted = {(tidy_line(title), url) for title, url in links}
    return [
        story
        for story in issue.in_order()
        if any((tidy_line(link.title), link.url) in wanted for link in issue.links_of(story.id))
    ]


def _said(story: Story) -> tuple[str, str]:
    return tidy_line(story.headline or ""), story.body.strip()
