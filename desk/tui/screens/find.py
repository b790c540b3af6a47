"""Find and replace: every place in its sentence, and what it would become, before anything changes."""

from collections.abc import Hashable
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from desk.edit.replace import Match, find, replace
from desk.model.issue import Issue
from desk.tui.cells import Span, count, cut, shown
from desk.tui.screens.chooser import Rule
from desk.tui.widgets.dialog import Dialog, Entry, FormRow, KeyLine, Words
from desk.tui.widgets.lines import Line, RowView


class Place(NamedTuple):
    """Words in an issue: table, id, field, and where they begin and end in characters."""

    table: str
    id: int
    field: str
    start: int
    end: int


class Replacement(NamedTuple):
    """What should be replaced: the places and the new words."""

    matches: tuple[Match, ...]
    words: str


class FindScreen(Dialog[Place | Replacement]):
    """Closes with a place to go to, or with what is to be replaced."""

    DEFAULT_CSS = """
    FindScreen #found { height: 1fr; min-height: 6; max-height: 24; margin-top: 1; }
    FindScreen > Vertical { height: 34; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "into", show=False),
        Binding("alt+c,f6", "switch('match_case')", show=False, priority=True),
        Binding("alt+w,f7", "switch('whole_words')", show=False, priority=True),
        Binding("alt+s,f8", "switch('in_story')", show=False, priority=True),
        Binding("ctrl+s", "replace", show=False, priority=True),
        Binding("space", "leave_out", show=False),
        Binding("enter", "go", show=False),
    ]
    AUTO_FOCUS = "#needle"

    def __init__(self, issue: Issue, story: int | None) -> None:
        """In an issue; `story` is the one in hand, to which the search can be kept."""
        super().__init__("Find and replace")
        self.add_class("wide")
        self._issue, self._story = issue, story
        self._matches: tuple[Match, ...] = ()
        self._left_out: set[int] = set()
        self._on = {"match_case": False, "whole_words": False, "in_story": False}

    def inside(self) -> ComposeResult:
        """Two lines to type in, what is switched on, the places, the keys."""
        yield FormRow(Entry("needle", "Find", "", "words in headlines, texts, links and section titles"))
        yield FormRow(Entry("words", "Replace with", "", "nothing yet: enter goes to the place"))
        yield Words(id="switches")
        yield Rule()
        yield RowView(id="found")
        yield KeyLine((("enter", "go there"), ("ctrl+s", "replace"), ("space", "leave one out"), ("↓", "list")))

    def on_mount(self) -> None:
        """Nothing is found yet."""
        self._search()

    @property
    def _needle(self) -> str:
        return self.query_one("#needle", Input).value

    @property
    def _words(self) -> str:
        return self.query_one("#words", Input).value

    def _search(self) -> None:
        story = self._story if self._on["in_story"] else None
        switches = {name: self._on[name] for name in ("match_case", "whole_words")}
        needle = self._needle
        self._matches = find(self._issue, needle, story=story, **switches) if needle else ()
        self._left_out.clear()
        self._draw()

    def _draw(self) -> None:
        places = {(match.table, match.id) for match in self._matches}
        summary = f"{count(len(self._matches), 'place')} in {count(len(places), 'item')}" if self._needle else ""
        switches: list[Span] = []
        for name, key, words in (
            ("match_case", "alt+c", "match case"),
            ("whole_words", "alt+w", "whole words"),
            ("in_story", "alt+s", "this story only"),
        ):
            on = self._on[name]
            switches += [(key, "bold"), (f" {'✓ ' if on else ''}{words}   ", "" if on else "dim")]
        self.query_one("#switches", Words).show(*switches, (summary, "bold"))
        rows = self.query_one("#found", RowView)
        lines = [line for at, match in enumerate(self._matches) for line in self._lines(at, match)]
        if not lines:
            lines = [Line((("Nothing found." if self._needle else "", "dim"),))]
        rows.show(lines)

    def _lines(self, at: int, match: Match) -> tuple[Line, ...]:
        out = at in self._left_out
        where = Line(((cut(shown(match.label), 60), "dim"), (f"   {match.field}", "dim")), row=at, mark=" ")
        if out or not self._words:
            found: tuple[Span, ...] = ((match.found, "dim" if out else "bold underline"),)
        else:
            found = ((match.found, "strike stop"), (self._words, "bold underline add"))
        note: tuple[Span, ...] = (("left out", "dim"),) if out else ()
        text = ((match.before[-28:].lstrip(), "dim" if out else ""), *found, (match.after, "dim" if out else ""))
        return where, Line((("  ", ""), *text), note, row=at)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.input.id == "needle":
            self._search()
        else:
            self._draw()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == "words" and self._words:
            self.query_one("#found", RowView).focus()
        else:
            self.action_go()

    @on(RowView.Chosen, "#found")
    def _chosen(self) -> None:
        self.action_go()

    def action_into(self) -> None:
        """From the lines into the list."""
        self.query_one("#found", RowView).focus()

    def action_switch(self, name: str) -> None:
        """Switch one of the switches."""
        self._on[name] = not self._on[name]
        self._search()

    @property
    def _row(self) -> Hashable:
        return self.query_one("#found", RowView).row

    def action_leave_out(self) -> None:
        """Leave the selected place out, or take it in again."""
        if isinstance(self._row, int):
            self._left_out ^= {self._row}
            self._draw()
            self.query_one("#found", RowView).action_go(1)

    def action_go(self) -> None:
        """Close and go to the selected place."""
        if isinstance(self._row, int) and self._row < len(self._matches):
            match = self._matches[self._row]
            self.dismiss(Place(match.table, match.id, match.field, match.start, match.end))

    def action_replace(self) -> None:
        """Close and replace all that were not left out."""
        kept = tuple(match for at, match in enumerate(self._matches) if at not in self._left_out)
        if kept:
            self.dismiss(Replacement(kept, self._words))


def replaced(issue: Issue, replacement: Replacement) -> Issue:
    """The issue with the places replaced. Raises Refused if it has changed since they were found."""
    return replace(issue, replacement.matches, replacement.words)
