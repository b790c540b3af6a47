"""A setting on a screen of its own: its label, its field, and a line that says what the field means or lacks."""

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget

from desk.tui.theme.themes import palette_of
from desk.tui.widgets.cells import Span, cut_spans, shown
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.words import Words


class SettingName(Widget):
    """The name of a setting, with the bar in front while the focus is in its field."""

    DEFAULT_CSS = "SettingName { height: 1; width: 17; }"

    def __init__(self, words: str) -> None:
        """A label that says this."""
        super().__init__()
        self.words = words
        self.lit = False

    def light(self, lit: bool) -> None:
        """Show the bar, or take it away."""
        self.lit = lit
        self.refresh()

    def render(self) -> Text:
        """Bar and words."""
        style = palette_of(self).style
        bar = ("▌ ", style("pencil line")) if self.lit else ("  ", style(""))
        return Text.assemble(bar, (self.words, style("bold" if self.lit else "dim")), no_wrap=True, end="")


class AreaField(TextField):
    """A text of several lines that is as high as it needs; the arrows at its ends go on to the neighbours."""

    DEFAULT_CSS = "AreaField { height: auto; min-height: 1; max-height: 12; scrollbar-size: 0 1; }"

    async def _on_key(self, event: events.Key) -> None:
        _, y = self._cursor_offset
        step = {"down": int(y >= self.wrapped_document.height - 1), "up": -int(y == 0)}.get(event.key, 0)
        if step:
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(self, step))
            return
        await super()._on_key(event)


class OneOf(Widget, can_focus=True):
    """A setting that is one of a few words, side by side: the chosen one bold, the others dim.

    Where they do not fit only the chosen one stands there, with its place among them.
    """

    DEFAULT_CSS = "OneOf { height: 1; width: 1fr; padding-left: 2; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "step(1)", show=False),
        Binding("left", "step(-1)", show=False),
        Binding("down,enter", "leave(1)", show=False),
        Binding("up", "leave(-1)", show=False),
    ]

    @dataclass
    class Picked(Message):
        """Another word was chosen."""

        name: str
        value: str

    @dataclass
    class Left(Message):
        """The editor goes on to the next (1) or the previous (-1) field."""

        step: int

    def __init__(self, *choices: tuple[str, str], id: str) -> None:
        """Pairs of a value and its words."""
        super().__init__(id=id)
        self._choices = choices
        self.value = choices[0][0]
        self._drawn: list[tuple[int, str]] = []

    def show(self, value: str) -> None:
        """Show which one is chosen."""
        self.value = value
        self.refresh()

    def render(self) -> Text:
        """The words, and how to change them while the focus is here."""
        style = palette_of(self).style
        if sum(cell_len(words) + 3 for _, words in self._choices) > self.size.width:
            self._drawn = []
            spans = self._alone()
        else:
            spans = self._side_by_side()
        if self.has_focus:
            spans.append(("space or a letter changes it", "dim"))
        fitted = cut_spans(spans, self.size.width)
        return Text.assemble(*((text, style(names)) for text, names in fitted), no_wrap=True, end="")

    def _alone(self) -> list[Span]:
        words = dict(self._choices).get(self.value, shown(self.value))
        place = [value for value, _ in self._choices].index(self.value) + 1 if self._is_known else 0
        return [(f"{words}   ", "bold"), (f"{place} of {len(self._choices)}   ", "dim")]

    @property
    def chosen(self) -> str:
        """The chosen word, and which of how many it is: "Digest, 1 of 4"."""
        return "".join(text for text, _ in self._alone()).strip().replace("   ", ", ")

    @property
    def _is_known(self) -> bool:
        return any(value == self.value for value, _ in self._choices)

    def _side_by_side(self) -> list[Span]:
        spans: list[Span] = []
        self._drawn = []
        at = 0
        for value, words in self._choices:
            spans += [(words, "bold" if value == self.value else "dim"), ("   ", "")]
            at += len(words) + 3
            self._drawn.append((at, value))
        if not self._is_known:
            spans.append((f"{shown(self.value)}   ", "bold"))
        return spans

    def action_step(self, step: int) -> None:
        """Choose the next or the previous word."""
        values = [value for value, _ in self._choices]
        at = values.index(self.value) if self.value in values else -step
        self._pick(values[(at + step) % len(values)])

    def on_key(self, event: events.Key) -> None:
        """A letter chooses the next word that begins with it."""
        letter = (event.character or "").lower()
        values = [value for value, words in self._choices if letter.isalnum() and words.lower().startswith(letter)]
        if values:
            event.stop()
            event.prevent_default()
            at = values.index(self.value) + 1 if self.value in values else 0
            self._pick(values[at % len(values)])

    def action_leave(self, step: int) -> None:
        """Go on to a neighbour."""
        self.post_message(self.Left(step))

    def _pick(self, value: str) -> None:
        if value != self.value:
            self.show(value)
            self.post_message(self.Picked(self.id or "", value))

    def on_click(self, event: events.Click) -> None:
        """Choose the word under the mouse; where only one is shown, the next."""
        if not self._drawn:
            self.action_step(1)
        x = event.x - self.gutter.left
        for end, value in self._drawn:
            if x < end:
                self._pick(value)
                return

    def on_focus(self) -> None:
        """Say how to change it."""
        self.refresh()

    def on_blur(self) -> None:
        """Say no more than what it is."""
        self.refresh()


class Setting(Vertical):
    """A label, a field and the line under it, which is not there while it has nothing to say."""

    DEFAULT_CSS = """
    Setting { height: auto; }
    Setting > Horizontal { height: auto; }
    Setting LineField, Setting AreaField { width: 1fr; }
    Setting > Words { padding: 0 3 0 19; display: none; }
    Setting > Words.said { display: block; }
    """

    def __init__(self, label: str, field: Widget) -> None:
        """The row of a field; its id is that of the field and "-row"."""
        super().__init__(id=f"{field.id}-row")
        self._label = SettingName(label)
        self.field = field
        self._note = Words(wrap=True)
        self.said = ""

    def compose(self) -> ComposeResult:
        """Name and field, and what is said about them."""
        with Horizontal():
            yield self._label
            yield self.field
        yield self._note

    @property
    def called(self) -> str:
        """Its label."""
        return self._label.words

    def note(self, *spans: Span) -> None:
        """Say something about the field, or nothing."""
        said = "".join(text for text, _ in spans)
        if said == self.said:
            return
        self.said = said
        self._note.set_class(bool(spans), "said")
        self._note.show(*spans)

    def on_descendant_focus(self) -> None:
        """The bar comes."""
        self._label.light(True)

    def on_descendant_blur(self) -> None:
        """The bar goes."""
        self._label.light(False)
