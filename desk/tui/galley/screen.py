"""The galley: the issue to be read through from top to bottom, page by page, with fixes in place."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from desk.edit import Refused, freezing
from desk.formats.blocks.wording import Wording
from desk.model.publication import Publication
from desk.store.folder import read_so_far
from desk.store.folder.read_so_far import ReadSoFar
from desk.tui import background
from desk.tui.galley.parts import GalleyPart, changed, laid, marked, parts
from desk.tui.galley.typed import TypedPart
from desk.tui.screens.sheet import Own, Sheet, own_bindings
from desk.tui.widgets.cells import Span, shown
from desk.tui.widgets.dialog import Dialog
from desk.tui.widgets.fields import TextField
from desk.tui.widgets.form import Form, FormField
from desk.tui.widgets.head import Head, Pane
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.lines import BLANK, Line, RowView
from desk.tui.widgets.words import KeyLine

COLUMN = 72
"""Cells of a line that is read comfortably; what readers of books have."""


def _is_apart(before: GalleyPart, part: GalleyPart) -> bool:
    """Whether an empty line stands between two parts: not within a heading, nor between two links."""
    if part.field == "body":
        return before.field != "headline"
    if part.table == "links":
        return before.table != "links"
    return part.field in ("headline", "title") or before.field == "body" or before.table == "links"


class GalleyView(RowView):
    """The column. The part in hand has the accent's bar and stays as light as it is read."""

    def grounds(self, line: Line) -> tuple[str, str]:
        """The ground of the part in hand, without making all of it bold."""
        ground, bar = super().grounds(line)
        return ground.removesuffix(" bold"), bar


class FixDialog(Dialog[str]):
    """A paragraph to be changed. Enter takes it."""

    DEFAULT_CSS = """
    FixDialog TextField, FixDialog TextField:focus { height: 10; max-height: 60%; padding: 0 0 0 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", show=False, priority=True),
        Binding("ctrl+s", "take", show=False, priority=True),
    ]

    def __init__(self, words: str, typed: Callable[[str], None]) -> None:
        """Filled with the words as they are; `typed` is told of each key press."""
        super().__init__("Fix")
        self.add_class("wide")
        self._words, self._typed = words, typed

    def inside(self) -> ComposeResult:
        """The field and the keys."""
        field = TextField(id="fix")
        field.load(self._words)
        field.edited = lambda field: self._typed(field.text)
        yield field
        yield KeyLine((("enter", "take it"),), "as it was")

    def unsaved(self) -> str:
        """Nothing: it is in the issue."""
        return ""

    def action_take(self) -> None:
        """Close with the words."""
        self.dismiss(self.query_one("#fix", TextField).text)


class GalleyScreen(Sheet):
    """Reads from where the editor stopped. What a page showed counts as read when it is turned."""

    own = (
        Own("space", "next page", "next_page"),
        Own("b", "page before", "page_before"),
        Own("e,enter", "fix", "fix"),
        Own("t", "TK", "mark"),
        Own("right_square_bracket,f6", "next unread", "unread"),
        Own("escape", "back", "leave"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(own, "everywhere")]
    AUTO_FOCUS = "#galley"
    DEFAULT_CSS = "GalleyScreen #galley-pane { width: 100%; max-width: 80; }"

    def __init__(self) -> None:
        """Nothing is read or laid out yet."""
        super().__init__()
        self._issue: int | None = None
        self._read: set[str] = set()
        self._parts: dict[tuple[str, int, str, int], GalleyPart] = {}
        self._laid: dict[GalleyPart, tuple[tuple[Span, ...], ...]] = {}
        self._laid_for: Publication | None = None
        self._width = 0

    def compose(self) -> ComposeResult:
        """Head, column, key bar."""
        with Pane(id="galley-pane"):
            yield Head("Proofreading", id="galley-head")
            yield GalleyView(id="galley")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show the issue where it was left."""
        so_far = read_so_far.load(self.desk.session.issue.id)
        self._read = set(so_far.read)
        self.listen(self.redraw)
        self.draw_keys()
        self.call_after_refresh(self._begin, so_far)

    def _begin(self, so_far: ReadSoFar) -> None:
        self.redraw()
        if so_far.place in self._parts:
            self.view.select(so_far.place)
            self.view.reveal(so_far.place, top=True)

    def leave(self) -> None:
        """Keep how far it was read, and go back."""
        self._keep()
        super().leave()

    def _keep(self) -> None:
        """Keep how far it was read, off the screen's thread: also for a desk that ends on this page."""
        if self._issue is None:  # it was closed before it was drawn: what is kept stands
            return
        marks = {part.mark for part in self._parts.values()}
        so_far = ReadSoFar(frozenset(self._read & marks), self._place)
        background.in_thread(
            self.app, partial(read_so_far.keep, self._issue, so_far), lambda _: None, group="galley", alone=True
        )

    @property
    def view(self) -> GalleyView:
        """The column."""
        return self.query_one(GalleyView)

    @property
    def part(self) -> GalleyPart:
        """The part in hand. Raises Refused if there is none."""
        found: GalleyPart | None = self._parts.get(self.view.row)  # type: ignore[call-overload]
        if found is None:
            raise Refused("There is nothing here to read yet.")
        return found

    # Showing

    def redraw(self) -> None:
        """Draw the issue as it is now; the part in hand stays in hand, also while all its words are taken out."""
        if isinstance(self.app.screen, FixDialog) or not self.is_mounted or self.desk.session.path is None:
            return
        issue, publication = self.desk.session.issue, self.desk.session.publication
        self._issue = issue.id
        width = min(COLUMN, self.view.text_width)
        if width < 8:
            return
        found = list(parts(issue))
        self._parts = {part.place: part for part in found}
        lines: list[Line] = []
        for at, part in enumerate(found):
            if at and _is_apart(found[at - 1], part):
                lines.append(BLANK)
            read = self.desk.glyphs.of("answers") if part.mark in self._read else " "
            for row, spans in enumerate(self._lines(part, publication, width)):
                lines.append(Line(tuple(spans), row=part.place, mark=read if row == 0 else " "))
        self.view.show(lines or [Line((("No stories yet", "bold"),))])
        self._draw_head()

    def _lines(self, part: GalleyPart, publication: Publication, width: int) -> tuple[tuple[Span, ...], ...]:
        """The lines of a part, kept as long as nothing but its words makes them others."""
        if (self._laid_for, self._width) != (publication, width):
            self._laid_for, self._width, self._laid = publication, width, {}
            self._wording = Wording(publication)
        if part not in self._laid:
            self._laid[part] = laid(part, self._wording, width)
        return self._laid[part]

    def _draw_head(self) -> None:
        total = sum(part.count for part in self._parts.values())
        read = sum(part.count for part in self._parts.values() if part.mark in self._read)
        label = shown(self.desk.session.issue.label)
        self.query_one("#galley-head", Head).show(note=f"{label}, {read:,} of {total:,} words read")

    def on_resize(self) -> None:
        """Fit the column anew."""
        self.call_after_refresh(self.redraw)

    @property
    def _place(self) -> tuple[str, int, str, int] | None:
        row = self.view.row
        return self._parts[row].place if row in self._parts else None

    # Reading

    def next_page(self) -> None:
        """What is on this page was read; on to the next."""
        view = self.view
        top, height = view.scroll_offset.y, max(1, view.size.height)
        rows = [line.row for line in view.lines]
        beyond = set(rows[top + height :])
        for row in dict.fromkeys(rows[: top + height]):
            if row in self._parts and row not in beyond:
                self._read.add(self._parts[row].mark)
        following = next((at for at, row in enumerate(rows) if row in beyond and row is not None), None)
        self.redraw()
        if following is None:
            left = sum(part.mark not in self._read for part in self._parts.values())
            self.say(f"{left} parts are not read yet; ] goes to the next." if left else "All of it is read.")
            view.action_edge(-1)
            return
        view.select(rows[following])
        view.scroll_to(y=following, animate=False, force=True)
        self._keep()

    def page_before(self) -> None:
        """Back by a page."""
        view = self.view
        top = max(0, view.scroll_offset.y - max(1, view.size.height - 1))
        row = next((line.row for line in view.lines[top:] if line.row is not None), None)
        view.select(row)
        view.scroll_to(y=top, animate=False, force=True)

    def unread(self) -> None:
        """On to the next part that is not read, from the top again at the end."""
        order = list(self._parts.values())
        at = order.index(self.part) + 1
        part = next((each for each in (*order[at:], *order[:at]) if each.mark not in self._read), None)
        if part is None:
            self.say("All of it is read.")
        else:
            self.view.select(part.place)

    # Fixing

    def fix(self) -> None:
        """Change the words of the part in hand."""
        part, session = self.part, self.desk.session
        if part.field == "body":
            freezing.check(session.issue, changed(session.issue, part, f"{part.words}."))
            typed = TypedPart(session, part)

            def closed(words: str | None) -> None:
                typed.take_back()
                if words is not None:
                    self.attempt(lambda _: self._change(part, words))
                self.redraw()

            self.show(FixDialog(part.words, lambda words: self.attempt(lambda _: typed.becomes(words))), closed)
        else:
            form = Form("Fix", (FormField("words", part.field.capitalize(), part.words),))
            self.ask(form, lambda values: self._change(part, values["words"]))

    def mark(self) -> None:
        """Put TK behind the part in hand, or take it away: something is still to come there."""
        self._change(self.part, marked(self.part))

    def _change(self, part: GalleyPart, words: str) -> None:
        title = "Changed a text in proof"
        with self.desk.session.step(title):
            self.desk.session.do(changed, part, words)
        self.say(f"{title}.", "undo")
