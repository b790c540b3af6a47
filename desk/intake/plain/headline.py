"""The headline of a story and what stood around it: who paid, who wrote it, where it leads, a second line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from desk.intake.plain.blocks import Block, Form
from desk.intake.plain.heads import kind_of, undecorated
from desk.intake.plain.inline import markdown, titled
from desk.intake.plain.kinds import is_sponsors, split_byline, sponsor_in, thanks_sponsor, without_mark
from desk.intake.plain.notes import Notes
from desk.intake.plain.outline import Level, Opening
from desk.intake.plain.runin import RunIn, run_in
from desk.intake.reading import Doubt, Lines, ReadLink
from desk.intake.shape import Mark, Role
from desk.model.issue import Kind

WIDE = 55
"""Columns from which a line of a headline goes on in the next."""
_BY = ("by ", "von ", "par ")


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline taken apart. `paid` is the word that said so, `sponsor` None where none was named.

    `behind` are words behind its link, `below` its further lines, `twice` the words that a card said before.
    """

    words: str
    lines: Lines
    links: tuple[ReadLink, ...] = ()
    paid: str = ""
    sponsor: str | None = None
    byline: str = ""
    department: str = ""
    behind: str = ""
    below: tuple[Block, ...] = field(default=())
    twice: str = ""


def run_in_of(opening: Opening, block: Block) -> RunIn | None:
    """The headline that runs into its paragraph, if that is what opens the story."""
    return run_in(block.text) if kind_of(opening.look) == "runin" and block.form != Form.LINE else None


def read_headline(opening: Opening, group: Sequence[Block], notes: Notes, *, bylines: bool) -> Headline:
    """The headline that the blocks of an opening are. `bylines` says that headlines here end with their authors."""
    card = opening.look == "card"
    first, more = group[0], [] if card else list(group[1:])
    sponsor: str | None = None
    while more and (is_sponsors(first.text) or sponsor_in(first.text) is not None):
        sponsor = sponsor_in(first.text) or sponsor or ""
        first = more.pop(0)
    ahead = run_in_of(opening, first)
    text = ahead.headline.rstrip(".:") if ahead else undecorated(first.text)
    if more and first.width >= WIDE:
        text, more = " ".join([text, *(block.text for block in more)]), []
    words, links, behind, _ = titled(text, notes, first.first)
    made = Headline(
        words=words,
        lines=Lines(first.first, group[0 if card else -1].last),
        links=tuple(links),
        sponsor=sponsor,
        department=ahead.department if ahead else "",
        behind=behind,
        below=tuple(more),
        twice=group[0].text if card and len(group) > 1 else "",
    )
    signed = bylines or made.behind.lower().startswith(_BY)
    return _without_author(_without_paid(made)) if signed else _without_paid(made)


def _without_paid(made: Headline) -> Headline:
    words, paid = without_mark(made.words)
    if made.behind and not paid:
        _, paid = without_mark(f"{words} ({made.behind})")
        return replace(made, paid=paid, behind="" if paid else made.behind)
    return replace(made, words=words, paid=paid)


def _without_author(made: Headline) -> Headline:
    words, by = split_byline(made.words)
    if not by and made.behind.lower().startswith(_BY):
        return replace(made, byline=made.behind, behind="")
    return replace(made, words=words, byline=by)


def headline_marks(made: Headline, opening: Opening, kind: str, notes: Notes) -> tuple[list[Mark], list[Mark]]:
    """The marks of a headline, itself first, and those of words that belong below it."""
    paid = bool(made.paid) or made.sponsor is not None or kind == Kind.SPONSOR or thanks_sponsor(made.words)
    links = [ReadLink(link.title if at else made.words, None, link.url) for at, link in enumerate(made.links)]
    head = Mark(
        Role.HEADLINE,
        made.words,
        made.lines,
        Kind.SPONSOR if paid else _kind(opening),
        links[0] if links else None,
        doubts=tuple(_doubts(opening)),
    )
    around = [*_around(made), *(Mark(Role.LINK, lines=made.lines, link=link) for link in links[1:])]
    below = [Mark(Role.STANDFIRST, block.text, Lines(block.first, block.last)) for block in made.below]
    if made.behind:
        below.append(Mark(Role.BODY, markdown(made.behind, notes, made.lines.first)[0], made.lines))
    return [head, *around], below


def _around(made: Headline) -> Iterator[Mark]:
    lines = made.lines
    if made.paid:
        yield Mark(Role.OUT, made.paid, lines, reason="says that the item is paid; its kind says so now")
    if made.twice:
        yield Mark(Role.OUT, made.twice, lines, reason="said twice: the picture's words are the headline")
    if made.sponsor:
        yield Mark(Role.SPONSOR, made.sponsor, lines)
    for by, whole in (
        (made.byline, f"{made.words} {made.byline}"),
        (made.department, f"{made.department}: {made.words}"),
    ):
        if by:
            doubt = Doubt("byline", "Author or part of the headline?", by, whole)
            yield Mark(Role.BYLINE, by, lines, doubts=(doubt,))


def _doubts(opening: Opening) -> Iterator[Doubt]:
    if opening.doubt == "section":
        other = "story" if opening.level == Level.SECTION else "section"
        yield Doubt("section", "Section or story?", opening.level.value, other)
    elif opening.doubt == "headline":
        yield Doubt("headline", "Headline, or a link or a line of the story above?", "headline", "link or line")


def _kind(opening: Opening) -> str:
    return {"card": Kind.CARD, "brief": Kind.BRIEF}.get(opening.look, Kind.STORY)
