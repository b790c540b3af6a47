"""The pane of the archive: a line to type in, the stories that answer, and one of them to be read."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from desk.tui.keys.commands import bindings
from desk.tui.screens.chooser import ChooserRows, LightLine
from desk.tui.widgets.head import Head, Pane
from desk.tui.widgets.line_input import LineInput
from desk.tui.widgets.lines import LineView


class ArchiveLine(LineInput):
    """The line that is typed in; letters are text here."""

    takes_letters: ClassVar[bool] = True


class ArchiveRows(ChooserRows, can_focus=False):
    """The stories that answer; the line keeps the focus."""

    DEFAULT_CSS = "ArchiveRows { height: 1fr; margin: 1 0 0 0; }"


class ArchivePane(Pane):
    """Search in the archive. It announces what is typed; the screen answers and shows it."""

    DEFAULT_CSS = """
    ArchivePane #archive-query, ArchivePane #archive-query:focus {
        border: none; height: 1; padding: 0 3 0 2; background: $background; color: $words;
        background-tint: $background 0%;
    }
    ArchivePane LightLine { padding: 0 1 0 2; }
    ArchivePane #archive-story { display: none; margin: 1 0 0 0; }
    ArchivePane.reading #archive-story { display: block; }
    ArchivePane.reading #archive-rows { display: none; }
    ArchivePane #archive-query > .input--placeholder { color: $dim; }
    ArchivePane #archive-query > .input--cursor { background: $pencil; color: $background; text-style: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("archive")]

    class Typed(Message):
        """The line changed."""

    class Entered(Message):
        """Enter was pressed in the line."""

    def compose(self) -> ComposeResult:
        """Head, line, rule, stories."""
        yield Head("Archive", id="archive-head")
        yield ArchiveLine(placeholder="words, “phrases”, source: section: no: since:", id="archive-query")
        yield LightLine()
        yield ArchiveRows(id="archive-rows")
        yield LineView(id="archive-story")

    def on_mount(self) -> None:
        """What is read does not take the focus from the line."""
        self.story.can_focus = False

    @property
    def line(self) -> ArchiveLine:
        """The line that is typed in."""
        return self.query_one(ArchiveLine)

    @property
    def rows(self) -> ArchiveRows:
        """The stories that answer."""
        return self.query_one(ArchiveRows)

    @property
    def story(self) -> LineView:
        """The story that is read."""
        return self.query_one("#archive-story", LineView)

    @property
    def is_reading(self) -> bool:
        """Whether a story is read."""
        return self.has_class("reading")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell that other words are looked for."""
        event.stop()
        self.post_message(self.Typed())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The line has a key of its own for Enter; what it does is a command of the screen."""
        event.stop()
        self.post_message(self.Entered())

    def on_key(self, event: events.Key) -> None:
        """The arrows move the selection, or what is read, while the line has the focus."""
        steps = {"up": -1, "down": 1, "pageup": -1, "pagedown": 1}
        if event.key not in steps:
            return
        event.stop()
        step, by_page = steps[event.key], event.key.startswith("page")
        if self.is_reading:
            far = step * (max(1, self.story.size.height - 2) if by_page else 1)
            self.story.scroll_relative(y=far, animate=False)
        elif by_page:
            self.rows.action_page(step)
        else:
            self.rows.action_go(step)
