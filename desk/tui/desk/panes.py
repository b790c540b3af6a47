"""Which pane is in front, and how the focus goes from one to the next."""

from typing import TYPE_CHECKING

from textual.widget import Widget

from desk.tui.desk.drawing import tab_notes
from desk.tui.desk.story import FIELDS
from desk.tui.widgets.tabs import TabStrip

if TYPE_CHECKING:
    from desk.tui.desk.screen import DeskScreen

PANES = ("order", "story", "proof")


class Panes:
    """The three panes of a desk. Where they do not all fit, the class `show-…` says which one is in front."""

    def __init__(self, desk: "DeskScreen") -> None:
        """For one desk screen."""
        self._desk = desk

    @property
    def here(self) -> str:
        """The pane in front."""
        return next((name for name in PANES if self._desk.has_class(f"show-{name}")), "order")

    def show(self, name: str) -> None:
        """Bring a pane to the front; where all fit this changes nothing that can be seen."""
        for each in PANES:
            self._desk.set_class(each == name, f"show-{each}")
        self.draw_tabs()

    def draw_tabs(self) -> None:
        """Show the strip that stands for the panes."""
        self._desk.query_one(TabStrip).show(self.here, tab_notes(self._desk))

    def go(self, pane: str, field: str = "") -> None:
        """Bring a pane to the front and put the focus into it; a story's `field` is the body unless named."""
        if pane == "story" and self._desk.in_hand is None:
            pane = "order"
        self.show(pane)
        self._desk.focus_on(self._target(pane, field))

    def _target(self, pane: str, field: str) -> Widget:
        desk = self._desk
        if pane == "order":
            return desk.order
        if pane == "proof":
            return desk.proof
        return desk.story_pane.links if field == "links" else desk.story_pane.field(field or "body")

    def step(self, step: int) -> None:
        """Go on (1) or back (-1): running order, headline, standfirst, body, links, proof."""
        stops = self._stops()
        focused = self._desk.focused
        here = focused.id if focused is not None else "order"
        at = next((at for at, stop in enumerate(stops) if here in stop), 0)
        self.go(*stops[(at + step) % len(stops)])

    def _stops(self) -> list[tuple[str, str]]:
        desk = self._desk
        fields = (*FIELDS, "links") if desk.in_hand is not None and not desk.has_class("over") else ()
        stops = [("order", ""), *(("story", field) for field in fields)]
        if desk.query_one("#proof-pane").display or desk.has_class("-narrow"):
            stops.append(("proof", ""))
        return stops

    def follow(self, focused: Widget) -> None:
        """The pane with the focus comes to the front, however it got there."""
        for pane in PANES:
            if self.here != pane and self._desk.query_one(f"#{pane}-pane") in focused.ancestors:
                self.show(pane)
