"""The issue as data for scripts: the running order nested, fields in a fixed order, ids as in the files."""

import json
from typing import Any

from desk.formats.json.form import VERSION
from desk.model.issue import Image, Issue, Link, Place, Story
from desk.model.publication import Publication
from desk.model.text import clean_line, clean_text
from desk.model.url import safe_url


def as_json(issue: Issue, publication: Publication) -> str:
    """The issue as JSON. Addresses that are not safe to link are null; notes are never exported.

    `shelf` lists the stories that are held or spiked; copies that were moved elsewhere, and the other side of a
    conflict, are left out.
    """
    return json.dumps(as_data(issue, publication), ensure_ascii=False, indent=1) + "\n"


def as_data(issue: Issue, publication: Publication) -> dict[str, Any]:
    """The issue as plain lists, texts and numbers."""
    sections = [
        {
            "id": section.id,
            "title": _line(section.title),
            "standfirst": clean_line(section.standfirst),
            "stories": _stories(issue, issue.stories_of(section.id)),
        }
        for section in issue.running_order
    ]
    shelved = tuple(story for place in (Place.HELD, Place.SPIKED) for story in issue.placed(place))
    return {
        "version": VERSION,
        "publication": {"name": clean_line(publication.name), "language": clean_line(publication.language)},
        "id": issue.id,
        "number": issue.number,
        "title": clean_line(issue.title),
        "slug": clean_line(issue.slug),
        "date": clean_line(issue.date),
        "subject": clean_line(issue.subject),
        "preheader": clean_line(issue.preheader),
        "image": _image(issue.image),
        "status": clean_line(issue.status),
        "sections": sections,
        "unsorted": _stories(issue, issue.stories_of(None)),
        "shelf": _stories(issue, shelved),
    }


def _stories(issue: Issue, stories: tuple[Story, ...]) -> list[dict[str, Any]]:
    return [_story(story, issue.links_of(story.id)) for story in stories]


def _story(story: Story, links: tuple[Link, ...]) -> dict[str, Any]:
    return {
        "id": story.id,
        "kind": clean_line(story.kind),
        "place": clean_line(story.place),
        "status": clean_line(story.status),
        "headline": _line(story.headline),
        "standfirst": clean_line(story.standfirst),
        "byline": clean_line(story.byline),
        "links_label": _line(story.links_label),
        "sponsor": _line(story.sponsor),
        "image": _image(story.image),
        "body": clean_text(story.body),
        "links": [_link(link) for link in links],
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "id": link.id,
        "source": _line(link.source),
        "title": clean_line(link.title),
        "url": safe_url(link.url),
        "ref": _line(link.ref),
    }


def _image(image: Image | None) -> dict[str, str | None] | None:
    return {"src": safe_url(image.src), "alt": clean_line(image.alt)} if image else None


def _line(text: str | None) -> str | None:
    return None if text is None else clean_line(text)
