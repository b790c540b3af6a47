"""The export: a format, a place, and what to know before it goes."""

import contextlib
import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from desk.browser import open_in_browser
from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.model.url import safe_url
from desk.render import FORMATS, render
from desk.store import StoreError, export_file
from desk.tui.cells import Span, count, cut, shown
from desk.tui.exporting import copy_issue, usual_path, write_export
from desk.tui.screens.desk_drawing import CLIP
from desk.tui.widgets.dialog import Dialog, KeyLine, LineInput, Words
from desk.tui.widgets.lines import Line, RowView
from desk.tui.widgets.titleline import meter

if TYPE_CHECKING:
    from desk.tui.app import DeskApp

LABEL = 12
_ENDINGS = frozenset(f".{made.extension}" for made in FORMATS.values())


class ExportScreen(Dialog[str]):
    """Closes with a sentence on what was written, or with None."""

    DEFAULT_CSS = """
    ExportScreen #formats { height: 4; margin-bottom: 1; }
    ExportScreen Horizontal { height: 1; }
    ExportScreen Horizontal Words { width: 12; }
    ExportScreen Horizontal #place, ExportScreen Horizontal #size { width: 1fr; }
    ExportScreen #replaces, ExportScreen #clip, ExportScreen #unfinished { padding-left: 14; }
    ExportScreen #path, ExportScreen.placing #place { display: none; }
    ExportScreen.placing #path { display: block; }
    ExportScreen.-short #formats { margin-bottom: 0; }
    ExportScreen.-short #clip, ExportScreen.-short #replaces, ExportScreen #wrong { display: none; }
    ExportScreen #replaces.said, ExportScreen #wrong.said { display: block; }
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
            yield Words(id="place")
            yield LineInput(id="path", select_on_focus=False)
        yield Words(id="replaces")
        with Horizontal():
            yield Words(("Size", "dim"))
            yield Words(id="size")
        yield Words(id="clip", wrap=True)
        yield Words(id="unfinished")
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
        self._draw_place()

    def _draw_place(self) -> None:
        usual = usual_path(self._folder, self._stem, self.format)
        if self._own_path:
            usual = self.path.with_suffix(usual.suffix) if self.path.suffix in _ENDINGS else self.path
        with self.prevent(Input.Changed):
            self.query_one("#path", Input).value = _shown(usual)
        self._draw_replaces()
        self._draw_size()

    @property
    def path(self) -> Path:
        """Where the export goes."""
        typed = self.query_one("#path", Input).value.strip()
        return Path(os.path.expanduser(typed))  # noqa: PTH111 - Path.expanduser raises on an unknown name

    def _draw_replaces(self) -> None:
        room = max(12, self.query_one("#place", Words).size.width)
        self.query_one("#place", Words).show((_cut_path(shown(_shown(self.path)), room), ""))
        words = ""
        with contextlib.suppress(OSError):  # a place that cannot be looked at: writing will say so
            if self.path.is_file():
                written = datetime.fromtimestamp(self.path.stat().st_mtime, UTC).astimezone()
                words = f"replaces the file of {written:%d %b, %H:%M}"
        line = self.query_one("#replaces", Words)
        line.show((words, "dim"))
        line.set_class(bool(words), "said")

    def _draw_size(self) -> None:
        text = self._texts.get(self.format)
        size = len(text.encode()) if text is not None else 0
        if self.format != "html" or not size:
            self.query_one("#size", Words).show((f"{size:,} bytes" if size else "", "dim"))
            self.query_one("#clip", Words).show(("", ""))
        else:
            over = size > CLIP
            wide = self.size.width >= 90
            spare = f"   {abs(CLIP - size):,} {'too many' if over else 'to spare'}" if wide or over else ""
            style, sign = ("stop", f"{self._sign('stop')} ") if over else ("", "")
            self.query_one("#size", Words).show(
                (f"{sign}{size:,}", style),
                (f" of {CLIP:,} bytes", "dim"),
                *((("   ", ""), *meter(size, CLIP, 24 if wide else 10)) if wide or not over else ()),
                (spare, style or "dim"),
            )
            self.query_one("#clip", Words).show((f"Gmail cuts a message off at {CLIP:,} bytes.", "dim"))
        self._draw_unfinished()

    def _draw_unfinished(self) -> None:
        bare = sum(
            sum(1 for link in self._issue.links_of(story.id) if not safe_url(link.url)) + story.body.count("]()")
            for story in self._issue.in_order()
        )
        words = (
            f"{count(bare, 'link')} without an address: {'it is' if bare == 1 else 'they are'} printed as plain words."
        )
        spans = ((f"{self._sign('look')} ", "look"), (words, "")) if bare else (("", ""),)
        self.query_one("#unfinished", Words).show(*spans)

    def _sign(self, name: str) -> str:
        return cast("DeskApp", self.app).glyphs.of(name)

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

    @on(events.Click, "#place")
    def _place_clicked(self) -> None:
        self.action_path()

    def action_path(self) -> None:
        """Go into the line that says where it goes."""
        self.add_class("placing")
        line = self.query_one("#path", Input)
        line.focus()
        line.action_end()

    def action_close(self) -> None:
        """From the line that says where it goes back to the formats; from there, close."""
        if self.query_one("#path", Input).has_focus:
            self.query_one("#formats", RowView).focus()
            self.remove_class("placing")
            self._draw_replaces()
        else:
            self.dismiss(None)

    def on_resize(self) -> None:
        """The place and the meter take the room there is."""
        self.call_after_refresh(self._draw_place)

    def action_copy(self) -> None:
        """Copy the selected format, say which way it went, and close."""
        app, format = cast("DeskApp", self.app), self.format

        def copy() -> None:
            words = copy_issue(app, self._issue, self._publication, format)
            app.call_from_thread(self._written, words)

        self.run_worker(copy, thread=True, group="write", exclusive=True, exit_on_error=False)

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
                name = f"{self._stem}.{FORMATS[format].extension}"
                place = export_file.target(str(path), name, self._folder)
                size = write_export(self._issue, self._publication, format, place)
            except StoreError as error:
                self.app.call_from_thread(self._wrong, str(error))
                return
            words = f"Wrote {_shown(place)}, {round(size / 1000)} KB."
            if then_open:
                words = f"{words} {open_in_browser(place.absolute().as_uri())}".rstrip()
            self.app.call_from_thread(self._written, words)

        self.run_worker(write, thread=True, group="write", exclusive=True, exit_on_error=False)

    def _written(self, words: str) -> None:
        """Close with the words; where she has closed it meanwhile, the screen in front says them."""
        if self.is_current:
            self.dismiss(words)
        else:
            cast("DeskApp", self.app).say(words)

    def _wrong(self, words: str) -> None:
        line = self.query_one("#wrong", Words)
        line.show(("\n" + words, "stop"))
        line.add_class("said")


def _cut_path(path: str, cells: int) -> str:
    """A path in so many cells; its ending stays."""
    if cell_len(path) <= cells:
        return path
    ending = Path(path).suffix
    return cut(path.removesuffix(ending), cells - cell_len(ending)) + ending


def _shown(path: Path) -> str:
    """The path as she would type it: from here if it lies below."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
