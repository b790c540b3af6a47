"""The review of old issues: the source at the left, what it was read as at the right, before anything is saved."""

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from desk.intake.reading import Doubt, Reading
from desk.model.dates import short_date
from desk.tui.cells import Span, count, cut, shown
from desk.tui.commands import KEY_BARS, RIGHT
from desk.tui.reviewed import Reviewed, reviewed
from desk.tui.screens.issue_rows import wrapped
from desk.tui.screens.read_in import refused
from desk.tui.screens.review_rows import COLUMNS, ReviewRows, Spot, first_words, lines_of
from desk.tui.screens.review_saving import Saving
from desk.tui.screens.sheet import Sheet, own_bindings
from desk.tui.taking_in import Gathered
from desk.tui.widgets.head import Head, Pane
from desk.tui.widgets.keybar import Key, KeyBar
from desk.tui.widgets.lines import BLANK, Line, RowView
from desk.tui.widgets.source import SourceView
from desk.tui.widgets.tabs import TabStrip
from desk.tui.widgets.titleline import TitleLine

_ANSWER = 22
"""Cells of an answer in the key bar."""
PANES = ("reading", "source", "issues")
_OWN = {"undo": "undo", "redo": "redo", "save": "save", "quit": "quit_desk"}
"""Commands of everywhere that are about the readings here: the verbs of the review that run instead."""


class ReviewScreen(Sheet):
    """Closes with a sentence on what was saved; "" where nothing was."""

    DEFAULT_CSS = """
    ReviewScreen #panes { height: 1fr; padding-right: 1; }
    ReviewScreen.-tall #panes { margin-bottom: 1; }
    ReviewScreen.-tall Pane > Head { margin-bottom: 1; }
    ReviewScreen #issues-pane { width: 30; }
    ReviewScreen.one #issues-pane { display: none; }
    ReviewScreen #reading-pane { width: 1.2fr; min-width: 42; }
    ReviewScreen #source-pane { width: 1fr; max-width: 90; }
    ReviewScreen.-normal #issues-pane { display: none; }
    ReviewScreen.-normal.show-issues #issues-pane { display: block; width: 34; }
    ReviewScreen.-normal.show-issues #source-pane { display: none; }
    ReviewScreen.-narrow TabStrip { display: block; }
    ReviewScreen.-narrow.-tall TabStrip { margin-bottom: 1; }
    ReviewScreen.-narrow Pane { display: none; }
    ReviewScreen.-narrow #issues-pane { width: 1fr; }
    ReviewScreen.-narrow #reading-pane { min-width: 0; }
    ReviewScreen.-narrow.show-reading #reading-pane, ReviewScreen.-narrow.show-source #source-pane,
    ReviewScreen.-narrow.show-issues #issues-pane { display: block; }
    ReviewScreen.-narrow Pane > Head { display: none; }
    """
    scope = "review"
    scopes = ("review", "everywhere")
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings((), *scopes)]
    AUTO_FOCUS = "#reading"

    def __init__(self, found: Gathered) -> None:
        """For what was read."""
        super().__init__()
        self.items = reviewed(found.arrivals)
        self.refused = found.refused
        self.at = 0
        self.saving = Saving(self, found.incoming)
        self.set_class(not self.many, "one")
        self.add_class("show-reading")

    @property
    def many(self) -> bool:
        """Whether there is more than one issue, or a file to be told about."""
        return len(self.items) > 1 or bool(self.refused)

    @property
    def panes(self) -> tuple[str, ...]:
        """The panes that there are."""
        return PANES if self.many else PANES[:2]

    def compose(self) -> ComposeResult:
        """Title line, issues, source and reading, key bar."""
        titles = [(name, name.capitalize()) for name in self.panes]
        yield TitleLine(id="title")
        yield TabStrip(*titles, id="tabs")
        with Horizontal(id="panes"):
            with Pane(id="issues-pane"):
                yield Head("Issues", id="issues-head")
                yield RowView(id="issues")
            with Pane(id="source-pane"):
                yield Head("Source", id="source-head")
                yield SourceView(id="source")
            with Pane(id="reading-pane"):
                yield Head("Reading", id="reading-head")
                yield RowView(id="reading")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show the first issue; what could not be read is said."""
        self.call_after_refresh(self.redraw)
        if self.refused:
            self.say(refused(self.refused))

    # What is here

    @property
    def item(self) -> Reviewed:
        """The issue that is looked at."""
        return self.items[self.at]

    @property
    def reading(self) -> Reading:
        """Its reading as it is now."""
        return self.item.reading

    @property
    def rows(self) -> RowView:
        """The reading's rows."""
        return self.query_one("#reading", RowView)

    @property
    def spot(self) -> Spot:
        """What is selected."""
        row = self.rows.row
        return row if isinstance(row, Spot) else Spot("issue")

    @property
    def unsaved(self) -> list[Reviewed]:
        """The issues that are to be decided about."""
        return [item for item in self.items if not item.done]

    @property
    def has_issue(self) -> bool:
        """Nothing here can be exported: it is no issue yet."""
        return False

    # Changing

    def edit(self, title: str, edit: Callable[..., Reading], *args: Any, select: Spot | None = None, **kw: Any) -> bool:
        """Change the reading as one step, select a row of it and say what happened. Raises LookupError."""
        if self.item.done:
            raise LookupError(f"{self.item.label} is saved already; what you change now belongs on the desk")
        if not self.item.do(title, edit, *args, **kw):
            return False
        self.redraw()
        if select is not None:
            self.rows.select(select)
            self.follow()
        self.say(f"{title}.", "undo")
        return True

    def run_command(self, id: str) -> None:
        """Undo, redo, save and quit are about the readings here."""
        if id in _OWN:
            from desk.tui.verbs import review

            self.attempt(getattr(review, _OWN[id]))
        else:
            super().run_command(id)

    def go_to(self, at: int) -> None:
        """Look at another issue."""
        if at != self.at and 0 <= at < len(self.items):
            self.item.row = self.rows.row
            self.at = at
            self.rows.row = None
            self.redraw()
            self.rows.select(self.item.row or Spot("issue"), tell=False)
            self.rows.scroll_to(y=0, animate=False)
            self.rows.reveal(self.rows.row)
            self.follow()

    def show_pane(self, name: str) -> None:
        """Bring a pane to the front and put the focus into it."""
        for each in PANES:
            self.set_class(each == name, f"show-{each}")
        self.focus_on(self.query_one(f"#{name}", Widget))
        self._draw_tabs()

    @property
    def pane(self) -> str:
        """The pane in front."""
        return next((name for name in PANES if self.has_class(f"show-{name}")), PANES[0])

    # Showing

    def redraw(self) -> None:
        """Draw all of it; nothing that is selected jumps."""
        reading, rows = self.reading, self.rows
        made = ReviewRows(self.desk.glyphs, rows.text_width, self.size.height >= 26)
        rows.show(made.lines(reading, self.item.opened))
        self.query_one("#reading-head", Head).show(note=COLUMNS)
        source = self.query_one("#source", SourceView)
        source.present(reading.source, reading.doubts, self.desk.glyphs.of("look"), wrapped)
        self.query_one("#source-head", Head).show(note=count(len(reading.source), "line"))
        issues = self.query_one("#issues", RowView)
        issues.show(self._issues(issues.text_width))
        issues.select(self.at, tell=False)
        left = len(self.unsaved)
        self.query_one("#issues-head", Head).show(note=f"{left} to save" if left else "all saved")
        self._draw_title()
        self._draw_tabs()
        self.draw_keys()
        self.follow()

    def _issues(self, width: int) -> Iterator[Line]:
        sign = self.desk.glyphs.of("look")
        for at, item in enumerate(self.items):
            doubts = len(item.reading.doubts)
            right: tuple[Span, ...] = ((sign, "look"), (f"{doubts:>3}", "dim")) if doubts else ()
            if item.done:
                right = (("saved" if item.file else "left out", "dim"),)
            yield Line(((cut(_called(item), max(8, width - 9)), "dim" if item.done else ""),), right, row=at)
        if self.refused:
            yield BLANK
            yield Line((("NOT READ", "bold"),), ((str(len(self.refused)), "dim"),))
            for words in self.refused:
                yield from (Line(((part, ""),)) for part in wrapped(shown(words), width))

    def _draw_title(self) -> None:
        reading = self.reading
        left: list[tuple[int, list[Span]]] = [(4, [("Review", "bold")]), (0, [(self.item.label, "")])]
        if reading.date:
            left.append((2, [(short_date(reading.date), "dim")]))
        doubts = count(len(reading.doubts), "doubt") if reading.doubts else "no doubts"
        links = sum(len(story.links) for story in reading.stories)
        right: list[tuple[int, list[Span]]] = [
            (3, [(f"{len(reading.stories):,}", ""), (" stories", "dim")]),
            (3, [(f"{links:,}", ""), (" links", "dim")]),
            (1, [(doubts, "dim")]),
            (0, [("saved", "dim") if self.item.file else ("not saved", "bold")]),
        ]
        self.query_one(TitleLine).show(left, right)

    def _draw_tabs(self) -> None:
        notes = {"reading": str(len(self.reading.stories)), "source": "", "issues": str(len(self.items))}
        self.query_one(TabStrip).show(self.pane, notes)

    def draw_keys(self, note: str = "", scope: str = "") -> None:
        """The keys of the review; esc comes last and is never cut."""
        bars = self.query(KeyBar)
        if self.saving.busy:
            for bar in bars:
                bar.show([Key("esc", "stop", "review.leave")], (), note=self.saving.note)
            return
        saves = [Key(self.desk.keys.shown("save"), "save, next" if self.many else "save", "save")]
        if len(self.unsaved) > 1:
            saves += self._written((("review.keep", "save all"),), False)
        keys = self._written(KEY_BARS["review"], False)
        if self.spot.what == "doubt":
            keys = self._answers(self.reading.doubts[self.spot.at])
        last = self._written((("review.leave", "back"),), False)
        right = self._written(RIGHT if self.size.width >= 100 else RIGHT[:1], False)
        for bar in bars:
            bar.show([*saves, *keys, *last], right, note)

    def _answers(self, doubt: Doubt) -> list[Key]:
        """The keys that answer a doubt, each with what it means for this one."""
        other, taken = (cut(shown(words), _ANSWER) for words in (doubt.other, doubt.taken))
        answers = (("review.other", f"no: {other}"), ("review.settle", f"yes: {taken}"), ("review.next", "next doubt"))
        return self._written((*answers, ("undo", "undo")), False)

    def follow(self) -> None:
        """Mark in the source what the selected row was read from."""
        self.query_one("#source", SourceView).mark(lines_of(self.reading, self.spot))

    # What happens

    @on(RowView.Selected, "#reading")
    def _selected(self) -> None:
        self.follow()
        self.draw_keys()

    @on(RowView.Chosen, "#reading")
    def _chosen(self) -> None:
        self.run_command("review.open")

    @on(RowView.Selected, "#issues")
    def _other(self, event: RowView.Selected) -> None:
        if isinstance(event.row, int):
            self.go_to(event.row)

    @on(RowView.Chosen, "#issues")
    def _into(self) -> None:
        self.show_pane("reading")

    @on(TabStrip.Picked)
    def _picked(self, event: TabStrip.Picked) -> None:
        self.show_pane(event.pane)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane with the focus comes to the front, however it got there."""
        name = str(event.widget.id)
        if name in PANES and name != self.pane:
            self.show_pane(name)

    def on_resize(self) -> None:
        """Fit the lines anew."""
        self.call_after_refresh(self.redraw)


def _called(item: Reviewed) -> str:
    """An issue in the list: its label and its subject, else its day or its first headline."""
    reading = item.reading
    first = next((first_words(story) if not story.headline else story.headline for story in reading.stories), "")
    words = shown(reading.subject or reading.title)
    rest = next((each for each in (words, short_date(reading.date), shown(first)) if each and each != item.label), "")
    return "  ".join(part for part in (item.part if item.label == item.name else item.label, rest) if part)
