"""Blocks made into an issue again: the inverse of `blocks.py`, shared by the readers of all formats that people read.

What a block cannot tell stays open: a link inside words that had no address is words, and a story in no section is one
in a section without a title. Printed again, the issue gives the same blocks.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from desk.formats.blocks.printer import Printer
from desk.formats.blocks.values import (
    BEHIND,
    Block,
    Briefs,
    Card,
    Cards,
    Contents,
    Footer,
    Head,
    Item,
    Masthead,
    Picture,
    Reference,
    References,
    bare_label,
)
from desk.formats.blocks.wording import BETWEEN, number_in, sponsor_in
from desk.formats.own import Own, Reason, Unread
from desk.formats.prose.marked import marked
from desk.formats.prose.values import Anchor, Emphasis, Inline, Paragraph, Prose, Text, anchors, lines, plain
from desk.model import order
from desk.model.issue import Image, Issue, IssueStatus, Link, Section, Status, Story
from desk.model.kinds import Kind
from desk.words.dates import day_in
from desk.words.printed import every, unfilled

_SOURCE = re.compile(
    r"(?P<lead>(?:.*[.!?…][\"'”’)\]]*)?)\s*(?<!\S)(?P<source>[^.!?…:：\s][^.!?…:：]{0,80}?)(?:\s?:  |：)"
)
"""The end of a line and the source of the link behind it."""


def reference_of(inside: Sequence[Inline]) -> Reference:
    """A line of links as a link: "Coastal Bureau:  [Walls](https://…)" has a source, a title and an address.

    "[Walls](https://…) · *Coastal Bureau*" has the same.
    """
    match inside:
        case (*ahead, Text(between), Emphasis(quiet)) if between.endswith(BEHIND) and (ahead or between != BEHIND):
            title = between.removesuffix(BEHIND)
            return replace(reference_of((*ahead, Text(title)) if title else ahead), source=plain(quiet))
    linked = [each for each in inside if isinstance(each, Anchor) and each.url]
    if len(linked) == 1 and inside[-1] is linked[0]:
        return Reference(plain(linked[0].inside).strip(), _source(plain(inside[:-1])), linked[0].url)
    source, *rest = BETWEEN.split(plain(inside), maxsplit=1)
    url = linked[0].url if linked else None
    return Reference(rest[0].strip(), source.strip(), url) if rest else Reference(source.strip(), "", url)


def _source(words: str) -> str:
    return bare_label(words.strip())


def _parted(prose: tuple[Prose, ...]) -> tuple[tuple[Prose, ...], Reference | None]:
    """The line of a brief, and the link that follows it: "It has stopped raining. Water Board:  [You may water](…)".

    Any other link is one of the line itself: only a link of the brief's own has a source and two spaces ahead of it.
    """
    match prose:
        case (Paragraph((*ahead, Text(text), Anchor(str(url), words))), *rest) if not _leads(ahead, rest):
            if found := _SOURCE.fullmatch(text):
                lead = (*ahead, *([Text(found["lead"])] if found["lead"] else []))
                line = (Paragraph(lead),) if lead else ()
                return (*line, *rest), Reference(plain(words), found["source"], url)
    return prose, None


def _leads(ahead: Iterable[Inline], rest: Iterable[Prose]) -> bool:
    """Whether a link stands in a line or in what follows it."""
    return any(anchor.url for line in (tuple(ahead), *lines(rest)) for anchor in anchors(line))


def issue_of(blocks: Iterable[Block], left_out: Iterable[Unread] = (), slug: str = "") -> Own:
    """The issue that these blocks print, and what stands in them that is no part of it; `left_out` comes first."""
    blocks = tuple(blocks)
    made = _Made([*left_out], reserved=frozenset(_stories(blocks)))
    for block in blocks:
        made.printed(block)
    return made.own(slug)


def _stories(blocks: Iterable[Block]) -> Iterator[int]:
    """The ids of stories that the export gives."""
    for block in blocks:
        match block:
            case Item() | Contents():
                yield block.story
            case Briefs(items) | Cards(items):
                yield from (each.story for each in items)


@dataclass(slots=True)
class _Made(Printer[None]):
    """The issue so far. The section that stories go into is the last one."""

    left_out: list[Unread]
    reserved: frozenset[int]
    top: Masthead | None = None
    sections: list[Section] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)

    def masthead(self, block: Masthead) -> None:
        self.top = block
        if block.web:
            self.left_out.append(Unread("", Reason.WEB, block.web))
        if day := block.day or ", ".join(filter(None, (block.number, block.date))):
            self.left_out.append(Unread(day, Reason.MASTHEAD))

    def head(self, block: Head) -> None:
        self.sections.append(Section(self.id(), "", block.title or None, block.standfirst))

    def item(self, block: Item) -> None:
        sponsor, label = None, bare_label(block.references.label) or ("" if block.references.items else None)
        if block.kind == Kind.SPONSOR:
            sponsor = sponsor_in(block.label)
            if sponsor is None:
                label = None if block.label in {"", *every("promotion")} else block.label
        story = self.story(
            block.story,
            block.kind,
            headline=block.headline or None,
            standfirst=block.standfirst,
            byline=block.byline,
            image=self.image(block.picture, block.headline),
            body=marked(block.body.prose),
            links_label=label,
            sponsor=sponsor,
        )
        self.attach(block.references, story)

    def briefs(self, block: Briefs) -> None:
        for brief in block.items:
            prose, link = _parted(brief.prose)
            story = self.story(brief.story, Kind.BRIEF, body=marked(prose))
            self.attach(References("", (link,) if link else ()), story)

    def cards(self, block: Cards) -> None:
        for card in block.items:
            self.card(card)

    def card(self, card: Card) -> None:
        story = self.story(
            card.story,
            Kind.CARD,
            headline=card.headline or None,
            standfirst=card.standfirst,
            image=self.image(card.picture, card.headline),
            body=marked(card.body.prose),
        )
        lead = (Reference(card.headline, "", card.url),) if card.url else ()
        self.attach(References("", (*lead, *card.references.items)), story)

    def contents(self, block: Contents) -> None:
        self.story(block.story, Kind.CONTENTS, headline=block.headline or None, standfirst=block.standfirst)
        self.left_out += (Unread(entry, Reason.CONTENTS) for entry in block.entries)

    def footer(self, block: Footer) -> None:
        for line in lines(block.body.prose):
            urls = [anchor.url for anchor in anchors(line) if anchor.url]
            self.left_out.append(Unread(plain(line), Reason.FOOTER, urls[0] if urls else None))
            self.left_out += (Unread("", Reason.FOOTER, url) for url in urls[1:])
        self.left_out += (Unread(line, Reason.FOOTER) for line in block.address)

    def story(self, id: int, kind: str, **fields: object) -> int:
        """Add a story to the section at hand and return its id."""
        if not self.sections:
            self.sections.append(Section(self.id(), ""))
        story = Story(self.id(id), "", self.sections[-1].id, kind, status=Status.READY)
        self.stories.append(replace(story, **fields))  # type: ignore[arg-type]
        return story.id

    def image(self, picture: Picture | None, headline: str) -> Image | None:
        """A picture; one without an address is left out with its words."""
        if picture and not picture.src:
            self.left_out.append(Unread(picture.alt, Reason.PICTURE))
        return Image(picture.src, picture.alt or headline) if picture and picture.src else None

    def attach(self, references: References, story: int) -> None:
        """Make the references of a block the links of a story, in their order."""
        for each, key in zip(references.items, order.spread(len(references.items)), strict=True):
            self.links.append(Link(self.id(), key, story, each.source or None, each.url, title=each.title))

    def id(self, wanted: int = 0) -> int:
        """The id that the export gives, where nothing has it yet, else the next that nothing has or will ask for."""
        made = wanted if wanted > 0 and wanted not in self.taken else len(self.taken) + 1
        while made in self.taken or (made in self.reserved and made != wanted):
            made += 1
        self.taken.add(made)
        return made

    def own(self, slug: str) -> Own:
        """All that was read, as an issue that was sent; `slug` is its name."""
        top = self.top or Masthead("", "", "", "", "", "", "", None)
        keys = dict(zip((each.id for each in self.sections), order.spread(len(self.sections)), strict=True))
        places = dict(zip((each.id for each in self.stories), order.spread(len(self.stories)), strict=True))
        issue = Issue(
            id=self.id(),
            number=number_in(top.number),
            title=top.title,
            slug=slug,
            date=day_in(top.date, found[1] if (found := unfilled("number", top.number)) else ()),
            subject=top.subject,
            preheader=top.preheader,
            image=self.image(top.picture, top.title),
            status=IssueStatus.SENT,
            sections=tuple(replace(each, order=keys[each.id]) for each in self.sections),
            stories=tuple(replace(each, order=places[each.id]) for each in self.stories),
            links=tuple(self.links),
        )
        return Own(_sorted(issue), top.name, top.tagline, tuple(self.left_out))


def _sorted(issue: Issue) -> Issue:
    """Rows by id, as the model keeps them."""
    return replace(
        issue,
        sections=tuple(sorted(issue.sections, key=lambda each: each.id)),
        stories=tuple(sorted(issue.stories, key=lambda each: each.id)),
        links=tuple(sorted(issue.links, key=lambda each: each.id)),
    )
