"""The opening screen: the issues of the publication, newest first, and beside them the selected one's front page."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from desk.model.issue import Issue
from desk.store.errors import StoreError
from desk.store.folder.second_copies import SecondCopy
from desk.store.folder.summaries import Summary
from desk.store.problems import Reason
from desk.tui import background
from desk.tui.issues import opening, second_copy_rows
from desk.tui.issues import rows as issue_rows
from desk.tui.issues.checks import ToFix
from desk.tui.issues.folder_state import FolderState, look_at
from desk.tui.issues.front_page import FrontPage
from desk.tui.issues.rows import Layout
from desk.tui.pauses import after
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

NAMES_AFTER = 0.05
"""Seconds without summaries after which the files' names stand in."""
LONG = 0.4
"""Seconds after which reading is worth a word."""


class IssuesScreen(opening.Opener):
    """The list of issues. It reads the folder off the screen's thread and shows what it knows meanwhile."""

    own = (Own("escape", "all issues", "clear_filter"),)
    scopes = ("issues", "everywhere")
    BINDINGS: ClassVar[list[BindingType]] = [*own_bindings(own, *scopes)]
    AUTO_FOCUS = "#issues"

    def __init__(self) -> None:
        """A list that fills itself."""
        super().__init__()
        self.summaries: list[Summary] = []
        self.unsaved: frozenset[str] = frozenset()
        self.known = False
        self.second_copies: tuple[SecondCopy, ...] = ()
        self.drafts = 0
        self.fault = ""
        self._texts: InTexts | None = None
        self._to_fix = ToFix(self, lambda: self.desk.session.folder, self.redraw)
        self._select = ""
        self._said_reading = False
        self._early: asyncio.Task[FolderState] | None = None

    def read_early(self) -> None:
        """Read the folder while the screen is being put together: its first picture has the issues in it then."""
        self._early = asyncio.create_task(asyncio.to_thread(look_at, self.desk.session))

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

    # Reading

    def load(self, select: str = "") -> None:
        """Read the folder anew; `select` names the file to stand on then."""
        self._select = select or self._select
        if self._early is not None and self._early.done():
            self._have(self._early.result())
            self._early = None
            return
        if not self.known:
            after(self, NAMES_AFTER, self._show_names)
            after(self, LONG, self._say_reading)
        background.run(self, self._read, group="summaries", alone=True)

    async def _read(self) -> None:
        early, self._early = self._early, None
        self._have(await (early or asyncio.to_thread(look_at, self.desk.session)))

    def _have(self, state: FolderState) -> None:
        if not self.known and self._said_reading:
            self.quiet()
        if not self.known:
            self.call_after_refresh(self.desk.shown)
        found, error = state.found, state.error
        self.summaries, self.known, self.second_copies, self.unsaved = found, True, state.second_copies, state.unsaved
        missing = error is not None and error.reason == Reason.NO_FOLDER
        self.fault = "" if error is None or missing else str(error)
        self._to_fix.look(found)
        self.redraw()
        background.in_thread(self, self.desk.drafts.count, self._have_drafts, group="drafts", alone=True)
        if self._select:
            self.rows.select(self._select)
            self._select = ""
        if self.is_in_front and (command := self.desk.run_on_list):
            self.desk.run_on_list = ""
            self.call_after_refresh(self.run_command, command)
        if not found and not self.fault and self.is_in_front and self._is_first_start():
            from desk.tui.issues.first import FirstScreen

            self.app.push_screen(FirstScreen())

    def _have_drafts(self, number: int) -> None:
        if number != self.drafts:
            self.drafts = number
            self.redraw()

    def _is_first_start(self) -> bool:
        return not (self.desk.session.folder.path / "publication.json").exists()

    def _show_names(self) -> None:
        if self.known or self.summaries:
            return
        try:
            files = self.desk.session.folder.issue_files()
        except StoreError:
            return  # reading says it
        self.summaries = [issue_rows.from_name(path) for path in reversed(files)]
        self.redraw()

    def _say_reading(self) -> None:
        if not self.known and self.summaries:
            self._said_reading = True
            self.say(f"Reading {len(self.summaries):,} issues…")

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

    def return_to(self, path: Path) -> None:
        """Stand on this file when the list is in front again."""
        self._select = path.name

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

    def second_copies_changed(self) -> None:
        """A second copy came or went."""
        self.load()

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
