"""Lines that change places in a review: headline and body, and what is taken out of a story line by line.

Pure functions as those of `desk.intake.review`: places are counted from 0, one that is not there raises LookupError,
and no word and no link is lost.
"""

from dataclasses import replace

from desk.intake import review
from desk.intake.prose import tidy
from desk.intake.reading import NOWHERE, LeftOut, Lines, Reading, ReadStory
from desk.intake.review_where import plain_line


def headline_to_body(reading: Reading, at: int) -> Reading:
    """Make a story's headline the first line of its body."""
    story = _story(reading, at)
    if not story.headline:
        raise LookupError("the story has no headline")
    body = "\n\n".join(part for part in (tidy(story.headline), story.body) if part)
    return review.change(reading, at, headline=None, body=body)


def body_to_headline(reading: Reading, at: int, part: int) -> Reading:
    """Make a part of the body the headline; the headline that was there becomes the body's first line."""
    story = _story(reading, at)
    parts = story.parts
    if not 0 <= part < len(parts):
        raise LookupError(f"there is no part {part} of the body in this reading")
    line = plain_line(parts[part])
    rest = (tidy(story.headline or ""), *parts[:part], *parts[part + 1 :])
    body = "\n\n".join(each for each in rest if each)
    return _put(reading, at, replace(story, headline=line.words, body=body, links=(*line.links, *story.links)))


def leave_out_link(reading: Reading, at: int, link: int) -> Reading:
    """Take a link out of a story: it is listed with what was left out."""
    story = _story(reading, at)
    gone = story.links[link] if 0 <= link < len(story.links) else None
    if gone is None:
        raise LookupError(f"there is no link {link} in this reading")
    words = f"{gone.source}: {gone.title}" if gone.source else gone.title
    left = LeftOut(words, review.TAKEN_OUT, gone.url, story.lines)
    rest = (*story.links[:link], *story.links[link + 1 :])
    made = _put(reading, at, replace(story, links=rest, links_label=story.links_label if rest else None))
    return replace(made, left_out=(*made.left_out, left))


def leave_out_part(reading: Reading, at: int, part: int) -> Reading:
    """Take a part of the body out of a story: it is listed with what was left out."""
    story = _story(reading, at)
    parts = story.parts
    if not 0 <= part < len(parts):
        raise LookupError(f"there is no part {part} of the body in this reading")
    rest = "\n\n".join(each for place, each in enumerate(parts) if place != part)
    left = LeftOut(parts[part], review.TAKEN_OUT, None, story.lines)
    made = review.change(reading, at, body=rest)
    return replace(made, left_out=(*made.left_out, left))


def dissolve_section(reading: Reading, at: int) -> Reading:
    """Let the stories of the section that begins with story `at` stand in the one above it.

    Its title and its introduction are listed with what was left out.
    """
    title = _story(reading, at).section
    if title is None:
        raise LookupError("the story stands in no section")
    above = reading.stories[at - 1].section if at else None
    run = range(at, len(reading.stories))
    end = next((place for place in run if reading.stories[place].section != title), len(reading.stories))
    inside = tuple(replace(each, section=above) for each in reading.stories[at:end])
    stories = (*reading.stories[:at], *inside, *reading.stories[end:])
    gone = (
        []
        if any(each.section == title for each in stories)
        else [each for each in reading.standfirsts if each[0] == title]
    )
    left = [LeftOut(words, review.TAKEN_OUT, None, inside[0].lines) for words in (title, *(text for _, text in gone))]
    kept = tuple(each for each in reading.standfirsts if each not in gone)
    return replace(reading, stories=stories, standfirsts=kept, left_out=(*reading.left_out, *left))


def cross_section(reading: Reading, at: int, to: int) -> Reading:
    """Put a story into the section of its neighbour `to` without passing it.

    The title of a section that has no story any more is listed with what was left out.
    """
    story = _story(reading, at)
    made = _put(reading, at, replace(story, section=_story(reading, to).section))
    if story.section is None or any(each.section == story.section for each in made.stories):
        return made
    left = LeftOut(story.section, review.TAKEN_OUT, None, story.lines)
    return replace(made, left_out=(*made.left_out, left))


def story_at(reading: Reading, line: int) -> int | None:
    """The place of the last story that begins at a line of the source or above it; None if there is no story."""
    if not reading.stories:
        return None
    above = [at for at, story in enumerate(reading.stories) if story.lines.first and story.lines.first <= line]
    return max(above, key=lambda at: reading.stories[at].lines.first) if above else 0


def joined(first: Reading, second: Reading) -> Reading:
    """Two readings as one issue, of one source or of two; the second source then follows the first."""
    if first.source == second.source:
        return review.joined(first, second)
    by = len(first.source)
    below = replace(
        second,
        stories=tuple(replace(each, lines=_lower(each.lines, by)) for each in second.stories),
        doubts=tuple(replace(each, lines=_lower(each.lines, by)) for each in second.doubts),
        left_out=tuple(replace(each, lines=_lower(each.lines, by)) for each in second.left_out),
    )
    return replace(review.joined(first, below), source=(*first.source, *second.source))


def _lower(lines: Lines, by: int) -> Lines:
    return lines if lines == NOWHERE else Lines(lines.first + by, lines.last + by)


def _story(reading: Reading, at: int) -> ReadStory:
    if not 0 <= at < len(reading.stories):
        raise LookupError(f"there is no story {at} in this reading")
    return reading.stories[at]


def _put(reading: Reading, at: int, story: ReadStory) -> Reading:
    return replace(reading, stories=(*reading.stories[:at], story, *reading.stories[at + 1 :]))
