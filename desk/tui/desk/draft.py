"""The desk on a draft: an issue that was read in, beside its source, with what is in doubt marked.

It is edited like every issue, with the same keys and the same undo; what is more is the source in the proof's place
and the doubts, which a few keys go through.
"""

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from desk.archive.drafts import Drafts, Note
from desk.archive.sourced import Sourced, sourced
from desk.model.issue import Issue
from desk.read.questions import alarm
from desk.read.reading import NOWHERE, Doubt, Reading
from desk.store.errors import StoreError
from desk.tui.desk.screen import DeskScreen
from desk.tui.desk.source import SourceView
from desk.tui.keys.commands import bindings
from desk.tui.ports import OrderRow
from desk.tui.widgets.cells import count, shown
from desk.tui.widgets.head import Head
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import RowView
from desk.tui.widgets.tabs import TabStrip

SWITCHED_OFF = frozenset(
    {"browser", "intake", "issue.begin", "issue.twin", "proof.text", "finish", "finish.sent", "standing"}
)
"""Commands whose keys mean something else on a draft."""


class DraftSource(SourceView):
    """The source with its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("source")]


class DraftDesk(DeskScreen):
    """The desk, with the source of what was read in the proof's place."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("draft")]

    def __init__(self, drafts: Drafts) -> None:
        """For the draft that the session has open."""
        super().__init__()
        self.drafts = drafts
        self.doubting.reads(Sourced(Note(), Reading(Issue(0))))

    def on_mount(self) -> None:
        """Show the source as soon as it was read again."""
        self.add_class("source")
        self._name_pane()
        self.query_one("#proof-pane").mount(DraftSource(id="source"))
        path = self.desk.session.path
        if path is not None:
            self.in_thread(partial(_sourced, self.drafts, self.drafts.note(path)), self._have, group="source")

    def _have(self, read: Sourced) -> None:
        self.doubting.reads(read)
        self.redraw()
        self._greet()

    def _greet(self) -> None:
        """Say what was made, and what looks wrong about the whole, unless something is said already."""
        if any(bar.said for bar in self.query(KeyBar)):
            return
        doubts, alarms = self.doubting.open, self.read.alarms(self.issue)
        stories = count(sum(1 for _ in self.issue.in_order()), "story", "stories")
        words = f"{stories} from {shown(self.read.note.name) or 'a paste'}, {count(len(doubts), 'doubt')}."
        seen = dict.fromkeys(alarm(each) for each in alarms)
        key = self.desk.keys.shown("proof")
        if seen and key and not self.source.region:  # under 120 columns it is behind a key, and no room for all of it
            seen = dict.fromkeys((*list(seen)[:1], f"{key} shows the source."))
        self.say(" ".join((words, *seen)), *(["open.next"] if doubts else []), *(["draft.again"] if alarms else []))

    # What is here

    @property
    def here(self) -> tuple[str, ...]:
        """The scopes of a draft come before those of the desk."""
        scopes = super().here
        return ("source", "draft", *scopes) if self.source.has_focus else (scopes[0], "draft", "source", *scopes[1:])

    @property
    def source(self) -> SourceView:
        """The source."""
        return self.query_one(SourceView)

    @property
    def shows_proof(self) -> bool:
        """Whether the proof stands in the source's place."""
        return not self.has_class("source")

    @property
    def beside(self) -> Widget:
        """The source, or the proof where that stands in its place."""
        return self.source if self.has_class("source") else self.proof

    @property
    def read(self) -> Sourced:
        """The draft's reading, and what was decided about it."""
        return self.doubting.read

    def answers(self, id: str) -> bool:
        """Keys that mean something else on a draft do not answer as the desk's."""
        return id not in SWITCHED_OFF and super().answers(id)

    @property
    def source_line(self) -> int | None:
        """The selected line of the source, where that has the focus."""
        row = self.source.row
        return row if self.source.has_focus and isinstance(row, int) else None

    def go_to_part(self, part: int) -> bool:
        """Go to a section, a story or the story of a link; False if it is not in the running order."""
        story = next((link.story for link in self.issue.links if link.id == part), part)
        if any(section.id == part for section in self.issue.sections):
            self.selection.select(OrderRow("section", part))
        elif self.has_story(story):
            self.pick(story)
        else:
            return False
        self.panes.go("order")
        return True

    def doubts_changed(self) -> None:
        """What was decided is written beside the draft, too."""
        self._keep_note()
        super().doubts_changed()

    def light_doubt(self, doubt: Doubt) -> None:
        """Its lines light up in the source, too."""
        super().light_doubt(doubt)
        if doubt in self.read.open_doubts(self.issue):
            self.source.light_lines(doubt.lines)

    def _keep_note(self) -> None:
        """Write what was decided beside the draft, off the screen's thread."""
        path = self.desk.session.path
        note = self.read.noted(self.issue)
        if path is not None:
            self.in_thread(partial(_written, self.drafts, path, note), self._say_fault, group="note")

    def _say_fault(self, fault: str) -> None:
        if fault:
            self.say(fault)

    # Showing

    def redraw(self) -> None:
        """Show the issue, its doubts and its source."""
        if self.desk.session.path is None:
            return
        super().redraw()
        doubts = self.doubting.open
        self.query_one("#order-head", Head).show(note=count(len(doubts), "doubt") if doubts else "no doubts")
        self._draw_source()

    def _draw_source(self) -> None:
        for view in self.query(SourceView):
            reading = self.read.reading
            doubted = {doubt.lines.first for doubt in self.read.open_doubts(self.issue)}
            left = {number for each in reading.left_out for number in range(each.lines.first, each.lines.last + 1)}
            view.present(reading.source, doubted, left)
            if self.has_class("source"):
                name = shown(self.read.note.name)
                self.query_one("#proof-head", Head).show(title="Source", note=name)
            self._light()

    def _light(self) -> None:
        row = self.selection.row
        part = row.id if row is not None and row.what == "section" else self.in_hand
        lines = self.read.lines_of(part)
        if lines != NOWHERE:
            self.source.light_lines(lines)

    def take_in_hand(self, id: int | None) -> None:
        """The story's lines light up beside it."""
        super().take_in_hand(id)
        for _ in self.query(SourceView):
            self._light()

    @on(RowView.Selected, "#order")
    def _section_selected(self) -> None:
        for _ in self.query(SourceView):
            self._light()

    def draw_keys_here(self) -> None:
        """The keys of a draft in place of those of the running order."""
        if any(view.has_focus for view in self.query(SourceView)):
            self.draw_keys("", "source")
        elif self.selection.place == "order" and not self.order.marked:
            self.draw_keys("", "draft")
        else:
            super().draw_keys_here()

    def toggle_source(self) -> None:
        """The proof in the source's place, or the source again; where both are out of sight, say which key has them."""
        self.toggle_class("source")
        self._name_pane()
        self.proofs.anew()
        self._draw_source()
        key = self.desk.keys.shown("proof")
        if key and not self.query_one("#proof-head", Head).region:
            self.say(f"{key} shows the {'source' if self.has_class('source') else 'proof'}.")

    def _name_pane(self) -> None:
        title = "Source" if self.has_class("source") else "Proof"
        self.query_one("#proof-head", Head).show(title=title)
        self.query_one(TabStrip).call("proof", title)


def _sourced(drafts: Drafts, note: Note) -> Sourced:
    return sourced(note, drafts.source(note))


def _written(drafts: Drafts, path: Path, note: Note) -> str:
    try:
        drafts.write(path, note)
    except StoreError as error:
        return str(error)
    return ""
