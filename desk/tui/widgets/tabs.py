"""The strip of three heads that stands for the panes where there is room for one only."""

from dataclasses import dataclass

from rich.text import Text
from textual import events
from textual.message import Message
from textual.widget import Widget

from desk.tui.theme.themes import palette_of
from desk.tui.widgets.cells import Span, width


class TabStrip(Widget):
    """`Running order ━━ 26  Story ── 3  Proof ──`: the heavy line says which one is here."""

    DEFAULT_CSS = "TabStrip { height: 1; padding: 0 2; display: none; }"

    @dataclass
    class Picked(Message):
        """A tab was clicked."""

        pane: str

    def __init__(self, *tabs: tuple[str, str], id: str | None = None) -> None:
        """Pairs of a pane's name and its title."""
        super().__init__(id=id)
        self._tabs = tabs
        self._here = tabs[0][0]
        self._notes: dict[str, str] = {}
        self._drawn: list[tuple[int, str]] = []

    def show(self, here: str, notes: dict[str, str]) -> None:
        """Say which pane is here, and a number for each."""
        if (here, notes) != (self._here, self._notes):
            self._here, self._notes = here, notes
            self.refresh()

    def call(self, name: str, title: str) -> None:
        """Give a tab another title."""
        tabs = tuple((each, title if each == name else words) for each, words in self._tabs)
        if tabs != self._tabs:
            self._tabs = tabs
            self.refresh()

    def render(self) -> Text:
        """The strip; the lines share the room that is left."""
        style = palette_of(self).style
        fixed = sum(
            len(title) + 1 + (len(self._notes.get(name, "")) + 1 if self._notes.get(name) else 0)
            for name, title in self._tabs
        )
        room = max(len(self._tabs), self.size.width - fixed - 2 * (len(self._tabs) - 1))
        share, over = divmod(room, len(self._tabs))
        spans: list[Span] = []
        self._drawn = []
        for at, (name, title) in enumerate(self._tabs):
            here = name == self._here
            line = ("━" if here else "─") * (share + (1 if at < over else 0))
            spans += [("  ", "")] if spans else []
            spans += [(title, "bold pencil" if here else "bold"), (" ", ""), (line, "pencil line" if here else "rule")]
            if note := self._notes.get(name):
                spans += [(f" {note}", "dim")]
            self._drawn.append((width(spans), name))
        return Text.assemble(*((text, style(names)) for text, names in spans), no_wrap=True, end="")

    def on_click(self, event: events.Click) -> None:
        """Go to the pane that was clicked."""
        x = event.x - self.gutter.left
        for end, name in self._drawn:
            if x < end:
                self.post_message(self.Picked(name))
                return
