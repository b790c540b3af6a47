"""What the reader makes of a source: an issue, where each of its parts stands in the source, and what is in doubt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from desk.model.issue import Issue

if TYPE_CHECKING:
    from desk.read.basis import Basis


@dataclass(frozen=True, slots=True)
class Lines:
    """Where in the source something stands: its first and its last line, counted from 1."""

    first: int
    last: int


NOWHERE = Lines(0, 0)
"""The place of what stands in no line, such as a header of a mail."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words or an address of the source that are not in the issue.

    `reason` is one of `desk.read.reasons.Reason`.
    """

    reason: str
    text: str = ""
    url: str = ""
    lines: Lines = NOWHERE


class Matter(StrEnum):
    """What a doubt is about."""

    HEADLINE = "headline"
    SECTION = "section"
    BODY = "body"
    LINK = "link"
    FOOTER = "footer"
    NUMBER = "number"
    DATE = "date"
    TITLE = "title"
    CHARSET = "charset"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place that can be read in another way.

    `of` is the id of the section, story or link that it shows at (None: the issue), `lines` where in the source;
    `now` is what was read, and `other` what it could be. A doubt of a line names the line and the label it would
    take; one of a value (number, date, title, charset) has the value in `other`. `sure` is how likely `now` is.
    """

    matter: Matter
    of: int | None
    lines: Lines
    now: str
    other: str
    sure: float = 0.5
    line: int = -1
    label: str = ""
    alike: tuple[tuple[int, str], ...] = ()
    """Further lines that stand as this one does and were read alike, each with the label that it would take."""

    @property
    def labels(self) -> dict[int, str]:
        """The labels of all lines that it is about, taken the other way."""
        return {self.line: self.label, **dict(self.alike)} if self.line >= 0 else {}


class Alarming(StrEnum):
    """What looks wrong about a whole reading; `desk.read.questions` has the sentences."""

    MANY_LINKS = "many links"
    LONG_FOOTER = "long footer"
    EMPTY_STORY = "empty story"
    ONE_HAS_ALL = "one has all"
    NO_TEXT = "no text"
    NO_HEADLINE = "no headline"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Alarm:
    """A sign that the whole was read wrongly: `of` is the story it shows at, None for the issue."""

    what: Alarming
    of: int | None = None
    lines: Lines = NOWHERE


@dataclass(frozen=True)
class Reading:
    """A source as it was read. The ids in `issue` count lines of the source: give new ones when it is kept.

    `where` is the place of each section, story and link by its id. `problem` is one sentence where nothing, or not
    all, could be read. `origin` holds what the other readings are made from (`desk.read.other_readings`).
    """

    issue: Issue
    source: tuple[str, ...] = ()
    where: Mapping[int, Lines] = field(default_factory=lambda: MappingProxyType({}))
    doubts: tuple[Doubt, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    held: Mapping[int, tuple[tuple[str, str], ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Addresses that must not be printed, such as a mail tool's counters: by the id of a link or, for links in
    sentences, of a story, the words and the address."""
    publication: str = ""
    tagline: str = ""
    language: str = ""
    removed: int = 0
    """How often the address of the person who got the mail was taken out."""
    problem: str = ""
    origin: "Basis | None" = field(default=None, repr=False, compare=False)

    def at(self, line: int) -> int | None:
        """The id of the smallest part that has a line of the source, counted from 1; None for none."""
        return smallest(self.where, Lines(line, line))


def smallest(where: Mapping[int, Lines], place: Lines) -> int | None:
    """The id of the smallest part of an issue that has a place of the source in it; None for none."""
    inside = [
        (each.last - each.first, -key, key)
        for key, each in where.items()
        if each.first <= place.first and place.last <= each.last
    ]
    return min(inside)[2] if inside else None
