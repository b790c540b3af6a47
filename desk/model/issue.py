"""The issue and what it holds: frozen values. An edit makes a new value (see `desk.edit`)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from desk.model.kinds import Kind
from desk.model.text import count_signs, count_words, first_words, minutes, tidy_line

_PICTURE = re.compile(r"!\[[^\[\]\n]*\]\(")
"""A picture in Markdown, which is no link."""


class Place(StrEnum):
    """Where a story stands. It never leaves its file by being put aside."""

    IN = "in"
    HELD = "held"
    SPIKED = "spiked"
    MOVED = "moved"
    CLASH = "clash"


class Status(StrEnum):
    """How far a story is."""

    IDEA = "idea"
    DRAFT = "draft"
    READY = "ready"


class IssueStatus(StrEnum):
    """How far an issue is. One that was sent is frozen: see `Issue.is_frozen`."""

    DRAFT = "draft"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture by address, with the words for those who do not see it."""

    src: str
    alt: str = ""
    unknown: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the running order. `order` is a fractional index (see `desk.model.order`)."""

    id: int
    order: str
    title: str | None = None
    standfirst: str = ""
    unknown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Story:
    """One item of the running order, of any kind.

    `section` is a section's id or None (Unsorted); `links_label` None means the publication's and "" means no
    label; `sponsor` None on a sponsor item means a promotion of the house with its own label in `links_label`;
    `until` is the date (ISO 8601) to which a held story waits; `origin` says "issue id/story id" of the story
    that this one is a copy of. `standing` is the id of the standing item or the booking of the publication that the
    story was made of. `notes` are never published. `plain` is what the plain text edition prints instead of
    the story, edited by hand, and `plain_of` marks what it was made from (see `desk.formats.text.by_hand`).
    """

    id: int
    order: str
    section: int | None = None
    kind: str = Kind.STORY
    place: str = Place.IN
    status: str = Status.IDEA
    headline: str | None = None
    standfirst: str = ""
    byline: str = ""
    links_label: str | None = None
    sponsor: str | None = None
    image: Image | None = None
    notes: str = ""
    reason: str = ""
    until: str = ""
    origin: str | None = None
    standing: int | None = None
    plain_of: str = ""
    plain: str = ""
    body: str = ""
    unknown: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What a list calls it: the headline, else its first words, else what it is."""
        if self.headline and (line := tidy_line(self.headline)):
            return line
        return first_words(self.body) or first_words(self.standfirst) or f"Untitled {self.kind}"

    @property
    def words(self) -> int:
        """Words that are published: headline, standfirst and body."""
        return count_words(self.headline or "") + count_words(self.standfirst) + count_words(self.body)

    @property
    def signs(self) -> int:
        """How many of them are characters that count as one each, as in Chinese and Japanese."""
        return count_signs(self.headline or "") + count_signs(self.standfirst) + count_signs(self.body)

    @property
    def minutes(self) -> int:
        """Minutes it takes to read them."""
        return minutes(self.words, self.signs)


@dataclass(frozen=True, slots=True)
class Link:
    """A researched link of a story. `ref` is "issue id/story id" when it points into the own archive."""

    id: int
    order: str
    story: int
    source: str | None = None
    url: str | None = None
    ref: str | None = None
    note: str = ""
    title: str = ""
    unknown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of an issue that was finished: what the archive says in the place of what was sent.

    `was` and `now` are words, or the address of a link and where that page is now; `story` is the story in which they
    are corrected, None for all of the issue. `day` (ISO 8601) says when, `by` who, `why` what readers are told.
    """

    id: int
    order: str
    day: str = ""
    by: str = ""
    story: int | None = None
    was: str = ""
    now: str = ""
    why: str = ""
    unknown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Issue:
    """One issue with everything in it. Sections, stories, links and corrections are kept in the order of their ids.

    `plain` is the whole plain text edition, edited by hand, and `plain_of` marks what it was made from. `passed` is
    what the editor let pass in this issue, as in a publication, and `ticked` the lines of the publication's checklist
    that were dealt with. `earlier_slugs` are those that `slug` had before: links to them still lead to the issue.
    `image` is the picture that leads the issue, above its first story. `finished` is the day (ISO 8601) on which desk
    finished it, "" for one that was marked as sent or came from elsewhere; what was wrong in it is in `corrections`.
    """

    id: int
    number: int | None = None
    title: str = ""
    slug: str = ""
    date: str = ""
    subject: str = ""
    preheader: str = ""
    image: Image | None = None
    passed: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()
    earlier_slugs: tuple[str, ...] = ()
    plain_of: str = ""
    plain: str = ""
    finished: str = ""
    status: str = IssueStatus.DRAFT
    sections: tuple[Section, ...] = ()
    stories: tuple[Story, ...] = ()
    links: tuple[Link, ...] = ()
    corrections: tuple[Correction, ...] = ()
    unknown: Mapping[str, Any] = field(default_factory=dict)
    unknown_tables: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_frozen(self) -> bool:
        """Whether readers have got it, so that it stays as it was sent: desk finished it, it is marked as sent, or it
        came in as an issue of the past.
        """
        return bool(self.finished) or self.status == IssueStatus.SENT

    @cached_property
    def running_order(self) -> tuple[Section, ...]:
        """The sections as they follow each other; equal order keys go by id."""
        return tuple(sorted(self.sections, key=lambda section: (section.order, section.id)))

    @cached_property
    def _by_section(self) -> dict[int | None, tuple[Story, ...]]:
        known = {section.id for section in self.sections}
        lists: dict[int | None, list[Story]] = {}
        for story in sorted(self.stories, key=lambda story: (story.order, story.id)):
            if story.place == Place.IN:
                lists.setdefault(story.section if story.section in known else None, []).append(story)
        return {section: tuple(stories) for section, stories in lists.items()}

    @cached_property
    def _by_story(self) -> dict[int, tuple[Link, ...]]:
        lists: dict[int, list[Link]] = {}
        for link in sorted(self.links, key=lambda link: (link.order, link.id)):
            lists.setdefault(link.story, []).append(link)
        return {story: tuple(links) for story, links in lists.items()}

    @cached_property
    def _stories(self) -> dict[int, Story]:
        return {story.id: story for story in self.stories}

    def stories_of(self, section: int | None) -> tuple[Story, ...]:
        """The stories that are in, in order; None asks for those without a (known) section: Unsorted."""
        return self._by_section.get(section, ())

    def links_of(self, story: int) -> tuple[Link, ...]:
        """A story's links in order."""
        return self._by_story.get(story, ())

    def in_order(self) -> Iterator[Story]:
        """All stories that are in, as a reader meets them: section by section, Unsorted last."""
        for section in self.running_order:
            yield from self.stories_of(section.id)
        yield from self.stories_of(None)

    def placed(self, place: str) -> tuple[Story, ...]:
        """The stories that stand in another place than in: held, spiked, moved, clash."""
        return tuple(story for story in self.stories if story.place == place)

    def story(self, id: int) -> Story:
        """The story with this id, wherever it is placed. Raises LookupError."""
        if id not in self._stories:
            raise LookupError(f"there is no story {id} in this issue")
        return self._stories[id]

    def section(self, id: int) -> Section:
        """The section with this id. Raises LookupError."""
        for section in self.sections:
            if section.id == id:
                return section
        raise LookupError(f"there is no section {id} in this issue")

    def link(self, id: int) -> Link:
        """The link with this id. Raises LookupError."""
        for link in self.links:
            if link.id == id:
                return link
        raise LookupError(f"there is no link {id} in this issue")

    @property
    def label(self) -> str:
        """What a screen calls it: "No 201", else its title, else "Untitled issue"."""
        if self.number is not None:
            return f"No {self.number}"
        return tidy_line(self.title or self.subject) or "Untitled issue"

    @cached_property
    def words(self) -> int:
        """Words of all stories that are in, with the titles of their links."""
        return sum(map(self.words_of, self.in_order()))

    def words_of(self, story: Story) -> int:
        """Words of one story that are published, with the titles of its links."""
        return story.words + sum(count_words(link.title) for link in self.links_of(story.id))

    @cached_property
    def minutes(self) -> int:
        """Minutes it takes to read them."""
        links = (link.title for story in self.in_order() for link in self.links_of(story.id))
        return minutes(self.words, sum(story.signs for story in self.in_order()) + sum(map(count_signs, links)))

    @cached_property
    def link_count(self) -> int:
        """Links of the stories that are in: those attached and those inside sentences."""
        return sum(map(self.link_count_of, self.in_order()))

    def link_count_of(self, story: Story) -> int:
        """Links of one story: those attached and those inside its sentences."""
        inside = story.body.count("](")
        if inside and "![" in story.body:
            inside -= len(_PICTURE.findall(story.body))
        return len(self.links_of(story.id)) + inside
