"""The plain text edition, made from the blocks themselves and never from HTML.

72 columns, counted in terminal cells; an address is never broken and nothing is glued to it; links inside sentences
become notes after their story.
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
from desk.formats.prose.values import (
    Anchor,
    Break,
    Code,
    Emphasis,
    Inline,
    NoteMark,
    Prose,
    Strong,
    Struck,
    Text,
    plain,
)
from desk.formats.prose.wrap import Line, Span, hang, is_address, wrap
from desk.formats.text.ascii import ascii_words, in_ascii
from desk.formats.text.form import APART, BREAK, BULLET, INDENT, QUOTE, RULE, WIDTH
from desk.formats.text.notes import Notes
from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.model.text import clean_text
from desk.model.url import typed_url
from desk.words.printed import Printed, words_of

_ADDRESS = re.compile(r"(https?://|mailto:)(\S+)")
_CLOSERS = ".,;:!?'\"’”»)]}>"
"""What ends a sentence or a bracket: behind an address a mail program would take it into the link."""


def edition(issue: Issue, publication: Publication, target: Target) -> str:
    """The plain text edition: ends with one newline, no line ends with a space.

    Where the issue's whole text was edited by hand it is that text as it stands.
    """
    if issue.plain:
        return _by_hand(issue.plain, target) + "\n"
    tool = Tool(target, "text")
    words = words_of(publication)
    page = _Page(blocks(issue, publication), tool, target, words, _overrides(issue))
    parts = ["\n".join(lines) for block in page.blocks if (lines := _printed(page.printed(block)))]
    return tool.finished(APART.join(parts) + "\n")


def story_texts(issue: Issue, publication: Publication, target: Target) -> dict[int, str]:
    """What desk makes of each story in the edition, by its id, whether or not it was edited by hand."""
    tool = Tool(target, "text")
    page = _Page(blocks(replace(issue, plain=""), publication), tool, target, words_of(publication), {})
    made = (pair for block in page.blocks for pair in page.stories(block))
    return {story: tool.finished("\n".join(_printed(lines))) for story, lines in made}


def _overrides(issue: Issue) -> dict[int, str]:
    return {story.id: story.plain for story in issue.in_order() if story.plain}


def _by_hand(text: str, target: Target) -> str:
    """Text that was edited by hand: as it stands, but for control characters and space at the ends of lines."""
    kept = "\n".join(line.rstrip() for line in clean_text(text).strip("\n").split("\n"))
    return ascii_words(kept) if target.ascii else kept


def _printed(lines: Iterable[Line]) -> list[str]:
    """Lines as text, without space at their ends."""
    return ["".join(text for text, _ in line).rstrip() for line in lines]


class _Page(Printer[list[Line]]):
    """The blocks as lines, with the notes that run through them and the texts of stories that were edited by hand."""

    def __init__(
        self, made: Iterable[Block], tool: Tool, target: Target, words: Printed, plain: Mapping[int, str]
    ) -> None:
        self.blocks = in_ascii(made) if target.ascii else tuple(made)
        self.words = words
        self.turned = ascii_words if target.ascii else str
        self.tool = tool
        self.plain = {story: _by_hand(text, target) for story, text in plain.items()}
        self.notes = Notes(self.blocks, self.plain.values())
        self.look = Look(
            spans=self.spans,
            bullet=BULLET,
            quote=QUOTE,
            rule=BREAK,
            code="",
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
        title = "" if block.title == block.subject else block.title
        top = _lines(block.name) + _lines(block.tagline) + _lines(block.day)
        web = block.web or self.tool.words("web")
        read = [*self.label("web"), *_address(web)] if web else []
        return stacked(top, _lines(title), _lines(block.subject), read)

    def head(self, block: Head) -> list[Line]:
        title = [_rule(), *_lines(block.title.upper()), _rule()] if block.title else [_rule()]
        return stacked(title, _lines(block.standfirst))

    def item(self, block: Item) -> list[Line]:
        if own := self.own(block.story):
            return own
        top = _lines(block.label) + _headline(block.headline)
        under = _lines(block.standfirst) + _lines(block.byline) + self.picture(block.picture)
        body = self.prose(block.body.prose, WIDTH)
        return stacked(top + under, body, self.noted(), *_references(block.references))

    def briefs(self, block: Briefs) -> list[Line]:
        return stacked([line for brief in block.items for line in self.brief(brief)], self.noted())

    def brief(self, brief: Brief) -> list[Line]:
        if own := self.own(brief.story):
            return own
        return hang(self.prose(brief.prose, WIDTH - len(BULLET)), (BULLET, ""), (INDENT, ""))

    def cards(self, block: Cards) -> list[Line]:
        return stacked(*map(self.card, block.items))

    def card(self, card: Card) -> list[Line]:
        if own := self.own(card.story):
            return own
        top = _headline(card.headline) + _lines(card.standfirst) + self.picture(card.picture) + _address(card.url)
        body = self.prose(card.body.prose, WIDTH)
        return stacked(top, body, self.noted(), *_references(card.references))

    def contents(self, block: Contents) -> list[Line]:
        entries = [line for entry in block.entries for line in _bullet(entry)]
        made = stacked(_headline(block.headline) + _lines(block.standfirst), entries)
        return self.own(block.story) or made

    def footer(self, block: Footer) -> list[Line]:
        body = self.prose(block.body.prose, WIDTH)
        tag = self.tool.words("address")
        address = [line for part in ((tag,) if tag else block.address) for line in _lines(part)]
        leave = self.tool.words("unsubscribe")
        parts = stacked(body, self.noted(), address, [*self.label("unsubscribe"), *_address(leave)] if leave else [])
        return [_rule(), (), *parts] if parts else []

    def own(self, story: int) -> list[Line]:
        """The lines of a story that were edited by hand, if there are any."""
        return [((line, ""),) for line in self.plain[story].split("\n")] if story in self.plain else []

    def label(self, key: str) -> list[Line]:
        """One of desk's own words above an address."""
        return _lines(self.turned(self.words.labelled(self.words[key])))

    def picture(self, picture: Picture | None) -> list[Line]:
        """What a picture shows."""
        return _lines(self.shown(picture.alt)) if picture and picture.alt else []

    def shown(self, alt: str) -> str:
        """The words of a picture behind the word that says that it is one."""
        return self.turned(self.words.filled("picture", alt=alt))

    def prose(self, prose: Iterable[Prose], width: int) -> list[Line]:
        return laid_out(prose, width, self.look)

    def noted(self) -> list[Line]:
        """The notes of the story at hand."""
        return [((f"[{number}] {url}", ""),) for url, number in self.notes.close().items()]

    def spans(self, inlines: Iterable[Inline], style: str) -> Iterator[Span]:
        """Running text, with `*` and `_` around what would be bold and italic."""
        before: Inline | None = None
        for inline in inlines:
            match inline:
                case Text(text):
                    yield " " * (_ends_address(before) and text[0] in _CLOSERS) + _unglued(text), style
                case Code(text):
                    yield text, style
                case Break():
                    yield "\n", style
                case Strong(inside):
                    yield from self.marked("*", inside, style)
                case Emphasis(inside):
                    yield from self.marked("_", inside, style)
                case Struck(inside):
                    yield from self.marked("~", inside, style)
                case NoteMark(label):
                    yield f"[^{label}]", style
                case Anchor():
                    yield from self.anchor(inline, style)
            before = inline

    def marked(self, sign: str, inside: tuple[Inline, ...], style: str) -> Iterator[Span]:
        """Words between two signs. An address gets none, so that mail programs see where it ends."""
        sign = "" if is_address(plain(inside)) else sign
        yield sign, style
        yield from self.spans(inside, style)
        yield sign, style

    def anchor(self, anchor: Anchor, style: str) -> Iterator[Span]:
        """The words of a link and the number of its note: "the plan [3]". An address that is its own words has none."""
        yield from self.spans(anchor.inside, style)
        if anchor.url and not _says_itself(anchor):
            yield f" [{self.notes.number(anchor.url)}]", style


def _ends_address(inline: Inline | None) -> bool:
    """Whether words end with an address that a mail program finds by its scheme, and to which nothing may be glued."""
    return inline is not None and _says_itself(inline) and "://" in plain((inline,))


def _says_itself(inline: Inline) -> bool:
    """Whether a link is an address in words: "https://coast.example/plan", "www.coast.example", "ana@coast.example"."""
    match inline:
        case Anchor(str(url), inside):
            words = plain(inside)
            return words in (url, url.removeprefix("mailto:")) or ("." in words and typed_url(words) == url)
        case Strong((inside,)) | Emphasis((inside,)) | Struck((inside,)):
            return _says_itself(inside)
    return False


def _lines(text: str) -> list[Line]:
    return wrap([(_unglued(text), "")], WIDTH, keep_addresses=True) if text else []


def _unglued(text: str) -> str:
    """`text` with a space between an address and what closes behind it: `(see https://a.example/b )`."""
    return _ADDRESS.sub(_apart, text) if ":" in text else text


def _apart(found: re.Match[str]) -> str:
    address = found[2].rstrip(_CLOSERS)
    closers = found[2][len(address) :]
    return f"{found[1]}{address} {closers}" if address and closers else found[0]


def _rule() -> Line:
    return ((RULE, ""),)


def _headline(headline: str) -> list[Line]:
    lines = _lines(headline)
    return [*lines, *underline(lines)] if lines else []


def _address(url: str | None) -> list[Line]:
    return [((INDENT + url, ""),)] if url else []


def _references(references: References) -> Iterator[list[Line]]:
    if references.label:
        yield _lines(references.label)
    yield [line for reference in references.items for line in _reference(reference)]


def _reference(reference: Reference) -> list[Line]:
    return _lines(reference.lead + reference.title) + _address(reference.url)


def _bullet(text: str) -> list[Line]:
    return hang(wrap([(text, "")], WIDTH - len(BULLET), keep_addresses=True), (BULLET, ""), (INDENT, ""))
