"""The templates beside the issues: what they are, what changed since they were trusted, and what each of them says."""

from collections.abc import Iterator
from typing import ClassVar

from rich.cells import chop_cells
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from desk.formats.templates.page import shipped
from desk.model.text import clean_line
from desk.store.folder.templates import Templates, Trust
from desk.tui.widgets.cells import Span, count, shown
from desk.tui.widgets.dialog import Dialog
from desk.tui.widgets.lines import Line, LineView, RowView
from desk.tui.widgets.words import KeyLine, Words

TRUST, DISTRUST = "trust", "distrust"
NAME = 22
"""Cells of the names."""
NUMBER = 5
"""Cells of a line's number and the space behind it."""
_SAYS = {
    Trust.NONE: "There are none. Those that lie in the folder and have the name of one that desk ships stand for it.",
    Trust.NEW: "They are new, and not used. They decide what readers get: look at them, then trust them.",
    Trust.CHANGED: "They changed since you trusted them, so none of them is used. Look at what changed.",
    Trust.TRUSTED: "They are used, until one of them changes.",
}


class TemplatesScreen(Dialog[str]):
    """Closes with `TRUST`, `DISTRUST` or None."""

    DEFAULT_CSS = """
    TemplatesScreen #files { max-height: 14; margin-top: 1; }
    TemplatesScreen.-short #files { max-height: 6; margin-top: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "look", show=False),
        Binding("t", "answer('trust')", show=False),
        Binding("n", "answer('distrust')", show=False),
    ]

    def __init__(self, found: Templates) -> None:
        """For the templates that were found."""
        super().__init__("Templates")
        self.add_class("wide")
        self.found = found

    def inside(self) -> ComposeResult:
        """What may be done with them, where they are, the list, the keys."""
        yield Words((_SAYS[self.found.trust], ""), wrap=True)
        yield Words((clean_line(str(self.found.folder)), "dim"), wrap=True)
        if self.found.files:
            yield RowView(id="files")
        keys = [("enter", "look at it")] if self.found.files else []
        keys += [("t", "trust them")] if self.found.trust in (Trust.NEW, Trust.CHANGED) else []
        keys += [("n", "do not use them")] if self.found.trust in (Trust.TRUSTED, Trust.CHANGED) else []
        yield KeyLine(keys)

    def on_mount(self) -> None:
        """Fill the list."""
        for rows in self.query(RowView):
            rows.show([*map(self._line, self.found.files), *map(self._gone, self.found.gone)])
            rows.styles.height = len(rows.lines)

    def _line(self, file: tuple[str, str]) -> Line:
        name, source = file
        said = self.found.of(name)
        state: Span = (f"{'' if said == Trust.TRUSTED else said:<9}", "bold")
        what = "stands for desk’s own" if name in shipped() else "used where another includes it"
        words = ((f"{shown(name):<{NAME}} ", ""), state, (what, "dim"))
        return Line(words, ((f"{len(source.encode()):,} bytes", "dim"),), row=name)

    def _gone(self, name: str) -> Line:
        return Line(((f"{shown(name):<{NAME}} ", "dim"), ("gone     ", "bold"), ("was trusted", "dim")))

    def action_look(self) -> None:
        """Show what the selected one says."""
        sources = dict(self.found.files)
        for rows in self.query(RowView):
            if isinstance(rows.row, str):
                self.app.push_screen(SourceScreen(rows.row, sources[rows.row]))

    @on(RowView.Chosen, "#files")
    def _chosen(self) -> None:
        self.action_look()

    def action_answer(self, answer: str) -> None:
        """Close with an answer that makes a difference."""
        if self.found.trust in ((Trust.NEW, Trust.CHANGED) if answer == TRUST else (Trust.TRUSTED, Trust.CHANGED)):
            self.dismiss(answer)


class SourceScreen(Dialog[None]):
    """One whole template: long lines wrap, so that nothing of it is out of sight."""

    DEFAULT_CSS = """
    SourceScreen > Vertical { height: 100%; }
    SourceScreen > Vertical > LineView { padding-left: 0; }
    """
    AUTO_FOCUS = "LineView"

    def __init__(self, name: str, source: str) -> None:
        """For a template."""
        super().__init__(shown(name))
        self.add_class("wide")
        self._source = source

    def inside(self) -> ComposeResult:
        """The lines, the keys."""
        yield LineView(id="source")
        yield KeyLine((("↑ ↓", "scroll"),), "back")

    def on_resize(self) -> None:
        """Fit the lines to the room there is."""
        self.call_after_refresh(self._fill)

    def on_mount(self) -> None:
        """Fit the lines once there is room."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        view = self.query_one(LineView)
        view.show(numbered(self._source, max(10, view.text_width - NUMBER)))


def numbered(source: str, cells: int) -> Iterator[Line]:
    """The lines of a text with their numbers, each in as many rows of so many cells as it needs."""
    for number, line in enumerate(source.split("\n"), 1):
        head = f"{number:>{NUMBER - 1}} "
        for part in chop_cells(clean_line(line), cells) or [""]:
            yield Line(((head, "dim"), (part, "")))
            head = " " * NUMBER


def said(found: Templates) -> str:
    """What was done with them, in a sentence."""
    return f"Trusted {count(len(found.files), 'template')}; they are used until one of them changes."
