"""The review of old issues: the source at the left, what it was read as at the right, before anything is saved."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from desk.intake.otherwise import can_be_otherwise
from desk.intake.reading import Reading
from desk.model.dates import short_date
from desk.tui.keys.bars import KEY_BARS, RIGHT
from desk.tui.keys.review import BARS
from desk.tui.review.issues import issue_lines
from desk.tui.review.read_in import refused
from desk.tui.review.reviewed import Reviewed, reviewed
from desk.tui.review.rows import COLUMNS, ReviewRows, Spot, answers_to, lines_of
from desk.tui.review.saving import Saving
from desk.tui.review.source import SourceView
from desk.tui.review.taking_in import Gathered
from desk.tui.screens.sheet import Sheet, own_bindings
from desk.tui.widgets.cells import Span, count, wrapped
from desk.tui.widgets.head import Head, Pane
from desk.tui.widgets.keybar import Key, KeyBar
from desk.tui.widgets.lines import RowView
from desk.tui.widgets.tabs import TabStrip
from desk.tui.widgets.titleline import TitleLine

PANES = ("reading", "source", "issues")
_OWN = {"undo": "undo", "redo": "redo", "save": "save"}
"""Commands of everywhere that are about the readings here: the verbs of the review that run instead."""


class ReviewScreen(Sheet):
    """Closes with a sentence on what was saved; "" where nothing was."""

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
        self._parting = False
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
        """What is selected; from the list of issues, the issue."""
        row = self.rows.row
        return row if isinstance(row, Spot) and self.pane != "issues" else Spot("issue")

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
            why = "saved already; what you change now belongs on the desk" if self.item.file else self.item.dropped
            raise LookupError(f"{self.item.label} is {why}")
        self.item.row = self.rows.row
        if not self.item.do(title, edit, *args, **kw):
            return False
        self.redraw()
        self.land(select)
        self.say(f"{title}.", "undo")
        return True

    def land(self, row: object = None) -> None:
        """Select the row that the last change led to; without one, what is selected stays so. Undo knows it then."""
        self.rows.select(row)
        self.follow()
        self.item.landed(self.rows.row)

    def run_command(self, id: str) -> None:
        """Undo, redo and save are about the readings here."""
        if id in _OWN:
            from desk.tui.review import verbs as review

            self.attempt(getattr(review, _OWN[id]))
        else:
            super().run_command(id)

    def holds_back(self) -> bool:
        """Ask before the desk is closed with readings that are not saved; who asks twice is let go."""
        from desk.tui.review.verbs import ask_to_drop

        if not self.unsaved or self._parting:
            return False
        self._parting = True
        ask_to_drop(self, self._part, self._stay)
        return True

    def _stay(self) -> None:
        self._parting = False

    def _part(self) -> None:
        self.app.call_later(self.app.action_quit)

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
        """Bring a pane to the front and put the focus into it. One that had no room till now is fitted to its width."""
        hidden = not self.query_one(f"#{name}-pane").display
        for each in PANES:
            self.set_class(each == name, f"show-{each}")
        self.focus_on(self.query_one(f"#{name}", Widget))
        self._draw_tabs()
        self.draw_keys()
        if hidden:
            self.call_after_refresh(self.redraw)

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
        issues.show(issue_lines(self.items, self.refused, self.desk.glyphs.of("look"), issues.text_width))
        issues.select(self.at, tell=False)
        left = len(self.unsaved)
        self.query_one("#issues-head", Head).show(note=f"{left} to save" if left else "all saved")
        self._draw_title()
        self._draw_tabs()
        self.draw_keys()
        self.follow()

    def _draw_title(self) -> None:
        reading = self.reading
        left: list[tuple[int, list[Span]]] = [(4, [("Review", "bold")]), (0, [(self.item.label, "")])]
        if reading.date:
            left.append((2, [(short_date(reading.date), "dim")]))
        doubts = count(len(reading.doubts), "doubt") if reading.doubts else "no doubts"
        right: list[tuple[int, list[Span]]] = [
            (3, [(f"{len(reading.stories):,}", ""), (" stories", "dim")]),
            (3, [(f"{reading.link_count:,}", ""), (" links", "dim")]),
            (1, [(doubts, "dim")]),
            (0, [("saved", "dim") if self.item.file else (self.item.dropped or "not saved", "bold")]),
        ]
        self.query_one(TitleLine).show(left, right)

    def _draw_tabs(self) -> None:
        notes = {"reading": str(len(self.reading.stories)), "source": "", "issues": str(len(self.items))}
        self.query_one(TabStrip).show(self.pane, notes)

    def draw_keys(self, note: str = "", scope: str = "") -> None:
        """The keys of the review; esc comes last and is never cut."""
        if self.saving.busy:
            for bar in self.query(KeyBar):
                bar.show([Key("esc", "stop", "review.leave")], (), note=self.saving.note)
            return
        right = self._written(RIGHT if self.size.width >= 100 else RIGHT[:1], False)
        for bar in self.query(KeyBar):
            bar.show(self._keys_here(), right, note)

    def _keys_here(self) -> list[Key]:
        """The keys of the selected row between those that save and esc; the answers to a doubt come first of all."""
        spot, many = self.spot, len(self.unsaved) > 1
        save = Key(self.desk.keys.shown("save"), "save, next" if self.many else "save", "save")
        saves = [save, *self._written((("review.keep", "save all"),) if many else (), False)]
        last = self._written((("review.leave", "back"),), False)
        if spot.what == "doubt" and spot.at < len(self.reading.doubts):
            answers = answers_to(self.reading.doubts[spot.at], self.size.width // 6)
            return [*self._written(answers if self._has_other(spot.at) else answers[1:], False), *saves, *last]
        place = "issues" if self.pane == "issues" else spot.what
        return [*saves, *self._written(BARS.get(place, KEY_BARS["review"]), False), *last]

    def _has_other(self, place: int) -> bool:
        """Whether a key can take the other side of this doubt."""
        doubt = self.reading.doubts[place]
        return (doubt.about == "issue" and doubt.story is None) or can_be_otherwise(self.reading, place)

    def follow(self) -> None:
        """Mark in the source what the selected row was read from."""
        self.query_one("#source", SourceView).mark(lines_of(self.reading, self.rows.row))

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
