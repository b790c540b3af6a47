"""Find and replace over the whole issue, with a look at what changes before it does."""

from collections.abc import Hashable
from typing import ClassVar, NamedTuple, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from desk.edit.replace import Match, find, replace
from desk.model.issue import Issue
from desk.tui.find.rows import counted, rows
from desk.tui.ports import Desk
from desk.tui.widgets.dialog import Dialog
from desk.tui.widgets.form import FormField, FormRow
from desk.tui.widgets.head import Head, Pane
from desk.tui.widgets.lines import Line, RowView
from desk.tui.widgets.words import KeyLine, Words


class FoundPlace(NamedTuple):
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


SWITCHES = {
    "match_case": ("alt+c", "any case", "match case"),
    "whole_words": ("alt+w", "parts of words", "whole words"),
    "in_story": ("alt+s", "whole issue", "this story"),
}
"""What can be switched: its key, and the words for off and on."""


class Switch(Words):
    """One switch with its key; a click switches it."""


class FindScreen(Dialog[FoundPlace | Replacement]):
    """Closes with a place to go to, or with what is to be replaced."""

    DEFAULT_CSS = """
    FindScreen > Vertical { height: 34; }
    FindScreen #switches { height: 1; margin-top: 1; }
    FindScreen Switch { width: 22; }
    FindScreen Pane { padding: 0; margin-top: 1; height: 1fr; }
    FindScreen #found { height: 1fr; }
    FindScreen.-tall #found { margin-top: 1; }
    FindScreen #warning { display: none; }
    FindScreen #warning.said { display: block; }
    FindScreen .replacing, FindScreen.replaces .going { display: none; }
    FindScreen.replaces .replacing { display: block; }
    FindScreen.-short #switches, FindScreen.-short Pane { margin-top: 0; }
    FindScreen.-narrow #switches { layout: vertical; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "into", show=False),
        Binding("alt+c,f6", "switch('match_case')", show=False, priority=True),
        Binding("alt+w,f7", "switch('whole_words')", show=False, priority=True),
        Binding("alt+s,f8", "switch('in_story')", show=False, priority=True),
        Binding("ctrl+s", "replace", show=False, priority=True),
        Binding("space", "leave_out", show=False),
        Binding("enter", "take", show=False),
        Binding("right", "go", show=False),
    ]
    AUTO_FOCUS = "#needle"

    def __init__(self, issue: Issue, story: int | None) -> None:
        """In an issue; `story` is the one in hand, to which the search can be kept."""
        super().__init__("Find and replace")
        self.add_class("wide")
        self._issue, self._story = issue, story
        self._matches: tuple[Match, ...] = ()
        self._left_out: set[int] = set()
        self._on = dict.fromkeys(SWITCHES, False)
        self._taking_out = False

    def inside(self) -> ComposeResult:
        """Two lines to type in, what is switched on, the places, the keys."""
        yield FormRow(FormField("needle", "Find", "", "in headlines, texts, links, sections"))
        yield FormRow(FormField("words", "Replace with", "", "nothing yet: enter goes to the place"))
        with Horizontal(id="switches"):
            for name in SWITCHES:
                if name != "in_story" or self._story is not None:
                    yield Switch(id=name)
        with Pane():
            yield Head("Found", id="found-head")
            yield RowView(id="found")
        yield Words(id="warning", wrap=True)
        going = KeyLine((("enter", "go there"), ("↓", "list"), ("ctrl+s", "replace"), ("space", "leave one out")))
        yield going.add_class("going")
        enter = (("enter", "replace"), ("space", "leave one out"), ("→", "go there"), ("↓", "list"))
        yield KeyLine(enter).add_class("replacing")

    def on_mount(self) -> None:
        """Nothing is found yet."""
        self._search()

    @property
    def _list(self) -> RowView:
        return self.query_one("#found", RowView)

    @property
    def _needle(self) -> str:
        return self.query_one("#needle", Input).value

    @property
    def _words(self) -> str | None:
        """What would stand in the places; None if nothing is to be replaced."""
        return self.query_one("#words", Input).value or ("" if self._taking_out else None)

    def _search(self) -> None:
        story = self._story if self._on["in_story"] else None
        switches = {name: self._on[name] for name in ("match_case", "whole_words")}
        self._matches = find(self._issue, self._needle, story=story, **switches)
        self._left_out.clear()
        self._list.row = None
        self._draw()
        self._list.scroll_to(y=0, animate=False)

    def _draw(self) -> None:
        for switch in self.query(Switch):
            key, off, on = SWITCHES[switch.id or ""]
            switch.show((key, "bold"), (f" {on}", "bold") if self._on[switch.id or ""] else (f" {off}", "dim"))
        kept = [match for at, match in enumerate(self._matches) if at not in self._left_out]
        self.query_one("#found-head", Head).show(note=counted(self._issue, kept) if self._matches else "")
        nothing = Line((("Nothing found." if self._needle else "", "dim"),))
        self._list.show(list(rows(self._matches, self._left_out, self._words)) or [nothing])
        self.set_class(self._words is not None, "replaces")
        words = ""
        if self._words == "" and kept:
            sign = cast("Desk", self.app).glyphs.of("look")
            words = f"{sign} Nothing comes in their place: ctrl+s again takes out {counted(self._issue, kept)}."
        warning = self.query_one("#warning", Words)
        warning.show((words, "look"))
        warning.set_class(bool(words), "said")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._taking_out = False
        if event.input.id == "needle":
            self._search()
        else:
            self._draw()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == "words" and self._words is not None:
            self.action_replace()  # what changes stood below all the time
        elif self._words is not None:
            self.action_into()
        else:
            self.action_go()

    @on(RowView.Chosen, "#found")
    def _chosen(self) -> None:
        self.action_go()

    @on(events.Click, "Switch")
    def _clicked(self, event: events.Click) -> None:
        if event.widget is not None and event.widget.id:
            self.action_switch(event.widget.id)

    def action_into(self) -> None:
        """From the lines into the list."""
        self._list.focus()

    def action_switch(self, name: str) -> None:
        """Switch one of the switches."""
        if name != "in_story" or self._story is not None:
            self._on[name] = not self._on[name]
            self._search()

    @property
    def _row(self) -> Hashable:
        return self._list.row

    def action_leave_out(self) -> None:
        """Leave the selected place out, or take it in again."""
        if isinstance(self._row, int):
            self._left_out ^= {self._row}
            self._draw()
            self._list.action_go(1)

    def action_take(self) -> None:
        """In the list: replace if there is something to replace with, else go to the place."""
        if self._words is None:
            self.action_go()
        else:
            self.action_replace()

    def action_go(self) -> None:
        """Close and go to the selected place."""
        if isinstance(self._row, int) and self._row < len(self._matches):
            match = self._matches[self._row]
            self.dismiss(FoundPlace(match.table, match.id, match.field, match.start, match.end))

    def action_replace(self) -> None:
        """Close and replace all that were not left out; to take words out without any new ones asks once more."""
        kept = tuple(match for at, match in enumerate(self._matches) if at not in self._left_out)
        if not kept:
            return
        if self._words is None:
            self._taking_out = True
            self._draw()
        else:
            self.dismiss(Replacement(kept, self._words))


def replaced(issue: Issue, replacement: Replacement) -> Issue:
    """The issue with the places replaced. Raises Refused if it has changed since they were found."""
    return replace(issue, replacement.matches, replacement.words)
