"""How the shelf is drawn: clipped links, held and spiked stories, and the other sides of clashes."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from desk.edit.shelf import inbox
from desk.model.dates import short_date
from desk.model.issue import Issue, Place, Story
from desk.model.publication import Clip, Shelf
from desk.model.url import host
from desk.store.form.clashes import clashes_of
from desk.tui.shelf.brought import Aside
from desk.tui.theme.glyphs import Glyphs
from desk.tui.widgets import days
from desk.tui.widgets.cells import Span, cut, shown
from desk.tui.widgets.lines import BLANK, Line

_EMPTY = {
    Place.HELD: "Nothing held. A held story waits here for a later issue.",
    Place.SPIKED: "Nothing spiked. A spiked story waits here to be taken back.",
}
_TITLES = {Place.HELD: "Held", Place.SPIKED: "Spiked", Place.CLASH: "Other versions"}
_SECTION = 24
"""Cells of the name of a section."""


class ShelfRow(NamedTuple):
    """What a row of the shelf shows: a "clip", a "story" of this issue or one "aside" in another; and its id."""

    what: str
    id: int


class ShelfRows:
    """Draws the shelf for one width, at one moment."""

    def __init__(self, glyphs: Glyphs, width: int, airy: bool, now: datetime) -> None:
        """`width` in cells; `airy` puts an empty row before each heading; `now` tells how old a clip is."""
        self._glyphs = glyphs
        self._wide = width >= 76
        self._airy = airy
        self._now = now

    def lines(self, shelf: Shelf, issue: Issue, elsewhere: Sequence[Aside]) -> Iterator[Line]:
        """The lists one under the other: inbox, held, spiked, and clashes where there are any."""
        yield from self._inbox(inbox(shelf))
        yield from self._stories(Place.HELD, issue, elsewhere)
        yield from self._stories(Place.SPIKED, issue, ())
        yield from self._others(shelf, issue)

    def _others(self, shelf: Shelf, issue: Issue) -> Iterator[Line]:
        if issue.placed(Place.CLASH):
            yield from self._stories(Place.CLASH, issue, ())
        if rest := sum(clash.table != "stories" for held in (issue, shelf) for clash in clashes_of(held)):
            if self._airy:
                yield BLANK
            yield _heading("Other versions of links, sections, details", rest)

    def _inbox(self, clips: Sequence[Clip]) -> Iterator[Line]:
        yield _heading("Inbox", len(clips))
        if not clips:
            yield Line((("   Nothing clipped. What you paste here is kept: a link, or a list of them.", "dim"),))
        for clip in clips:
            yield self._clip(clip)
            if clip.note:
                yield Line(((f"     {shown(clip.note)}", "dim"),), row=ShelfRow("clip", clip.id))

    def _clip(self, clip: Clip) -> Line:
        source: tuple[Span, ...] = ((f"{shown(clip.source)}  ", "dim"),) if clip.source else ()
        title = shown(clip.title) or shown(clip.url or "") or "no title"
        parts = [shown(host(clip.url or "")) if self._wide and clip.title else "", days.age(clip.clipped, self._now)]
        right = "   ".join(f"{part:>12}" for part in parts if part)
        return Line(
            (("   ", ""), *source, (title, "")), ((right, "dim"),) if right else (), row=ShelfRow("clip", clip.id)
        )

    def _stories(self, place: Place, issue: Issue, elsewhere: Sequence[Aside]) -> Iterator[Line]:
        stories = issue.placed(place)
        if self._airy:
            yield BLANK
        yield _heading(_TITLES[place], len(stories) + len(elsewhere))
        if not stories and not elsewhere:
            yield Line(((f"   {_EMPTY[place]}", "dim"),))
        for story in stories:
            yield from self._story(story, issue, ShelfRow("story", story.id), "")
        for each in elsewhere:
            yield from self._story(each.story, each.issue, ShelfRow("aside", each.story.id), shown(each.issue.label))

    def _story(self, story: Story, issue: Issue, row: ShelfRow, label: str) -> Iterator[Line]:
        kind = self._glyphs.of(story.kind)
        left = (
            (f" {self._glyphs.of(story.status) or '?'} ", ""),
            (f"{kind} " if kind else "", ""),
            (shown(story.name), ""),
        )
        parts = [cut(_section(issue, story), _SECTION) if self._wide else "", label]
        yield Line(left, (("   ".join(part for part in parts if part), "dim"),), row=row)
        remarks = [shown(story.reason), f"until {short_date(story.until)}" if story.until else ""]
        if remark := "; ".join(part for part in remarks if part):
            yield Line(((f"     {remark}", "dim"),), row=row)


def _heading(title: str, number: int) -> Line:
    return Line(((title.upper(), "bold"),), ((str(number), "dim"),) if number else ())


def _section(issue: Issue, story: Story) -> str:
    title = next((each.title or "Untitled section" for each in issue.sections if each.id == story.section), "Unsorted")
    return shown(title)
