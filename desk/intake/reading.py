"""What a reader makes of an old newsletter, before it becomes an issue: frozen values.

Lines are counted from 1 in the source as the review shows it: the text itself, or the words of a page line by line.
Every word and every link of the source is in a story, in its notes, or in what was left out with the reason.
"""

import re
from dataclasses import dataclass

from desk.model.issue import Image, Kind

_BULLET = re.compile(r"^(?:[-*+]|\d{1,9}[.)])\s", re.MULTILINE)
_PARTS = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Lines:
    """Where in the source something stands: its first and its last line, counted from 1."""

    first: int
    last: int


NOWHERE = Lines(0, 0)
"""The place of what stands in no line, such as a header of a mail."""


@dataclass(frozen=True, slots=True)
class ReadLink:
    """A link as it was found. `url` is None where the source gives none.

    `tracked` says that the address is a mail tool's own, which leads there only through it and may name the reader;
    such an address is kept apart from others and never written out again unnoticed.
    """

    title: str
    source: str | None = None
    url: str | None = None
    tracked: bool = False


@dataclass(frozen=True, slots=True)
class ReadStory:
    """One item of the newsletter; the fields are those of a story. `section` is a title, `body` is Markdown.

    `links_label` is None where no label was read. `notes` keeps what belongs here and was not understood.
    """

    kind: str = Kind.STORY
    headline: str | None = None
    section: str | None = None
    standfirst: str = ""
    byline: str = ""
    body: str = ""
    links_label: str | None = None
    links: tuple[ReadLink, ...] = ()
    sponsor: str | None = None
    image: Image | None = None
    notes: str = ""
    lines: Lines = NOWHERE

    @property
    def parts(self) -> tuple[str, ...]:
        """The body's paragraphs and lists, apart."""
        return tuple(part for part in _PARTS.split(self.body) if part.strip())

    @property
    def paragraphs(self) -> int:
        """How many paragraphs the body has, lists not counted."""
        return sum(not _BULLET.match(part.lstrip()) for part in self.parts)

    @property
    def bullets(self) -> int:
        """How many items its lists have."""
        return sum(len(_BULLET.findall(part)) for part in self.parts if _BULLET.match(part.lstrip()))


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place where the source can be read in two ways: what was decided, and what else it could be.

    `about` is one word for what is in doubt (headline, kind, link, source, section, end, issue, number); `story` is the
    place of the story in the reading, or None for the whole.
    """

    about: str
    question: str
    taken: str
    other: str
    story: int | None = None
    lines: Lines = NOWHERE


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words or links of the source that are not in the issue, and why, in a few words for the editor."""

    words: str
    reason: str
    url: str | None = None
    lines: Lines = NOWHERE


@dataclass(frozen=True, slots=True)
class Reading:
    """One issue as it was read. What the source does not say is empty, never invented.

    `date` is ISO 8601; `source` holds the lines that `Lines` counts. `removed` counts the reader's own addresses
    that were taken out.
    """

    title: str = ""
    publication: str = ""
    tagline: str = ""
    number: int | None = None
    date: str = ""
    subject: str = ""
    preheader: str = ""
    stories: tuple[ReadStory, ...] = ()
    standfirsts: tuple[tuple[str, str], ...] = ()
    """Introductions of sections: title and words."""
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    source: tuple[str, ...] = ()
    removed: int = 0

    @property
    def link_count(self) -> int:
        """Links of the stories, those attached and those inside sentences, counted as an issue counts them."""
        return sum(len(story.links) + story.body.count("](") for story in self.stories)


class NotRead(ValueError):
    """A source that cannot be read in; the message is one sentence for the editor: what, where and what to do.

    `named`: the sentence has the name of the source in it, which whoever shows it need not put before it.
    """

    def __init__(self, sentence: str, *, named: bool = False) -> None:
        """For one source."""
        super().__init__(sentence)
        self.named = named
