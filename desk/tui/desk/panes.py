"""Which pane is in front, and how the focus goes from one to the next."""

from textual.widget import Widget

from desk.tui.desk.layout import DeskLayout
from desk.tui.desk.story import FIELDS
from desk.tui.desk.way_back import Stop, WayBack
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.lines import RowView

PANES = ("order", "story", "proof")
"""The panes, from the left."""


class DeskPanes:
    """The three panes of a desk. Where there is room for one only, it is the one with the class `front`."""

    def __init__(self, desk: DeskLayout) -> None:
        """For one desk screen."""
        self._desk = desk
        self._way = WayBack()
        self._last: Widget | None = None
        self._passing: Widget | None = None
        self._asked: Widget | None = None

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
        self._pane("order").set_class(name == "story", "aside")
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
    def zoomed(self) -> bool:
        """Whether the pane in front has all of the width."""
        return self._desk.has_class("zoomed")

    @zoomed.setter
    def zoomed(self, zoomed: bool) -> None:
        self._desk.set_class(zoomed, "zoomed")

    @property
    def all_fit(self) -> bool:
        """Whether all three have room."""
        return self._desk.has_class("-wide")

    @property
    def one_fits(self) -> bool:
        """Whether there is room for one only."""
        return self._desk.has_class("-narrow")

    def go(self, pane: str, field: str = "", *, to_write: bool = False) -> None:
        """Bring a pane to the front and put the focus into it; a story's `field` is the body unless named.

        `to_write`: the editor asked for the text, so the letters that follow are meant for it.
        """
        if pane == "story" and self._desk.in_hand is None:
            pane = "order"
        self.show(pane)
        target = self._target(pane, field)
        if target.id == "body" and not target.has_focus:
            self._desk.story_pane.to_caret()
        self._asked = target if to_write else None
        self._desk.focus_on(target)

    def _target(self, pane: str, field: str) -> Widget:
        desk = self._desk
        if pane == "order":
            return desk.order
        if pane == "proof":
            return desk.beside
        return desk.story_pane.links if field == "links" else desk.story_pane.field(field or "body")

    def step(self, step: int) -> None:
        """Go on (1) or back (-1): running order, headline, standfirst, body, links, proof."""
        stops = self._stops()
        focused = self._desk.focused
        here = focused.id if focused is not None else "order"
        at = next((at for at, stop in enumerate(stops) if here in stop), 0)
        pane, field = stops[(at + step) % len(stops)]
        self._passing = self._target(pane, field)
        self.go(pane, field)

    def _stops(self) -> list[tuple[str, str]]:
        desk = self._desk
        fields = (*FIELDS, "links") if desk.in_hand is not None and not self.over else ()
        stops = [("order", ""), *(("story", field) for field in fields)]
        if self._pane("proof").display or self.one_fits or self.zoomed:
            stops.append(("proof", ""))
        return stops

    def follow(self, focused: Widget) -> bool:
        """The pane with the focus comes to the front, however it got there; Esc goes back from there.

        True if the editor asked to write there.
        """
        asked, self._asked = self._asked is focused, None
        passing, self._passing = self._passing, None
        if (place := self._desk.place_of(focused)) != "archive":  # it goes back by itself
            stop = self._stop(place, focused, stayed=focused is not passing)
            self._way.arrived(stop, None if self._last is None else _state(self._last))
            self._last = focused
        for pane in PANES:
            if self.here != pane and self._pane(pane) in focused.ancestors:
                self.show(pane)
        return asked

    def back(self) -> None:
        """Go back to where the focus came from, one level: to the text and the story that it was in, else the list."""
        stop = self._way.back()
        story = stop.story
        if stop.place == "text" and story != self._desk.in_hand and self._desk.has_story(story):
            self._desk.pick(story or 0)
        self.over = self.over and stop.place == "proof"
        self.go("story" if stop.place in ("text", "links") else stop.place, stop.field)

    def remember(self) -> None:
        """The editor jumps away from here: Esc goes back to this story, though the focus stays in its field."""
        focused = self._desk.focused
        if isinstance(focused, TextField):
            self._way.jumps(self._stop("text", focused, stayed=True))

    def _stop(self, place: str, focused: Widget, *, stayed: bool) -> Stop:
        field = "links" if place == "links" else focused.id or "" if place == "text" else ""
        return Stop(place, field, self._desk.in_hand, _state(focused), stayed)


def _state(widget: Widget) -> object:
    """What changes of a widget when something is done in it."""
    return widget.selection if isinstance(widget, TextField) else widget.row if isinstance(widget, RowView) else None
