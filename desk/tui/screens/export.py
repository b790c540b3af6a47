"""The export: a format, a place, and what to know before it goes."""

import contextlib
import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.render import FORMATS, render
from desk.store import StoreError
from desk.tui.cells import Span, count
from desk.tui.exporting import usual_path, write_export
from desk.tui.outside import open_in_browser
from desk.tui.screens.desk_drawing import CLIP
from desk.tui.widgets.dialog import Dialog, KeyLine, LineInput, Words
from desk.tui.widgets.lines import Line, RowView
from desk.tui.widgets.titleline import meter

LABEL = 12


class ExportScreen(Dialog[str]):
    """Closes with a sentence on what was written, or with None."""

    DEFAULT_CSS = """
    ExportScreen #formats { height: 4; margin-bottom: 1; }
    ExportScreen Horizontal { height: 1; }
    ExportScreen Horizontal Words { width: 12; }
    ExportScreen #replaces, ExportScreen #size, ExportScreen #clip, ExportScreen #unfinished { padding-left: 14; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", show=False),
        Binding("c", "copy", show=False),
        Binding("o", "open", show=False),
        Binding("p", "path", show=False),
    ]
    AUTO_FOCUS = "#formats"

    def __init__(self, issue: Issue, publication: Publication, folder: Path, stem: str) -> None:
        """For an issue of `folder` whose file is called `stem`."""
        super().__init__(f"Export {issue.label}")
        self.add_class("wide")
        self._issue, self._publication = issue, publication
        self._folder, self._stem = folder, stem
        self._texts: dict[str, str] = {}
        self._own_path = False

    def inside(self) -> ComposeResult:
        """Formats, place, size, remarks, keys."""
        yield RowView(id="formats")
        with Horizontal():
            yield Words(("Goes to", "dim"))
            yield LineInput(id="path", select_on_focus=False)
        yield Words(id="replaces")
        yield Words(id="size")
        yield Words(id="clip", wrap=True)
        yield Words(id="unfinished", wrap=True)
        yield Words(id="wrong", wrap=True)
        yield KeyLine((("enter", "write the file"), ("c", "copy"), ("o", "write and open"), ("p", "another place")))

    def on_mount(self) -> None:
        """Show the formats; their sizes follow as they are made."""
        self._draw_formats()
        self._draw_place()
        self.run_worker(self._make_all, thread=True, group="export", exclusive=True, exit_on_error=False)

    def _make_all(self) -> None:
        for name in FORMATS:
            text = render(self._issue, self._publication, name)
            if not self.app.is_running or not self.is_attached:
                return
            self.app.call_from_thread(partial(self._made, name, text))

    def _made(self, name: str, text: str) -> None:
        self._texts[name] = text
        if self.is_mounted:
            self._draw_formats()
            self._draw_size()

    @property
    def format(self) -> str:
        """The selected format."""
        row = self.query_one("#formats", RowView).row
        return row if isinstance(row, str) else next(iter(FORMATS))

    def _draw_formats(self) -> None:
        rows = self.query_one("#formats", RowView)
        rows.show(
            Line(((f"{made.name:<{LABEL}}", "bold"), (made.description, "dim")), self._weight(made.name), row=made.name)
            for made in FORMATS.values()
        )
        rows.styles.height = len(FORMATS)

    def _weight(self, name: str) -> tuple[Span, ...]:
        text = self._texts.get(name)
        return ((f"{len(text.encode()) / 1000:.1f} KB" if text is not None else "…", "dim"),)

    @on(RowView.Selected, "#formats")
    def _selected(self) -> None:
        self._own_path = False
        self._draw_place()

    def _draw_place(self) -> None:
        if not self._own_path:
            with self.prevent(Input.Changed):
                self.query_one("#path", Input).value = _shown(usual_path(self._folder, self._stem, self.format))
        self._draw_replaces()
        self._draw_size()

    @property
    def path(self) -> Path:
        """Where the export goes."""
        return Path(os.path.expanduser(self.query_one("#path", Input).value.strip()))

    def _draw_replaces(self) -> None:
        words = ""
        with contextlib.suppress(OSError):  # a place that cannot be looked at: writing will say so
            if self.path.is_file():
                written = datetime.fromtimestamp(self.path.stat().st_mtime, UTC).astimezone()
                words = f"replaces the file of {written:%d %b, %H:%M}"
        self.query_one("#replaces", Words).show((words, "dim"))

    def _draw_size(self) -> None:
        text = self._texts.get(self.format)
        size = len(text.encode()) if text is not None else 0
        if self.format != "html" or not size:
            self.query_one("#size", Words).show((f"{size:,} bytes" if size else "", "dim"))
            self.query_one("#clip", Words).show(("", ""))
        else:
            over = size > CLIP
            spare = f"   {abs(CLIP - size):,} {'too many' if over else 'to spare'}"
            spans = (
                (f"{size:,}", "stop" if over else ""),
                (f" of {CLIP:,} bytes   ", "dim"),
                *meter(size, CLIP, 24 if self.size.width >= 90 else 0),
            )
            self.query_one("#size", Words).show(*spans, (spare, "stop" if over else "dim"))
            self.query_one("#clip", Words).show((f"Gmail cuts a message off at {CLIP:,} bytes.", "dim"))
        self._draw_unfinished()

    def _draw_unfinished(self) -> None:
        bare = sum(
            sum(1 for link in self._issue.links_of(story.id) if not link.url) + story.body.count("]()")
            for story in self._issue.in_order()
        )
        words = (
            f"{count(bare, 'link')} without an address: {'it is' if bare == 1 else 'they are'} printed as plain words."
        )
        spans = (("▲ ", "look"), (words, "")) if bare else (("", ""),)
        self.query_one("#unfinished", Words).show(*spans)

    @on(Input.Changed, "#path")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._own_path = True
        self._draw_replaces()

    @on(Input.Submitted, "#path")
    def _place_taken(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_write()

    @on(RowView.Chosen, "#formats")
    def _chosen(self) -> None:
        self.action_write()

    def action_path(self) -> None:
        """Go into the line that says where it goes."""
        self.query_one("#path", Input).focus()

    def action_copy(self) -> None:
        """Send the text to the terminal's clipboard."""
        text = self._texts.get(self.format)
        if text is None:
            self._wrong("It is still being made; ask again in a moment.")
            return
        self.app.copy_to_clipboard(text)
        self.dismiss(f"Sent the {self.format} to the terminal’s clipboard; not every terminal takes it.")

    def action_write(self) -> None:
        """Write the file and close."""
        self._write(then_open=False)

    def action_open(self) -> None:
        """Write the file, close, and open it in the browser."""
        self._write(then_open=True)

    def _write(self, *, then_open: bool) -> None:
        path, format = self.path, self.format

        def write() -> None:
            try:
                size = write_export(self._issue, self._publication, format, path)
            except StoreError as error:
                self.app.call_from_thread(self._wrong, str(error))
                return
            words = f"Wrote {_shown(path)}, {round(size / 1000)} KB."
            if then_open:
                words = f"{words} {open_in_browser(path.absolute().as_uri())}".rstrip()
            self.app.call_from_thread(self.dismiss, words)

        self.run_worker(write, thread=True, group="write", exclusive=True, exit_on_error=False)

    def _wrong(self, words: str) -> None:
        self.query_one("#wrong", Words).show(("\n" + words, "stop"))


def _shown(path: Path) -> str:
    """The path as she would type it: from here if it lies below."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
