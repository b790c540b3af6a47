"""How a reading is drawn in its review: as a running order, with its doubts under the stories they are about."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from desk.intake.reading import NOWHERE, Doubt, Lines, Reading, ReadLink, ReadStory
from desk.model.dates import short_date
from desk.model.issue import Kind
from desk.tui.theme.glyphs import Glyphs
from desk.tui.widgets.cells import Span, cut, shown, wrapped
from desk.tui.widgets.lines import BLANK, Line

COLUMNS = f"{'text':>4}{'list':>5}{'links':>6}"
"""The words over the numbers: paragraphs, items of lists, links."""
_STEP = "     "


class Spot(NamedTuple):
    """What a row stands for: the issue, a section, a story, a part of its body, a link, a doubt, a note, or something
    that was left out. `at` is its place; of parts and links that of their story, and `place` their own.
    """

    what: str
    at: int = 0
    place: int = 0


class ReviewRows:
    """Draws readings in a width of cells; `airy` puts an empty row before each section."""

    def __init__(self, glyphs: Glyphs, width: int, airy: bool) -> None:
        """For one theme of signs and one width."""
        self._glyphs = glyphs
        self._width = width
        self._airy = airy

    def lines(self, reading: Reading, opened: frozenset[int]) -> Iterator[Line]:
        """The whole reading; stories whose places are in `opened` with their text and links."""
        doubts: dict[int | None, list[int]] = {}
        for place, doubt in enumerate(reading.doubts):
            doubts.setdefault(doubt.story, []).append(place)
        yield self._issue(reading)
        yield from self._doubts(reading, doubts.get(None, []))
        section: str | None = None
        sizes = section_sizes(reading)
        introductions = dict(reading.standfirsts)
        for at, story in enumerate(reading.stories):
            if story.section != section or not at:
                yield from self._section(at, story.section, sizes[at], introductions)
            section = story.section
            yield self._story(at, story)
            yield from self._doubts(reading, doubts.get(at, []))
            if at in opened:
                yield from self._inside(at, story)
        yield from self._left_out(reading)
        yield from self._notes(reading)

    def _issue(self, reading: Reading) -> Line:
        words = shown(reading.subject or reading.title)
        left: list[Span] = [("Issue    ", "dim")]
        if reading.number is not None:
            left.append((f"No {reading.number}  ", ""))
        left.append((words, "") if words else ("no subject", "italic"))
        right = short_date(reading.date) if reading.date else "no date"
        return Line(tuple(left), ((right, "dim"),), row=Spot("issue"))

    def _doubts(self, reading: Reading, places: Sequence[int]) -> Iterator[Line]:
        for place in places:
            doubt = reading.doubts[place]
            row = Spot("doubt", place)
            sign = self._glyphs.of("look")
            room = self._width - len(_STEP) - len(sign) - 1
            begins: tuple[Span, ...] = ((f"{_STEP[:-2]}{sign} ", "look"),)
            for part, taken in _said(doubt, room):
                yield Line((*begins, (part, ""), (taken, "dim")), row=row)
                begins = ((_STEP, ""),)

    def _section(self, at: int, title: str | None, stories: int, introductions: dict[str, str]) -> Iterator[Line]:
        if self._airy:
            yield BLANK
        if title is None:
            return
        yield Line(((shown(title).upper() or "NO TITLE", "bold"),), ((str(stories), "dim"),), row=Spot("section", at))
        for part in wrapped(shown(introductions.get(title, "")), self._width - 2):
            yield Line(((f" {part}", "italic"),), row=Spot("section", at))

    def _story(self, at: int, story: ReadStory) -> Line:
        kind = self._glyphs.of(story.kind) or (" " if story.kind == Kind.STORY else "?")
        words = shown(story.headline or "")
        name: Span = (words, "") if words else (first_words(story), "italic")
        numbers = (story.paragraphs, story.bullets, len(story.links))
        counts = "".join(f"{number or '':>{size}}" for number, size in zip(numbers, (4, 5, 6), strict=True))
        return Line(((f" {kind} ", ""), name), ((counts, "dim"),), row=Spot("story", at))

    def _inside(self, at: int, story: ReadStory) -> Iterator[Line]:
        row = Spot("story", at)
        room = self._width - len(_STEP) - 1
        for words, style in ((story.standfirst, "italic"), (story.byline, "dim"), (story.sponsor, "dim")):
            yield from (Line(((_STEP, ""), (part, style)), row=row) for part in wrapped(shown(words or ""), room))
        for place, words in enumerate(story.parts):
            for line in words.splitlines():
                for part in wrapped(shown(line), room):
                    yield Line(((_STEP, ""), (part, "")), row=Spot("part", at, place))
        if story.image:
            picture = f"picture: {shown(story.image.src)} {shown(story.image.alt)}"
            yield Line(((_STEP, ""), (picture, "dim")), row=row)
        if story.links_label:
            yield Line(((_STEP, ""), (shown(story.links_label), "dim")), row=row)
        for place, link in enumerate(story.links):
            yield self._link(Spot("link", at, place), link)
        for line in story.notes.splitlines():
            yield from (Line(((_STEP, ""), (part, "dim")), row=row) for part in wrapped(f"note: {shown(line)}", room))

    def _link(self, row: Spot, link: ReadLink) -> Line:
        source = ((f"{shown(link.source)}  ", "dim"),) if link.source else ()
        title = shown(link.title) or shown(link.url or "") or "no title"
        right = "no address" if not link.url else "tracked" if link.tracked else ""
        left = ((f"{_STEP}{row.place + 1:>2}  ", "dim"), *source, (title, ""))
        return Line(left, ((right, "dim"),) if right else (), row=row)

    def _left_out(self, reading: Reading) -> Iterator[Line]:
        if not reading.left_out:
            return
        yield from self._heading("LEFT OUT", len(reading.left_out))
        reason = None
        for place, left in enumerate(reading.left_out):
            if left.reason != reason:
                reason = left.reason
                yield from (Line(((f" {part}", "dim"),)) for part in wrapped(shown(reason), self._width - 1))
            words = shown(left.words.replace("\n", " ")).strip() or shown(left.url or "") or "no words"
            right = (("address", "dim"),) if left.url else ()
            yield Line(((f"   {words}", ""),), right, row=Spot("left", place))

    def _notes(self, reading: Reading) -> Iterator[Line]:
        if not reading.notes:
            return
        yield from self._heading("NOTES", len(reading.notes))
        for place, note in enumerate(reading.notes):
            for part in wrapped(shown(note), self._width - 3):
                yield Line(((f"   {part}", ""),), row=Spot("note", place))

    def _heading(self, title: str, number: int) -> Iterator[Line]:
        yield BLANK
        yield Line(((title, "bold"),), ((str(number), "dim"),))


def _said(doubt: Doubt, room: int) -> Iterator[tuple[str, str]]:
    """What is asked, and after it what was taken: on its last line where there is room, else on one of its own."""
    *lines, last = wrapped(shown(doubt.question), room) or [""]
    yield from ((line, "") for line in lines)
    taken = shown(doubt.taken)
    if not taken or cell_len(last) + cell_len(taken) + 2 <= room:
        yield last, f"  {taken}"
        return
    yield last, ""
    yield from (("", part) for part in wrapped(taken, room))


def first_words(story: ReadStory) -> str:
    """What a story without a headline is called."""
    words = shown(" ".join((story.standfirst or story.body).split())[:200])
    if not words and story.links:
        words = shown(story.links[0].title or story.links[0].url or "")
    return words or "no headline"


def section_sizes(reading: Reading) -> dict[int, int]:
    """How many stories each run of one section has, by the place of its first story."""
    sizes: dict[int, int] = {}
    first = 0
    for at, story in enumerate(reading.stories):
        if at and story.section != reading.stories[at - 1].section:
            first = at
        sizes[first] = sizes.get(first, 0) + 1
    return sizes


def lines_of(reading: Reading, spot: object) -> Lines:
    """Where in the source the words of a row stand."""
    if not isinstance(spot, Spot):
        return NOWHERE
    if spot.what in ("story", "part", "link", "section") and spot.at < len(reading.stories):
        return reading.stories[spot.at].lines
    if spot.what == "doubt" and spot.at < len(reading.doubts):
        doubt = reading.doubts[spot.at]
        if doubt.lines.first or doubt.story is None or doubt.story >= len(reading.stories):
            return doubt.lines
        return reading.stories[doubt.story].lines
    if spot.what == "issue" and reading.stories:
        first = reading.stories[0].lines.first
        return Lines(first, first - 1)  # in sight, and no line marked
    if spot.what == "left" and spot.at < len(reading.left_out):
        return reading.left_out[spot.at].lines
    return NOWHERE


def answers_to(doubt: Doubt, cells: int) -> tuple[tuple[str, str], ...]:
    """The key bar for a doubt: the commands that answer it, each with what it means for this one in `cells`."""
    other, taken = (cut(shown(words), cells) for words in (doubt.other, doubt.taken))
    no = f"no: {other}" if other else "the other side"
    yes = f"yes: {taken}" if taken else "it is right"
    return ("review.other", no), ("review.settle", yes), ("review.next", "next doubt"), ("undo", "undo")
