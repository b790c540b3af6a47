"""The desk with an issue open, as verbs know it: edits as steps, what is in hand, and how a place is shown."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from desk.edit import stories as story_edits
from desk.model.issue import Issue
from desk.store.folder.folds import folds
from desk.store.form.steps import Step
from desk.tui.archive.remarks import Remarking
from desk.tui.archive.searching import Hand, Searching
from desk.tui.desk.doubting import Doubting
from desk.tui.desk.findings import DeskFindings
from desk.tui.desk.layout import DeskLayout
from desk.tui.desk.panes import DeskPanes
from desk.tui.desk.proofs import ProofMaker
from desk.tui.desk.running_order import RunningOrder
from desk.tui.desk.selection import DeskSelection
from desk.tui.desk.showing import DeskShowing
from desk.tui.desk.story_gone import keep_hand
from desk.tui.desk.unread_marks import UnreadMarks
from desk.tui.desk.verbs import places
from desk.tui.desk.verbs.doubts import doubts
from desk.tui.desk.verbs.findings import findings, walk
from desk.tui.desk.verbs.selection import story_in_hand, targets
from desk.tui.desk.verbs.stepping import addresses
from desk.tui.keys.bars import bar_of
from desk.tui.pauses import Pause
from desk.tui.ports import LastPaste, OrderRow, Source
from desk.tui.widgets.fields import TextField

if TYPE_CHECKING:
    from desk.read.reading import Doubt

MOST_ROWS = 200
"""Steps of which it is known where the editor was when they made them."""
PAUSE = 0.12
"""Seconds without a key after which everything that follows from the text is drawn anew."""
Arguments = ParamSpec("Arguments")


class OpenDesk(DeskLayout):
    """What a verb may ask of the desk: the port `OnDesk`, fulfilled by its parts. Verbs edit, `redraw` shows it."""

    scope = "order"

    def __init__(self) -> None:
        """The desk on the issue that the session has open."""
        super().__init__()
        self.last_paste = LastPaste("", None, None)
        self._typing = False
        self.unread = UnreadMarks(self)
        self._drawn_state = ""
        self._came_from: list[tuple[Step | None, OrderRow | None]] = []
        self._begin_with: int | None = None
        self._pause = Pause(self, self.redraw)
        self.proofs = ProofMaker(self)
        self.panes = DeskPanes(self)
        self.selection = DeskSelection(self)
        self.archive = Searching(self, self._in_hand)
        self.remarking = Remarking(self, self._in_hand, self._draw_remarks)
        self.showing = DeskShowing(self, self.panes, self.proofs, self.remarking)
        self.findings = DeskFindings(self, self._draw_findings)
        self.doubting = Doubting(self, self.doubts_changed, self.light_doubt)

    def on_mount(self) -> None:
        """Draw the issue with its first story in hand."""
        self.listen(self._changed)
        self.desk.learn_numbers()
        run = list(self.issue.in_order())
        first = next((story for story in run if story.id == self._begin_with), next(iter(run), None))
        if self.desk.session.path is not None:
            self.order.folded = set(folds(self.desk.session.path))
        self.order.draw(self.issue, self.desk.glyphs, airy=self.is_tall, counts=True)
        if first and first.section in self.order.folded and self._begin_with is None:
            self.order.select(OrderRow("section", first.section or 0), tell=False)
        elif first:
            self.order.select(OrderRow("story", first.id), tell=False)
            self.in_hand = first.id
        self.unread.begin()
        self.doubting.begin()
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
        doubt = ("doubt",) if self.doubting.open else ()
        return (*doubt, self.selection.place, *rest, "desk", "everywhere")

    def field(self, name: str) -> TextField:
        """A text field of the story: "headline", "standfirst" or "body"."""
        return self.story_pane.field(name)

    @property
    def rounds(self) -> Sequence[Source]:
        """What there is to step through: what was chosen in pre-flight, in the links addresses, elsewhere doubts."""
        doubtful = (addresses, doubts) if self.selection.place == "links" else (doubts, addresses)
        return (walk, *doubtful, findings)

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

    # Showing

    def take_in_hand(self, id: int | None) -> None:
        """Show another story in the fields, its headline lit in the proof."""
        if id == self.in_hand:
            return
        self.desk.session.end_typing()
        self.in_hand = id
        self.unread.read(id)
        self.remarking.look()
        self.showing.story()
        self.proofs.follow()

    def doubts_changed(self) -> None:
        """Stories came in that may have been read wrongly, or it was decided how they are read."""
        self.redraw()

    def light_doubt(self, doubt: "Doubt") -> None:
        """A doubt was gone to: its keys are in the bar; a draft shows where in its source."""
        self.draw_keys_here()

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
        self.doubting.stepped(step)
        places.show_step(self, step)
        row = next((row for made, row in reversed(self._came_from) if made is step), None)
        undone = self.desk.session.last_step is not step
        if row is not None and undone and row in self.order.rows:
            self.selection.select(row)

    def redraw(self) -> None:
        """Show the issue as it is now: selection, cursor and scroll stay."""
        if self.desk.session.path is None:
            return
        self.unread.show(self.issue)
        self.order.unread, self.order.doubted = self.unread.ids, self.doubting.marks
        self.showing.order()
        self.in_hand = story_in_hand(self)
        self.showing.story()
        self.showing.title()
        self.showing.tabs()
        self.draw_keys_here()
        self.proofs.make()
        self.remarking.look()
        self.findings.look()

    def _draw_findings(self) -> None:
        self.order.remarked, self.showing.open = self.findings.marks, self.findings.counts
        self.showing.order()
        self.showing.title()

    def proofs_anew(self) -> None:
        """Make the proof again: the templates may be others now."""
        self.proofs.anew()

    def redraw_soon(self) -> None:
        """Show it once the panes have their new places."""
        self.call_after_refresh(self.redraw)

    def leave(self) -> None:
        """Go back to the list of issues."""
        self.dismiss(None)

    def draw_by_hand(self) -> None:
        """Say in the story's grey line how far it is, and whether its plain text is by hand and up to date."""
        self.showing.grey_line()

    def draw_tabs(self) -> None:
        """Draw the tab strip, which replaces the panes where only one of them fits."""
        self.showing.tabs()

    def draw_keys_here(self) -> None:
        """The keys of where the focus is."""
        marked = len(self.order.marked)
        note = f"{marked} marked" if marked and self.selection.place == "order" else ""
        doubt = not marked and self.doubting.in_hand is not None
        self.draw_keys(note, bar_of(self.selection.place, sent=self.issue.is_frozen, doubt=doubt))

    def folder_known(self) -> None:
        """The shelf's line counts what other issues hold, and so does an empty issue."""
        if self.is_mounted and self.desk.session.path is not None:
            self.showing.shelf()
            if self.in_hand is None:
                self.showing.story()

    def second_copies_changed(self) -> None:
        """A second copy came or went: its key does, too."""
        self.draw_keys_here()

    def saved_changed(self) -> None:
        """Show the state of saving."""
        self._drawn_state = self.desk.saver.state
        if self.is_mounted and self.desk.session.path is not None:
            self.showing.title()
            if not self.desk.saver.failed:
                self.unread.keep()

    # The archive

    def _in_hand(self) -> Hand:
        story = None if self.in_hand is None else self.issue.story(self.in_hand)
        return Hand(self.issue, story, self.desk.session.publication)

    def _draw_remarks(self) -> None:
        if self.is_mounted and self.desk.session.path is not None:
            self.showing.remarks()

    def show_stories(self, words: str) -> None:
        """Look for these words in the archive."""
        self.archive.open(words)

    def show_story(self, id: int) -> None:
        """Take a story in hand, if it is in the issue; before there are panes it is the one to begin with."""
        if not self.query(RunningOrder):
            self._begin_with = id
        elif any(story.id == id for story in self.issue.in_order()):
            self.pick(id)

    # The room there is

    def on_resize(self) -> None:
        """Lines are fitted anew."""
        self.set_class(80 <= self.size.width < 100, "close")
        if self.is_mounted and self.desk.session.path is not None:
            self.call_after_refresh(self.redraw)

    def on_screen_resume(self) -> None:
        """Another screen may have changed something."""
        if self.is_mounted and self.desk.session.path is not None:
            self.redraw()
