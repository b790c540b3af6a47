"""One newsletter: its masthead, contents, stories and footer put in order as marks."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from desk.intake.plain.blocks import Block, Form
from desk.intake.plain.briefs import are_briefs, are_linked, are_notices, briefs, is_outline, outline_marks
from desk.intake.plain.contents import contents_in
from desk.intake.plain.heads import STRONG, Looks, kind_of, undecorated
from desk.intake.plain.inline import LONGEST, markdown, titled
from desk.intake.plain.kinds import BRIEFS, ends_sponsors, is_byline, is_sponsors, presents_offers, split_byline
from desk.intake.plain.linklist import LinkReader
from desk.intake.plain.masthead import masthead_in
from desk.intake.plain.notes import Notes
from desk.intake.plain.outline import Level, Opening, outline
from desk.intake.plain.sources import names_links, sources_in
from desk.intake.plain.stories import House, StoryReader, is_letter
from desk.intake.reading import Doubt, Lines, Reading, ReadLink
from desk.intake.shape import Mark, Role, assemble
from desk.links.found import found_in
from desk.links.paste import is_label
from desk.model.issue import Kind
from desk.model.text import tidy_line

FEWEST = 4
"""Stories of the shortest digest."""
_OFTEN = 0.3
"""The part of all headlines that must have an author behind them before one is parted off."""


def read_newsletter(blocks: Sequence[Block], footer: Sequence[Block], notes: Notes, known: Collection[str]) -> Reading:
    """The reading of one newsletter; `footer` are the blocks of its end."""
    made = _Newsletter(blocks, notes, known)
    return assemble([*made.marks(), *_footer_marks(footer)], onto=made.onto())


class _Newsletter:
    def __init__(self, blocks: Sequence[Block], notes: Notes, known: Collection[str]) -> None:
        self.blocks = blocks
        self.notes = notes
        self.looks = Looks(blocks, notes)
        self.contents = contents_in(blocks)
        self.masthead = masthead_in(blocks, self._surely_heads())
        self.loose: list[str] = []
        lines = [block.text for block in blocks if block.form in (Form.LINE, Form.ITEM)]
        self.known = sources_in(lines, known)
        labels = Counter(line for line in lines if is_label(line))
        self.labels = frozenset(label for label, count in labels.items() if count > 1)

    def _surely_heads(self) -> frozenset[int]:
        """The headlines that end a masthead: what the contents name, and what a rule marks."""
        ruled = {
            place for place, head in self.looks.heads.items() if any(kind_of(look) in STRONG for look in head.looks)
        }
        return frozenset(ruled.union(place for listed in self.contents for place in (*listed.named, listed.first)))

    @cached_property
    def skipped(self) -> frozenset[int]:
        listed = {place for made in self.contents for place in range(made.first, made.last + 1)}
        return frozenset({*range(self.masthead.end), *listed})

    @cached_property
    def openings(self) -> list[Opening]:
        named = [place for made in self.contents for place in made.named]
        made = outline(self.looks, self.skipped | self._preamble(named), named)
        sections = [opening for opening in made if opening.level == Level.SECTION]
        if len(sections) == 1 and sections[0] is made[0] and self._is_title(made[0], len(made)):
            self.masthead.publication = self._title(made[0])
            return made[1:]
        return made

    def _preamble(self, named: Sequence[int]) -> frozenset[int]:
        """What stands ahead of the first story that the contents name, and opens none: letter, thanks, addresses.

        A headline that looks as that story's does opens one, though it is not named, and so does one right above it.
        """
        first = min(named, default=0)
        head = self.looks.heads.get(first)
        if head is None:
            return frozenset()
        alike = [
            place
            for place, other in self.looks.heads.items()
            if self.masthead.end <= place < first and place not in self.skipped and set(other.looks) & set(head.looks)
        ]
        end = min(alike, default=first)
        above = max((place for place in range(end) if self.blocks[place].is_text), default=0)
        end = above if above in self.looks.heads else end
        return frozenset(range(self.masthead.end, end))

    def _is_title(self, opening: Opening, count: int) -> bool:
        """Whether what looks like the title of the one section is that of the newsletter: it is its first line."""
        above = any(self.blocks[place].is_text for place in range(opening.first))
        return not above and not self.masthead.publication and count > FEWEST

    @cached_property
    def house(self) -> House:
        addresses = any(block.form == Form.ADDRESS or "://" in block.text for block in self.blocks) or bool(
            self.notes.notes
        )
        stories = [opening for opening in self.openings if opening.level == Level.STORY]
        by = sum(self._has_author(opening) for opening in stories)
        signed = sum(self._is_signed(opening) for opening in stories)
        return House(
            links=LinkReader(self.notes, self.known, self.labels, addresses=addresses),
            bylines=by > 2 and by >= _OFTEN * len(stories),
            signed=signed > 2 and signed >= _OFTEN * len(stories),
            plain=not addresses and all(opening.look in ("plain", "card") for opening in stories),
            labelled=sum(names_links(block.text) or block.text in self.labels for block in self.blocks) > 1,
            digest=not addresses and self._is_digest(stories, by + signed),
        )

    def _is_digest(self, stories: Sequence[Opening], authors: int) -> bool:
        """Whether stories are short, many and without links of their own: each is a link and what it is about.

        They name their authors or are items of lists, as those of the editor's own paper are not.
        """
        labels = sum(names_links(block.text) for block in self.blocks)
        items = sum(kind_of(opening.look) in ("item", "marked") for opening in stories)
        if len(stories) < FEWEST or labels or max(authors, items) < _OFTEN * len(stories):
            return False
        prose = sum(block.form == Form.PARAGRAPH for block in self.blocks)
        return prose < 3 * len(stories) and all(opening.look != "card" for opening in stories)

    def _has_author(self, opening: Opening) -> bool:
        words, _, behind, _ = titled(
            undecorated(self.blocks[opening.first].text), self.notes, self.blocks[opening.first].first
        )
        return bool(split_byline(words)[1]) or behind.lower().startswith("by ")

    def _is_signed(self, opening: Opening) -> bool:
        below = self.looks.below(opening.last)
        return self.looks.form(below) == Form.LINE and is_byline(self.blocks[below].text, signed=True)

    def onto(self) -> Reading:
        """What is known of the issue itself."""
        made = self.masthead
        return Reading(
            title=made.title,
            publication=made.publication,
            tagline=made.tagline,
            number=made.number,
            date=made.date,
            subject=made.subject,
            notes=(*made.notes, *self.loose),
            doubts=tuple(made.doubts),
        )

    def marks(self) -> Iterator[Mark]:
        """The marks of everything but the footer."""
        yield from self._masthead_marks()
        yield from self._contents_marks()
        rest = [place for place in range(self.masthead.end, len(self.blocks)) if place not in self.skipped]
        if is_outline([self.blocks[place] for place in rest]):
            yield from outline_marks([self.blocks[place] for place in rest], self.notes)
            return
        reader = StoryReader(self.looks, self.house)
        if self.masthead.end == 0 and self.masthead.publication:
            rest = [place for place in rest if place > self.looks.below(-1)]
        first = self.openings[0].first if self.openings else len(self.blocks)
        yield from self._lead(reader, [place for place in rest if place < first])
        kind: str = Kind.STORY
        ends = [*(opening.first for opening in self.openings[1:]), len(self.blocks)]
        for opening, end in zip(self.openings, ends, strict=False):
            content = [place for place in range(opening.last + 1, end) if place not in self.skipped]
            if opening.level == Level.SECTION:
                title = self._title(opening)
                kind = Kind.SPONSOR if is_sponsors(title) or presents_offers(title) else Kind.STORY
                yield from self._section(opening, title, content)
            else:
                yield from self._story(reader, opening, content, kind)

    def _masthead_marks(self) -> Iterator[Mark]:
        for place in self.masthead.web:
            block = self.blocks[place]
            link = ReadLink("", None, block.text) if block.form == Form.ADDRESS else None
            for found in found_in(block.text) if link is None else ():
                link = link or ReadLink("", None, found.url)
            yield Mark(Role.OUT, block.text, _at(block), link=link, reason="leads to the newsletter on the web")
        for place in self.masthead.said:
            block = self.blocks[place]
            yield Mark(Role.OUT, block.text, _at(block), reason="masthead: its number and date are the issue's now")

    def _contents_marks(self) -> Iterator[Mark]:
        for listed in self.contents:
            for place in range(listed.first, listed.last + 1):
                if place >= self.masthead.end and self.blocks[place].is_text:
                    yield Mark(
                        Role.OUT,
                        self.blocks[place].text,
                        _at(self.blocks[place]),
                        reason="list of contents: it is made from the running order",
                    )

    def _lead(self, reader: StoryReader, places: Sequence[int]) -> Iterator[Mark]:
        """What stands ahead of the first headline: a letter, else words that are kept beside the issue."""
        blocks = [self.blocks[place] for place in places if self.blocks[place].is_text]
        if is_letter(blocks) or not self.openings:
            yield from reader.untitled(places, Kind.LETTER if self.openings else Kind.STORY)
        else:
            self.loose += [tidy_line(block.text) for block in blocks]

    def _title(self, opening: Opening) -> str:
        words = [self.blocks[at].text for at in range(opening.first, opening.last + 1) if self.blocks[at].is_text]
        return titled(undecorated(" ".join(words)), self.notes, self.blocks[opening.first].first)[0].rstrip(":")

    def _section(self, opening: Opening, title: str, content: Sequence[int]) -> Iterator[Mark]:
        blocks = [self.blocks[place] for place in content if self.blocks[place].is_text]
        doubts = (Doubt("section", "Section or story?", "section", "story"),) if opening.doubt == "section" else ()
        yield Mark(Role.SECTION, title, _at(self.blocks[opening.first]), doubts=doubts)
        if blocks and are_briefs(blocks):
            yield from briefs(blocks, self.notes)
            return
        for block in blocks:
            yield Mark(Role.INTRO, markdown(block.text, self.notes, block.first)[0], _at(block))

    def _story(self, reader: StoryReader, opening: Opening, content: Sequence[int], kind: str) -> Iterator[Mark]:
        if ends_sponsors(self._title(opening)):
            yield from self._behind_sponsor(reader, opening, content)
            return
        if opening.doubt == "section":
            yield Mark(Role.SECTION, lines=_at(self.blocks[opening.first]))
        parts = self._parted(content)
        blocks = [self.blocks[place] for place in parts[0] if self.blocks[place].is_text]
        title = self._title(opening)
        if is_sponsors(title) and opening.last == opening.first:
            yield Mark(
                Role.OUT,
                title,
                _at(self.blocks[opening.first]),
                reason="says that the item is paid; its kind says so now",
            )
            yield from reader.untitled(parts[0], Kind.SPONSOR)
        elif (
            (are_briefs(blocks) or are_notices(blocks, self.notes))
            and opening.look not in ("card", "brief")
            and (BRIEFS.search(title) or are_linked(blocks))
        ):
            yield Mark(Role.SECTION, title, _at(self.blocks[opening.first]))
            yield from briefs(blocks, self.notes)
        else:
            yield from reader.story(opening, parts[0], kind)
        for part in parts[1:]:
            yield from reader.untitled(part, kind)

    def _behind_sponsor(self, reader: StoryReader, opening: Opening, content: Sequence[int]) -> Iterator[Mark]:
        """What stands behind the end of an advertisement: briefs under a title of theirs, or words without one."""
        top = self.blocks[opening.first]
        yield Mark(Role.OUT, self._title(opening), _at(top), reason="says that what is paid ends here")
        rest = [place for place in content if self.blocks[place].is_text]
        title, items = rest[:1], [self.blocks[place] for place in rest[1:]]
        close = all(not block.gap and block.form in (Form.LINE, Form.PARAGRAPH, Form.ITEM) for block in items)
        if len(items) > 1 and close and self.blocks[title[0]].is_short and BRIEFS.search(self.blocks[title[0]].text):
            yield Mark(Role.SECTION, undecorated(self.blocks[title[0]].text), _at(self.blocks[title[0]]))
            yield from briefs(items, self.notes)
        else:
            yield Mark(Role.SECTION, lines=_at(top))
            yield from reader.untitled(content, Kind.STORY)

    def _parted(self, content: Sequence[int]) -> list[list[int]]:
        """The blocks of a story, and apart from them those behind a rule that is drawn again and again."""
        often = Counter(self.blocks[place].sign for place in self.looks.separators)
        parts: list[list[int]] = [[]]
        for place in content:
            block = self.blocks[place]
            if block.form == Form.RULE:
                if place in self.looks.separators and often[block.sign] > 2:
                    parts.append([])
                continue
            parts[-1].append(place)
        made = parts[:1]
        for part in parts[1:]:
            weighty = any(len(self.blocks[place].text) > 60 for place in part)
            if weighty:
                made.append(part)
            else:
                made[-1].extend(part)
        return made


def _footer_marks(blocks: Sequence[Block]) -> Iterator[Mark]:
    """The footer as it is left out, each of its addresses with it."""
    for block in blocks:
        if not block.is_text:
            continue
        urls = (
            [block.text]
            if block.form == Form.ADDRESS
            else [found.url for found in found_in(block.text[:LONGEST]) if found.url]
        )
        for at, url in enumerate(urls or [""]):
            link = ReadLink("", None, url) if url else None
            yield Mark(Role.OUT, "" if at else block.text, _at(block), link=link, reason="footer of the newsletter")


def _at(block: Block) -> Lines:
    return Lines(block.first, block.last)
