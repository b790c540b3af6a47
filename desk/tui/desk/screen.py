"""The desk with an issue open: running order, story and proof, side by side as far as there is room."""

from functools import partial
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType

from desk.store.folder.folds import keep_folds
from desk.tui.archive.pane import ArchivePane
from desk.tui.desk.layout import DeskProof
from desk.tui.desk.link_list import LinkList
from desk.tui.desk.open_desk import OpenDesk
from desk.tui.desk.running_order import RunningOrder
from desk.tui.desk.story import GreyLine
from desk.tui.desk.stray_keys import PAUSE as PAUSE_OF_KEYS
from desk.tui.desk.stray_keys import Stray
from desk.tui.desk.verbs import pasting
from desk.tui.desk.verbs.stories import dropped
from desk.tui.keys.commands import bindings
from desk.tui.pauses import Pause
from desk.tui.ports import OrderRow
from desk.tui.widgets.copied import page_of
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.lines import RowView
from desk.tui.widgets.tabs import TabStrip


class DeskScreen(OpenDesk):
    """The screen an editor spends the day on. Widgets announce, here it is said which command or verb that is."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("doubt", "desk", "text", "everywhere")]
    AUTO_FOCUS = "#order"

    def __init__(self) -> None:
        """The desk on the issue that the session has open."""
        super().__init__()
        self.stray = Stray(self._stray)
        self._stray_pause = Pause(self, self.stray.over)

    # Commands

    def answers(self, id: str) -> bool:
        """While a doubt is in hand, its keys come before others in the running order."""
        if id in ("doubt.other", "doubt.settle"):
            return self.doubting.is_draft or self.doubting.in_hand is not None
        if id == "browser" and self.selection.place == "order" and self.doubting.in_hand is not None:
            return False
        return super().answers(id)

    def run_command(self, id: str) -> None:
        """Undo takes back that a doubt was settled, if that was the last thing done."""
        if not (id == "undo" and self.doubting.unsettle()):
            super().run_command(id)

    # The running order

    @on(RowView.Selected, "#order")
    def _row_selected(self, event: RowView.Selected) -> None:
        row = event.row
        if isinstance(row, OrderRow) and row.what in ("story", "section"):
            self.take_in_hand(row.id if row.what == "story" else None)
            self.showing.story()
        self.draw_keys_here()

    @on(RowView.Chosen, "#order")
    def _row_chosen(self) -> None:
        self.run_command("story.edit")

    @on(RunningOrder.Dropped)
    def _dropped(self, event: RunningOrder.Dropped) -> None:
        self.attempt(dropped, event.row, event.onto)

    @on(RunningOrder.Unfolded)
    def folds_changed(self) -> None:
        """Draw the folds as they are now, and keep them."""
        self.redraw()
        if (path := self.desk.session.path) is not None:
            self.in_thread(partial(keep_folds, path, frozenset(self.order.folded)), lambda _: None, group="folds")

    # The story

    def watched(self, field: TextField, letter: str) -> None:
        """A key comes into a text: a run of letters that were meant for a list is told once it is over."""
        self.stray.typed(field, letter)
        if self.stray.waits:
            self._stray_pause.begin(PAUSE_OF_KEYS)

    def _stray(self, run: str) -> None:
        self.call_after_refresh(self.say, f"“{run}” was typed into the text.", "undo")

    @on(TextField.Jumped)
    def _jumped(self, event: TextField.Jumped) -> None:
        self.stray.typed(event.field, "")
        self.desk.session.end_typing()

    @on(TextField.Pasted)
    def _pasted(self, event: TextField.Pasted) -> None:
        self.attempt(pasting.into_field, event.field, event.text, event.page)

    def on_paste(self, event: events.Paste) -> None:
        """A paste where no text is typed: links of the story in hand, or stories below the selected row."""
        event.stop()
        self.attempt(pasting.on_lists, event.text, page_of(event))

    @on(TextField.UndoAsked)
    def _undo_asked(self, event: TextField.UndoAsked) -> None:
        self.action_command("undo" if event.step < 0 else "redo")

    @on(TextField.Escaped)
    def _escaped(self, event: TextField.Escaped) -> None:
        self.run_command("back")
        letter = events.Key(event.letter, None)
        letter.set_sender(self.app)  # as the screen's own it would end here, and never come to the app's commands
        self.app.post_message(letter)

    @on(RowView.Chosen, "#links")
    def _link_chosen(self) -> None:
        self.run_command("link.edit")

    # The other panes

    @on(GreyLine.Clicked)
    def _grey_clicked(self) -> None:
        self.run_command("story.details")

    @on(DeskProof.Grew)
    def _proof_grew(self) -> None:
        self.proofs.make()

    @on(TabStrip.Picked)
    def _tab_picked(self, event: TabStrip.Picked) -> None:
        self.panes.go(event.pane)

    # The archive

    @on(ArchivePane.Typed)
    def _archive_typed(self) -> None:
        self.archive.typed()

    @on(ArchivePane.Entered)
    def _archive_entered(self) -> None:
        self.run_command("archive.link")

    @on(RowView.Chosen, "#archive-rows")
    def _archive_clicked(self) -> None:
        self.run_command("archive.read")

    # The focus

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The keys follow the focus, and so does the pane in front."""
        asked = self.panes.follow(event.widget)
        self.stray.watch(event.widget if isinstance(event.widget, TextField) and not asked else None)
        self.story_pane.set_class(event.widget.id == "body", "writing")
        self.desk.session.end_typing()
        if isinstance(event.widget, LinkList):
            self.showing.links()
        self.call_later(self.draw_keys_here)

    def on_resize(self) -> None:
        """The proof that the editor was in comes over the others where it has no more room beside them."""
        self.call_after_refresh(self._keep_focus)

    def _keep_focus(self) -> None:
        if self.focused is None and self.is_current:
            self.panes.over = self.panes.here == "proof"
            self.panes.go(self.panes.here)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """The list of links folds when it is left."""
        if isinstance(event.widget, LinkList):
            self.showing.links()
