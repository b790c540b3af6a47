"""The head line of a pane: its title, a line, a note. The line is heavy where the focus is."""

from rich.text import Text
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widget import Widget

from desk.tui.theme.themes import palette_of
from desk.tui.widgets.cells import Span, cut_spans, width
from desk.tui.widgets.lines import GUTTER


class Head(Widget):
    """`Title ━━━━ note`. `note` may be several spans; the line between them takes the room that is left."""

    DEFAULT_CSS = "Head { height: 1; width: 1fr; }"
    lit: reactive[bool] = reactive(False)

    def __init__(self, title: str, *, id: str | None = None, classes: str | None = None) -> None:
        """A head with a title and no note yet; one of the class "quiet" is never lit."""
        super().__init__(id=id, classes=classes)
        self.title: tuple[Span, ...] = ((title, "bold"),)
        self.note: tuple[Span, ...] = ()
        self.brief: tuple[Span, ...] = ()

    def show(
        self,
        *,
        title: str | None = None,
        count: str = "",
        note: str | tuple[Span, ...] = "",
        brief: tuple[Span, ...] = (),
    ) -> None:
        """Change what the head says; a `count` follows the title, `brief` is shown where `note` has no room."""
        first = self.title[:1] if title is None else ((title, "bold"),)
        words = first + (((f" {count}", "dim"),) if count else ())
        spans = ((note, "dim"),) if isinstance(note, str) else note
        if (words, spans, brief) != (self.title, self.note, self.brief):
            self.title, self.note, self.brief = words, spans, brief
            self.refresh()

    def render(self) -> Text:
        """The line, in the accent where the focus is in its pane."""
        style = palette_of(self).style
        room = self.size.width - GUTTER - 1
        title = [(text, f"{names} pencil" if self.lit and names == "bold" else names) for text, names in self.title]
        fits = max(0, room - width(title) - 3)
        said = self.brief if self.brief and width(self.note) > fits else self.note
        note = cut_spans(said, fits) if any(text for text, _ in said) else []
        left = room - width(title) - 1 - (width(note) + 1 if note else 0)
        rule = ("━" if self.lit else "─") * max(0, left)
        spans = [(" " * GUTTER, ""), *title, (" ", ""), (rule, "pencil line" if self.lit else "rule")]
        spans += [(" ", ""), *note] if note else []
        return Text.assemble(*((text, style(names)) for text, names in spans), no_wrap=True, end="")


class Pane(Vertical):
    """A head and what stands under it. The head is lit while the focus is inside."""

    DEFAULT_CSS = "Pane { height: 1fr; width: 1fr; }"

    def on_descendant_focus(self) -> None:
        """Light the heads."""
        self._light(True)

    def on_descendant_blur(self) -> None:
        """Put the light out."""
        self._light(False)

    def _light(self, lit: bool) -> None:
        for head in self.query(Head):
            if head.parent is self and not head.has_class("quiet"):
                head.lit = lit
