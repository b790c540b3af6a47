"""The other side of a doubt: what a reading is if the editor says that it was the other thing.

A doubt about a link means the link whose words stand in the doubt's lines. Where the other side is not one thing
("one link or several"), a `NoOtherSide` says what to do by hand.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from desk.intake import review
from desk.intake.reading import Doubt, Reading, ReadLink, ReadStory
from desk.links.sources import swap_source
from desk.model.issue import Kind
from desk.model.text import tidy_line

_LETTERS = re.compile(r"[\W_]+")
_PROSE = ("sentence", "lines of the story", "paragraph")
"""What a line can be instead of a link."""
_NO_LINK = "no link"


class NoOtherSide(LookupError):
    """A doubt whose other side cannot be taken by itself; the sentence says what to do."""


def take_other(reading: Reading, doubt: int) -> Reading:
    """Take the other side of a doubt, which goes. Raises NoOtherSide, and LookupError for a doubt that is not there."""
    if not 0 <= doubt < len(reading.doubts):
        raise LookupError(f"there is no doubt {doubt} in this reading")
    asked = reading.doubts[doubt]
    if asked.about not in _SIDES:
        raise NoOtherSide(f"“{asked.question}” has no other side to take. Change it by hand.")
    return _SIDES[asked.about](review.settle(reading, doubt), asked)


def can_be_otherwise(reading: Reading, doubt: int) -> bool:
    """Whether the other side of a doubt can be taken by itself."""
    try:
        take_other(reading, doubt)
    except LookupError:
        return False
    return True


def swap_link(reading: Reading, at: int, link: int) -> Reading:
    """Part a link's source from its title, or join the two, to and fro."""
    story = _story(reading, at)
    if not 0 <= link < len(story.links):
        raise LookupError(f"there is no link {link} in this reading")
    old = story.links[link]
    source, title = swap_source(old.source, old.title)
    return review.change_link(reading, at, link, title, source, old.url)


def to_section(reading: Reading, at: int) -> Reading:
    """Make a story's headline the title of a section: it and what follows up to the next section stand in it.

    Of the story itself the rest stays as one without a headline.
    """
    story = _story(reading, at)
    if not story.headline:
        raise LookupError("the story has no headline that could be a title")
    end = next(
        (place for place in range(at, len(reading.stories)) if reading.stories[place].section != story.section),
        len(reading.stories),
    )
    bare = replace(story, headline=None)
    led = tuple(link for link in story.links if link.title != story.headline or link.url)
    bare = replace(bare, links=led)
    rest = [bare, *reading.stories[at + 1 : end]]
    inside = tuple(replace(each, section=story.headline) for each in rest)
    made = replace(reading, stories=(*reading.stories[:at], *inside, *reading.stories[end:]))
    if _has_something(bare) or len(rest) == 1:
        return made
    doubts = (
        replace(each, story=each.story - 1) if each.story is not None and each.story > at else each
        for each in made.doubts
        if each.story != at
    )
    return replace(made, stories=(*made.stories[:at], *made.stories[at + 1 :]), doubts=tuple(doubts))


def from_section(reading: Reading, title: str, at: int) -> Reading:
    """Make the title of the section that begins with story `at` a headline: what stood in it joins the one before.

    The title's introduction becomes the new story's body.
    """
    _story(reading, at)
    before = reading.stories[at - 1].section if at else None
    end = next(
        (place for place in range(at, len(reading.stories)) if reading.stories[place].section != title),
        len(reading.stories),
    )
    words = "\n\n".join(text for each, text in reading.standfirsts if each == title)
    made = ReadStory(headline=title, section=before, body=words, lines=reading.stories[at].lines)
    inside = (replace(each, section=before) for each in reading.stories[at:end])
    return replace(
        reading,
        stories=(*reading.stories[:at], made, *inside, *reading.stories[end:]),
        standfirsts=tuple(each for each in reading.standfirsts if each[0] != title),
        doubts=tuple(
            replace(each, story=each.story + 1) if each.story is not None and each.story >= at else each
            for each in reading.doubts
        ),
    )


def _story(reading: Reading, at: int | None) -> ReadStory:
    if at is None or not 0 <= at < len(reading.stories):
        raise LookupError(f"there is no story {at} in this reading")
    return reading.stories[at]


def _has_something(story: ReadStory) -> bool:
    return bool(story.body or story.links or story.standfirst or story.byline or story.image or story.notes)


def _headline(reading: Reading, doubt: Doubt) -> Reading:
    """No headline: a link of the story before where that ends in links and nothing is told here, else a line of it."""
    at = doubt.story
    story = _story(reading, at)
    assert at is not None
    above = reading.stories[at - 1] if at else None
    if above is not None and above.links and story.headline and not story.body and not story.standfirst:
        known = any(link.title == story.headline for link in story.links)
        first = () if known else (ReadLink(story.headline),)
        reading = review.change(reading, at, headline=None)
        bare = replace(reading.stories[at], links=(*first, *story.links))
        reading = replace(reading, stories=(*reading.stories[:at], bare, *reading.stories[at + 1 :]))
    return review.merge(reading, at)


def _kind(reading: Reading, doubt: Doubt) -> Reading:
    _story(reading, doubt.story)
    assert doubt.story is not None
    if doubt.other not in tuple(Kind):
        raise NoOtherSide(f"“{doubt.other}” is not a kind of story. Choose its kind by hand.")
    return review.change(reading, doubt.story, kind=doubt.other)


def _section(reading: Reading, doubt: Doubt) -> Reading:
    if doubt.other == "section" and doubt.story is not None:
        return to_section(reading, doubt.story)
    at = next(
        (place for place, each in enumerate(reading.stories) if each.lines.first > doubt.lines.first and each.section),
        None,
    )
    title = _story(reading, at).section
    if doubt.other != "story" or at is None or title is None:
        raise NoOtherSide("Which section is meant is not certain. Rename or dissolve it by hand.")
    return from_section(reading, title, at)


def _link(reading: Reading, doubt: Doubt) -> Reading:
    at, link = _doubted_link(reading, doubt)
    if doubt.other in _PROSE:
        return review.link_to_body(reading, at, link)
    if doubt.other == _NO_LINK and reading.stories[at].links[link].url is None:
        story = reading.stories[at]
        kept = replace(story, links=(*story.links[:link], *story.links[link + 1 :]))
        return replace(reading, stories=(*reading.stories[:at], kept, *reading.stories[at + 1 :]))
    raise NoOtherSide(f"The other side is “{doubt.other}”: change the link by hand.")


def _source(reading: Reading, doubt: Doubt) -> Reading:
    return swap_link(reading, *_doubted_link(reading, doubt))


def _byline(reading: Reading, doubt: Doubt) -> Reading:
    _story(reading, doubt.story)
    assert doubt.story is not None
    return review.change(reading, doubt.story, headline=doubt.other, byline="")


def _doubted_link(reading: Reading, doubt: Doubt) -> tuple[int, int]:
    """The place of the link whose words stand in the doubt's lines."""
    story = _story(reading, doubt.story)
    assert doubt.story is not None
    said = _LETTERS.sub("", " ".join(reading.source[max(0, doubt.lines.first - 1) : doubt.lines.last])).casefold()
    found = [
        place
        for place, link in enumerate(story.links)
        if (words := _LETTERS.sub("", tidy_line(link.title)).casefold()) and words in said
    ]
    if len(found) != 1:
        raise NoOtherSide("Which link is meant is not certain. Open the story and change it there.")
    return doubt.story, found[0]


_SIDES: dict[str, Callable[[Reading, Doubt], Reading]] = {
    "headline": _headline,
    "kind": _kind,
    "section": _section,
    "link": _link,
    "source": _source,
    "byline": _byline,
}
