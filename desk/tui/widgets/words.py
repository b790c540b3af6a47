"""Words in a dialog or on an otherwise empty screen: a line or a paragraph, and the line of a dialog's keys."""

from collections.abc import Sequence

from rich.text import Text
from textual import events
from textual.widget import Widget

from desk.tui.theme.themes import ordered, palette_of
from desk.tui.widgets.cells import Span, cut_spans, width


class Words(Widget):
    """A line or a paragraph of spans, cut to its room."""

    DEFAULT_CSS = "Words { height: auto; width: 1fr; }"

    def __init__(self, *spans: Span, id: str | None = None, wrap: bool = False) -> None:
        """These spans; `wrap` lets them take several lines."""
        super().__init__(id=id)
        self.spans: Sequence[Span] = spans
        self._wrap = wrap

    def show(self, *spans: Span) -> None:
        """Say something else."""
        self.spans = spans
        self.refresh(layout=True)

    def render(self) -> Text:
        """The words."""
        style = palette_of(self).style
        spans = self.spans if self._wrap else ordered(self, cut_spans(self.spans, self.size.width or 200))
        return Text.assemble(*((text, style(names)) for text, names in spans), no_wrap=not self._wrap)


_PRESSED = {"esc": "escape", "enter": "enter", "tab": "tab", "space": "space", "↓": "down"}
"""Keys that are shown by a name: what they are called when they are pressed."""


class KeyLine(Widget):
    """The last line of a dialog: its keys, with `esc close` at the right. A click on one presses it."""

    DEFAULT_CSS = "KeyLine { height: 1; width: 1fr; margin-top: 1; }"

    def __init__(self, keys: Sequence[tuple[str, str]], close: str = "close") -> None:
        """Pairs of a key and a word."""
        super().__init__()
        self._keys = keys
        self._close = close
        self._drawn: list[tuple[int, int, str]] = []

    def render(self) -> Text:
        """The keys that fit."""
        style = palette_of(self).style
        end: list[Span] = [("esc", "bold"), (f" {self._close}", "dim")]
        kept = list(self._keys)
        while kept and sum(len(key) + len(word) + 4 for key, word in kept) + width(end) > self.size.width:
            kept.pop()
        spans: list[Span] = []
        self._drawn = []
        for key, word in kept:
            at = width(spans)
            spans += [(key, "bold"), (f" {word}   ", "dim")]
            self._drawn.append((at, width(spans), key))
        gap = " " * max(1, self.size.width - width(spans) - width(end))
        self._drawn.append((width(spans) + len(gap), self.size.width, "esc"))
        return Text.assemble(*((text, style(names)) for text, names in (*spans, (gap, ""), *end)), no_wrap=True, end="")

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked, where it is one: "a letter" is none."""
        x = event.x - self.gutter.left
        shown = next((key for start, end, key in self._drawn if start <= x < end), "")
        key = _PRESSED.get(shown, shown if len(shown) == 1 or shown.startswith("ctrl+") else "")
        if key:
            event.stop()
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))
