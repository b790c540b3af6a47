"""Parts and their stories as an issue: sections, stories and links with ids that count lines of the source."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desk.edit.issues import HIGHEST_NUMBER
from desk.links.wrapped import is_tracked
from desk.model import order
from desk.model.issue import Issue, Link, Section, Story
from desk.model.kinds import Kind
from desk.model.text import clean_line, clean_text, tidy_line
from desk.model.url import safe_url
from desk.read.assemble.alike import mended
from desk.read.assemble.body import markdown, plain
from desk.read.assemble.front import Front, front_of
from desk.read.assemble.links import FoundLink
from desk.read.assemble.made import Made
from desk.read.assemble.paid import mark_sponsors, opens_sponsor
from desk.read.assemble.parts import SectionPart, StoryPart, parts_of
from desk.read.assemble.pieces import SEPARATORS, left_out, spot
from desk.read.assemble.story import StoryMaker
from desk.read.house.house import House
from desk.read.line import Document, Run
from desk.read.prose.written import markdown_of, waiting
from desk.read.reading import LeftOut, Lines, Matter
from desk.read.reasons import Reason

TRACKED = "tracking address: "
"""What stands in a link's note ahead of a mail tool's address."""
NOT_SAFE = "address that cannot be a link: "
_LONGEST_INTRODUCTION = 400
"""Characters of a section's introduction; a longer one is a story without a headline."""
_MANY = 5
"""Stories that make a roundup."""
_CONTACT = re.compile(r"(?<![\d/])\+?0\d{1,5}[ /-]?\d{3}[\d /-]{2,}|[\w.+-]+@[\w-]+\.\w")
"""A telephone number, or an e-mail address: "01632 960 121"."""
_KINDS = 4
"""Ids of a line: its section, its story, its first link; of further links of one line a multiple of a million."""


@dataclass(slots=True)
class Assembled:
    """An issue and what is known of its parts."""

    issue: Issue
    front: Front
    where: dict[int, Lines] = field(default_factory=dict)
    held: dict[int, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    left: list[LeftOut] = field(default_factory=list)
    labels: Sequence[str] = ()
    """What each line is, once those that stand alike agree."""


def assemble(
    document: Document,
    house: House,
    labels: Sequence[str],
    known: Collection[str] = (),
    forced: Mapping[int, str] | None = None,
) -> Assembled:
    """The issue that labels make of a document's lines.

    `known` are sources that a colon parts from a title, `forced` are labels that nothing mends.
    """
    chosen = forced or {}
    labels = [chosen.get(at, label) for at, label in enumerate(mended(labels, house))]
    parts = parts_of(labels, house)
    mark_sponsors(parts, house)
    front = front_of(document, house, parts.ahead)
    builder = _Builder(document, house, labels, known, front)
    builder.letter()
    for section in parts.sections:
        builder.section(section)
    builder.foot(parts.feet)
    builder.waiting()
    builder.briefs()
    return builder.assembled()


def section_id(line: int) -> int:
    """The id of the section that begins at a line."""
    return _KINDS * line + 1


def story_id(line: int) -> int:
    """The id of the story that begins at a line."""
    return _KINDS * line + 2


class _Builder:
    def __init__(
        self, document: Document, house: House, labels: Sequence[str], known: Collection[str], front: Front
    ) -> None:
        self.document, self.house, self.front, self.labels = document, house, front, labels
        self.left: list[LeftOut] = list(front.left)
        self.maker = StoryMaker(house, labels, known, self.left)
        self.sections: list[Section] = []
        self.stories: list[Story] = []
        self.links: list[Link] = []
        self.where: dict[int, Lines] = {}
        self.held: dict[int, tuple[tuple[str, str], ...]] = {}

    def letter(self) -> None:
        """The editor's letter, in a section without a title."""
        places = self.front.letter
        if not places:
            return
        lines = [self.house.lines[at] for at in places]
        self.left += [
            LeftOut(Reason.SECOND, "", run.image, Lines(line.start, line.end))
            for line in lines
            for run in line.runs
            if run.image and not safe_url(run.image)
        ]
        held = [each for line in lines for each in waiting(line.runs)]
        made = Made(places[0], places[-1], Kind.LETTER, body=markdown(lines), held=held)
        self._story(made, self._section(places[0], places[-1], None, ""))

    def section(self, part: SectionPart) -> None:
        """A section and its stories."""
        starts = [*part.title, *part.intro, *(at for story in part.stories for at in story.lines)]
        if not starts:
            return
        title = tidy_line(plain([self.house.lines[at] for at in part.title])) or None
        for line in (self.house.lines[at] for at in part.title if self.house.lines[at].urls):
            self.left += left_out(line, Reason.BESIDE)
        standfirst = self._introduction(part)
        if title is None and self.sections and self.sections[-1].title is None and not part.title:
            section = self.sections[-1]
        else:
            section = self._section(starts[0], part.title[-1] if part.title else starts[0], title, standfirst)
        paid = opens_sponsor(title or "")
        loose = not standfirst and any(self.house.lines[at].text or self.house.lines[at].urls for at in part.intro)
        for story in (StoryPart(body=part.intro), *part.stories) if loose else part.stories:
            self._story(self.maker.make(story, paid=paid), section)

    def _key(self, line: int) -> str:
        """The place of what begins at a line, among all lines."""
        return order.nth(line, len(self.house.lines) + 1)

    def _introduction(self, part: SectionPart) -> str:
        """The standfirst of a section: its introduction where that is words and not many; else it is a story."""
        lines = [self.house.lines[at] for at in part.intro]
        if any(line.urls or line.image or line.bullet or line.code for line in lines):
            return ""
        words = plain(lines)
        return clean_line(words) if len(words) <= _LONGEST_INTRODUCTION else ""

    def _section(self, first: int, last: int, title: str | None, standfirst: str) -> Section:
        key = section_id(first)
        section = Section(key, self._key(first), title, standfirst)
        self.sections.append(section)
        self.where[key] = spot(self.house, first, last)
        return section

    def _story(self, made: Made, section: Section) -> None:
        key = story_id(made.first)
        body, headline = made.body, made.headline or None
        links = made.links
        if made.kind == Kind.BRIEF and all(link.url and not is_tracked(link.url) for link in links):
            body, headline, links = self._brief(made), None, []
        if made.kind in (Kind.LINKS, Kind.CARD):
            made.standfirst, body = made.standfirst or clean_line(body), "" if not made.standfirst else body
        self.stories.append(
            Story(
                key,
                self._key(made.first),
                section.id,
                kind=made.kind,
                headline=headline,
                standfirst=clean_line(made.standfirst),
                byline=clean_line(made.byline),
                links_label=_label(made, bool(links)),
                sponsor=made.sponsor,
                image=made.image,
                notes=_notes(made.held),
                body=clean_text(body).strip("\n"),
            )
        )
        self.where[key] = spot(self.house, made.first, made.last)
        if made.held:
            self.held[key] = tuple(made.held)
        self._links(links, key)

    def _brief(self, made: Made) -> str:
        """The line of a brief; words that a note gives an address to are the link, as are those behind an address."""
        line = self.house.lines[made.first]
        first, *rest = [run for run in line.runs if run.text.strip()] or [Run("")]
        words = "".join(run.text for run in rest).strip()
        if words.startswith(tuple("-–—:")) and first.href == first.text.strip() and not any(run.link for run in rest):
            return markdown_of([Run(words.lstrip(SEPARATORS), href=first.href)])
        if any(run.note for run in line.runs):
            return markdown_of([Run(made.headline, href=made.links[0].url or "")])
        return markdown([line.changed(bullet="", mark="", level=0)])

    def _links(self, links: Sequence[FoundLink], story: int) -> None:
        seen: dict[int, int] = {}
        for link, place in zip(links, order.spread(len(links)), strict=True):
            nth = seen[link.line] = seen.get(link.line, -1) + 1
            key = _KINDS * link.line + 3 + nth * 1_000_000_000
            url = safe_url(link.url) if link.url and not is_tracked(link.url) else None
            held = link.held or (link.url if not url else "") or ""
            note = "" if not held else f"{TRACKED if is_tracked(held) else NOT_SAFE}{tidy_line(held)}"
            self.links.append(Link(key, place, story, link.source, url, None, note, title=tidy_line(link.title)))
            self.where[key] = spot(self.house, link.line, link.line)
            if held:
                self.held[key] = ((link.title, held),)

    def foot(self, feet: Sequence[int]) -> None:
        """The foot, line by line, is left out."""
        for at in feet:
            self.left += left_out(
                self.house.lines[at], Reason.WEB if "view" in self.house.cues[at].says else Reason.FOOTER
            )

    def waiting(self) -> None:
        """The items of a roundup that was copied from a screen are links which wait for their addresses.

        So it is where nothing has an address, and most of many headlines are items or have one paragraph. Whoever
        prints a telephone number or where to write prints notices.
        """
        told = [story for story in self.stories if story.headline and story.kind != Kind.LETTER]
        if self.links or len(told) < _MANY:
            return
        lines = [self.house.lines[(story.id - 2) // _KINDS] for story in told]
        short = [line for line, story in zip(lines, told, strict=True) if line.bullet or "\n\n" not in story.body]
        linked = sum(bool(line.urls) for line in self.house.lines)
        if 2 * len(short) < len(told) or 5 * linked > len(told):
            return
        if any(_CONTACT.search(line.text) for line in self.house.lines):
            return
        for story in told:
            line = (story.id - 2) // _KINDS
            self._links([FoundLink(line, story.headline or "")], story.id)

    def briefs(self) -> None:
        """Items that are nothing but a line are briefs without an address too, if their section has only such."""
        linked = {link.story for link in self.links}
        told = {story.section for story in self.stories if story.id in linked or not self._is_bare(story)}
        several = Counter(story.section for story in self.stories)
        for place, story in enumerate(self.stories):
            if story.section not in told and several[story.section] > 1:
                body = markdown_of([Run(story.headline or "")])
                self.stories[place] = replace(story, kind=Kind.BRIEF, headline=None, body=body)

    def _is_bare(self, story: Story) -> bool:
        more = story.body or story.standfirst or story.byline or story.image or story.kind != Kind.STORY
        return bool(story.headline and self.house.lines[(story.id - 2) // _KINDS].bullet and not more)

    def assembled(self) -> Assembled:
        """All of it."""
        said = self.front.said
        number = next((int(each.value) for each in said[Matter.NUMBER] if int(each.value) <= HIGHEST_NUMBER), None)
        issue = Issue(
            id=0,
            number=number,
            title=tidy_line(self.front.title),
            date=next((each.value for each in said[Matter.DATE]), ""),
            subject=tidy_line(self.document.hint("subject") or self.front.fields.get("subject", "")),
            preheader=tidy_line(self.document.hint("preheader") or self.front.fields.get("preheader", "")),
            sections=tuple(sorted(self.sections, key=lambda each: each.id)),
            stories=tuple(sorted(self.stories, key=lambda each: each.id)),
            links=tuple(sorted(self.links, key=lambda each: each.id)),
        )
        return Assembled(issue, self.front, self.where, self.held, self.left, self.labels)


def _notes(held: Iterable[tuple[str, str]]) -> str:
    """Addresses that are not printed, as lines of a story's notes."""
    return clean_text("\n".join(f"{TRACKED if is_tracked(url) else NOT_SAFE}{url} ({words})" for words, url in held))


def _label(made: Made, linked: bool) -> str | None:
    """The label above the links: what was read, none where there are links without one, else the publication's."""
    if made.label is not None:
        return tidy_line(made.label).rstrip(":： ")
    return "" if linked and made.kind not in (Kind.CARD, Kind.BRIEF, Kind.SPONSOR) else None
