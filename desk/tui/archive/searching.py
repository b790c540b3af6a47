"""Search while writing: opens the pane, asks as the words are typed, and shows what answers."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.widget import Widget

from desk.archive.entries import entry
from desk.archive.references import Linked, backlinks
from desk.archive.related import related
from desk.archive.remarks import search_words
from desk.archive.search import HITS, Result, search
from desk.archive.snippets import snippets
from desk.archive.stories import Before, Run, issue_count
from desk.model.issue import Issue, Story
from desk.model.publication import Publication
from desk.tui.archive.pane import ArchivePane
from desk.tui.archive.rows import reading, snippet_spans, story_lines, why
from desk.tui.background import is_there
from desk.tui.screens.base import DeskBase
from desk.tui.widgets.cells import Span, count, wrapped
from desk.tui.widgets.head import Head
from desk.tui.widgets.lines import BLANK, Line

NO_ISSUES = "There is no earlier issue to search yet."
"""What is said in place of a search of nothing."""
SHOWN = 30
"""Stories that are shown; who looks for more types another word."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the pane shows: a note for its head, sentences above the stories, and the stories with their words."""

    note: str = ""
    says: tuple[str, ...] = ()
    runs: tuple[tuple[Run, Sequence[Span]], ...] = ()


@dataclass(frozen=True, slots=True)
class Hand:
    """What is in hand: the issue, the story in its fields, and the publication."""

    issue: Issue
    story: Story | None
    publication: Publication


class Searching:
    """The archive pane of one desk screen."""

    def __init__(self, screen: DeskBase, hand: Callable[[], Hand]) -> None:
        """`hand` says what is in hand when it is asked."""
        self._screen = screen
        self._hand = hand
        self._from: Widget | None = None
        self._runs: dict[str, Run] = {}
        self._last = ""
        self._came_to_read = False

    @property
    def pane(self) -> ArchivePane:
        """The pane."""
        return self._screen.query_one(ArchivePane)

    @property
    def is_open(self) -> bool:
        """Whether the pane is there."""
        return self._screen.has_class("searching")

    @property
    def run(self) -> Run | None:
        """The story that is read, else the selected one."""
        row = self.pane.rows.row
        return self._runs.get(row) if isinstance(row, str) else None

    @property
    def is_reading(self) -> bool:
        """Whether a story is read in the pane."""
        return self.is_open and self.pane.is_reading

    def open(self, words: str | None = None) -> None:
        """Go into the line; without `words` the last ones stand there, selected, so that others can be typed."""
        self._enter()
        line = self.pane.line
        line.value = self._last if words is None else words
        line.selection = type(line.selection)(0, len(line.value))
        self.ask()

    def _enter(self) -> None:
        if not self.is_open:
            self._from = self._screen.focused
            self._screen.add_class("searching")
        self._came_to_read = False
        self.pane.remove_class("reading")
        self._screen.focus_on(self.pane.line)

    def typed(self) -> None:
        """Ask again, if the line holds other words than those that were asked for."""
        if self.pane.line.value != self._last:
            self.ask()

    def close(self) -> None:
        """Go back to where the editor came from: from what is read to the list, from the list to the sentence."""
        if self.pane.is_reading and not self._came_to_read:
            self.pane.remove_class("reading")
            self._screen.focus_on(self.pane.line)
            return
        self.leave()

    def leave(self) -> None:
        """Put the pane away; the focus goes to where it was."""
        self._screen.remove_class("searching")
        self.pane.remove_class("reading")
        there = self._from
        if there is not None and there.is_mounted and there.focusable:
            self._screen.focus_on(there)

    def ask(self) -> None:
        """Ask for what stands in the line; with nothing typed, for stories that are close to the one in hand."""
        hand, words = self._hand(), self.pane.line.value
        self._last = words
        self.pane.remove_class("reading")
        work = _closest(hand) if not words.strip() else _answer(words, Before.of(hand.issue), self.width)
        self._ask(work)

    def later_stories(self) -> None:
        """Show the later stories that point to the one in hand."""
        self._enter()
        self._ask(_later(self._hand()))

    def _ask(self, work: Callable[[sqlite3.Connection], Found]) -> None:
        self._screen.desk.remembering.ask(work, self._show, group="search")

    def read(self, run: Run | None = None) -> None:
        """Read a story beside the draft: this one, else the selected one; once more: back to the list."""
        if run is not None:
            self._enter()
            self._came_to_read = True
            self._screen.desk.remembering.ask(_nothing, self._show, group="search")  # in the place of what was asked
            self._show(Found("", (), ((run, ()),)))
        elif self.pane.is_reading:
            self.close()
            return
        run = run or self.run
        if run is None:
            self._screen.say("There is no story to read here.")
            return
        pane = self.pane
        pane.add_class("reading")
        pane.query_one("#archive-head", Head).show(note=run.label)
        pane.story.show(list(reading(run, self.width)))
        pane.story.scroll_to(y=0, animate=False)

    @property
    def width(self) -> int:
        """Cells that a line of the pane has."""
        return max(20, self.pane.rows.text_width or self.pane.size.width - 4)

    def redraw(self) -> None:
        """Fit the lines anew."""
        if self.is_open and not self.pane.is_reading:
            self.ask()

    def _show(self, found: Found | None) -> None:
        if found is None or not is_there(self._screen) or not self.is_open:
            return
        pane = self.pane
        width = self.width
        lines = [Line(((part, "dim"),)) for says in found.says for part in wrapped(says, width)]
        if lines and found.runs:
            lines.append(BLANK)
        first = not lines
        self._runs = {run.ref: run for run, _ in found.runs}
        lines += list(story_lines(found.runs, width))
        pane.query_one("#archive-head", Head).show(note=found.note)
        pane.rows.row = next(iter(self._runs), None)
        pane.rows.show(lines)
        if first or found.runs:
            pane.rows.scroll_to(y=0, animate=False)


def _nothing(connection: sqlite3.Connection) -> None:
    """Nothing is asked."""


def _answer(words: str, before: Before, width: int) -> Callable[[sqlite3.Connection], Found]:
    def work(connection: sqlite3.Connection) -> Found:
        result = search(connection, words, before)
        runs = [hit.run for hit in result.hits[:SHOWN]]
        pieces = snippets(connection, result, runs, width)
        shown = tuple((run, snippet_spans(piece)) for run, piece in zip(runs, pieces, strict=True))
        return Found(_note(result), tuple(_says(connection, result, before)), shown)

    return work


def _note(result: Result) -> str:
    number = len(result.hits)
    return (
        ""
        if not number
        else f"{HITS} and more"
        if number == HITS
        else f"{count(number, 'story', 'stories')}, best first"
    )


def _says(connection: sqlite3.Connection, result: Result, before: Before) -> list[str]:
    says = search_words(result)
    if not result.hits and not result.question.is_empty:
        issues = issue_count(connection, before)
        says.append(f"Nothing in {count(issues, 'issue')}. Try one word less." if issues else NO_ISSUES)
    return says


def _closest(hand: Hand) -> Callable[[sqlite3.Connection], Found]:
    def work(connection: sqlite3.Connection) -> Found:
        before = Before.of(hand.issue)
        number = issue_count(connection, before)
        if not number:
            return Found("", (NO_ISSUES,))
        issues = count(number, "issue")
        if hand.story is None:
            return Found("", (f"Type a word to search {issues}.",))
        linked = Linked.of(hand.issue, hand.story, hand.publication)
        close = [each for each in related(connection, entry(hand.issue, hand.story), before, linked) if each.is_shown]
        if not close:
            return Found("", (f"Nothing close in {issues}.", "Type a word to search them."))
        return Found("close to this story", (), tuple((each.run, why(each.because)) for each in close))

    return work


def _later(hand: Hand) -> Callable[[sqlite3.Connection], Found]:
    def work(connection: sqlite3.Connection) -> Found:
        if hand.story is None:
            return Found()
        later = backlinks(connection, hand.issue, hand.story, hand.publication)
        if not later:
            return Found("", ("No other story points to this one.",))
        return Found("since then", (), tuple((run, ()) for run in later))

    return work
