"""An app at a terminal: what it reads there, when it paints, and how the terminal is lent and given back."""

import contextlib
import os
import sys
from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from textual.app import SuspendNotSupported
from textual.driver import Driver
from textual.events import Event, InputEvent, Key, MouseDown, Paste
from textual.message_pump import MessagePump
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input

from desk.tui import background
from desk.tui.steady import drawn
from desk.tui.terminal.direction import direction_of
from desk.tui.terminal.inbox import Inbox
from desk.tui.terminal.port import Terminal
from desk.tui.terminal.turns import Turns, answered
from desk.tui.theme.styled import StyledApp
from desk.tui.widgets.copied import too_much

if TYPE_CHECKING:
    from desk.tui.speech.speaker import Speaker


class TerminalApp(StyledApp):
    """Keeps account of what is typed until a widget has it, and never paints for a terminal that is behind."""

    def __init__(self, theme: str, bidi: str = "") -> None:
        """In this theme, with no terminal yet; `bidi` is the setting of that name."""
        super().__init__(theme)
        self.direction = direction_of(bidi, os.environ)
        self.orders_lines = self.direction.by_desk
        self.inbox = Inbox()
        self.terminal: Terminal | None = None
        self.turns = Turns(lambda: [*self._way_up(), self], self._pass_on)
        self.speaker: Speaker | None = None
        self._heard = monotonic()

    def quiet(self) -> float:
        """Seconds since the editor did something: a key, a paste, the mouse."""
        return monotonic() - self._heard

    def speak(self, on: bool) -> None:
        """Draw for a screen reader from now on, or for the eye."""
        self.decorated = not on
        self.set_class(on, "speech")
        if on and self.speaker is None:
            from desk.tui.speech.speaker import Speaker

            self.speaker = Speaker(self)
        elif not on and self.speaker is not None:
            self.speaker.end(self.screen_stack)
            self.speaker = None
        if self.started:
            self.redraw_all()

    def say(self, *words: str) -> None:
        """Show a sentence; an app with screens shows it there."""

    def action_paste_clipboard(self) -> None:
        """Paste what lies on the clipboard where the focus is."""
        from desk.tui.clipboard import paste

        paste(self, self)

    def paste_page(self) -> None:
        """Paste by a page in the browser, where the focus is."""
        from desk.tui.clipboard import paste_page

        paste_page(self, self)

    @contextlib.contextmanager
    def lend(self) -> Iterator[None]:
        """Leave the terminal to another program, such as the editor's own, until it has ended. Raises NotLent."""
        from desk.outside.editor import NotLent

        try:
            with self.suspend():
                yield
        except SuspendNotSupported as error:
            raise NotLent from error

    def to_terminal(self, sequence: str) -> None:
        """Send a control sequence to the terminal, between two pieces of what is painted."""
        if self._driver is not None:
            self._driver.write(sequence)

    def get_driver_class(self) -> type[Driver]:
        """The desk's own driver, where there is one."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from desk.tui.terminal.driver import DeskDriver

        return DeskDriver

    async def on_event(self, event: Event) -> None:
        """Keep account of what is typed and pasted until it is dealt with; none of it comes to a half made screen."""
        if isinstance(event, InputEvent | Paste):
            self._heard = monotonic()
            await drawn(self.screen)
        if self.inbox.stops(event):
            self.inbox.passed_on(event, self._way_up)
        elif isinstance(event, Key | Paste) and self.inbox.waits(event):
            await self.turns.take(event)
        else:
            await self._pass_on(event)

    async def _pass_on(self, event: Event) -> bool:
        """Send an event on its way; True if that of another key begins where this one leads: letters in a text do not.

        A paste is waited for where the next key comes.
        """
        if isinstance(event, Key | Paste | MouseDown) and not event.is_forwarded:
            await self.inbox.after_a_paste()
        comes_in = isinstance(event, Key | Paste) and not event.is_forwarded
        leads = isinstance(event, Key) and not (event.is_printable and _takes_text(self.focused))
        if isinstance(event, Key) and leads and comes_in:
            await self._letters_first(event.key)
        try:
            if not (isinstance(event, Paste) and too_much(self, event.text)):
                await super().on_event(event)
        finally:
            if comes_in:
                self.inbox.passed_on(event, self._way_up)
        return leads

    async def _letters_first(self, key: str) -> None:
        """A key that its dialog takes ahead of the field waits until all that was typed before is in the field."""
        field = self.focused
        if field is None or not _takes_text(field):
            return
        bound = self.screen.active_bindings.get(key)
        if bound is not None and bound.binding.priority:
            await answered(field)

    def _way_up(self) -> list[MessagePump]:
        """The widget with the focus and those above it, to its screen."""
        if not background.is_there(self):
            return []
        return [each for each in (self.focused or self.screen).ancestors_with_self if each is not self]

    def unread(self) -> str:
        """What was typed or pasted and no widget has seen, behind what stands in open dialogs; on any thread."""
        seen = self.in_dialogs()
        unseen = self.inbox.words() + (self.terminal.unread() if self.terminal is not None else "")
        return f"{seen}\n\n{unseen}" if seen and unseen else seen or unseen

    def in_dialogs(self) -> str:
        """What was typed into dialogs that are open, and is nowhere else; on any thread."""
        modal = [screen for screen in self.screen_stack if isinstance(screen, ModalScreen) and screen.is_mounted]
        if not modal:
            return ""
        from desk.tui.widgets.dialog import Dialog

        return "\n\n".join(filter(None, (each.unsaved() for each in modal if isinstance(each, Dialog))))

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Paint, unless the terminal has not read the last pictures yet: it gets the newest when it has.

        The terminal's own cursor goes where the focus is: to the chosen row of a list, or the caret of a text.
        A screen reader and a magnifier follow it, and input methods open there. It moves with what is painted anyway.
        """
        if (place := getattr(self.focused, "cursor_screen_offset", None)) is not None:
            self.cursor_position = place
        if self.terminal is None or not self.terminal.is_behind:
            super()._display(screen, renderable)
        if self.speaker is not None:
            self.speaker.look()

    def repaint(self) -> None:
        """Paint all of the screen anew."""
        if self.is_running:
            self.screen.refresh()

    def give_back_terminal(self) -> None:
        """Give the terminal back as it was, without waiting for it; on any thread."""
        if self.terminal is not None:
            self.terminal.give_back_now()


def _takes_text(widget: Widget | None) -> bool:
    """Whether a letter in a widget is text."""
    return isinstance(widget, Input) or bool(getattr(widget, "takes_letters", False))
