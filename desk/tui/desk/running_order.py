"""The running order: subject, sections and stories, with marks, and a row that can be dragged to its new place."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass

from textual import events
from textual.message import Message

from desk.edit import questions
from desk.edit.lengths import NONE, Targets
from desk.model.issue import Issue, Section, Status, Story
from desk.model.kinds import Trait, has
from desk.tui.ports import OrderRow
from desk.tui.theme.glyphs import Glyphs
from desk.tui.widgets.cells import Span, count, shown
from desk.tui.widgets.lines import BLANK, Line, RowView

SUBJECT = OrderRow("subject")
"""The row above all sections."""


def has_status(story: Story) -> bool:
    """Whether a story's status says something: a letter, contents or a note that nobody gave one has none."""
    return has(story.kind, Trait.WRITTEN) or story.status != Status.IDEA


class RunningOrder(RowView):
    """The outline of an issue."""

    @dataclass
    class Dropped(Message):
        """A row was dragged onto another one."""

        order: "RunningOrder"
        row: OrderRow
        onto: OrderRow

        @property
        def control(self) -> "RunningOrder":
            """The running order."""
            return self.order

    @dataclass
    class Unfolded(Message):
        """A section unfolded because a story in it was selected."""

        order: "RunningOrder"

    def __init__(self, *, id: str | None = None) -> None:
        """An empty running order."""
        super().__init__(id=id)
        self.marked: set[int] = set()
        self.doubted: frozenset[int] = frozenset()
        """Sections and stories that may have been read wrongly; the next drawing signs them."""
        self.unread: Collection[int] = ()
        """Stories that another desk changed since the editor last looked; the next drawing signs them."""
        self.folded: set[int] = set()
        """Sections whose stories are not shown; the next drawing folds them."""
        self._issue: Issue | None = None
        self._manner = (True, True)
        self.remarked: Mapping[int, str] = {}
        """Stories in which pre-flight found something, with its signal: "stop" or "look"."""
        self._glyphs = Glyphs()
        self._targets = NONE
        self._dragged: OrderRow | None = None
        self._over: OrderRow | None = None
        self._let_go = False

    def draw(
        self, issue: Issue, glyphs: Glyphs, *, airy: bool = True, counts: bool = True, targets: Targets = NONE
    ) -> None:
        """Show an issue; `airy` puts an empty line before each section, `counts` shows its words, of its target."""
        self._targets = targets
        self._manner = (airy, counts)
        self.marked &= {story.id for story in issue.in_order()}
        subject = (shown(issue.subject), "") if issue.subject else ("none yet", "italic")
        self._glyphs, self._issue = glyphs, issue
        self._unfold_selected(issue)
        lines = [Line((("Subject  ", "dim"), subject), row=SUBJECT)]
        for section in issue.running_order:
            lines += [BLANK] if airy else []
            lines += self._section(issue, section, counts)
        if unsorted := issue.stories_of(None):
            lines += [BLANK] if airy else []
            lines.append(Line((("UNSORTED", "bold"),), (("no section", "dim"),)))
            lines += [self._story(issue, story) for story in unsorted]
        self.show(lines)

    def _section(self, issue: Issue, section: Section, counts: bool) -> list[Line]:
        stories = issue.stories_of(section.id)
        words, target = sum(map(issue.words_of, stories)), self._targets.of_section(section.title)
        said = f"{words:,} of {target:,}" if target else count(words, "word") if stories else "empty"
        title = shown(section.title or "")
        folded = bool(stories) and section.id in self.folded
        if folded:
            said = f"{len(stories)} folded, {said}"
        row = OrderRow("section", section.id)
        doubt: tuple[Span, ...] = ((f"{self._glyphs.of('doubt')} ", "look"),) if section.id in self.doubted else ()
        name: Span = (title.upper(), "bold") if title else ("Untitled section", "italic dim")
        right = (*doubt, (said, "dim")) if counts or folded else doubt
        head = Line((name,), right, row=row, mark="+" if folded else " ")
        return [head, *([] if folded else [self._story(issue, story) for story in stories])]

    def _story(self, issue: Issue, story: Story) -> Line:
        glyphs = self._glyphs
        marked = story.id in self.marked
        glyph = glyphs.of(story.status) or "?" if has_status(story) else " "
        status: Span = (f" {glyph} ", "dim" if story.status == Status.READY else "")
        kind = glyphs.of(story.kind)
        sign: tuple[Span, ...] = ((f"{kind} ", ""),) if kind else ()
        links = issue.link_count_of(story)
        name: Span = (shown(story.name), "bold" if marked else "")
        right: tuple[Span, ...] = ((glyphs.counted(links, "link"), "dim"),) if links else ()
        if story.notes:
            asked = bool(questions.of_story(story))
            right = ((f"{glyphs.of('question' if asked else 'notes')} ", "look" if asked else "dim"), *right)
        if story.id in self.unread:
            right = ((f"{glyphs.of('unread')} ", "add"), *right)
        if sign_of := self.remarked.get(story.id):
            right = ((f"{glyphs.of(sign_of)} ", sign_of), *right)
        if story.id in self.doubted:
            right = ((f"{glyphs.of('doubt')} ", "look"), *right)
        return Line((status, *sign, name), right, row=OrderRow("story", story.id), mark="*" if marked else " ")

    def _unfold_selected(self, issue: Issue) -> None:
        """A story that is selected is shown, wherever it went."""
        row = self.row
        if isinstance(row, OrderRow) and row.what == "story":
            self.folded -= {story.section for story in issue.in_order() if story.id == row.id}

    def select(self, row: Hashable, *, tell: bool = True) -> None:
        """Select a row and scroll to it; the section of a story that is folded away unfolds."""
        folded = isinstance(row, OrderRow) and row.what == "story" and row not in self.rows
        if folded and isinstance(row, OrderRow) and self._issue is not None and self.folded:
            hidden = [story for story in self._issue.in_order() if story.id == row.id and story.section in self.folded]
            if hidden:
                self.folded -= {story.section for story in hidden}
                self.post_message(self.Unfolded(self))
                airy, counts = self._manner
                self.draw(self._issue, self._glyphs, airy=airy, counts=counts, targets=self._targets)
        super().select(row, tell=tell)

    def grounds(self, line: Line) -> tuple[str, str]:
        """The row that a dragged one would land on has the bar too."""
        if self._dragged is not None and line.row is not None and line.row == self._over:
            return "row-off bold", "pencil"
        return super().grounds(line)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a story or a section."""
        line = self.line_at(event)
        if line and isinstance(line.row, OrderRow) and line.row.what != "subject":
            self._dragged = line.row
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show where it would land; near the edges the list scrolls."""
        if self._dragged is None:
            return
        if event.y <= 0:
            self.scroll_relative(y=-1, animate=False)
        elif event.y >= self.size.height - 1:
            self.scroll_relative(y=1, animate=False)
        line = self.line_at(event)
        over = line.row if line and isinstance(line.row, OrderRow) else self._over
        if over != self._over:
            self._over = over if over != self._dragged else None
            self.refresh()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go."""
        self.release_mouse()
        dragged, over, self._dragged, self._over = self._dragged, self._over, None, None
        self.refresh()
        if dragged is not None and over is not None and over != dragged:
            event.stop()
            self._let_go = True
            self.select(dragged)
            self.post_message(self.Dropped(self, dragged, over))

    def on_click(self, event: events.Click) -> None:
        """Select the row under the mouse, unless the click is the end of a drag."""
        if self._let_go:
            self._let_go = False
            event.prevent_default()

    def mark(self, ids: Collection[int], on: bool) -> None:
        """Mark stories or take their marks away; the next drawing shows it."""
        self.marked = self.marked | set(ids) if on else self.marked - set(ids)
