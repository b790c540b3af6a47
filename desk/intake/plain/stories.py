"""From the blocks of one story to marks: headline, standfirst, byline, body, links, and what kind of story it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desk.intake.lists import list_blocks
from desk.intake.plain.blocks import Block, Form
from desk.intake.plain.headers import HEADERS
from desk.intake.plain.headline import headline_marks, read_headline, run_in_of
from desk.intake.plain.heads import STRONG, Looks, kind_of, undecorated
from desk.intake.plain.inline import markdown
from desk.intake.plain.kinds import (
    CALL,
    GREETING,
    is_button,
    is_byline,
    is_letters,
    signature_in,
    sponsor_in,
    without_mark,
)
from desk.intake.plain.linklist import LinkList, LinkReader, mended_doubt
from desk.intake.plain.masthead import is_date
from desk.intake.plain.outline import Opening
from desk.intake.reading import Doubt, Lines, ReadLink
from desk.intake.shape import Mark, Role
from desk.intake.starts import Item
from desk.model.issue import Kind
from desk.model.text import tidy_line

LONGEST_STANDFIRST = 220
_MEANT = Doubt("link", "Which words does the address belong to?", "those ahead of it", "others")


@dataclass(frozen=True, slots=True)
class House:
    """What is true of the whole newsletter: how its links look, whether headlines end with their authors."""

    links: LinkReader
    bylines: bool = False
    signed: bool = False
    plain: bool = False
    """Whether nothing marks headlines and links, so that lines at the end of a story are links."""
    labelled: bool = False
    """Whether stories have lists of links under labels, so that one without is another kind of item."""
    digest: bool = False
    """Whether the headlines themselves were links, whose addresses the paste has lost."""


class StoryReader:
    """Makes marks of stories."""

    def __init__(self, looks: Looks, house: House) -> None:
        self.looks = looks
        self.house = house
        self.notes = looks.notes

    def story(self, opening: Opening, content: Sequence[int], kind: str = Kind.STORY) -> Iterator[Mark]:
        """The marks of a story with a headline."""
        group = [
            self.looks.blocks[at] for at in range(opening.first, opening.last + 1) if self.looks.blocks[at].is_text
        ]
        blocks = [self.looks.blocks[at] for at in content if self.looks.blocks[at].is_text]
        below = [block for block in blocks[:2] if block.form != Form.ADDRESS][:1]
        bylines = self.house.bylines and not any(is_byline(block.text) for block in below)
        headline = read_headline(opening, group, self.notes, bylines=bylines)
        head, under = headline_marks(headline, opening, kind, self.notes)
        if ahead := run_in_of(opening, group[0]):
            blocks.insert(0, replace(group[0], form=Form.PARAGRAPH, text=ahead.text, gap=1))
        elif blocks and blocks[0].form == Form.ADDRESS and head[0].link is None and blocks[0].gap < 2:
            link = ReadLink(head[0].words, None, blocks.pop(0).text)
            head[0] = replace(head[0], link=link)
        rest = [*under, *self._content(blocks, opening)]
        if self.house.digest and head[0].link is None and opening.look != "card":
            doubt = Doubt("link", "Was the headline a link?", "a link that lost its address", "no link")
            head[0] = replace(head[0], link=ReadLink(head[0].words), doubts=(*head[0].doubts, doubt))
        yield replace(head[0], kind=self._kind(head[0], rest), doubts=(*head[0].doubts, *self._doubts(head[0], rest)))
        yield from head[1:]
        yield from rest

    def untitled(self, content: Sequence[int], kind: str = Kind.STORY) -> Iterator[Mark]:
        """The marks of words ahead of any headline, or behind a rule without one."""
        blocks = [self.looks.blocks[at] for at in content if self.looks.blocks[at].is_text]
        if blocks:
            yield Mark(Role.STORY, lines=Lines(blocks[0].first, blocks[0].last), kind=kind)
            yield from self._content(blocks, None)

    def _content(self, blocks: list[Block], opening: Opening | None) -> Iterator[Mark]:
        begin = 0
        if opening is not None:
            for mark in self._top(blocks, opening):
                begin += mark.role not in (Role.LINK, Role.OUT)
                yield mark
        rest = blocks[begin:]
        for mark in self._buttons(rest):
            yield mark
            rest = [block for block in rest if block.first != mark.lines.first]
        if rest and opening is not None and (signed := list(self._signature(rest[-1]))):
            yield from signed
            rest.pop()
        loose = self.house.plain and opening is not None
        place = self.house.links.find(rest, loose=loose) if opening is not None else None
        if place is None:
            yield from self.body(rest)
            return
        yield from self.body(rest[: place.first])
        yield from self._checked(rest, place)
        yield from self.body(rest[place.end :])

    def _buttons(self, blocks: Sequence[Block]) -> Iterator[Mark]:
        """The buttons of a story whose address a paste has lost."""
        for block, below in zip(blocks, [*blocks[1:], None], strict=False):
            lost = below is None or below.form != Form.ADDRESS
            if block.form == Form.LINE and lost and is_button(block.text):
                yield Mark(Role.OUT, block.text, _at(block), reason="a button that lost its address")

    def _signature(self, block: Block) -> Iterator[Mark]:
        """Who said a story, if its last line is a name behind a dash; "(sponsor)" behind the name says who paid."""
        name = signature_in(block.text) if block.form == Form.LINE and not block.gap else ""
        who, paid = without_mark(name)
        if paid:
            yield Mark(Role.SPONSOR, who, _at(block))
            yield Mark(Role.OUT, paid, _at(block), reason="says that the item is paid; its kind says so now")
        elif name or (block.form == Form.LINE and not block.gap and is_byline(block.text)):
            yield Mark(Role.BYLINE, name or block.text, _at(block))

    def _checked(self, rest: Sequence[Block], place: LinkList) -> Iterator[Mark]:
        """The links; where nothing but their place says that they are links, that is in doubt."""
        doubt = Doubt("link", "Links or lines of the story?", "links", "lines of the story")
        for mark in self.house.links.marks(rest, place):
            unsure = place.label is None and mark.link is not None and not (mark.link.url or mark.link.source)
            yield replace(mark, doubts=(*mark.doubts, doubt)) if unsure else mark

    def _top(self, blocks: Sequence[Block], opening: Opening) -> Iterator[Mark]:
        """A standfirst or a byline right below the headline."""
        if (
            opening.look == "card"
            and blocks
            and blocks[0].form in (Form.PARAGRAPH, Form.LINE)
            and len(blocks[0].text) < 400
        ):
            yield from self._spoken(Role.STANDFIRST, blocks[0])
            return
        for place, block in enumerate(blocks[:2]):
            if block.form == Form.ITEM or (block.form == Form.PARAGRAPH and not is_byline(block.text)):
                return
            more = len(blocks) > place + 1
            paid = sponsor_in(block.text)
            if paid is not None and place == 0:
                yield Mark(Role.SPONSOR, paid, _at(block))
            elif block.form in (Form.LINE, Form.PARAGRAPH) and (
                is_byline(block.text, self.house.signed) or is_date(block.text)
            ):
                yield from self._spoken(Role.BYLINE, block)
            elif (
                block.form == Form.LINE
                and block.gap == 0
                and place == 0
                and more
                and blocks[1].gap + (blocks[1].form == Form.PARAGRAPH)
            ):
                if len(block.text) > LONGEST_STANDFIRST or block.text.endswith(":") or opening.look == "pair":
                    return
                yield from self._spoken(Role.STANDFIRST, block)
            else:
                return

    def _spoken(self, role: Role, block: Block) -> Iterator[Mark]:
        """A line as plain words, with its links apart; those of an author are not the story's."""
        made = self.house.links.pieces_of(block)
        yield Mark(role, tidy_line("".join(piece.words for piece in made)), _at(block))
        for piece in made:
            link = ReadLink(tidy_line(piece.words), None, piece.url)
            if piece.url and role == Role.BYLINE:
                yield Mark(Role.OUT, link.title, _at(block), link=link, reason="link of a byline")
            elif piece.url:
                yield Mark(Role.LINK, lines=_at(block), link=link)

    def body(self, blocks: Sequence[Block]) -> Iterator[Mark]:
        """Paragraphs, lists, tables and subheadings as Markdown."""
        place = 0
        while place < len(blocks):
            block = blocks[place]
            end = place + 1
            if block.form == Form.ITEM:
                while end < len(blocks) and blocks[end].form == Form.ITEM:
                    end += 1
                yield from self._list(blocks[place:end])
            elif block.form == Form.TABLE:
                table = "\n".join(f"    {line}" for line in block.text.expandtabs(8).split("\n"))
                yield Mark(Role.BODY, table, _at(block))
            elif block.form == Form.LINE:
                while end < len(blocks) and blocks[end].form == Form.LINE and not blocks[end].gap:
                    end += 1
                yield self._lines(blocks[place:end])
            else:
                yield self._paragraph(block)
            place = end

    def _paragraph(self, block: Block) -> Mark:
        if block.form == Form.ADDRESS:
            return Mark(
                Role.BODY, f"<{block.text}>", _at(block), doubts=(mended_doubt(block.text),) if block.mended else ()
            )
        if CALL.match(block.text) and len(block.text) < 160 and "://" not in block.text and "[" not in block.text:
            doubt = Doubt("link", "A link that lost its address, or a sentence?", "link", "sentence")
            return Mark(Role.LINK, lines=_at(block), link=ReadLink(tidy_line(block.text)), doubts=(doubt,))
        if block.text.startswith(HEADERS):
            return Mark(Role.NOTE, block.text, _at(block))
        text, guessed = markdown(block.text, self.notes, block.first)
        doubts = (_MEANT,) if guessed else ()
        if block.mended:
            doubts = (*doubts, mended_doubt(block.text))
        return Mark(Role.BODY, f"> {text}" if block.form == Form.QUOTE else text, _at(block), doubts=doubts)

    def _lines(self, blocks: Sequence[Block]) -> Mark:
        """Short lines below each other, which stay lines; one with the looks of a headline is a subheading."""
        if len(blocks) == 1:
            head = self.looks.heads.get(self.looks.places[blocks[0].first]) if blocks[0].gap else None
            if head and any(kind_of(look) in STRONG[:4] for look in head.looks):
                return Mark(Role.BODY, f"### {markdown(undecorated(blocks[0].text), self.notes, 0)[0]}", _at(blocks[0]))
            return self._paragraph(blocks[0])
        texts = [markdown(block.text, self.notes, block.first)[0] for block in blocks]
        return Mark(Role.BODY, "\\\n".join(texts), Lines(blocks[0].first, blocks[-1].last))

    def _list(self, blocks: Sequence[Block]) -> Iterator[Mark]:
        items = [
            Item(
                block.indent,
                "." if block.number and block.sign not in ".)" else block.sign if block.number else "•",
                block.text,
                block.number,
            )
            for block in blocks
        ]
        lines = Lines(blocks[0].first, blocks[-1].last)
        for text in list_blocks(items, lambda words: markdown(words, self.notes, lines.first)[0]):
            yield Mark(Role.BODY, text, lines)

    def _kind(self, head: Mark, rest: Sequence[Mark]) -> str:
        if head.kind != Kind.STORY:
            return head.kind
        body = [mark for mark in rest if mark.role == Role.BODY]
        links = sum(mark.role == Role.LINK for mark in rest)
        if is_letters(head.words) and not links:
            return Kind.LETTER
        if self._is_pitch(rest):
            return Kind.SPONSOR
        if links > 1 and (not body or (len(body) == 1 and body[0].words.endswith((":", ";")))):
            return Kind.LINKS
        return Kind.STORY

    def _is_pitch(self, rest: Sequence[Mark]) -> bool:
        """Whether a story ends by asking for a click and has no links, in a newsletter whose stories have them."""
        links = [mark for mark in rest if mark.role == Role.LINK]
        if not self.house.labelled or len(links) != 1 or any(mark.role == Role.LABEL for mark in rest):
            return False
        return rest[-1] is links[0] and links[0].link is not None and bool(CALL.match(links[0].link.title))

    def _doubts(self, head: Mark, rest: Sequence[Mark]) -> Iterator[Doubt]:
        if head.kind == Kind.STORY and self._is_pitch(rest):
            yield Doubt("kind", "Sponsor or story?", "sponsor", "story")


def is_letter(blocks: Sequence[Block]) -> bool:
    """Whether the words ahead of the first headline are a letter: paragraphs, or a greeting."""
    prose = sum(block.form == Form.PARAGRAPH and len(block.text) > 60 for block in blocks)
    return prose > 0 or any(GREETING.match(block.text) for block in blocks[:2])


def _at(block: Block) -> Lines:
    return Lines(block.first, block.last)
