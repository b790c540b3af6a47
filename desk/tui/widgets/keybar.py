"""The last row: the keys that answer here, or what just happened; that takes more rows where it is longer.

One widget draws it all: Textual's own footer keeps a watcher for each key of each focus change.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual import events
from textual.message import Message
from textual.widget import Widget

from desk.tui.pauses import Pause
from desk.tui.theme.themes import palette_of
from desk.tui.widgets.cells import Span, bare, clicked, cut_spans, width
from desk.tui.widgets.long_message import LongMessage

GAP = "   "
"""What stands between two keys."""
STAYS = 8.0
"""Seconds that a message stays, unless a key is pressed before."""


@dataclass(frozen=True, slots=True)
class ShownKey:
    """Keys as they are written, a word, and the command that a click runs. One that `lasts` goes after all others."""

    keys: str
    word: str
    command: str
    lasts: bool = False

    @property
    def spans(self) -> tuple[Span, ...]:
        """The key bold, the word dim."""
        return (self.keys, "bold"), (f" {self.word}", "dim")


class KeyBar(Widget):
    """Keys at the left, `? keys  ctrl+p commands` at the right; without room they go from the right, esc never.

    Those that last go when no others are left.
    """

    DEFAULT_CSS = "KeyBar { height: 1; padding: 0 2; }"

    @dataclass
    class Pressed(Message):
        """A key in the bar was clicked."""

        command: str

    def __init__(self, *, id: str | None = None) -> None:
        """An empty bar."""
        super().__init__(id=id)
        self._note = ""
        self._keys: Sequence[ShownKey] = ()
        self._right: Sequence[ShownKey] = ()
        self._said: tuple[Span, ...] = ()
        self.told = 0
        """How many messages there were, so that the same one is known to have come again."""
        self._is_progress = False
        self._timer = Pause(self, self.quiet)
        self._drawn: list[tuple[int, int, str]] = []

    def show(self, keys: Sequence[ShownKey], right: Sequence[ShownKey], note: str = "") -> None:
        """Show the keys of where the focus is; a `note` such as "2 marked" comes first."""
        if (keys, right, note) != (self._keys, self._right, self._note):
            self._keys, self._right, self._note = keys, right, note
            self.refresh()

    def say(self, spans: Sequence[Span]) -> None:
        """Show a message in place of the keys, until the next key or for 8 s."""
        self._said = tuple(spans)
        self.told += 1
        self._is_progress = False
        self._timer.begin(STAYS)
        self._spread()
        self.refresh()

    def progress(self, spans: Sequence[Span]) -> None:
        """Show how far long work is, in the place of the keys but not of a message; nothing: it is done."""
        if spans and (not self._said or self._is_progress):
            self.say(spans)
            self._is_progress = True
            self.told -= 1  # it is no news each time
        elif not spans and self._is_progress:
            self.quiet()

    def quiet(self) -> None:
        """Take the message away."""
        if self._said:
            self._said = ()
            self._spread()
            self.refresh()

    def on_resize(self) -> None:
        """A message fits into the row now, or no longer."""
        self._spread()

    def _spread(self) -> None:
        """Lay a message that is longer than the row over the rows above; it is there only where it is needed."""
        if not self.is_mounted:
            return  # its first size spreads what was said before
        is_long = width(self._said) > self.size.width > 0
        above = next(iter(self.query_children(LongMessage)), None)
        if above is None and is_long:
            above = LongMessage(self._press)
            self.mount(above)
        if above is not None:
            above.show(self._said if is_long else (), self.outer_size.width)

    @property
    def said(self) -> str:
        """The message that is shown now, as plain text."""
        return "".join(text for text, _ in self._said)

    def render(self) -> Text:
        """The row."""
        style = palette_of(self).style
        right = _fitting(self._right, self.size.width // (2 if self.outer_size.width >= 80 else 5))
        ends = [span for key in right for span in ((GAP, ""), *key.spans)]
        if self._said and width(self._said) + width(ends) > self.size.width:
            right, ends = [], []  # what happened is more than where to find keys
        room = self.size.width - width(ends)
        self._drawn = []
        left = cut_spans(self._said, room) if self._said else self._left(room)
        gap = " " * max(0, room - width(left))
        self._place(right, room)
        spans = (*bare(left), (gap, ""), *ends)
        return Text.assemble(*((text, style(names)) for text, names in spans), no_wrap=True, end="")

    def _left(self, room: int) -> list[Span]:
        note: list[Span] = [(self._note + GAP, "")] if self._note else []
        keys = _fitting(self._keys, room - width(note))
        spans, at = list(note), width(note)
        for key in keys:
            self._drawn.append((at, at + width(key.spans), key.command))
            spans += [*key.spans, (GAP, "")]
            at += width(key.spans) + len(GAP)
        return spans[:-1] if keys else spans

    def _place(self, keys: Sequence[ShownKey], at: int) -> None:
        for key in keys:
            at += len(GAP)
            self._drawn.append((at, at + width(key.spans), key.command))
            at += width(key.spans)

    def on_click(self, event: events.Click) -> None:
        """Run the command whose key was clicked, in the bar or in a message."""
        x = event.x - self.gutter.left
        found = (command for start, end, command in self._drawn if start <= x < end)
        if (command := clicked(self._said, x) or next(found, "")) or self._said:
            event.stop()
            self._press(command)

    def _press(self, command: str) -> None:
        """Say that a command was clicked; a click beside one takes the message away that hides the keys."""
        if command:
            self.post_message(self.Pressed(command))
        else:
            self.quiet()


def _fitting(keys: Sequence[ShownKey], room: int) -> list[ShownKey]:
    kept = list(keys)
    while kept and sum(width(key.spans) + len(GAP) for key in kept) - len(GAP) > room:
        droppable = [key for key in kept if key.keys != "esc"]
        if not droppable:
            break
        kept.remove(([key for key in droppable if not key.lasts] or droppable)[-1])
    return kept
