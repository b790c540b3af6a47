"""From marked parts to stories: a reader says what each part of its source is, and this puts them together.

The readers differ in how they see that a line is a headline or a link; what follows from it is the same for all.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from desk.intake.reading import NOWHERE, Doubt, LeftOut, Lines, Reading, ReadLink, ReadStory
from desk.model.issue import Image, Kind
from desk.model.text import tidy_line


class Role(StrEnum):
    """What a part of the source is."""

    SECTION = "section"
    """Opens a section; its stories follow. Without words it ends the section that is open."""
    INTRO = "intro"
    """What stands under a section's title."""
    HEADLINE = "headline"
    """Opens a story."""
    STORY = "story"
    """Opens a story without a headline."""
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    BODY = "body"
    """A paragraph, list item, quotation, subheading or code, as Markdown. Items of one list follow each other."""
    LABEL = "label"
    """Stands above links, without its colon."""
    LINK = "link"
    IMAGE = "image"
    SPONSOR = "sponsor"
    """Marks the story that is open as a sponsor's; the words, if any, are the sponsor's name."""
    NOTE = "note"
    """Belongs to the story that is open and was not understood."""
    OUT = "out"
    """Not part of the issue; `reason` says why."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One part of the source and what it is. `words` is plain text, and Markdown where the role is a body.

    `kind` is the kind of the story that a headline (or STORY) opens; `item` says that a body part is an item of a
    list. A headline may carry the link that it leads to.
    """

    role: Role
    words: str = ""
    lines: Lines = NOWHERE
    kind: str = Kind.STORY
    link: ReadLink | None = None
    image: Image | None = None
    item: bool = False
    reason: str = ""
    doubts: tuple[Doubt, ...] = ()
    """Doubts about this very part; `story` and `lines` are filled in."""


@dataclass(slots=True)
class _Open:
    """The story that is being put together."""

    story: ReadStory
    body: list[tuple[str, bool]] = field(default_factory=list)
    links: list[ReadLink] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class _Sheet:
    """The stories so far, the one that is open, and the section it stands in."""

    def __init__(self) -> None:
        self.stories: list[ReadStory] = []
        self.doubts: list[Doubt] = []
        self.left_out: list[LeftOut] = []
        self.standfirsts: list[tuple[str, str]] = []
        self.section: str | None = None
        self.title: Mark | None = None
        """The title of the section that is open, as long as nothing stands under it."""
        self.open: _Open | None = None

    def close(self) -> None:
        """Put the open story down; one that never got anything is none."""
        if self.open is None:
            return
        made, self.open = self.open, None
        story = replace(
            made.story,
            body=_joined(made.body),
            links=tuple(made.links),
            notes="\n".join(part for part in (made.story.notes, *made.notes) if part),
        )
        if story.headline or story.body or story.links or story.standfirst or story.image or story.notes:
            self.stories.append(story)
            self.title = None

    def end_section(self) -> None:
        """Put the open story down, and leave the section's title out if nothing stood under it."""
        self.close()
        if self.title is not None and all(title != self.section for title, _ in self.standfirsts):
            self.left_out.append(LeftOut(self.title.words, "a heading with nothing under it", None, self.title.lines))
        self.title = None

    def begin(self, mark: Mark) -> None:
        self.close()
        headline = tidy_line(mark.words) or None
        self.open = _Open(ReadStory(kind=mark.kind, headline=headline, section=self.section, lines=mark.lines))

    def at_hand(self, mark: Mark) -> _Open:
        """The open story, or a new one without a headline where a part comes before any."""
        if self.open is None:
            self.open = _Open(ReadStory(section=self.section, lines=mark.lines))
        return self.open

    def take(self, mark: Mark) -> None:
        """Put one part where it belongs."""
        match mark.role:
            case Role.SECTION:
                self.end_section()
                self.section = tidy_line(mark.words) or None
                self.title = mark if self.section else None
                if mark.link is not None:
                    self.left_out.append(
                        LeftOut(mark.words, "where the title of a section led", mark.link.url, mark.lines)
                    )
            case Role.INTRO if self.section and self.open is None:
                self.standfirsts.append((self.section, mark.words))
            case Role.HEADLINE | Role.STORY:
                self.begin(mark)
            case Role.OUT:
                url = mark.link.url if mark.link else None
                self.left_out.append(LeftOut(mark.words, mark.reason, url, mark.lines))
                return
            case _:
                self._add(self.at_hand(mark), mark)
        self._note_place(mark)

    def _add(self, made: _Open, mark: Mark) -> None:
        match mark.role:
            case Role.BODY | Role.INTRO:
                made.body.append((mark.words, mark.item))
            case Role.LINK if mark.link is not None:
                made.links.append(mark.link)
            case Role.LABEL if made.story.links_label is None:
                made.story = replace(made.story, links_label=mark.words)
            case Role.STANDFIRST:
                made.story = replace(made.story, standfirst=_beside(made.story.standfirst, mark.words))
            case Role.BYLINE:
                made.story = replace(made.story, byline=_beside(made.story.byline, mark.words))
            case Role.IMAGE if made.story.image is None:
                made.story = replace(made.story, image=mark.image)
            case Role.IMAGE:
                made.notes.append(f"picture: {mark.image.src} {mark.image.alt}" if mark.image else mark.words)
            case Role.SPONSOR if not (mark.words and made.story.sponsor):
                made.story = replace(made.story, kind=Kind.SPONSOR, sponsor=mark.words or made.story.sponsor)
            case _:
                made.notes.append(mark.words)
        if mark.link is not None and mark.role not in (Role.LINK, Role.HEADLINE):
            made.links.append(mark.link)

    def _note_place(self, mark: Mark) -> None:
        """Stretch the open story over this part, and put the part's doubts with it."""
        place = None
        if self.open is not None:
            place = len(self.stories)
            story = self.open.story
            if mark.lines.last > story.lines.last:
                self.open.story = replace(story, lines=Lines(story.lines.first or mark.lines.first, mark.lines.last))
            if mark.role == Role.HEADLINE and mark.link is not None:
                self.open.links.append(mark.link)
        self.doubts += (replace(doubt, story=place, lines=mark.lines) for doubt in mark.doubts)


def assemble(marks: Iterable[Mark], onto: Reading | None = None) -> Reading:
    """The reading that the marks make, in their order. `onto` holds what is known of the issue itself."""
    sheet = _Sheet()
    for mark in marks:
        sheet.take(mark)
    sheet.end_section()
    known = onto or Reading()
    return replace(
        known,
        stories=tuple(sheet.stories),
        standfirsts=tuple(sheet.standfirsts),
        doubts=(*known.doubts, *sheet.doubts),
        left_out=(*known.left_out, *sheet.left_out),
    )


def _joined(parts: Iterable[tuple[str, bool]]) -> str:
    """Body parts as Markdown: an empty line between two, none between the items of one list."""
    made = ""
    last_item = False
    for words, item in parts:
        made += ("\n" if item and last_item else "\n\n" if made else "") + words
        last_item = item
    return made


def _beside(words: str, more: str) -> str:
    return f"{words} {tidy_line(more)}".strip()
