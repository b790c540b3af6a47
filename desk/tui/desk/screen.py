"""The desk with an issue open: running order, story and proof, side by side as far as there is room."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import ClassVar, Concatenate, ParamSpec

from textual import events, on
from textual.binding import BindingType

from desk.edit import stories as story_edits
from desk.edit.targets import targets_of
from desk.model.issue import Issue
from desk.store.form.steps import Step
from desk.tui.archive.pane import ArchivePane
from desk.tui.archive.remarks import Remarking
from desk.tui.archive.searching import Hand, Searching
from desk.tui.desk.drawing import Title, explain_empty, order_note, shelf_note, tab_notes
from desk.tui.desk.layout import DeskLayout, DeskProof
from desk.tui.desk.link_list import LinkList
from desk.tui.desk.panes import DeskPanes
from desk.tui.desk.proofs import ProofMaker
from desk.tui.desk.running_order import RunningOrder
from desk.tui.desk.selection import DeskSelection
from desk.tui.desk.story import GreyLine
from desk.tui.desk.story_gone import keep_hand
from desk.tui.desk.stray import PAUSE as PAUSE_OF_KEYS
from desk.tui.desk.stray import Stray
from desk.tui.desk.unread_marks import UnreadMarks
from desk.tui.desk.verbs import pasting, places
from desk.tui.desk.verbs.selection import story_in_hand, targets
from desk.tui.desk.verbs.stepping import addresses
from desk.tui.desk.verbs.stories import dropped
from desk.tui.keys.commands import bindings
from desk.tui.pauses import Pause
from desk.tui.ports import OrderRow, Pasted, Source
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.head import Head
from desk.tui.widgets.lines import RowView
from desk.tui.widgets.tabs import TabStrip
from desk.tui.widgets.titleline import TitleLine
from desk.words.printed import links_label

MOST_ROWS = 200
"""Steps of which it is known where the editor was when they made them."""
PAUSE = 0.12
"""Seconds without a key after which everything that follows from the text is drawn anew."""
Arguments = ParamSpec("Arguments")


class DeskScreen(DeskLayout):
    """The screen an editor spends the day on. Widgets announce; verbs edit the session; `redraw` shows it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("desk", "text", "everywhere")]
    AUTO_FOCUS = "#order"
    scope = "order"

    def __init__(self) -> None:
        """The desk on the issue that the session has open."""
        super().__init__()
        self.last_paste = Pasted("", None, None)
        self._typing = False
        self.unread = UnreadMarks(self)
        self._drawn_state = ""
        self._came_from: list[tuple[Step | None, OrderRow | None]] = []
        self._begin_with: int | None = None
        self._pause = Pause(self, self.redraw)
        self.proofs = ProofMaker(self)
        self.panes = DeskPanes(self)
        self.stray = Stray(self._stray)
        self._stray_pause = Pause(self, self.stray.over)
        self.selection = DeskSelection(self)
        self.archive = Searching(self, self._in_hand)
        self.remarking = Remarking(self, self._in_hand, self._draw_remarks)

    def on_mount(self) -> None:
        """Draw the issue with its first story in hand."""
        self.listen(self._changed)
        self.desk.learn_numbers()
        run = list(self.issue.in_order())
        first = next((story for story in run if story.id == self._begin_with), next(iter(run), None))
        self.order.draw(self.issue, self.desk.glyphs, airy=self.is_tall, counts=True)
        if first:
            self.order.select(OrderRow("story", first.id), tell=False)
            self.in_hand = first.id
        self.unread.begin()
        self.panes.show("order")
        self.redraw()

    def on_unmount(self) -> None:
        """What was looked at is remembered."""
        self.unread.leave()

    # What is here

    @property
    def here(self) -> tuple[str, ...]:
        """The scopes of the desk, that of the focus first."""
        rest = [scope for scope in ("order", "text", "links", "proof") if scope != self.selection.place]
        return (self.selection.place, *rest, "desk", "everywhere")

    def field(self, name: str) -> TextField:
        """A text field of the story: "headline", "standfirst" or "body"."""
        return self.story_pane.field(name)

    @property
    def rounds(self) -> Sequence[Source]:
        """What there is to step through."""
        return (addresses,)

    def targets(self) -> list[int]:
        """The stories that a command is for."""
        return targets(self)

    # Edits

    def do(
        self,
        title: str,
        edit: Callable[Concatenate[Issue, Arguments], Issue],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> bool:
        """Make an edit as one step; with a title, say what happened and how to undo it. False if nothing changed."""
        before, row = self.issue, self.selection.row
        with self.desk.session.step(title):
            self.desk.session.do(edit, *args, **kwargs)
        if self.issue is before or self.issue == before:
            return False
        self._came_from = [*self._came_from[-MOST_ROWS:], (self.desk.session.last_step, row)]
        if title:
            self.say(f"{title}.", "undo")
        return True

    def _changed(self) -> None:
        if not self.is_mounted or self.desk.session.path is None:
            return
        self._pause.stop()
        if not self._typing:
            self.redraw()
            return
        self._pause.begin(PAUSE)
        if self._drawn_state != self.desk.saver.state:
            # Once, not with every key: a change in the first row makes Textual paint all rows down to the caret.
            self.saved_changed()

    def typed(self, id: int, name: str, text: str) -> None:
        """A key press changed a text: the session has it before anything can draw the field anew."""
        change = partial(story_edits.change, **{name: text or None if name == "headline" else text})
        self._typing = True
        try:
            self.attempt(lambda _: self.desk.session.type(change, "stories", id, name))
        finally:
            self._typing = False
        if self.desk.session.read_only or self.desk.session.is_frozen:
            self.call_after_refresh(self.redraw)  # what was refused is not on the screen either

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
        self.attempt(pasting.into_field, event.field, event.text)

    def on_paste(self, event: events.Paste) -> None:
        """A paste where no text is typed: links of the story in hand, or stories below the selected row."""
        event.stop()
        self.attempt(pasting.on_lists, event.text)

    @on(TextField.UndoAsked)
    def _undo_asked(self, event: TextField.UndoAsked) -> None:
        self.action_command("undo" if event.step < 0 else "redo")

    @on(TextField.Escaped)
    def _escaped(self, event: TextField.Escaped) -> None:
        self.run_command("back")
        self.app.simulate_key(event.letter)

    @on(RowView.Selected, "#order")
    def _row_selected(self, event: RowView.Selected) -> None:
        row = event.row
        if isinstance(row, OrderRow) and row.what == "story":
            self.take_in_hand(row.id)
        self.draw_keys_here()

    @on(RowView.Chosen, "#order")
    def _row_chosen(self) -> None:
        self.run_command("story.edit")

    @on(RowView.Chosen, "#links")
    def _link_chosen(self) -> None:
        self.run_command("link.edit")

    @on(RunningOrder.Dropped)
    def _dropped(self, event: RunningOrder.Dropped) -> None:
        self.attempt(dropped, event.row, event.onto)

    @on(GreyLine.Clicked)
    def _grey_clicked(self) -> None:
        self.run_command("story.details")

    @on(DeskProof.Grew)
    def _proof_grew(self) -> None:
        self.proofs.make()

    @on(TabStrip.Picked)
    def _tab_picked(self, event: TabStrip.Picked) -> None:
        self.panes.go(event.pane)

    # Showing

    def take_in_hand(self, id: int | None) -> None:
        """Show another story in the fields, its headline lit in the proof."""
        if id == self.in_hand:
            return
        self.desk.session.end_typing()
        self.in_hand = id
        self.unread.read(id)
        self.remarking.look()
        self._draw_story()
        self.proofs.follow()

    def doubt_about(self, ids: Collection[int]) -> None:
        """Mark sections and stories that may have been read wrongly."""
        self.order.doubted |= frozenset(ids)
        self.redraw()

    def pick(self, id: int) -> None:
        """Select a story in the running order, if it is in, and take it in hand."""
        self.order.select(OrderRow("story", id), tell=False)
        self.take_in_hand(id)

    def keep_hand(self, id: int | None, before: Issue) -> None:
        """Another program's changes came in: the story with this id was in hand until then."""
        self.unread.take(before)
        keep_hand(self, id, before)

    def show_words(self, table: str, id: int, field: str, start: int, end: int) -> None:
        """Go to words of a text and select them."""
        places.show_place(self, table, id, field, start, end)

    def show_step(self, step: Step) -> None:
        """Go to the place that a step changed; undone, to where the editor was when they made it."""
        places.show_step(self, step)
        row = next((row for made, row in reversed(self._came_from) if made is step), None)
        undone = self.desk.session.last_step is not step
        if row is not None and undone and row in self.order.rows:
            self.selection.select(row)

    def redraw(self) -> None:
        """Show the issue as it is now: selection, cursor and scroll stay."""
        if self.desk.session.path is None:
            return
        issue = self.issue
        self.unread.show(issue)
        self.order.unread = self.unread.ids
        targets, counts = targets_of(self.desk.session.publication), self.size.width >= 50
        self.order.draw(issue, self.desk.glyphs, airy=self.is_tall, counts=counts, targets=targets)
        self.in_hand = story_in_hand(self)
        self.query_one("#order-head", Head).show(note=order_note(issue, targets.issue))
        self.query_one("#shelf-head", Head).show(note=shelf_note(issue, self.desk.session.shelf))
        self._draw_story()
        self._draw_title()
        self.draw_tabs()
        self.draw_keys_here()
        self.proofs.make()
        self.remarking.look()

    def proofs_anew(self) -> None:
        """Make the proof again: the templates may be others now."""
        self.proofs.anew()

    def redraw_soon(self) -> None:
        """Show it once the panes have their new places."""
        self.call_after_refresh(self.redraw)

    def leave(self) -> None:
        """Go back to the list of issues."""
        self.dismiss(None)

    def _draw_story(self) -> None:
        publication, issue = self.desk.session.publication, self.issue
        target = 0 if self.in_hand is None else targets_of(publication).of_story(issue.story(self.in_hand))
        label, remarks = links_label(publication), self._link_remarks()
        self.story_pane.draw(issue, self.in_hand, self.desk.glyphs, self.desk.numbers, label, remarks, target)
        self.story_pane.remark(self._echo(), self.remarking.close_words)
        self.draw_by_hand()
        if self.in_hand is None:
            room = self.story_pane.size.width - 4
            shelf, key = self.desk.session.shelf, self.desk.keys.shown
            self.story_pane.explain(list(explain_empty(self.issue, shelf, key, room)))

    def draw_by_hand(self) -> None:
        """Say in the story's grey line how far it is, and whether its plain text is by hand and up to date."""
        if self.in_hand is not None:
            story = self.issue.story(self.in_hand)
            older = story.id in self.proofs.by_hand.older
            words, later = self.issue.words_of(story), self.remarking.now.later
            self.query_one(GreyLine).draw(story, words, self.desk.glyphs, older=older, later=later)

    def draw_tabs(self) -> None:
        """Draw the tab strip, which replaces the panes where only one of them fits."""
        self.query_one(TabStrip).show(self.panes.here, tab_notes(self.issue, self.in_hand))

    def _draw_title(self) -> None:
        desk, proofs = self.desk, self.proofs
        saver = desk.saver
        target = targets_of(desk.session.publication).issue
        state = saver.state, bool(saver.failed)
        title = Title(proofs.size, proofs.limit, desk.company.words, *state, self.size.width, target)
        left, right = title.left(self.issue, desk.session.publication), title.right(self.issue, desk.glyphs)
        self.query_one(TitleLine).show(left, right)

    def draw_keys_here(self) -> None:
        """The keys of where the focus is."""
        marked = len(self.order.marked)
        note = f"{marked} marked" if marked and self.selection.place == "order" else ""
        self.draw_keys(note, self.selection.place)

    def second_copies_changed(self) -> None:
        """A second copy came or went: its key does, too."""
        self.draw_keys_here()

    def saved_changed(self) -> None:
        """Show the state of saving."""
        self._drawn_state = self.desk.saver.state
        if self.is_mounted and self.desk.session.path is not None:
            self._draw_title()
            if not self.desk.saver.failed:
                self.unread.keep()

    # Panes

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The keys follow the focus, and so does the pane in front."""
        asked = self.panes.follow(event.widget)
        self.stray.watch(event.widget if isinstance(event.widget, TextField) and not asked else None)
        self.story_pane.set_class(event.widget.id == "body", "writing")
        self.desk.session.end_typing()
        if isinstance(event.widget, LinkList):
            self._draw_links()
        self.call_later(self.draw_keys_here)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """The list of links folds when it is left."""
        if isinstance(event.widget, LinkList):
            self._draw_links()

    def _draw_links(self) -> None:
        label = links_label(self.desk.session.publication)
        self.story_pane.draw_links(self.issue, self.desk.glyphs, self.desk.numbers, label, self._link_remarks())

    # The archive

    def _in_hand(self) -> Hand:
        story = None if self.in_hand is None else self.issue.story(self.in_hand)
        return Hand(self.issue, story, self.desk.session.publication)

    def _link_remarks(self) -> dict[int | str, str]:
        return {} if self.in_hand is None else self.remarking.link_words

    def _echo(self) -> str:
        said = self.remarking.now.echo
        return f"{self.desk.glyphs.of('look')} {said}" if said else ""

    def _draw_remarks(self) -> None:
        if self.is_mounted and self.desk.session.path is not None and self.in_hand is not None:
            self._draw_links()
            self.story_pane.remark(self._echo(), self.remarking.close_words)
            self.draw_by_hand()

    def show_stories(self, words: str) -> None:
        """Look for these words in the archive."""
        self.archive.open(words)

    def show_story(self, id: int) -> None:
        """Take a story in hand, if it is in the issue; before there are panes it is the one to begin with."""
        if not self.query(RunningOrder):
            self._begin_with = id
        elif any(story.id == id for story in self.issue.in_order()):
            self.pick(id)

    @on(ArchivePane.Typed)
    def _archive_typed(self) -> None:
        self.archive.typed()

    @on(ArchivePane.Entered)
    def _archive_entered(self) -> None:
        self.run_command("archive.link")

    @on(RowView.Chosen, "#archive-rows")
    def _archive_clicked(self) -> None:
        self.run_command("archive.read")

    def on_resize(self) -> None:
        """Lines are fitted anew."""
        if self.is_mounted and self.desk.session.path is not None:
            self.call_after_refresh(self.redraw)

    def on_screen_resume(self) -> None:
        """Another screen may have changed something."""
        if self.is_mounted and self.desk.session.path is not None:
            self.redraw()
