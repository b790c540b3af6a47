"""The drafts: issues that were read in and are not kept yet, with what tells them apart and how much is in doubt."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from desk.archive.drafts import Draft
from desk.edit import Refused
from desk.tui.keys.commands import BY_ID
from desk.tui.reading import keeping
from desk.tui.reading.opening import open_draft
from desk.tui.screens.sheet import Own, Sheet, own_bindings
from desk.tui.widgets import days
from desk.tui.widgets.cells import Span, count, shown
from desk.tui.widgets.head import Head, Pane
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import BLANK, Line, RowView
from desk.tui.widgets.titleline import TitleLine

_ROOMY = 100
"""Columns from which the figures of a row say what they count."""


class DraftsScreen(Sheet):
    """The list of drafts. Each is opened on the desk, kept among the issues, or dropped."""

    own = (
        Own("enter", "open", "open_selected"),
        Own("Z", "keep", "keep_selected"),
        Own("A", "keep all", "keep_all"),
        Own("x,delete", "drop", "drop_selected"),
        Own("u,ctrl+z", "undo", "undo_drop"),
        Own("R", "read more in", "read_more"),
        Own("escape", "back", "leave"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(own, "everywhere")]
    AUTO_FOCUS = "#drafts"

    def __init__(self) -> None:
        """A list that fills itself."""
        super().__init__()
        self.found: list[Draft] = []
        self.keeping = keeping.Keeping(self, self)

    def compose(self) -> ComposeResult:
        """Title line, list, key bar."""
        yield TitleLine(id="title")
        with Pane(id="drafts-pane"):
            yield Head("Read in, not kept yet", id="drafts-head")
            yield RowView(id="drafts")
        yield KeyBar(id="keys")

    def on_screen_resume(self) -> None:
        """One of them may have been edited or kept."""
        self.load()

    def load(self) -> None:
        """List the drafts anew, off the screen's thread."""
        self.in_thread(self.desk.drafts.listed, self._have, group="drafts")

    def _have(self, found: list[Draft]) -> None:
        if not self.is_mounted:
            return
        self.found = found
        self.redraw()

    @property
    def rows(self) -> RowView:
        """The list."""
        return self.query_one("#drafts", RowView)

    @property
    def selected(self) -> Draft:
        """The selected draft. Raises Refused where there is none."""
        for each in self.found:
            if each.path == self.rows.row:
                return each
        raise Refused("Nothing waits to be kept.")

    def redraw(self) -> None:
        """Show the list."""
        wide = self.size.width >= 80
        self.rows.show([self._line(each, wide=wide) for each in self.found] or self._empty())
        doubts = sum(each.note.doubts for each in self.found)
        self.query_one("#drafts-head", Head).show(note=count(doubts, "doubt") if self.found else "")
        name = shown(self.desk.session.publication.name) or "Untitled publication"
        total: list[Span] = [(count(len(self.found), "issue"), ""), (" read in", "dim")]
        self.query_one(TitleLine).show([(0, [(name, "bold")])], [(0, total)])
        self.draw_keys(self.keeping.note)

    def _line(self, each: Draft, *, wide: bool) -> Line:
        summary, note = each.summary, each.note
        look = self.desk.glyphs.of("look")
        sign: Span = (f"{look} ", "look") if note.alarms or summary.problem else ("  ", "")
        number = "" if summary.number is None else str(summary.number)
        name = self._known_as(each)
        left: list[Span] = [
            sign,
            (f"{number:>4}", ""),
            (f"  {days.in_column(summary.date, narrow=not wide)}   ", "dim"),
        ]
        source = shown(note.name.rpartition("/")[2])
        left += [(name, "")] + ([(f"   {source}", "dim")] if source and source not in name else [])
        open_ones = count(note.doubts, "doubt") if note.doubts else ""
        counts = f"{open_ones:>10} {summary.stories:>6,} {summary.links:>7,}" if wide else f"{open_ones:>10}"
        if self.size.width >= _ROOMY:
            counts = (
                f"{open_ones:>10} {count(summary.stories, 'story', 'stories'):>14} {count(summary.links, 'link'):>11}"
            )
        return Line(tuple(left), ((counts, "dim"),), row=each.path)

    def _known_as(self, draft: Draft) -> str:
        """What the editor knows it by: its subject or title, else what it was read from."""
        summary = draft.summary
        return shown(summary.subject or summary.title or draft.note.name.rpartition("/")[2] or summary.label)

    def _empty(self) -> Sequence[Line]:
        key = self.desk.keys.shown("intake")
        return [
            Line((("Nothing waits to be kept", "bold"),)),
            BLANK,
            Line(((f"{key:<8}", "bold"), ("read old issues in: files, folders, mails, or pasted text", ""))),
        ]

    # Verbs

    @on(RowView.Chosen, "#drafts")
    def _chosen(self) -> None:
        self.run_command("own.open_selected")

    def open_selected(self) -> None:
        """Open the selected draft on the desk, beside its source."""
        open_draft(self, self.selected.path)

    def keep_selected(self) -> None:
        """Keep the selected draft among the issues."""
        self.keeping.start([self.selected.path])

    def keep_all(self) -> None:
        """Keep them all; what is here already is asked about at the end."""
        self.keeping.start([each.path for each in self.found if not each.summary.problem] or [self.selected.path])

    def drop_selected(self) -> None:
        """Take the selected draft off the list; undo puts it back."""
        draft = self.selected
        self.desk.drafts.dropped.append(self.desk.drafts.drop([draft.path]))
        self.found.remove(draft)  # at once: the next key is for the next one
        self.redraw()
        self.load()
        self.say(f"Dropped {self._known_as(draft).rstrip('.')}.", "undo")

    def undo_drop(self) -> None:
        """Put back what was dropped last."""
        if not self.desk.drafts.dropped:
            self.say("Nothing was dropped.")
            return
        self.desk.drafts.restore(self.desk.drafts.dropped.pop())
        self.say("Put back.")
        self.load()

    def read_more(self) -> None:
        """Read more old issues in."""
        BY_ID["intake"].run(self)

    def leave(self) -> None:
        """Stop keeping, else go back."""
        if self.keeping.busy:
            self.keeping.stop()
        else:
            super().leave()

    def kept(self, words: str) -> None:
        """Some were kept: the list is another one now."""
        self.load()
        if words:
            self.say(words)
