"""The desk as it is laid out: its panes and their fields, and how its parts find one another."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget

from desk.model.issue import Issue
from desk.tui.archive.pane import ArchiveLine, ArchivePane
from desk.tui.desk.link_list import LinkList
from desk.tui.desk.proof import Proof
from desk.tui.desk.running_order import RunningOrder
from desk.tui.desk.story import StoryPane
from desk.tui.keys.commands import bindings
from desk.tui.ports import OrderRow
from desk.tui.screens.base import DeskBase
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.head import Head, Pane
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.tabs import TabStrip
from desk.tui.widgets.titleline import TitleLine


class DeskOrder(RunningOrder):
    """The running order with its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("order")]


class DeskLinks(LinkList):
    """A story's links with their keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("links")]


class DeskProof(Proof):
    """The proof with its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("proof")]

    class Grew(Message):
        """It has the focus, and another width to be made for."""

    def on_resize(self) -> None:
        """It may have been gone into before it had room."""
        if self.has_focus:
            self.post_message(self.Grew())


class DeskLayout(DeskBase):
    """Running order, story and proof between a title line and the keys. `OpenDesk` fills them."""

    in_hand: int | None = None
    """The story in the fields."""

    def compose(self) -> ComposeResult:
        """Title line, panes, key bar."""
        yield TitleLine(id="title")
        yield TabStrip(("order", "Running order"), ("story", "Story"), ("proof", "Proof"), id="tabs")
        with Horizontal(id="panes"):
            with Pane(id="order-pane"):
                yield Head("Running order", id="order-head")
                yield DeskOrder(id="order")
                yield Head("Shelf", id="shelf-head", classes="quiet")
            yield StoryPane(id="story-pane", typed=self.typed, watched=self.watched, link_list=DeskLinks)
            with Pane(id="proof-pane"):
                yield Head("Proof", id="proof-head")
                yield DeskProof(id="proof")
            yield ArchivePane(id="archive-pane")
        yield KeyBar(id="keys")

    @property
    def issue(self) -> Issue:
        """The issue as it is now."""
        return self.desk.session.issue

    @property
    def order(self) -> RunningOrder:
        """The running order."""
        return self.query_one(RunningOrder)

    @property
    def story_pane(self) -> StoryPane:
        """The story's fields."""
        return self.query_one(StoryPane)

    @property
    def proof(self) -> Proof:
        """The proof."""
        return self.query_one(Proof)

    @property
    def beside(self) -> Widget:
        """What has the focus in the third pane."""
        return self.proof

    def place_of(self, widget: Widget | None) -> str:
        """Where a widget with the focus is: "order", "text", "links", "proof" or "archive"."""
        if isinstance(widget, TextField):
            return "text"
        if isinstance(widget, ArchiveLine):
            return "archive"
        if isinstance(widget, LinkList):
            return "links"
        return "proof" if widget is not None and widget is self.beside else "order"

    def has_story(self, id: int | None) -> bool:
        """Whether a story is in the running order."""
        return any(story.id == id for story in self.issue.in_order())

    def pick(self, id: int) -> None:
        """Select a story and take it in hand; `OpenDesk` does."""

    @property
    def section_in_hand(self) -> int | None:
        """The section that is shown in the story's place: the selected one, while there is no story in hand."""
        row = self.order.row
        chosen = isinstance(row, OrderRow) and row.what == "section" and self.in_hand is None
        return row.id if chosen and isinstance(row, OrderRow) else None

    @property
    def is_tall(self) -> bool:
        """Whether there is room for empty rows."""
        return self.size.height >= 26

    @property
    def shows_proof(self) -> bool:
        """Whether the proof stands in its pane; a draft has its source there."""
        return True

    @property
    def shows_issue(self) -> bool:
        """It is what this screen is for."""
        return True

    @property
    def story_in_hand(self) -> int | None:
        """The story that is written in here, by its id."""
        return self.in_hand

    def watched(self, field: TextField, letter: str) -> None:
        """A key comes into a text of a story; `DeskScreen` looks whether it was meant for a list."""

    def typed(self, id: int, name: str, text: str) -> None:
        """A key press changed a text of a story; `OpenDesk` takes it."""

    def folds_changed(self) -> None:
        """Sections were folded or unfolded; `DeskScreen` draws and keeps it."""

    def draw_by_hand(self) -> None:
        """Show which texts by hand are older than their stories; `OpenDesk` does."""

    def draw_tabs(self) -> None:
        """Draw the tab strip; `OpenDesk` does."""
