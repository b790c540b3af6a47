"""The way that the focus went, so that Esc goes back on it, one level at a time: links, text, running order."""

from dataclasses import dataclass, replace

MOST = 9
"""Levels that are remembered."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the focus was: its `place` ("order", "text", "links", "proof"), its field and the story in hand.

    `state` is what the editor met there: the selected row, or where the cursor stood. `stayed`: they did not only tab
    through it.
    """

    place: str
    field: str = ""
    story: int | None = None
    state: object = None
    stayed: bool = True


class WayBack:
    """The stops from the running order to where the focus is."""

    def __init__(self) -> None:
        """At the running order."""
        self.stops: list[Stop] = [Stop("order")]

    def arrived(self, stop: Stop, left: object = None) -> None:
        """The focus came to a stop; to come to a place that is on the way is to go back to it.

        With tab one passes by: a stop where nobody stayed is none, so that Esc goes back to where the tabs began.
        `left` is the state in which the last stop was left: it differs from the one met where something was done.
        """
        last = self.stops[-1]
        if last.state != left:
            last = replace(last, stayed=True)
        places = [each.place for each in self.stops]
        if stop.place == "order":
            self.stops = [stop]
        elif stop.place == last.place:
            self.stops[-1] = replace(stop, stayed=stop.stayed or last.stayed)
        elif stop.place in places:
            self.stops = self.stops[: len(places) - places[::-1].index(stop.place)]
            self.stops[-1] = replace(stop, stayed=True)
        elif not last.stayed and len(self.stops) > 1:
            self.stops[-1] = stop
        else:
            self.stops = [*self.stops[:-1], last, stop][-MOST:]

    def jumps(self, stop: Stop) -> None:
        """The editor goes on from `stop`, where they are, to another one of the same place, and may come back."""
        self.stops = [*self.stops[:-1], stop, stop][-MOST:]

    def back(self) -> Stop:
        """One level back: the stop before the last one, which is taken off; at the end the running order."""
        if len(self.stops) > 1:
            self.stops.pop()
        return self.stops[-1]
