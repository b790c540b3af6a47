"""What the desk says about the issue: its title line, the shelf's counts, the tabs, and what an empty issue needs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desk.model import dates
from desk.model.issue import Issue, Place, Story
from desk.model.publication import Publication, Shelf
from desk.store.form.clashes import clashes_of
from desk.tui.theme.glyphs import Glyphs
from desk.tui.widgets.cells import Span, count, shown, wrapped
from desk.tui.widgets.lines import BLANK, Line
from desk.tui.widgets.titleline import meter

Group = tuple[int, list[Span]]
"""Words of the title line, and how soon they go where there is no room: the highest number first, 0 never."""


@dataclass(frozen=True, slots=True)
class Title:
    """What the title line is made of, beside the issue: bytes of the e-mail and their limit, company, saving.

    `open` says how many findings of pre-flight are to fix, and to look at.
    """

    size: int
    limit: int
    company: str
    state: str
    failed: bool
    width: int
    target: int = 0
    """Words that the issue should have; 0: nobody said."""
    open: tuple[int, int] = (0, 0)

    @property
    def is_narrow(self) -> bool:
        """Whether only what matters most has room."""
        return self.width < 80

    def left(self, issue: Issue, publication: Publication) -> list[Group]:
        """Publication, number and date."""
        named = bool(publication.name)
        groups: list[Group] = [(4, [(shown(publication.name), "bold")])] if named else []
        groups.append((0, [(shown(issue.label), "" if publication.name else "bold")]))
        if issue.date:
            day = dates.day_and_month(issue.date) if self.is_narrow else dates.short_date(issue.date)
            groups.append((1, [(day, "dim")]))
        return groups

    def right(self, issue: Issue, glyphs: Glyphs) -> list[Group]:
        """Counts, size and state."""
        stories = sum(1 for _ in issue.in_order())
        counts: list[Group] = [
            (5, _number(stories, "story", "stories")),
            (7, self._words(issue)),
            (6, _number(issue.link_count, "link")),
        ]
        groups = counts
        if any(self.open):
            groups.append((1, self._open(glyphs)))
        if self.size:
            groups += [(2, self._size(glyphs)), (8, [*meter(self.size, self.limit)])]
        if self.company:
            groups.append((3, [("with ", "dim"), (self.company, "")]))
        return [*groups, (0, [self._state(issue)])]

    def _words(self, issue: Issue) -> list[Span]:
        if not self.target:
            return _number(issue.words, "word")
        return [(f"{issue.words:,}", ""), (f" of {self.target:,} words", "dim")]

    def _open(self, glyphs: Glyphs) -> list[Span]:
        """As in "✗ 1 ▲ 4": a screen without problems shows none."""
        spans: list[Span] = []
        for number, sign in zip(self.open, ("stop", "look"), strict=True):
            if number:
                spans += [(" " if spans else "", ""), (f"{glyphs.of(sign)} {number}", sign)]
        return spans

    def _size(self, glyphs: Glyphs) -> list[Span]:
        style, sign = "", ""
        if self.size > self.limit:
            style, sign = "stop", f"{glyphs.of('stop')} "
        elif self.size > self.limit * 0.9:
            style, sign = "look", f"{glyphs.of('look')} "
        number, limit = round(self.size / 1000), self.limit // 1000
        return [(f"{sign}{number}", style), (f" of {limit} KB", "dim")]

    def _state(self, issue: Issue) -> Span:
        if self.failed:
            return self.state, "bold"
        return (self.state if self.is_narrow else f"{shown(issue.status)}, {self.state}"), "dim"


def _number(number: int, word: str, plural: str = "") -> list[Span]:
    digits, _, unit = count(number, word, plural).partition(" ")
    return [(digits, ""), (f" {unit}", "dim")]


def shelf_note(issue: Issue, shelf: Shelf, elsewhere: int, *, brief: bool = False) -> tuple[Span, ...]:
    """How much lies on the shelf, which shows the stories that other issues hold, too: so many `elsewhere`.

    `brief` leaves out what there is none of, and what was spiked.
    """
    parts = [
        (len(shelf.clips), "inbox"),
        (len(issue.placed(Place.HELD)) + elsewhere, "held"),
        (len(issue.placed(Place.SPIKED)), "spiked"),
    ]
    if clashes := len(clashes_of(issue)):
        parts = [*(part for part in parts if part[0]), (clashes, "other versions")]  # all four have no room
    elif brief:
        parts = [part for part in parts[:2] if part[0]]
    spans: list[Span] = []
    for number, word in parts:
        spans += [("  ", "")] if spans else []
        spans += [(str(number), ""), (f" {word}", "dim")]
    return tuple(spans)


def order_note(issue: Issue, target: int) -> tuple[Span, ...]:
    """How long reading the issue takes, and how much of its target is written: "17 min ━━━━──  links"."""
    time = ((f"{issue.minutes} min ", "dim"),) if issue.words else ()
    line = meter(issue.words, target, 6) if target else ()
    return (*time, *line, ("  links" if time or line else "links", "dim"))


def story_note(issue: Issue, story: Story, target: int) -> tuple[Span, ...]:
    """How far the story is from its target, and its place in the issue: "180 of 250 ━━━───   3 of 26"."""
    order = [each.id for each in issue.in_order()]
    place = f"{order.index(story.id) + 1} of {len(order)}" if story.id in order else shown(story.place)
    if not target:
        return ((place, "dim"),)
    words = issue.words_of(story)
    return ((f"{words:,} of {target:,} ", "dim"), *meter(words, target, 6), (f"   {place}", "dim"))


def tab_notes(issue: Issue, in_hand: int | None) -> dict[str, str]:
    """The number of stories, and which of them is in hand."""
    order = [story.id for story in issue.in_order()]
    notes = {"order": str(len(order))}
    if in_hand in order:
        notes["story"] = str(order.index(in_hand) + 1)
    return notes


_PASTED = "Notes that are pasted here become stories."
_KEY = 8
"""Cells of a key before what it does."""


def explain_empty(issue: Issue, shelf: Shelf, elsewhere: int, key: Callable[[str], str], width: int) -> Iterator[Line]:
    """What an empty issue shows where a story would be: one sentence, then the keys, one a line.

    Other issues hold so many stories `elsewhere`; `key` gives the key of a command, `width` is how many cells there
    are.
    """
    sentence = "Fill the sections in any order; a story needs no more than a headline to start with."
    if not issue.sections:
        sentence = "A section holds stories; a story needs no more than a headline to start with."
    entries = [("story.new", "write the first story"), ("section.new", "begin a section")]
    if clips := len(shelf.clips):
        entries.append(("shelf", f"take one of the {count(clips, 'link')} from the shelf"))
    if held := len(issue.placed(Place.HELD)) + elsewhere:
        entries.append(("shelf", f"take back one of the {count(held, 'held story', 'held stories')}"))
    entries += [("links.paste", "paste a list of links, one story each"), ("details", "give the issue a subject")]
    yield Line((("No stories yet", "bold"),))
    yield BLANK
    yield from (Line(((part, ""),)) for part in wrapped(f"{sentence} {_PASTED}", max(20, width)))
    yield BLANK
    for id, words in entries:
        first, *rest = wrapped(words, max(12, width - _KEY))
        yield Line(((f"{key(id):<{_KEY}}", "bold"), (first, "")))
        yield from (Line(((f"{'':<{_KEY}}{part}", ""),)) for part in rest)
