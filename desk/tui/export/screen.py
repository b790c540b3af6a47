"""The export: a format, the mail tool it is for, a place, and what to know before it goes."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from desk.formats import FORMATS
from desk.formats.profiles.values import Profile
from desk.model.issue import Issue
from desk.model.publication import Publication
from desk.publish import to_file
from desk.publish.targets import tools
from desk.tui import background
from desk.tui.export import drawing
from desk.tui.export.copying import copy_issue
from desk.tui.export.making import Outgoing, Tell, make_all, write_all, write_one
from desk.tui.ports import Desk
from desk.tui.widgets.cells import shown
from desk.tui.widgets.dialog import Dialog
from desk.tui.widgets.line_input import LineInput
from desk.tui.widgets.lines import RowView
from desk.tui.widgets.words import KeyLine, Words

_LOW = 16
"""Rows below which what is open gets one line, so that the keys have room."""
_OTHERS = 10
"""Rows of the dialog beside the list of formats, where it is as low as it gets."""


class ExportScreen(Dialog[str]):
    """Closes with a sentence on what was written, or with None."""

    DEFAULT_CSS = """
    ExportScreen #formats { height: 7; margin-bottom: 1; }
    ExportScreen Horizontal { height: 1; }
    ExportScreen Horizontal Words { width: 12; }
    ExportScreen Horizontal #place, ExportScreen Horizontal #size, ExportScreen Horizontal #profile { width: 1fr; }
    ExportScreen #replaces, ExportScreen #clip { padding-left: 14; }
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
        Binding("a", "all", show=False),
        Binding("P,f8", "preflight", show=False),
        Binding("left", "tool(-1)", show=False),
        Binding("right", "tool(1)", show=False),
    ]
    AUTO_FOCUS = "#formats"

    def __init__(self, issue: Issue, publication: Publication, folder: Path, stem: str) -> None:
        """For an issue of `folder` whose file is called `stem`."""
        super().__init__(f"Export {issue.label}")
        self.add_class("wide")
        self._out = Outgoing(issue, publication, folder, stem)
        self._tools = tools(folder)
        self.profile = self._tools.of(publication.profile)
        self._texts: dict[str, str] = {}
        self._known: dict[str, tuple[str, ...]] = {}
        self._own_path = False

    def inside(self) -> ComposeResult:
        """Formats, mail tool, place, size, remarks, keys."""
        yield RowView(id="formats")
        with Horizontal():
            yield Words(("Tool ", "dim"), ("←→", "bold"))
            yield Words(id="profile")
        with Horizontal():
            yield Words(("Goes to", "dim"))
            yield Words(id="place")
            yield LineInput(id="path", select_on_focus=False)
        yield Words(id="replaces")
        with Horizontal():
            yield Words(("Size", "dim"))
            yield Words(id="size")
        yield Words(id="clip", wrap=True)
        yield Words(id="unfinished", wrap=True)
        yield Words(id="wrong", wrap=True)
        yield KeyLine(
            (
                ("enter", "write the file"),
                ("c", "copy"),
                ("o", "write and open"),
                ("a", "all formats"),
                ("p", "another place"),
            )
        )

    def on_mount(self) -> None:
        """Show the formats; their sizes follow as they are made. That which the mail tool wants is selected."""
        self._draw_formats()
        self.query_one("#formats", RowView).select(self.profile.wanted, tell=False)
        self._draw_place()
        self._make()
        if self._tools.fault:
            self._wrong(self._tools.fault)

    def _make(self) -> None:
        """Make every format for the mail tool at hand, off the screen's thread."""
        self._texts.clear()
        self._known.clear()
        self.query_one("#wrong", Words).remove_class("said")
        self._draw_formats()
        made_for, wire = self.profile, background.Wire(self)
        to = Tell(self._wait_knowing, self._made, self._wrong)
        make = partial(make_all, self._out, made_for, partial(wire.tell, self._told, made_for), to)
        background.in_thread(self, make, group="export", alone=True)

    def _told(self, made_for: Profile, what: Callable[..., None], *values: Any) -> None:
        """What the thread that makes the formats tells, unless another mail tool was chosen meanwhile."""
        if self.profile is made_for:
            what(*values)

    def _made(self, name: str, text: str, known: tuple[str, ...]) -> None:
        self._texts[name] = text
        self._known[name] = known
        self._draw_formats()
        self._draw_size()

    def _wait_knowing(self, sentences: tuple[str, ...]) -> None:
        """What is known of the issue stands there until each format is made and says its own."""
        self._known = dict.fromkeys(FORMATS, sentences)
        self._draw_formats()
        self._draw_size()

    def action_tool(self, step: int) -> None:
        """Choose the next mail tool, or the one before."""
        self.profile = self._tools.beside(self.profile.name, step)
        self.query_one("#formats", RowView).select(self.profile.wanted, tell=False)
        self._draw_place()
        self._make()
        self._draw_size()

    @on(events.Click, "#profile")
    def _profile_clicked(self) -> None:
        self.action_tool(1)

    @property
    def format(self) -> str:
        """The selected format."""
        row = self.query_one("#formats", RowView).row
        return row if isinstance(row, str) else next(iter(FORMATS))

    def _draw_formats(self) -> None:
        rows = self.query_one("#formats", RowView)
        rows.show(drawing.format_lines(self._texts))
        others = _OTHERS + len(self._known.get(self.format, ()))
        rows.styles.height = max(2, min(len(FORMATS), self.size.height - others))

    @on(RowView.Selected, "#formats")
    def _selected(self) -> None:
        self._draw_place()

    def _draw_place(self) -> None:
        usual = to_file.usual_place(self._out.folder, self._out.stem, self.format)
        if self._own_path:
            usual = drawing.with_ending(self.path, FORMATS[self.format].extension)
        with self.prevent(Input.Changed):
            self.query_one("#path", Input).value = drawing.here(usual)
        self._draw_replaces()
        self._draw_size()

    @property
    def path(self) -> Path:
        """Where the export goes."""
        typed = self.query_one("#path", Input).value.strip()
        return Path(os.path.expanduser(typed))  # noqa: PTH111 - Path.expanduser raises on an unknown name

    def _draw_replaces(self) -> None:
        room = max(12, self.query_one("#place", Words).size.width)
        self.query_one("#place", Words).show((drawing.cut_path(shown(drawing.here(self.path)), room), ""))
        words = drawing.replaced(self.path)
        line = self.query_one("#replaces", Words)
        line.show((words, "dim"))
        line.set_class(bool(words), "said")

    def _draw_size(self) -> None:
        self.query_one("#profile", Words).show(*drawing.profile_spans(self.profile, self.format))
        text = self._texts.get(self.format, "")
        size, note = drawing.size_lines(text, self.format, self.profile, self.size.width, self._sign)
        self.query_one("#size", Words).show(*size)
        self.query_one("#clip", Words).show((note, "dim"))
        self._draw_known()

    def _draw_known(self) -> None:
        unfinished = self.query_one("#unfinished", Words)
        unfinished.show(*drawing.known_spans(self._known.get(self.format, ()), self._sign))
        unfinished.styles.max_height = 1 if self.size.height < _LOW else None

    def _sign(self, name: str) -> str:
        return cast("Desk", self.app).glyphs.of(name)

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
        self._draw_formats()
        self.call_after_refresh(self._draw_place)

    def action_copy(self) -> None:
        """Copy the selected format, say which way it went, and close."""
        app, out = cast("Desk", self.app), self._out
        copy = partial(copy_issue, app, out.issue, out.publication, self.format, self.profile.name)
        background.in_thread(self.app, copy, self._written, group="write")

    def action_preflight(self) -> None:
        """Close, and show what is open: on the desk of this issue."""
        if cast("Desk", self.app).session.path is not None:
            self.dismiss(None)
            self.app.call_later(lambda: cast("Any", self.app.screen).run_command("preflight"))

    def action_write(self) -> None:
        """Write the file and close."""
        self._write(then_open=False)

    def action_open(self) -> None:
        """Write the file, close, and open it in the browser."""
        self._write(then_open=True)

    def _write(self, *, then_open: bool) -> None:
        app = cast("Desk", self.app)
        write = partial(write_one, app, self._out, self.format, self.path, self.profile.name, then_open=then_open)
        background.in_thread(self.app, write, self._ended, group="write")

    def action_all(self) -> None:
        """Write every format that the mail tool takes into the folder of the place at hand, and close."""
        write = partial(write_all, self._out, self.path.parent, self.profile.name)
        background.in_thread(self.app, write, self._ended, group="write")

    def _ended(self, outcome: tuple[str, str]) -> None:
        """The file is written, or it cannot be: the screen says so, or the one in front."""
        words, fault = outcome
        if not fault:
            self._written(words)
        elif background.is_there(self):
            self._wrong(fault)
        else:
            cast("Desk", self.app).say(fault)

    def _written(self, words: str) -> None:
        """Close with the words; where it was closed meanwhile, the screen in front says them."""
        if background.is_there(self):
            self.dismiss(words)
        else:
            cast("Desk", self.app).say(words)

    def _wrong(self, words: str) -> None:
        line = self.query_one("#wrong", Words)
        line.show(("\n" + words, "stop"))
        line.add_class("said")
