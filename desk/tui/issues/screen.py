"""The opening screen: the issues of the publication, newest first, and beside them the selected one's front page."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from desk.model.issue import Issue
from desk.store.folder.summaries import Summary
from desk.tui.issues import opening, second_copy_rows
from desk.tui.issues import rows as issue_rows
from desk.tui.issues.checks import ToFix
from desk.tui.issues.folder_reading import FolderReader
from desk.tui.issues.front_page import FrontPage
from desk.tui.issues.rows import Layout
from desk.tui.screens.base import DeskBase
from desk.tui.screens.sheet import Own, Sheet, own_bindings
from desk.tui.widgets.cells import Span, count, shown, wrapped
from desk.tui.widgets.head import Head, Pane
from desk.tui.widgets.keybar import KeyBar
from desk.tui.widgets.line_input import LineInput
from desk.tui.widgets.lines import BLANK, Line, LineView, RowView
from desk.tui.widgets.titleline import TitleLine

if TYPE_CHECKING:
    from desk.archive.stories import Run
    from desk.tui.issues.in_texts import InTexts


class IssuesScreen(FolderReader):
    """The list of issues. It reads the folder off the screen's thread and shows what it knows meanwhile."""

    own = (Own("escape", "all issues", "clear_filter"),)
    scopes = ("issues", "everywhere")
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(own, *scopes)]
    AUTO_FOCUS = "#issues"

    def __init__(self) -> None:
        """A list that fills itself."""
        super().__init__()
        self._texts: InTexts | None = None
        self._to_fix = ToFix(self, lambda: self.desk.session.folder, self.redraw)

    def compose(self) -> ComposeResult:
        """Title line, list, front page, key bar."""
        yield TitleLine(id="title")
        with Horizontal(id="panes"):
            with Pane(id="issues-pane"):
                yield Head("Issues", id="issues-head")
                yield LineInput(placeholder="a word, a number, a month", id="filter", select_on_focus=False)
                yield LineView(id="columns")
                yield RowView(id="issues")
            yield FrontPage(self.desk.session.folder, id="front-pane")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """The words above the columns cannot be gone into."""
        self.query_one("#columns").can_focus = False
        self.desk.session.listeners.append(self._changed)
        self.draw_keys_here()

    def on_unmount(self) -> None:
        """Stop listening."""
        if self._changed in self.desk.session.listeners:
            self.desk.session.listeners.remove(self._changed)

    def _changed(self) -> None:
        """The publication or the shelf changed, here or by another program; under another screen that can wait."""
        if self.is_mounted and self.is_in_front:
            self.redraw()

    def on_screen_resume(self) -> None:
        """Read what another screen, or another program, may have changed."""
        self.load()

    def on_paste(self, event: events.Paste) -> None:
        """A text that is pasted on the list is an issue to be read in."""
        event.stop()
        self.attempt(lambda _: self.desk.read_in(event.text))

    # What is here

    @property
    def rows(self) -> RowView:
        """The list."""
        return self.query_one("#issues", RowView)

    @property
    def filter(self) -> Input:
        """The line that narrows the list."""
        return self.query_one("#filter", Input)

    @property
    def has_issue(self) -> bool:
        """Whether an issue of the list is selected."""
        return self.is_mounted and self.selected is not None

    @property
    def selected(self) -> Summary | None:
        """The selected issue."""
        run = self._run
        file = self.rows.row if run is None else run.file
        return next((each for each in self.summaries if each.file == file), None)

    @property
    def texts(self) -> "InTexts":
        """What the filter finds in the texts; made when it is first typed in."""
        if self._texts is None:
            from desk.tui.issues.in_texts import InTexts

            self._texts = InTexts(self, self.redraw, lambda: self.rows.text_width)
        return self._texts

    @property
    def _run(self) -> "Run | None":
        """The story that is selected, where it is one that was found in the texts."""
        return None if self._texts is None else self._texts.run(self.rows.row)

    def path_of(self, summary: Summary) -> Path:
        """The file of a listed issue."""
        return self.desk.session.folder.path / summary.file

    def selected_issue(self) -> tuple[Path, Issue] | None:
        """The file of the selected issue and what is in it; None without one. Raises NotFound, Unreadable."""
        chosen = self.selected
        if chosen is None:
            return None
        opened = self.desk.session.folder.open_issue(self.path_of(chosen))
        return opened.path, opened.issue

    def open_file(self, path: Path) -> None:
        """Open an issue on the desk; one that cannot be read says why. Raises NotFound, NotSaved."""
        run = self._run
        opening.open_file(self, path)
        if run is not None and run.file == path.name:
            self.call_later(self._show_story, run.story.id)

    def _show_story(self, id: int) -> None:
        """Take the story that was found in hand, on the desk that was opened for it."""
        front = self.app.screen
        if isinstance(front, DeskBase):
            front.show_story(id)

    def show_stories(self, words: str) -> None:
        """Look for these words in the texts of all issues."""
        self.show_filter()
        self.filter.value = words

    def select(self, file: str) -> None:
        """Select the issue with this file, if it is in the list."""
        self.rows.select(file)

    def found(self, summaries: Sequence[Summary]) -> None:
        """Ask what is to fix in the newest of them."""
        self._to_fix.look(summaries)

    # Filtering

    def show_filter(self) -> None:
        """Show the line to type in."""
        self.add_class("filtering")
        self.focus_on(self.filter)

    def clear_filter(self) -> None:
        """Wait no longer for a file, else show all issues again; the selected one stays selected."""
        if opening.stop(self):
            return
        self.remove_class("filtering")
        self.filter.value = ""
        self.focus_on(self.rows)
        self.rows.reveal(self.rows.row)

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        self.texts.look(self.filter.value)
        self.redraw()

    @on(Input.Submitted, "#filter")
    def _submitted(self) -> None:
        self.run_command("issue.open")

    def on_key(self, event: events.Key) -> None:
        """From the filter the arrows move the selection of the list."""
        if self.focused is self.filter and event.key in ("up", "down", "pageup", "pagedown"):
            event.stop()
            step = 1 if event.key in ("down", "pagedown") else -1
            if event.key.startswith("page"):
                self.rows.action_page(step)
            else:
                self.rows.action_go(step)

    @on(RowView.Chosen, "#issues")
    def _chosen(self) -> None:
        self.run_command("issue.open")

    @on(RowView.Selected, "#issues")
    def _selected(self) -> None:
        self._show_front_page()

    # Showing

    def redraw(self) -> None:
        """Draw the list as it is known now."""
        size, narrow = self.size, self.size.width < 80
        words = self.filter.value
        kept = issue_rows.matching(self.summaries, words) if words.strip() else self.summaries
        layout = Layout(
            months=not narrow, airy=size.height >= 26, counts=not narrow, digits=issue_rows.digits(self.summaries)
        )
        self.query_one("#columns", LineView).show([issue_rows.head(layout)] if kept else [])
        self.rows.show(self._lines(kept, layout))
        note = f"{len(kept):,} of {len(self.summaries):,}" if words.strip() else "newest first"
        self.query_one("#issues-head", Head).show(note=self._waiting() or (note if self.summaries else ""))
        self._draw_title(narrow)
        self.draw_keys_here()
        self._show_front_page()

    def _waiting(self) -> tuple[Span, ...]:
        """That issues were read in and wait to be kept, and the key that shows them."""
        if not self.drafts:
            return ()
        look = self.desk.glyphs.of("look")
        key = self.desk.keys.shown("drafts")
        return (f"{look} ", "look"), (f"{count(self.drafts, 'issue')} read in, not kept yet  ", ""), (key, "bold")

    def _lines(self, kept: list[Summary], layout: Layout) -> list[Line]:
        found = list(self._texts.lines(self.rows.text_width)) if self._texts is not None else []
        if found and not kept:
            return found[1:]
        return [*self._issue_lines(kept, layout), *found]

    def _issue_lines(self, kept: list[Summary], layout: Layout) -> list[Line]:
        if self.fault:
            width = self.rows.text_width
            return [Line(((part, ""),)) for part in wrapped(shown(self.fault), width)]
        if kept or not self.known:
            fix = self._to_fix.counts
            drawn = issue_rows.lines(kept, self.desk.glyphs, layout, known=self.known, unsaved=self.unsaved, to_fix=fix)
            return list(
                second_copy_rows.remarked(drawn, self.second_copies, self.desk.glyphs, self.desk.keys.shown("copies"))
            )
        if self.summaries:
            return [Line((("No issue answers to that. Try one word less.", "dim"),))]
        key = self.desk.keys.shown
        return [
            Line((("No issues yet", "bold"),)),
            BLANK,
            Line(((f"{key('issue.new'):<8}", "bold"), ("begin the first one", ""))),
            Line(((f"{key('publication'):<8}", "bold"), ("say what the publication is called", ""))),
        ]

    def _draw_title(self, narrow: bool) -> None:
        publication = self.desk.session.publication
        name = shown(publication.name) or "Untitled publication"
        left: list[tuple[int, list[tuple[str, str]]]] = [(0, [(name, "bold")])]
        if publication.tagline and not narrow:
            left.append((7, [(shown(publication.tagline), "dim")]))
        failed = self.desk.saver.failed
        right = issue_rows.totals(self.summaries, narrow=narrow) if self.known else []
        self.query_one(TitleLine).show(left, [*right, (0, [("not saved", "bold")])] if failed else right)

    def draw_keys_here(self) -> None:
        """The keys of the list, or of the filter while it is typed in."""
        if self.has_class("filtering"):
            self.query_one(KeyBar).show([*self._written((("issue.open", "open"),), True), self.own[0].shown], ())
        else:
            super(Sheet, self).draw_keys("", "issues")

    def on_descendant_focus(self) -> None:
        """The keys follow the focus."""
        self.call_later(self.draw_keys_here)

    def saved_changed(self) -> None:
        """Show that something could not be saved."""
        if self.is_mounted:
            self._draw_title(self.size.width < 80)

    def on_resize(self) -> None:
        """Fit the columns anew."""
        self.call_after_refresh(self.redraw)

    def _show_front_page(self) -> None:
        chosen = self.selected if self.known else None
        self.query_one(FrontPage).show(chosen, self.desk.glyphs)
