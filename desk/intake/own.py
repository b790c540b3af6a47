"""The desk's own JSON, as `desk export --format json` writes it, back into the issue that it was.

Nothing that is in the file is lost: ids, places, states and references come back. Notes are not, for they are
never exported. A text of a wrong type, or a file that is something else, is refused with its place.
"""

import json
from collections.abc import Mapping
from typing import Any

from desk.intake.reading import LeftOut, NotRead, Reading, ReadLink, ReadStory
from desk.model import order
from desk.model.ids import HIGHEST, new_id
from desk.model.issue import Image, Issue, IssueStatus, Kind, Link, Place, Section, Status, Story
from desk.model.text import clean_line, clean_text
from desk.model.url import safe_url

VERSION = 1
"""The version of the export that is understood, see `desk.formats.json.write`."""
Record = Mapping[str, Any]


def data_in(text: str) -> Record:
    """The JSON object in a text. Raises NotRead."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" in line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise NotRead(f"This is not whole JSON: it cannot be understood{where}. Export the issue anew.") from error
    if not isinstance(data, dict):
        raise NotRead("This JSON is not an issue. Only what `desk export --format json` writes can be read in.")
    return data


def is_issue_file(data: Record) -> bool:
    """Whether this is the file of an issue itself: tables of documents, as they lie in a folder of issues."""
    return all(isinstance(data.get(table), dict) for table in ("issue", "stories"))


def exported_issue(data: Record) -> tuple[Issue, str]:
    """The issue in an export, and the name of its publication. Raises NotRead."""
    if not isinstance(data.get("sections"), list) or not isinstance(data.get("version"), int):
        raise NotRead("This JSON is not an issue. Only what `desk export --format json` writes can be read in.")
    if data["version"] > VERSION:
        raise NotRead(f"This issue was exported by a newer desk (version {data['version']}). Update desk first.")
    made = _Export()
    records = _records(data, "sections")
    for record, key in zip(records, order.spread(len(records)), strict=True):
        section = Section(made.id(record), key, _line_or_none(record, "title"), _line(record, "standfirst"))
        made.sections.append(section)
        made.add(_records(record, "stories"), section.id)
    made.add(_records(data, "unsorted"), None)
    made.add(_records(data, "shelf"), None)
    publication = data.get("publication")
    name = _line(publication, "name") if isinstance(publication, dict) else ""
    return made.issue(data), name


def reading_of(issue: Issue, publication: str = "") -> Reading:
    """An issue as a review shows it; what was put aside is listed as left out."""
    titles = {section.id: section.title for section in issue.sections}
    return Reading(
        title=issue.title,
        publication=publication,
        number=issue.number,
        date=issue.date,
        subject=issue.subject,
        preheader=issue.preheader,
        stories=tuple(_read_story(issue, story, titles) for story in issue.in_order()),
        standfirsts=tuple((each.title or "", each.standfirst) for each in issue.running_order if each.standfirst),
        left_out=tuple(
            LeftOut(f"{story.name}\n{story.body}".strip(), f"it is {story.place}")
            for story in issue.stories
            if story.place != Place.IN
        ),
    )


def _read_story(issue: Issue, story: Story, titles: Mapping[int, str | None]) -> ReadStory:
    return ReadStory(
        kind=story.kind,
        headline=story.headline,
        section=titles.get(story.section or 0),
        standfirst=story.standfirst,
        byline=story.byline,
        body=story.body,
        links_label=story.links_label,
        links=tuple(ReadLink(link.title, link.source, link.url) for link in issue.links_of(story.id)),
        sponsor=story.sponsor,
        image=story.image,
        notes=story.notes,
    )


class _Export:
    """The rows that an export holds; an id that is none, or is there already, becomes a new one."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.stories: list[Story] = []
        self.links: list[Link] = []
        self._taken: set[int] = set()

    def id(self, record: Record) -> int:
        found = record.get("id")
        free = isinstance(found, int) and not isinstance(found, bool) and 0 < found <= HIGHEST
        made = found if free and found not in self._taken else new_id()
        assert isinstance(made, int)
        self._taken.add(made)
        return made

    def add(self, records: list[Record], section: int | None) -> None:
        """Take in stories with their links."""
        for record, key in zip(records, order.spread(len(records)), strict=True):
            story = Story(
                id=self.id(record),
                order=key,
                section=section,
                kind=_choice(record, "kind", Kind, Kind.STORY),
                place=_choice(record, "place", Place, Place.IN),
                status=_choice(record, "status", Status, Status.READY),
                headline=_line_or_none(record, "headline"),
                standfirst=_line(record, "standfirst"),
                byline=_line(record, "byline"),
                links_label=_line_or_none(record, "links_label"),
                sponsor=_line_or_none(record, "sponsor"),
                image=_image(record),
                body=clean_text(_text(record, "body")),
            )
            self.stories.append(story)
            links = _records(record, "links")
            self.links += (
                self._link(each, at, story.id) for each, at in zip(links, order.spread(len(links)), strict=True)
            )

    def _link(self, record: Record, key: str, story: int) -> Link:
        return Link(
            id=self.id(record),
            order=key,
            story=story,
            source=_line_or_none(record, "source"),
            url=safe_url(_line(record, "url")),
            ref=_line_or_none(record, "ref"),
            title=_line(record, "title"),
        )

    def issue(self, data: Record) -> Issue:
        number = data.get("number")
        return Issue(
            id=self.id(data),
            number=number if isinstance(number, int) and not isinstance(number, bool) else None,
            title=_line(data, "title"),
            slug=_line(data, "slug"),
            date=_line(data, "date"),
            subject=_line(data, "subject"),
            preheader=_line(data, "preheader"),
            status=_choice(data, "status", IssueStatus, IssueStatus.SENT),
            sections=tuple(sorted(self.sections, key=lambda each: each.id)),
            stories=tuple(sorted(self.stories, key=lambda each: each.id)),
            links=tuple(sorted(self.links, key=lambda each: each.id)),
        )


def _records(record: Record, name: str) -> list[Record]:
    found = record.get(name, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise NotRead(f"This JSON is not an issue: “{name}” is not a list of entries. Export the issue anew.")
    return found


def _text(record: Record, name: str) -> str:
    found = record.get(name)
    if found is not None and not isinstance(found, str):
        raise NotRead(f"This JSON is not an issue: “{name}” is not a text. Export the issue anew.")
    return found or ""


def _line(record: Record, name: str) -> str:
    return clean_line(_text(record, name))


def _line_or_none(record: Record, name: str) -> str | None:
    return None if record.get(name) is None else _line(record, name)


def _choice(record: Record, name: str, choices: type[Kind | Place | Status | IssueStatus], otherwise: str) -> str:
    text = _line(record, name)
    return text if text in tuple(choices) else otherwise


def _image(record: Record) -> Image | None:
    found = record.get("image")
    if not isinstance(found, dict):
        return None
    src = safe_url(_line(found, "src"))
    return Image(src, _line(found, "alt")) if src else None
