"""Our own JSON read back into the very issue that it was.

Nothing that is in the file is lost: ids, places, states and references come back. Notes are not, for they are
never exported. A field of a wrong type is refused with its name, and so is a file that is something else.
"""

import json
from collections.abc import Mapping
from typing import Any

from desk.formats.json.form import VERSION
from desk.formats.own import NotOurs, Own, WhyNotOurs
from desk.model import order
from desk.model.ids import HIGHEST, new_id
from desk.model.issue import Image, Issue, IssueStatus, Link, Place, Section, Status, Story
from desk.model.kinds import Kind
from desk.model.text import clean_line, clean_text
from desk.model.url import safe_url

Record = Mapping[str, Any]
"""An object of JSON: a story, a section, a link."""


def own_json(text: str) -> Own:
    """The issue in an export. Raises NotOurs."""
    return exported_issue(data_in(text))


def data_in(text: str) -> Record:
    """The JSON object in a text. Raises NotOurs."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = str(error.lineno) if isinstance(error, json.JSONDecodeError) else ""
        raise NotOurs(WhyNotOurs.BROKEN, line) from error
    if not isinstance(data, dict):
        raise NotOurs(WhyNotOurs.FOREIGN)
    return data


def is_issue_file(data: Record) -> bool:
    """Whether this is the file of an issue itself: tables of documents, as they lie in a folder of issues."""
    return all(isinstance(data.get(table), dict) for table in ("issue", "stories"))


def exported_issue(data: Record) -> Own:
    """The issue in the data of an export. Raises NotOurs."""
    if not isinstance(data.get("sections"), list) or not isinstance(data.get("version"), int):
        raise NotOurs(WhyNotOurs.FOREIGN)
    if data["version"] > VERSION:
        raise NotOurs(WhyNotOurs.NEWER, str(data["version"]))
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
    return Own(made.issue(data), name)


class _Export:
    """Collects the rows of an export. An id that is not valid, or was used already, is replaced by a new one."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.stories: list[Story] = []
        self.links: list[Link] = []
        self._taken: set[int] = set()

    def id(self, record: Record) -> int:
        """The id of a record, or a new one where it has none that is free."""
        found = record.get("id")
        free = isinstance(found, int) and not isinstance(found, bool) and 0 < found <= HIGHEST
        made = found if free and found not in self._taken else new_id()
        assert isinstance(made, int)
        self._taken.add(made)
        return made

    def add(self, records: list[Record], section: int | None) -> None:
        """Add stories and their links."""
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
        """The issue, with the sections, stories and links that were added before."""
        number = data.get("number")
        return Issue(
            id=self.id(data),
            number=number if isinstance(number, int) and not isinstance(number, bool) else None,
            title=_line(data, "title"),
            slug=_line(data, "slug"),
            date=_line(data, "date"),
            subject=_line(data, "subject"),
            preheader=_line(data, "preheader"),
            image=_image(data),
            status=_choice(data, "status", IssueStatus, IssueStatus.SENT),
            sections=tuple(sorted(self.sections, key=lambda each: each.id)),
            stories=tuple(sorted(self.stories, key=lambda each: each.id)),
            links=tuple(sorted(self.links, key=lambda each: each.id)),
        )


def _records(record: Record, name: str) -> list[Record]:
    found = record.get(name, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise NotOurs(WhyNotOurs.WRONG_TYPE, name)
    return found


def _text(record: Record, name: str) -> str:
    found = record.get(name)
    if found is not None and not isinstance(found, str):
        raise NotOurs(WhyNotOurs.WRONG_TYPE, name)
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
