"""What is selected on the desk: the port of that name, read off the widgets."""

from collections.abc import Collection

from desk.tui.desk.layout import DeskLayout
from desk.tui.desk.link_list import RemarkRow
from desk.tui.ports import OrderRow


class DeskSelection:
    """The rows, the marks and the focus of one desk screen."""

    def __init__(self, desk: DeskLayout) -> None:
        """For one desk screen."""
        self._desk = desk

    @property
    def in_hand(self) -> int | None:
        """The story in the fields."""
        return self._desk.in_hand

    @property
    def row(self) -> OrderRow | None:
        """The selected row of the running order."""
        row = self._desk.order.row
        return row if isinstance(row, OrderRow) else None

    @property
    def marked(self) -> Collection[int]:
        """The marked stories."""
        return frozenset(self._desk.order.marked)

    @property
    def place(self) -> str:
        """Where the focus is: "order", "text", "links", "proof" or "archive"."""
        return self._desk.place_of(self._desk.focused)

    @property
    def link(self) -> int | None:
        """The selected link of the story in hand."""
        row = self._desk.story_pane.links.row
        id = row.link if isinstance(row, RemarkRow) else row
        return id if isinstance(id, int) else None

    @property
    def remark(self) -> int | str | None:
        """The link whose remark is selected: by its id, one inside a sentence by its address."""
        row = self._desk.story_pane.links.row
        return row.link if isinstance(row, RemarkRow) else None

    @property
    def caret(self) -> int | None:
        """The first selected character of the body, or where its cursor stands; None where that is elsewhere."""
        body = self._desk.story_pane.field("body")
        return body.selected_range[0] if self._desk.focused is body else None

    def select(self, row: OrderRow, *, tell: bool = True) -> None:
        """Select a row of the running order and scroll to it; with `tell` its story is taken in hand."""
        self._desk.order.select(row, tell=tell)

    @property
    def folded(self) -> Collection[int]:
        """The sections that are folded."""
        return frozenset(self._desk.order.folded)

    def fold(self, sections: Collection[int]) -> None:
        """Fold these sections and no others, and keep that for the next time."""
        self._desk.order.folded = set(sections)
        self._desk.folds_changed()

    def reveal(self) -> None:
        """Scroll to the selected row."""
        self._desk.order.reveal(self._desk.order.row)

    def go(self, step: int) -> None:
        """Select the next or the previous row."""
        self._desk.order.action_go(step)

    def mark(self, ids: Collection[int], on: bool) -> None:
        """Mark stories, or take their marks away; the next drawing shows it."""
        self._desk.order.mark(ids, on)

    def select_link(self, id: int) -> None:
        """Select a link and scroll to it."""
        self._desk.story_pane.links.select(id, tell=False)
