"""Which pane is in front, and how the focus goes from one to the next."""

from textual.widget import Widget

from desk.tui.desk.layout import DeskLayout
from desk.tui.desk.story import FIELDS

PANES = ("order", "story", "proof")


class DeskPanes:
    """The three panes of a desk. Where there is room for one only, it is the one with the class `front`."""

    def __init__(self, desk: DeskLayout) -> None:
        """For one desk screen."""
        self._desk = desk

    @property
    def here(self) -> str:
        """The pane in front."""
        return next((name for name in PANES if self._pane(name).has_class("front")), "order")

    def show(self, name: str) -> None:
        """Bring a pane to the front; where all fit this changes nothing that can be seen."""
        for each in PANES:
            self._pane(each).set_class(
                each == name, "front"
            )  # of the screen's own class all of it would be styled anew
        self._desk.draw_tabs()

    def _pane(self, name: str) -> Widget:
        return self._desk.query_one(f"#{name}-pane")

    @property
    def over(self) -> bool:
        """Whether the proof is in the story's place."""
        return self._desk.has_class("over")

    @over.setter
    def over(self, over: bool) -> None:
        self._desk.set_class(over, "over")

    @property
    def all_fit(self) -> bool:
        """Whether all three have room."""
        return self._desk.has_class("-wide")

    @property
    def one_fits(self) -> bool:
        """Whether there is room for one only."""
        return self._desk.has_class("-narrow")

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
        fields = (*FIELDS, "links") if desk.in_hand is not None and not self.over else ()
        stops = [("order", ""), *(("story", field) for field in fields)]
        if self._pane("proof").display or self.one_fits:
            stops.append(("proof", ""))
        return stops

    def follow(self, focused: Widget) -> None:
        """The pane with the focus comes to the front, however it got there."""
        for pane in PANES:
            if self.here != pane and self._pane(pane) in focused.ancestors:
                self.show(pane)
