"""A reading as `desk import` tells it: every word of it as JSON, its stories one a line, all of it in one sentence."""

import re
from typing import Any

from desk.cli.answers import plural
from desk.cli.columns import clipped, columns
from desk.links.found import found_in
from desk.model.dates import long_date
from desk.model.issue import Image, Issue, Link, Story
from desk.model.kinds import Kind, Trait, has
from desk.model.text import clean_line, clean_text, first_words, short, tidy_line
from desk.read import questions
from desk.read.reading import NOWHERE, Alarm, Doubt, LeftOut, Lines, Reading
from desk.read.reasons import sentence

LONGEST_BRIEF = 1000
"""Characters of a brief's line."""
_HEADLINE = 60
"""Cells of a headline in a list of stories."""
_ITEM = re.compile(r"^(?:[-*+]|\d{1,9}[.)])\s", re.MULTILINE)
_BETWEEN_PARTS = re.compile(r"\n[ \t]*\n")


def reading_data(id: str, reading: Reading) -> dict[str, Any]:
    """One issue as plain lists, texts and numbers, cleaned; `id` says which of the sources it came from.

    `lines` are the first and last line of the source, counted from 1; null where there is none. The addresses are
    as they were read, tracking addresses too, which are marked.
    """
    issue = reading.issue
    places = {story.id: place for place, story in enumerate(issue.in_order())}
    titled = [section for section in issue.running_order if section.title]
    return {
        "id": clean_line(id),
        "publication": clean_line(reading.publication),
        "tagline": clean_line(reading.tagline),
        "language": clean_line(reading.language),
        "title": clean_line(issue.title),
        "number": issue.number,
        "date": clean_line(issue.date),
        "subject": clean_line(issue.subject),
        "preheader": clean_line(issue.preheader),
        "image": _image(issue.image),
        "sections": list(dict.fromkeys(clean_line(section.title or "") for section in titled)),
        "standfirsts": [
            {"section": clean_line(each.title or ""), "text": clean_text(each.standfirst)}
            for each in issue.running_order
            if each.standfirst
        ],
        "stories": [_story(reading, story) for story in issue.in_order()],
        "doubts": [_doubt(doubt, _place(issue, places, doubt.of)) for doubt in reading.doubts],
        "alarms": [_alarm(alarm, _place(issue, places, alarm.of)) for alarm in reading.alarms],
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


def summary(reading: Reading) -> str:
    """One issue in a few words: what it is, and what is in it."""
    issue = reading.issue
    name = f"No {issue.number}" if issue.number is not None else short(issue.title or issue.subject)
    day = long_date(issue.date) if issue.date else ""
    stories = list(issue.in_order())
    told = [_links(reading, story) for story in stories]
    tracked = sum(link["tracked"] for links in told for link in links)
    counts = [
        plural(len(stories), "story"),
        plural(sum(map(len, told)), "link") + (f" ({tracked} tracked)" if tracked else ""),
        plural(len(reading.doubts), "doubt"),
        f"{len(reading.left_out)} left out",
    ]
    return f"{', '.join(part for part in (name, day) if part) or 'an issue'}, {', '.join(counts)}"


def outline(reading: Reading) -> str:
    """The stories as they were read, one a line, under their sections."""
    issue = reading.issue
    titles = {section.id: tidy_line(section.title or "") for section in issue.sections}
    rows: list[tuple[str, ...]] = [("Line", "Kind", "Links", "Story")]
    home: int | None = None
    for story in issue.in_order():
        if story.section != home:
            home = story.section
            if title := titles.get(home or 0):
                rows.append(("", "", "", title))
        words = tidy_line(story.headline or story.standfirst or story.body)
        lines = reading.where.get(story.id, NOWHERE)
        links = str(len(issue.links_of(story.id)) or "")
        line = "" if lines == NOWHERE else str(lines.first)
        rows.append((line, clean_line(story.kind), links, f"  {clipped(words, _HEADLINE)}"))
    return columns(rows, right=(0, 2))


def _story(reading: Reading, story: Story) -> dict[str, Any]:
    titles = {section.id: section.title for section in reading.issue.sections}
    body = clean_text(story.body)
    paragraphs, bullets = _counted(body)
    return {
        "headline": _headline(story),
        "kind": clean_line(story.kind),
        "section": _line_or_none(titles.get(story.section or 0)),
        "standfirst": clean_text(story.standfirst),
        "byline": clean_line(story.byline),
        "body": body,
        "paragraphs": paragraphs,
        "bullets": bullets,
        "links_label": _line_or_none(story.links_label),
        "links": _links(reading, story),
        "sponsor": _line_or_none(story.sponsor),
        "image": _image(story.image),
        "notes": clean_text(story.notes),
        "lines": _lines(reading.where.get(story.id, NOWHERE)),
    }


def _counted(body: str) -> tuple[int, int]:
    """How many paragraphs a body has, lists not counted, and how many items its lists have."""
    parts = [part.strip() for part in _BETWEEN_PARTS.split(body) if part.strip()]
    lists = [part for part in parts if _ITEM.match(part)]
    return len(parts) - len(lists), sum(len(_ITEM.findall(part)) for part in lists)


def _headline(story: Story) -> str | None:
    """The headline; a brief without one is called by its line."""
    if story.headline is None and story.kind == Kind.BRIEF:
        return first_words(story.body, LONGEST_BRIEF) or None
    return _line_or_none(story.headline)


def _links(reading: Reading, story: Story) -> list[dict[str, Any]]:
    """The links in the sentences of a story, but for those that its list repeats, and those of its list.

    A letter and a note are prose: the addresses in them are in their body, and are no links of an item.
    """
    attached = reading.issue.links_of(story.id)
    listed = {link.url for link in attached}
    found = (
        [each for line in story.body.split("\n") for each in found_in(line)] if not has(story.kind, Trait.PROSE) else []
    )
    held = dict(reading.held.get(story.id, ()))
    inline = [_link(each.words, None, each.url, held.get(tidy_line(each.words)), inline=True) for each in found]
    return [
        *(link for link in inline if link["url"] and link["url"] not in listed),
        *(_attached(reading, link) for link in attached),
    ]


def _attached(reading: Reading, link: Link) -> dict[str, Any]:
    held = next((address for _, address in reading.held.get(link.id, ())), None)
    return _link(link.title, link.source, link.url, held, inline=False)


def _link(words: str, source: str | None, url: str | None, held: str | None, *, inline: bool) -> dict[str, Any]:
    """A link; `inline` says that it stands in a sentence of the body, `held` what no link may lead to."""
    return {
        "source": _line_or_none(source),
        "text": clean_line(tidy_line(words)),
        "url": _line_or_none(url or held),
        "tracked": not url and held is not None,
        "inline": inline,
    }


def _place(issue: Issue, places: dict[int, int], of: int | None) -> int | None:
    """The place in the running order of the story that a part is, or belongs to."""
    owner = next((link.story for link in issue.links if link.id == of), of)
    return places.get(owner) if owner is not None else None


def _doubt(doubt: Doubt, story: int | None) -> dict[str, Any]:
    taken, other = questions.reading_as(doubt)
    return {
        "about": clean_line(doubt.matter),
        "question": clean_line(questions.question(doubt)),
        "taken": clean_line(taken),
        "other": clean_line(other),
        "story": story,
        "lines": _lines(doubt.lines),
    }


def _alarm(alarm: Alarm, story: int | None) -> dict[str, Any]:
    return {
        "about": clean_line(alarm.what),
        "sentence": clean_line(questions.alarm(alarm)),
        "story": story,
        "lines": _lines(alarm.lines),
    }


def _left_out(left: LeftOut) -> dict[str, Any]:
    return {
        "words": clean_text(left.text),
        "reason": clean_line(sentence(left.reason)),
        "url": _line_or_none(left.url or None),
        "lines": _lines(left.lines),
    }


def _image(image: Image | None) -> dict[str, str] | None:
    return {"src": clean_line(image.src), "alt": clean_line(image.alt)} if image else None


def _lines(lines: Lines) -> list[int] | None:
    return None if lines == NOWHERE else [lines.first, lines.last]


def _line_or_none(text: str | None) -> str | None:
    return None if text is None else clean_line(text)
