"""The kind of a story by its shape, once all of it is read: a card, links only, a letter."""

from dataclasses import replace

from desk.intake.page.phrases import GREETING, LETTER
from desk.intake.reading import LeftOut, Reading, ReadStory
from desk.model.issue import Kind

_LONGEST_CARD = 300
"""Characters of the text of a card."""


def with_kinds(reading: Reading) -> Reading:
    """The reading with the kinds that show only in a whole story."""
    stories = list(map(_with_kind, reading.stories))
    first = stories[0] if stories else None
    if first and first.kind == Kind.STORY and first.body and not first.links:
        named = first.headline is not None and LETTER.match(first.headline)
        if named or (first.section is None and GREETING.match(first.body)):
            stories[0] = replace(first, kind=Kind.LETTER)
    buttons = tuple(
        LeftOut(link.title, "words of a button; the card's headline leads there", None, story.lines)
        for before, story in zip(reading.stories, stories, strict=True)
        for link, named in zip(before.links, story.links, strict=False)
        if story.kind == Kind.CARD and link.title != named.title and link.title
    )
    return replace(reading, stories=tuple(stories), left_out=(*reading.left_out, *buttons))


def _with_kind(story: ReadStory) -> ReadStory:
    if story.kind == Kind.CARD:
        return _as_card(story)
    bare = story.kind == Kind.STORY and story.headline and not story.body and not story.image
    if bare and len(story.links) > 1 and story.links[0].title != story.headline:
        return replace(story, kind=Kind.LINKS)
    return story


def _as_card(story: ReadStory) -> ReadStory:
    """A picture above a headline with a line or two and one address is a card; else it is a story with a picture."""
    one = len({link.url for link in story.links}) <= 1
    short = len(story.parts) <= 1 and len(story.body) <= _LONGEST_CARD and not story.bullets
    if not story.image or not short or not one or "](" in story.body or not story.links:
        return replace(story, kind=Kind.STORY)
    story = replace(story, links=tuple(replace(link, title=story.headline or link.title) for link in story.links[:1]))
    if story.standfirst or "\\" in story.body or "*" in story.body:
        return story
    return replace(story, standfirst=story.body, body="")
