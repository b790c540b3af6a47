"""The head line of a pane: its title, a line, a note. The line is heavy where the focus is."""

from rich.text import Text
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widget import Widget

from desk.tui.theme.themes import ordered, palette_of
from desk.tui.widgets.cells import Span, cut, cut_spans, width
from desk.tui.widgets.lines import GUTTER

_LINE = 3
"""Cells between title and note: a piece of the line with a space on either side."""
_LEAST = 8
"""Cells of a title, or of a name in a note, below which what is left of it says nothing."""


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
        """Change what the head says; a `count` follows the title, `brief` is shown where `note` has no room.

        A note that is a string of words, such as a name, may be cut; one that begins with a number never is.
        """
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
        words, note = (ordered(self, part) for part in fitted(self.title, self.note, self.brief, room))
        title = [(text, f"{names} pencil" if self.lit and names == "bold" else names) for text, names in words]
        left = room - width(title) - 1 - (width(note) + 1 if note else 0)
        rule = ("━" if self.lit else "─") * max(0, left)
        spans = [(" " * GUTTER, ""), *title, (" ", ""), (rule, "pencil line" if self.lit else "rule")]
        spans += [(" ", ""), *note] if note else []
        return Text.assemble(*((text, style(names)) for text, names in spans), no_wrap=True, end="")


def fitted(
    title: tuple[Span, ...], note: tuple[Span, ...], brief: tuple[Span, ...], room: int
) -> tuple[list[Span], list[Span]]:
    """Title and note in so many cells, with a piece of the line between them.

    A note that counts is not cut: it is said briefly, or the title gives way, or it is not said at all.
    """
    says = "".join(text for text, _ in note).strip()
    if not says:
        return list(title), []
    for each in (note, brief):
        if width(each) and width(title) + width(each) + _LINE <= room:
            return list(title), list(each)
    fits = room - width(title) - _LINE
    if not says[0].isdigit() and fits >= _LEAST:
        return list(title), cut_spans(note, fits)
    least = _LEAST + width(title[1:])
    for each in (note, brief):
        if width(each) and least + width(each) + _LINE <= room:
            name = cut(title[0][0], room - width(title[1:]) - width(each) - _LINE)
            return [(name, title[0][1]), *title[1:]], list(each)
    return list(title), []


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
