"""A desk without a screen: what the verbs ask for, as a handful of values, on a real session."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from desk.model.issue import Issue
from desk.session.session import Session
from desk.tui.ports import OrderRow


@dataclass
class Selected:
    """The port `Selection`: what is selected, as a test sets it."""

    row: OrderRow | None = None
    in_hand: int | None = None
    place: str = "order"
    link: int | None = None
    marked: Collection[int] = frozenset()
    order: list[OrderRow] = field(default_factory=list)

    def select(self, row: OrderRow, *, tell: bool = True) -> None:
        self.row = row
        if tell and row.what == "story":
            self.in_hand = row.id

    def reveal(self) -> None:
        pass

    def go(self, step: int) -> None:
        at = self.order.index(self.row) if self.row in self.order else 0
        self.row = self.order[max(0, min(len(self.order) - 1, at + step))]

    def mark(self, ids: Collection[int], on: bool) -> None:
        self.marked = frozenset(self.marked) | set(ids) if on else frozenset(self.marked) - set(ids)

    def select_link(self, id: int) -> None:
        self.link = id


@dataclass
class Panes:
    """The port `Panes`: it remembers where the verbs went."""

    here: str = "order"
    over: bool = False
    all_fit: bool = True
    one_fits: bool = False
    went: list[tuple[str, str]] = field(default_factory=list)

    def go(self, pane: str, field: str = "", *, to_write: bool = False) -> None:
        self.here = pane
        self.went.append((pane, field))


@dataclass
class App:
    """The port `Desk`, as far as the verbs of the running order ask for it."""

    session: Session


class AtDesk:
    """The port `OnDesk` on the open issue of a session: what was said, asked and run is kept to be looked at."""

    def __init__(self, session: Session) -> None:
        self.desk = App(session)
        self.selection = Selected()
        self.panes = Panes()
        self.said: list[tuple[str, ...]] = []
        self.asked: list[tuple[Any, Callable[[Any], object]]] = []
        self.ran: list[str] = []
        self.redraw()

    @property
    def issue(self) -> Issue:
        return self.desk.session.issue

    def do(self, title: str, edit: Callable[..., Issue], /, *args: Any, **kwargs: Any) -> bool:
        before = self.issue
        with self.desk.session.step(title):
            self.desk.session.do(edit, *args, **kwargs)
        if self.issue == before:
            return False
        if title:
            self.say(f"{title}.", "undo")
        self.redraw()
        return True

    def say(self, *words: str) -> None:
        self.said.append(words)

    def ask(self, dialog: Any, then: Callable[[Any], object]) -> None:
        self.asked.append((dialog, then))

    def run_command(self, id: str) -> None:
        self.ran.append(id)

    def pick(self, id: int) -> None:
        self.selection.select(OrderRow("story", id))

    def redraw(self) -> None:
        rows = [OrderRow("subject")]
        for section in self.issue.running_order:
            rows.append(OrderRow("section", section.id))
            rows += [OrderRow("story", story.id) for story in self.issue.stories_of(section.id)]
        rows += [OrderRow("story", story.id) for story in self.issue.stories_of(None)]
        self.selection.order = rows

    def order(self) -> list[tuple[str | None, list[str]]]:
        """The running order in words."""
        issue = self.issue
        return [(each.title, [story.name for story in issue.stories_of(each.id)]) for each in issue.running_order]
