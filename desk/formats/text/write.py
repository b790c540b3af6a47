"""The plain text edition, made from the blocks themselves and never from HTML.

72 columns, counted in terminal cells; an address is never broken and nothing is glued to it; links inside sentences
become notes after their story. No-break spaces keep words together and are printed as spaces; signs that nobody sees,
such as soft hyphens, are left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from desk.formats.blocks.blocks import blocks
from desk.formats.blocks.printer import Printer
from desk.formats.blocks.values import (
    Block,
    Brief,
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
)
from desk.formats.profiles.target import Target, Tool
from desk.formats.prose.layout import Look, laid_out, stacked, underline
from desk.formats.prose.values import Prose
from desk.formats.prose.wrap import CODE, Line, cells, hang, wrap
from desk.formats.text.ascii import ascii_words, in_ascii
from desk.formats.text.form import APART, BREAK, BULLET, INDENT, NUMBER, QUOTE, RULE, SPONSOR, WIDTH
from desk.formats.text.notes import Notes
from desk.formats.text.running import Running, tidied
from desk.model.issue import Issue
from desk.model.kinds import Kind
from desk.model.language import direction, language_of
from desk.model.publication import Publication
from desk.model.text import clean_text
from desk.words.printed import Printed, words_of

_SPACES = re.compile("[\u00a0\u2007-\u200a\u202f]")
"""Spaces at which no line may end, and those of a typesetter: programs for plain text show some of them as boxes."""
_FRENCH_SPACES = re.compile("[\u2007-\u200a]")
"""The same but for those that French has around its signs: without them a line begins with a question mark."""
UNWRAPPED = 1_000_000
"""The width at which every paragraph is one line."""


def edition(issue: Issue, publication: Publication, target: Target, width: int = WIDTH) -> str:
    """The plain text edition: ends with one newline, no line ends with a space.

    Where the issue's whole text was edited by hand it is that text as it stands. `width` is in cells.
    """
    if issue.plain:
        return _by_hand(issue.plain, target) + "\n"
    tool = Tool(target, "text")
    words = words_of(publication)
    page = _Page(blocks(issue, publication), tool, target, words, _overrides(issue))
    page.width = width
    if publication.text_numbers == "stories":
        page.numbers = numbers_of(page.blocks)
    spaces = _spaces(page.words)
    parts = [text for block in page.blocks if (text := _printed(page.printed(block), spaces))]
    return tool.finished(APART.join(parts) + "\n")


def numbers_of(made: Iterable[Block]) -> dict[int, int]:
    """The numbers of the stories that have a headline, by their ids, in reading order from 1."""
    told = (story for block in made for story in (block.items if isinstance(block, Cards) else (block,)))
    counted = (
        each.story
        for each in told
        if isinstance(each, Card | Item)
        and each.headline
        and not (isinstance(each, Item) and each.kind in (Kind.SPONSOR, Kind.NOTE))
    )
    return {story: number for number, story in enumerate(counted, 1)}


def story_texts(issue: Issue, publication: Publication, target: Target) -> dict[int, str]:
    """What desk makes of each story in the edition, by its id, whether or not it was edited by hand."""
    tool = Tool(target, "text")
    page = _Page(blocks(replace(issue, plain=""), publication), tool, target, words_of(publication), {})
    made = (pair for block in page.blocks for pair in page.stories(block))
    spaces = _spaces(page.words)
    return {story: tool.finished(_printed(lines, spaces)) for story, lines in made}


def _overrides(issue: Issue) -> dict[int, str]:
    return {story.id: story.plain for story in issue.in_order() if story.plain}


def _by_hand(text: str, target: Target) -> str:
    """Text that was edited by hand: as it stands, but for control characters and space at the ends of lines."""
    kept = "\n".join(line.rstrip() for line in clean_text(text).strip("\n").split("\n"))
    return ascii_words(kept) if target.ascii else kept


def _spaces(words: Printed) -> re.Pattern[str]:
    """The spaces that the language of these words has printed as plain ones."""
    return _FRENCH_SPACES if language_of(words.tag) == "fr" else _SPACES


def _printed(lines: Iterable[Line], spaces: re.Pattern[str]) -> str:
    """Lines as text, without space at their ends."""
    text = "\n".join(
        [(line[0][0] if len(line) == 1 else "".join([text for text, _ in line])).rstrip() for line in lines]
    )
    return text if text.isascii() else spaces.sub(" ", text)


class _Page(Printer[list[Line]]):
    """The blocks as lines, with the notes that run through them and the texts of stories that were edited by hand."""

    def __init__(
        self, made: Iterable[Block], tool: Tool, target: Target, words: Printed, plain: Mapping[int, str]
    ) -> None:
        self.blocks = in_ascii(made) if target.ascii else tuple(made)
        self.words = words
        self.turned = ascii_words if target.ascii else str
        self.tool = tool
        self.width = WIDTH
        self.numbers: Mapping[int, int] = {}
        self.plain = {story: _by_hand(text, target) for story, text in plain.items()}
        self.notes = Notes(self.blocks, self.plain.values(), spelled=target.ascii)
        self.look = Look(
            spans=Running(self.notes, isolates=direction(words.tag) == "rtl" and not target.ascii).spans,
            bullet=BULLET,
            quote=QUOTE,
            rule=BREAK,
            code=CODE,
            quoted="",
            headed="",
            underlined=True,
            keep_addresses=True,
            picture=self.shown,
            small="",
        )

    def stories(self, block: Block) -> Iterator[tuple[int, list[Line]]]:
        """The stories of a block one by one, each with its own notes."""
        match block:
            case Briefs(briefs):
                for brief in briefs:
                    yield brief.story, stacked(self.brief(brief), self.noted())
            case Cards(cards):
                for card in cards:
                    yield card.story, self.card(card)
            case Contents() | Item():
                yield block.story, self.printed(block)

    def masthead(self, block: Masthead) -> list[Line]:
        title = block.title or block.subject
        top = self.lines(block.name) + self.lines(block.tagline) + self.lines(block.day)
        web = block.web or self.tool.words("web")
        read = [*self.label("web"), *_address(web)] if web else []
        named = self.lines("" if title == block.name else title)
        return stacked(top, named, self.picture(block.picture), read)

    def head(self, block: Head) -> list[Line]:
        return stacked([_rule(), *self.lines(block.capitals or block.title.upper())], self.lines(block.standfirst))

    def item(self, block: Item) -> list[Line]:
        if own := self.own(block.story):
            return own
        top = self.headline(block.headline, block.story)
        under = self.lines(block.standfirst) + self.lines(block.byline) + self.picture(block.picture)
        body = self.prose(block.body.prose)
        if block.kind != Kind.SPONSOR:
            return stacked(top + under, body, self.noted(), *self.references(block.references))
        label = [_sponsor(), *self.lines(block.label)]
        return [*stacked(label, top + under, body, self.noted(), *self.references(block.references)), _sponsor()]

    def briefs(self, block: Briefs) -> list[Line]:
        return stacked([line for brief in block.items for line in self.brief(brief)], self.noted())

    def brief(self, brief: Brief) -> list[Line]:
        if own := self.own(brief.story):
            return own
        return hang(self.prose(brief.prose, len(BULLET)), (BULLET, ""), (INDENT, ""))

    def cards(self, block: Cards) -> list[Line]:
        return stacked(*map(self.card, block.items))

    def card(self, card: Card) -> list[Line]:
        if own := self.own(card.story):
            return own
        top = self.headline(card.headline, card.story) + self.lines(card.standfirst)
        under = self.picture(card.picture) + _address(card.url)
        body = self.prose(card.body.prose)
        return stacked(top + under, body, self.noted(), *self.references(card.references))

    def contents(self, block: Contents) -> list[Line]:
        if own := self.own(block.story):
            return own
        named = zip(block.entries, block.stories, strict=True)
        entries = [line for entry, story in named for line in self.bullet(self.numbered(entry, story))]
        return stacked(self.headline(block.headline) + self.lines(block.standfirst), entries)

    def footer(self, block: Footer) -> list[Line]:
        body = self.prose(block.body.prose)
        tag = self.tool.words("address")
        address = [line for part in ((tag,) if tag else block.address) for line in self.lines(part)]
        leave = self.tool.words("unsubscribe")
        parts = stacked(body, self.noted(), address, [*self.label("unsubscribe"), *_address(leave)] if leave else [])
        return [_rule(), (), *parts] if parts else []

    def own(self, story: int) -> list[Line]:
        """The lines of a story that were edited by hand, if there are any."""
        return [((line, ""),) for line in self.plain[story].split("\n")] if story in self.plain else []

    def label(self, key: str) -> list[Line]:
        """One of desk's own words above an address."""
        return self.lines(self.turned(self.words.labelled(self.words[key])))

    def picture(self, picture: Picture | None) -> list[Line]:
        """What a picture shows."""
        return self.lines(self.shown(picture.alt)) if picture and picture.alt else []

    def shown(self, alt: str) -> str:
        """The words of a picture behind the word that says that it is one."""
        return self.turned(self.words.filled("picture", alt=alt))

    def prose(self, prose: Iterable[Prose], indent: int = 0) -> list[Line]:
        """Running text, wrapped to the width less `indent` columns."""
        return laid_out(prose, self.width - indent, self.look)

    def noted(self) -> list[Line]:
        """The notes of the story at hand."""
        return [((f"[{number}] {url}", ""),) for url, number in self.notes.close().items()]

    def lines(self, text: str, indent: int = 0) -> list[Line]:
        """Plain words as lines; none where there is nothing to be seen."""
        text = tidied(text).strip()
        if not text:
            return []
        if cells(text) <= self.width - indent:
            return [((text, ""),)]
        return wrap([(text, "")], self.width - indent, keep_addresses=True)

    def headline(self, headline: str, story: int = 0) -> list[Line]:
        """A headline with its number, underlined."""
        lines = self.lines(self.numbered(headline, story)) if headline else []
        return [*lines, *underline(lines, most=WIDTH)] if lines else []

    def numbered(self, headline: str, story: int) -> str:
        """A headline with the number of its story, if it has one."""
        return f"{self.numbers[story]}{NUMBER}{headline}" if story in self.numbers else headline

    def bullet(self, text: str) -> list[Line]:
        """Plain words as an item of a list."""
        return hang(self.lines(text, len(BULLET)), (BULLET, ""), (INDENT, ""))

    def references(self, references: References) -> Iterator[list[Line]]:
        """The label of a story's links, and the links."""
        yield self.lines(references.label)
        title_first = references.title_first
        yield [line for reference in references.items for line in self.reference(reference, title_first)]

    def reference(self, reference: Reference, title_first: bool) -> list[Line]:
        """A link: an item, its address below."""
        lead, behind = ("", self.turned(reference.behind)) if title_first else (reference.lead, "")
        return self.bullet(lead + reference.title + behind) + _address(reference.url)


def _rule() -> Line:
    return ((RULE, ""),)


def _sponsor() -> Line:
    return ((SPONSOR, ""),)


def _address(url: str | None) -> list[Line]:
    return [((INDENT + url, ""),)] if url else []
