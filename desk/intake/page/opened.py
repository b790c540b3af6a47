"""The marks as they are made, and what is known of the story that is open: its links, its picture, who paid for it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from desk.intake.page.addresses import Addresses
from desk.intake.page.parts import Part, Run
from desk.intake.page.phrases import paid_mark
from desk.intake.page.written import fenced, unstyled, written
from desk.intake.reading import Doubt, Lines, ReadLink
from desk.intake.shape import Mark, Role
from desk.links.found import whole_address
from desk.links.sources import split_source
from desk.model.issue import Image, Kind
from desk.model.text import tidy_line
from desk.model.url import safe_url

_WORD = re.compile(r"\w")
_SAID_BY_KIND = "said by the kind of the story"


class Opened:
    """Makes marks, and keeps a story's links from being told twice."""

    def __init__(self, addresses: Addresses) -> None:
        self.marks: list[Mark] = []
        self.open = self.fresh = self.in_section = self.told = self.told_in_section = False
        self.cell = self.row = 0
        self._addresses = addresses
        self._paid_section = False
        self._sponsor: tuple[Part, str] | None = None
        self._seen: set[str] = set()
        self._ahead: list[Part] = []
        self._kickers: list[Part] = []
        self._doubts: list[Doubt] = []
        self._named = ""
        self._outer: str | None = None
        self._pictured: list[tuple[Part, Run]] = []
        self._has_picture = False

    def _add(self, mark: Mark) -> None:
        if self._doubts:
            mark = replace(mark, doubts=tuple(self._doubts))
            self._doubts = []
        self.marks.append(mark)

    def wonder(self, about: str, question: str, taken: str, other: str) -> None:
        """Say that what is told next can be read in two ways."""
        self._doubts.append(Doubt(about, question, taken, other))

    def begin(self, part: Part, words: str, url: str | None, kind: str, source: str | None = None) -> None:
        """Open a story; what was said ahead of it (a picture, a sponsor) is its own. `source` is that of its link."""
        self.close()
        words = self._addresses.words(words)
        rest, paid = paid_mark(words)
        if paid and rest:
            words = rest
            self._add(Mark(Role.OUT, paid, _lines(part), reason=_SAID_BY_KIND))
        if kind in (Kind.STORY, Kind.BRIEF) and (self._paid_section or self._sponsor is not None or paid):
            kind = Kind.SPONSOR
        elif kind == Kind.STORY and self._ahead:
            kind = Kind.CARD
        link = self._read_link(words, url, source)
        role = Role.HEADLINE if words else Role.STORY
        self._seen = {link.url} if link and link.url else set()
        self._add(Mark(role, words, _lines(part), kind, link))
        self.open = self.fresh = self.told = self.told_in_section = True
        self.cell, self.row, self._has_picture = part.cell, part.row, False
        if self._sponsor is not None:
            self._tell_sponsor(*self._sponsor)
            self._sponsor = None
        for ahead in self._ahead:
            self._show(ahead)
        self._ahead = []
        for above in self._kickers:
            self._add(Mark(Role.NOTE, f"Above the headline: {self._addresses.words(above.words)}", _lines(above)))
            for run in above.links:
                self.link(above, run.words, run.url)
        self._kickers = []

    def close(self) -> None:
        """Finish the story that is open: links that only pictures have are told now."""
        for part, run in self._pictured:
            address = self._addresses.of(run.url or "", run.words)
            if part.image is not None and address.url == self._addresses.of(part.image.src).url:
                self._leave_link(part, run, "leads to the picture itself")
            elif address.url is not None and address.url not in self._seen:
                self._seen.add(address.url)
                self._add(Mark(Role.LINK, lines=_lines(part), link=self._read_link(run.words, run.url)))
        self._pictured = []
        self.open = self.fresh = False

    def finish(self) -> None:
        """End the last story; what was said for a next one that never came is left out."""
        self.close()
        for part in (*self._ahead, *self._kickers, *([self._sponsor[0]] if self._sponsor else [])):
            if part.words or part.leads:
                self.leave(part, "stands behind the last story")
        self._ahead, self._kickers, self._sponsor = [], [], None

    def resume(self, part: Part) -> None:
        """Go back to the section that a list among headlines has interrupted."""
        if self._outer is not None:
            self.close()
            self._add(Mark(Role.SECTION, self._outer, _lines(part)))
            self.in_section, self._outer = bool(self._outer), None

    def section(self, part: Part, paid: bool, listed: bool = False) -> None:
        """Open a section; one that is `listed` ends with the next headline."""
        self.close()
        if not listed:
            self._named, self._outer = self._addresses.words(part.words).rstrip(" :"), None
        elif self._outer is None:
            self._outer = self._named
        self._add(Mark(Role.SECTION, self._addresses.words(part.words).rstrip(" :"), _lines(part)))
        self._paid_section, self._sponsor = paid, None
        self.in_section, self.told_in_section = True, False
        for link in part.links:
            self._leave_link(part, link, "link of a section's title")

    def no_section(self, part: Part) -> None:
        """End the section that is open."""
        if self.in_section:
            self.close()
            self._add(Mark(Role.SECTION, "", _lines(part)))
            self.in_section = self.told_in_section = self._paid_section = False

    def kicker(self, part: Part) -> None:
        """Words above the headline of the next story, which the desk has no place for: they become its note."""
        self.close()
        self._kickers.append(part)

    def intro(self, part: Part) -> None:
        """What stands under the title of a section."""
        self._add(Mark(Role.INTRO, self._addresses.words(part.words), _lines(part)))

    def sponsored(self, part: Part, name: str) -> None:
        """Say that the story that has just begun, or else the next, is paid for."""
        if self.open and self.fresh:
            self._tell_sponsor(part, name)
        else:
            self.close()
            self._sponsor = (part, name)

    def paid(self, part: Part, name: str) -> None:
        """Say that the story that is open is paid for, by `name` if that is known."""
        if name and name != part.words:
            self._add(Mark(Role.OUT, part.words, _lines(part), reason=_SAID_BY_KIND))
        self._tell_sponsor(part, name)

    def leads_there(self, link: Run) -> bool:
        """Whether the story that is open leads where a link does."""
        address = self._addresses.of(link.url or "", link.words)
        return address.url is not None and address.url in self._seen

    def byline(self, part: Part, words: str = "", links: Sequence[Run] | None = None) -> None:
        """Who wrote it. Links in it are kept aside: a byline is plain text."""
        self._add(Mark(Role.BYLINE, self._addresses.words(words or part.words), _lines(part)))
        for link in part.links if links is None else links:
            self._leave_link(part, link, "link of a byline")

    def standfirst(self, part: Part) -> None:
        """The line below the headline."""
        self._add(Mark(Role.STANDFIRST, self._addresses.words(part.words), _lines(part)))

    def label(self, part: Part, fresh: bool = False) -> None:
        """What stands above the links, or with `fresh` above a promotion of the house."""
        self.fresh = fresh
        self._add(Mark(Role.LABEL, part.words.rstrip(" :"), _lines(part)))

    def body(self, part: Part, runs: Sequence[Run] | None = None, ahead: str = "", item: bool = False) -> None:
        """A paragraph, or with `ahead` ("- ", "#### ", "> ") something else, of the story's body."""
        self.fresh = False
        if part.code or part.named == "block":
            self._add(Mark(Role.BODY, fenced(part, self._addresses), _lines(part)))
            return
        made = written(
            unstyled(part, part.runs if runs is None else runs), self._addresses, starts=not ahead.startswith("#")
        )
        ahead = ahead or ("> " * part.quote)
        indent = " " * (len(ahead) - len(ahead.lstrip()))
        text = made.text.replace("\\\n", "\\\n" + ("> " * part.quote or indent + "  " * item))
        if text:
            self._add(Mark(Role.BODY, ahead + text, _lines(part), item=item))
            self._seen.update(url for run in part.links if (url := self._addresses.of(run.url or "", run.words).url))
        for link in made.apart:
            self._add(Mark(Role.LINK, lines=_lines(part), link=link))

    def rule(self, part: Part) -> None:
        """A rule between two paragraphs of the body."""
        self._add(Mark(Role.BODY, "***", _lines(part)))

    def link(self, part: Part, words: str, url: str | None) -> None:
        """A link of the story."""
        self.fresh = False
        made = self._read_link(words, url)
        if made is not None:
            if made.url:
                self._seen.add(made.url)
            self._add(Mark(Role.LINK, lines=_lines(part), link=made))
        elif _WORD.search(words):
            self._add(Mark(Role.NOTE, tidy_line(self._addresses.words(words)), _lines(part)))

    def reference(self, part: Part, known: Collection[str], behind: str = "") -> None:
        """A part that is one link with its source, if it names one; without an address it waits for one.

        `behind` is a source in brackets behind the title, which could be something else.
        """
        self.fresh = False
        text = "".join(run.words for run in part.runs)
        source, title = split_source(self._addresses.words(text), known)
        if behind and source is None:
            self.wonder("source", f"Is “{behind}” the source of this link?", "its source", "part of its title")
            source, title = behind, tidy_line(self._addresses.words(part.links[0].words))
        if not part.links:
            self._add(Mark(Role.LINK, lines=_lines(part), link=ReadLink(title, source)))
            return
        address = self._addresses.of(part.links[0].url or "", tidy_line(part.links[0].words))
        if address.url:
            self._seen.add(address.url)
        elif not address.reason:
            self.body(part)
            return
        title = "" if whole_address(title) and address.url else title
        self._add(Mark(Role.LINK, lines=_lines(part), link=ReadLink(title, source, address.url, address.tracked)))

    def more(self, part: Part, link: Run) -> None:
        """A button such as "Read more": a link of its own unless the story leads there already."""
        address = self._addresses.of(link.url or "", link.words)
        if address.url and address.url in self._seen:
            self.leave(part, "leads where the story leads already")
        else:
            self.link(part, link.words, link.url)

    def picture(self, part: Part, ahead: bool, link: Run | None) -> None:
        """A picture of the story that is open or, `ahead`, of the next."""
        if ahead:
            self._ahead.append(part)
        elif self.open:
            self._show(part)
        elif link is not None:
            self.leave(part, "picture above the stories")
        else:
            words = part.image.alt if part.image else ""
            if _WORD.search(words):
                self._add(Mark(Role.OUT, words, _lines(part), reason="picture above the stories"))

    def leave(self, part: Part, reason: str) -> None:
        """Leave a part out of the issue, its words with its first link and then the other links."""
        links = part.leads
        first = self._addresses.of(links[0].url or "", links[0].words) if links else None
        made = ReadLink("", None, first.url, first.tracked) if first and first.url else None
        words = self._addresses.words(part.words)
        self._add(Mark(Role.OUT, words, _lines(part), link=made, reason=reason))
        for link in links[1:]:
            self._leave_link(part, link, reason)

    def _leave_link(self, part: Part, link: Run, reason: str) -> None:
        address = self._addresses.of(link.url or "", link.words)
        if address.url:
            made = ReadLink("", None, address.url, address.tracked)
            words = tidy_line(self._addresses.words(link.words))
            self._add(Mark(Role.OUT, words, _lines(part), link=made, reason=reason))

    def _tell_sponsor(self, part: Part, name: str) -> None:
        if not name:
            self._add(Mark(Role.OUT, part.words, _lines(part), reason=_SAID_BY_KIND))
        self._add(Mark(Role.SPONSOR, self._addresses.words(name), _lines(part)))

    def _show(self, part: Part) -> None:
        """Put a picture into the open story; further ones are notes, and so is one without an address."""
        assert part.image is not None
        src, alt = safe_url(self._addresses.of(part.image.src).url), tidy_line(part.image.alt)
        if src and not self._has_picture:
            self._has_picture = True
            self._add(Mark(Role.IMAGE, lines=_lines(part), image=Image(src, alt)))
        elif alt or src:
            self._add(Mark(Role.NOTE, f"Picture: {alt} {src or ''}".strip(), _lines(part)))
        if part.links:
            self._pictured.append((part, Run(alt, part.links[0].url)))
        elif part.runs and part.runs[0].url is not None:
            self._pictured.append((part, Run("", part.runs[0].url)))

    def _read_link(self, words: str, url: str | None, source: str | None = None) -> ReadLink | None:
        """The link, or None where the address only points into the page or there is none."""
        if url is None:
            return None
        title = tidy_line(self._addresses.words(words))
        address = self._addresses.of(url, title)
        if address.url is None and not address.reason:
            return None
        return ReadLink("" if whole_address(title) and address.url else title, source, address.url, address.tracked)


def _lines(part: Part) -> Lines:
    return Lines(part.line, part.line)
