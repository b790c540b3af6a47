"""Readings as JSON: what `desk import --json` prints, and what scripts and tests compare."""

from collections.abc import Iterator
from typing import Any

from desk.intake.reading import NOWHERE, Doubt, LeftOut, Lines, Reading, ReadLink, ReadStory
from desk.links.found import found_in
from desk.model.issue import Kind
from desk.model.text import clean_line, clean_text, first_words, tidy_line

LONGEST_BRIEF = 1000
"""Characters of a brief's line."""


def reading_data(id: str, reading: Reading) -> dict[str, Any]:
    """One issue as plain lists, texts and numbers, cleaned; `id` says which of the sources it came from.

    `lines` are the first and last line of the source, counted from 1; null where there is none. The addresses are
    as they were read, tracking addresses too, which are marked.
    """
    sections = dict.fromkeys(story.section for story in reading.stories)
    return {
        "id": clean_line(id),
        "publication": clean_line(reading.publication),
        "tagline": clean_line(reading.tagline),
        "title": clean_line(reading.title),
        "number": reading.number,
        "date": clean_line(reading.date),
        "subject": clean_line(reading.subject),
        "preheader": clean_line(reading.preheader),
        "sections": [clean_line(title) for title in sections if title],
        "standfirsts": [
            {"section": clean_line(title), "text": clean_text(words)} for title, words in reading.standfirsts
        ],
        "stories": [_story(story) for story in reading.stories],
        "doubts": [_doubt(doubt) for doubt in reading.doubts],
        "notes": [clean_line(note) for note in reading.notes],
        "left_out": [_left_out(left) for left in reading.left_out],
        "removed": reading.removed,
    }


def ids(name: str, count: int, taken: set[str], *, alone: bool) -> list[str]:
    """What the `count` issues of a source called `name` are called; their names are added to those that are `taken`.

    The file's name without its ending. Several issues are "1", "2" … where their source is `alone`, else "name-1",
    "name-2" …. Where two sources would share a name, the later one keeps its ending.
    """
    if alone and count > 1:
        return [str(place) for place in range(1, count + 1)]
    stem = name.rpartition(".")[0] or name
    free = stem if stem not in taken else name
    again = 2
    while free in taken:
        free, again = f"{name}-{again}", again + 1
    taken.add(free)
    return [free] if count == 1 else [f"{free}-{place}" for place in range(1, count + 1)]


def _story(story: ReadStory) -> dict[str, Any]:
    return {
        "headline": _headline(story),
        "kind": clean_line(story.kind),
        "section": _line_or_none(story.section),
        "standfirst": clean_text(story.standfirst),
        "byline": clean_line(story.byline),
        "body": clean_text(story.body),
        "paragraphs": story.paragraphs,
        "bullets": story.bullets,
        "links_label": _line_or_none(story.links_label),
        "links": [*_in_sentences(story), *(_link(link, inline=False) for link in story.links)],
        "sponsor": _line_or_none(story.sponsor),
        "image": {"src": clean_line(story.image.src), "alt": clean_line(story.image.alt)} if story.image else None,
        "notes": clean_text(story.notes),
        "lines": _lines(story.lines),
    }


def _headline(story: ReadStory) -> str | None:
    """The headline; a brief without one is called by its line."""
    if story.headline is None and story.kind == Kind.BRIEF:
        return first_words(story.body, LONGEST_BRIEF) or None
    return _line_or_none(story.headline)


def _in_sentences(story: ReadStory) -> Iterator[dict[str, Any]]:
    """The links inside the sentences of a story, but for those that its list repeats.

    A letter and a note are prose: the addresses in them are in their body, and are no links of an item.
    """
    if story.kind in (Kind.LETTER, Kind.NOTE):
        return
    listed = {link.url for link in story.links}
    for line in story.body.split("\n"):
        for found in found_in(line):
            if found.url and found.url not in listed:
                yield _link(ReadLink(tidy_line(found.words), None, found.url), inline=True)


def _link(link: ReadLink, *, inline: bool) -> dict[str, Any]:
    """A link; `inline` says that it stands in a sentence of the body, too."""
    return {
        "source": _line_or_none(link.source),
        "text": clean_line(link.title),
        "url": _line_or_none(link.url),
        "tracked": link.tracked,
        "inline": inline,
    }


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {
        "about": clean_line(doubt.about),
        "question": clean_line(doubt.question),
        "taken": clean_line(doubt.taken),
        "other": clean_line(doubt.other),
        "story": doubt.story,
        "lines": _lines(doubt.lines),
    }


def _left_out(left: LeftOut) -> dict[str, Any]:
    return {
        "words": clean_text(left.words),
        "reason": clean_line(left.reason),
        "url": _line_or_none(left.url),
        "lines": _lines(left.lines),
    }


def _lines(lines: Lines) -> list[int] | None:
    return None if lines == NOWHERE else [lines.first, lines.last]


def _line_or_none(text: str | None) -> str | None:
    return None if text is None else clean_line(text)
