"""The issue as Markdown with front matter, for tools that are native to it (Buttondown, Ghost) and for git.

Plain text is escaped so that it comes out as it was typed. Bodies are parsed and written again rather than copied: raw
HTML stays text, and an address that is not safe never becomes a link.
"""

import json
from collections.abc import Iterable, Iterator

from desk.formats.blocks.blocks import blocks
from desk.formats.blocks.levels import TOP, inner, levelled
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
)
from desk.formats.markdown.form import (
    BYLINE,
    FOOT,
    FROM_RIGHT,
    FROM_RIGHT_END,
    LINE,
    LINKS,
    PARTED,
    QUIET,
    STANDFIRST,
    kind_comment,
)
from desk.formats.markdown.notify import parts_for_notify
from desk.formats.profiles.profile import PLAIN, profile
from desk.formats.profiles.target import Target, Tool
from desk.formats.profiles.values import Profile
from desk.formats.prose.footnotes import notes_in, shifted
from desk.formats.prose.marked import address, escaped, hung, marked, span
from desk.formats.prose.values import Prose
from desk.model.issue import Issue
from desk.model.kinds import Kind
from desk.model.language import direction
from desk.model.publication import LANGUAGE, Publication
from desk.model.text import clean_line
from desk.words.printed import words_of


def as_markdown(issue: Issue, publication: Publication, target: Target) -> str:
    """Front matter, then the issue; it ends with one newline."""
    tool = Tool(target, "markdown")
    made = blocks(issue, publication)
    made = tuple(_bare(made)) if tool.bare else made
    notify = target.profile.dialect == "notify"
    body = parts_for_notify(made) if notify else _Page(words_of(publication)["web"]).parts(made)
    opening = [target.profile.opening] if target.profile.opening else []
    around = () if notify else _around(publication.language)
    parts = [_front_matter(issue, target.profile), *opening, *around[:1], *body, *around[1:]]
    return tool.finished("\n\n".join(filter(None, parts)) + "\n")


def _bare(made: Iterable[Block]) -> Iterator[Block]:
    """The blocks for a tool in which name, title, day and footer are set: of the masthead the picture alone."""
    for block in made:
        if isinstance(block, Masthead):
            yield Masthead("", "", "", "", "", "", "", None, picture=block.picture)
        elif not isinstance(block, Footer):
            yield block


def _around(language: str) -> tuple[str, ...]:
    """What stands ahead of and behind an issue that is written from right to left; nothing around others."""
    if direction(language) != "rtl" or not LANGUAGE.fullmatch(language):
        return ()
    return FROM_RIGHT.format(language), FROM_RIGHT_END


def _front_matter(issue: Issue, made_for: Profile) -> str:
    """YAML 1.2; texts are double-quoted as in JSON, of which YAML is a superset, so that no text can end one."""
    values = {
        "title": clean_line(issue.title) or clean_line(issue.subject),
        "subject": clean_line(issue.subject) or clean_line(issue.title),
        "preheader": clean_line(issue.preheader),
        "date": clean_line(issue.date),
        "number": issue.number,
        "slug": clean_line(issue.slug),
    }
    fields = profile(PLAIN).front or {} if made_for.front is None else made_for.front
    if not fields:
        return ""
    found = {name: what[1:] if what.startswith("=") else values[what] for name, what in fields.items()}
    lines = [f"{name}: {_scalar(value)}" for name, value in found.items() if value is not None]
    return "\n".join(["---", *lines, "---"])


def _scalar(value: str | int) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


class _Page(Printer[Iterator[str]]):
    """The parts of each block; those that are "" are left out. `above` is the block ahead of the one at hand."""

    def __init__(self, web: str) -> None:
        self.web = web
        self.above: Block | None = None
        self.level = TOP
        self.notes = 0

    def parts(self, blocks: Iterable[Block]) -> Iterator[str]:
        """The parts of all blocks in their order."""
        for block, level in levelled(blocks):
            self.level = level
            yield from filter(None, self.printed(block))
            self.above = block

    def running(self, prose: tuple[Prose, ...], headline: str = "") -> str:
        """Running text; its footnotes are counted on from those of the stories above, since the file has one list."""
        made = marked(shifted(prose, self.notes), inner(self.level, headline))
        self.notes += notes_in(prose)
        return made

    def masthead(self, block: Masthead) -> Iterator[str]:
        yield _heading(1, block.name or block.title)
        yield span(STANDFIRST, block.tagline)
        yield escaped(block.day, starts_line=True)
        yield f"[{escaped(self.web)}]({address(block.web)})" if block.web else ""
        yield span("**", block.title) if block.name else ""
        yield _picture(block.picture)

    def head(self, block: Head) -> Iterator[str]:
        yield _heading(TOP, block.title) if block.title else PARTED
        yield span(STANDFIRST, block.standfirst)

    def item(self, block: Item) -> Iterator[str]:
        yield "" if block.kind == Kind.STORY and block.headline else kind_comment(block.kind)
        yield span("**", block.label)
        yield self.headline(block.headline, block.url)
        yield span(STANDFIRST, block.standfirst)
        yield _remarked(block.byline, BYLINE)
        yield _picture(block.picture)
        yield self.running(block.body.prose, block.headline)
        yield from _references(block.references)

    def briefs(self, block: Briefs) -> Iterator[str]:
        yield "" if isinstance(self.above, Head | Masthead) else kind_comment(Kind.BRIEF)
        yield "\n".join("- " + hung(self.running(brief.prose)) for brief in block.items)

    def cards(self, block: Cards) -> Iterator[str]:
        for card in block.items:
            yield from self.card(card)

    def card(self, card: Card) -> Iterator[str]:
        yield kind_comment(Kind.CARD)
        yield _picture(card.picture)
        yield self.headline(card.headline, card.url)
        yield _remarked(card.standfirst, LINE)
        yield self.running(card.body.prose, card.headline)
        yield from _references(card.references)

    def contents(self, block: Contents) -> Iterator[str]:
        yield kind_comment(Kind.CONTENTS)
        yield self.headline(block.headline)
        yield span(STANDFIRST, block.standfirst)
        yield "\n".join(f"- {escaped(entry, starts_line=True)}" for entry in block.entries)

    def headline(self, text: str, url: str | None = None) -> str:
        """A headline. One of the rank of a section's title is underlined: so the two are told apart."""
        if not text or self.level > TOP:
            linked = f"{'#' * self.level} [{escaped(text)}]({address(url)})" if url and text else ""
            return linked or _heading(self.level, text)
        words = f"[{escaped(text)}]({address(url)})" if url else escaped(text, starts_line=True)
        words = words if url else words.replace("|", "\\|")
        return f"{words}\n{'-' * min(max(len(text), 3), 72)}"

    def footer(self, block: Footer) -> Iterator[str]:
        yield FOOT if block.body.prose or block.address else ""
        yield self.running(block.body.prose)
        yield "\\\n".join(escaped(line, starts_line=True) for line in block.address)


def _remarked(line: str, comment: str) -> str:
    """A line with the comment that says what it is."""
    return f"{escaped(line, starts_line=True)} {comment}" if line else ""


def _heading(level: int, text: str) -> str:
    return f"{'#' * level} {escaped(text, ends_heading=True)}" if text else ""


def _picture(picture: Picture | None) -> str:
    return f"![{escaped(picture.alt)}]({address(picture.src)})" if picture else ""


def _references(references: References) -> Iterator[str]:
    yield escaped(references.label, starts_line=True) if references.label else ""
    printed = _title_first if references.title_first else _reference
    yield "\n".join(f"{LINKS}{printed(reference)}" for reference in references.items)


def _title_first(reference: Reference) -> str:
    """A link whose source stands behind it, in italics: `[Walls](https://…) · *Coastal Bureau*`."""
    title = escaped(reference.title, starts_line=not reference.url)
    linked = f"[{title}]({address(reference.url)})" if reference.url else title
    return f"{linked}{BEHIND}{span(QUIET, reference.source)}" if reference.source else linked


def _reference(reference: Reference) -> str:
    lead = escaped(reference.lead, starts_line=True)
    title = escaped(reference.title, starts_line=not lead)
    return f"{lead}[{title}]({address(reference.url)})" if reference.url else lead + title
