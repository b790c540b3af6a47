"""The driver of the terminal on Linux and macOS: Textual's, but for what ends with a desk that hangs or that is gone.

* What is painted never holds the screen up (`painter`), and the end of the terminal ends the reading, not the thread.
* A byte that is no UTF-8 (a Latin-1 terminal, Meta as the eighth bit, an old mouse) is read as U+FFFD.
* What is read is noted in the inbox until it is dealt with, so that nothing typed before an end is dropped.
* A SIGCONT that follows no SIGTSTP of ours (kill -STOP, kill -CONT) takes the terminal again; Textual 8.2.8 would begin
  to read the keyboard a second time, and two readers share out the letters between them.
"""

import codecs
import os
import select
import termios
import tty
from collections.abc import Callable
from typing import Any, TextIO, cast

from textual import events
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from desk.tui.terminal.bracketed_paste import PasteReader
from desk.tui.terminal.direction import AGAIN, ALONE
from desk.tui.terminal.painter import Painter
from desk.tui.terminal.port import Shown

QUIT = "ctrl+q"
"""The key that quits, wherever one is."""
_READ = 65536
"""Bytes that are read at once."""
_TICK = 0.1
"""Seconds after which a sequence that does not go on is taken for keys."""
LEAVE = (
    "\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[<u"
    "\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""What gives a terminal back as it was: paste, wrapping, sizes, mouse, keyboard, the other screen, cursor, focus."""
_CLOSING = 0.5
"""Seconds that the last words to the terminal may take."""


class DeskDriver(LinuxDriver):
    """Reads and writes one terminal."""

    def __init__(self, app: App[Any], **how: Any) -> None:
        """As Textual makes it."""
        super().__init__(app, **how)
        self._desk = cast("Shown", app)
        self._desk.terminal = self
        self._out = cast("TextIO", self._file).fileno()
        self._painter: Painter | None = None
        self._slept = False
        self._reader: PasteReader | None = None

    # Writing

    def write(self, data: str) -> None:
        """Have something written, soon; nobody waits for it."""
        if self._painter is not None:
            self._painter.write(data.encode(errors="replace"))

    @property
    def is_behind(self) -> bool:
        """Whether another picture would come too late; the app is told when the terminal has caught up."""
        return self._painter is not None and self._painter.is_behind

    def start_application_mode(self) -> None:
        """Take the terminal."""
        self._painter = Painter(self._out, self._lost, self._soon(self._desk.repaint))
        self._painter.start()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._tell(ALONE)

    def stop_application_mode(self) -> None:
        """Give the terminal back. Pictures that it had no time for are left out."""
        if self._painter is not None:
            self._painter.drop()
        self._tell(AGAIN)
        super().stop_application_mode()

    def close(self) -> None:
        """Let what is written reach the terminal, but not for long."""
        if self._painter is not None:
            self._painter.stop(_CLOSING)
            self._painter = None
        super().close()

    def give_back_now(self) -> None:
        """Give the terminal back from another thread, because the screen's own does not answer. It waits for nobody."""
        if self.attrs_before is not None:
            _quietly(lambda: termios.tcsetattr(self.fileno, termios.TCSANOW, cast("list[Any]", self.attrs_before)))
        if self._painter is not None:
            self._painter.drop()
            self._tell(AGAIN)
            self._painter.write(LEAVE.encode())
            self._painter.stop(_CLOSING)

    def _tell(self, sequence: str) -> None:
        """Tell a terminal that would order lines that desk does, or does no more."""
        if self._desk.direction.told:
            self.write(sequence)

    def _soon(self, do: Callable[[], object]) -> Callable[[], object]:
        return lambda: self._desk.call_later(do)

    def _lost(self) -> None:
        self._desk.lost_terminal()

    # Reading

    def run_input_thread(self) -> None:
        """Read the keyboard until the app ends or the terminal does."""
        decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        self._reader = PasteReader(self._debug)
        while not self.exit_event.is_set():
            data = b""
            if select.select([self.fileno], [], [], _TICK)[0]:
                try:
                    data = os.read(self.fileno, _READ)
                except BlockingIOError:  # another reader had it
                    continue
                except OSError:
                    return self._lost()
                if not data:
                    return self._lost()
            self._take(decode(data))
        return None

    def _take(self, text: str) -> None:
        """Pass on what a text means; what cannot be understood is left out and told."""
        assert self._reader is not None
        try:
            for event in self._reader.feed(text) if text else ():
                self.process_message(event)
            for event in self._reader.tick():
                self.process_message(event)
        except Exception as error:  # noqa: BLE001 - one reading must not end all reading
            self._desk.caught(error, "the keyboard")
            self._reader = PasteReader(self._debug)

    def process_message(self, message: Message) -> None:
        """Pass an event on."""
        if isinstance(message, events.Key | events.Paste):
            if self._desk.inbox.stops(message):
                return
            self._desk.inbox.took(message)
            if isinstance(message, events.Key) and message.key == QUIT:
                self._desk.quit_was_read(message)
        super().process_message(message)

    def unread(self) -> str:
        """The words of a paste whose end has not been read."""
        return self._reader.unended() if self._reader is not None else ""

    # Sleeping

    def _sigtstp_application(self, *args: Any) -> None:
        self._slept = self._auto_restart
        super()._sigtstp_application(*args)

    def _sigcont_application(self, *args: Any) -> None:
        if self._slept:
            self._slept = False
            super()._sigcont_application(*args)
        elif self._auto_restart and self._painter is not None:
            self._take_again()

    def _take_again(self) -> None:
        """Somebody else may have had the terminal: its modes are set again and all is painted."""
        _quietly(self._make_raw)
        self.write("\x1b[?1049h\x1b[?25l\x1b[?1004h")
        self._enable_mouse_support()
        self._enable_bracketed_paste()
        self._disable_line_wrap()
        self._tell(ALONE)
        self._desk.call_later(self._desk.repaint)

    def _make_raw(self) -> None:
        modes = termios.tcgetattr(self.fileno)
        modes[tty.LFLAG] = self._patch_lflag(modes[tty.LFLAG])
        modes[tty.IFLAG] = self._patch_iflag(modes[tty.IFLAG])
        termios.tcsetattr(self.fileno, termios.TCSANOW, modes)


def _quietly(do: Callable[[], object]) -> None:
    """Do something with a terminal that may be gone."""
    try:
        do()
    except (termios.error, OSError):
        return
