"""The app: theme, settings, screens, saving, and what happens when the terminal goes away."""

import asyncio
import contextlib
import gc
import os
import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual._context import active_message_pump
from textual.app import App, SuspendNotSupported
from textual.binding import BindingType
from textual.events import Resize
from textual.screen import Screen

from desk.outside.editor import NotLent
from desk.session.session import Session
from desk.store.errors import NotSaved, StoreError
from desk.store.file.save import sweep
from desk.store.folder import settings
from desk.store.folder.issues import Folder
from desk.store.folder.presence import Presence
from desk.tui import background, bracketed_paste, faults
from desk.tui.keys.in_force import Keys
from desk.tui.merging.company import Company
from desk.tui.merging.copies import Copies
from desk.tui.saver import Saver
from desk.tui.screens.small import TooSmall, fits
from desk.tui.theme.glyphs import Glyphs
from desk.tui.theme.themes import INK, PAPER, Palette, tokens
from desk.tui.widgets.scrollbar import use_thin_bars

_STYLES = Path(__file__).parent / "theme"


class DeskApp(App[int]):
    """The desk. It holds the session, and puts one screen over another; the screens do the rest."""

    CSS_PATH: ClassVar[Any] = [_STYLES / "desk.tcss", _STYLES / "dialogs.tcss"]
    TITLE = "desk"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [
        (0, "-tiny"),
        (40, "-narrow"),
        (80, "-normal"),
        (120, "-wide"),
        (160, "-broad"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (12, "-short"), (26, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, folder: Path, *, settings_file: Path | None = None, cache: Path | None = None) -> None:
        """The desk on `folder`. Raises Unreadable if its publication or shelf cannot be read."""
        self.settings_file = settings_file or settings.settings_file()
        self.settings = settings.load(self.settings_file)
        self.session = Session(Folder(folder, cache), journalled=True)
        self.keys = Keys(self.settings.keys)
        self.glyphs = Glyphs(self.settings.glyphs)
        self.palette: Palette
        self._started = False
        self.parting_words = ""
        self.numbers: dict[int, int] = {}
        use_thin_bars()
        bracketed_paste.install()
        faults.install()
        super().__init__()
        self.faults = faults.Faults(lambda words: self.call_later(self._told, words), self._give_up)
        self.saver = Saver(self, self.session, self._told)
        self.copies = Copies(self)
        self.company = Company(self, lambda: Presence(folder), self._told)
        self.register_theme(INK)
        self.register_theme(PAPER)
        self.theme = self._first_theme()
        self.set_keymap(self.keys.keymap)

    def _first_theme(self) -> str:
        if self.settings.theme in self.available_themes:
            return self.settings.theme
        return "ansi-dark" if _sixteen_colours() else "ink"

    def get_css_variables(self) -> dict[str, str]:
        """Textual's variables and desk's tokens; the palette is made of the same."""
        variables = super().get_css_variables()
        variables = {**variables, **tokens(self.current_theme, variables)}
        self.theme_variables = variables
        self.palette = Palette(variables, self.current_theme.ansi)
        return variables

    def choose_theme(self, name: str) -> bool:
        """Use a theme from now on and keep the choice; False if it could not be kept, which is said."""
        self.theme = name
        try:
            self.settings = settings.choose(self.settings_file, theme=name)
        except NotSaved as error:
            self._told(str(error))
            return False
        return True

    def keep_site(self, site: Path, usual: Path) -> None:
        """Keep where the site is written, where that is new; that it could not be kept is said."""
        issues = self.session.folder.path
        if str(site) == self.settings.sites.get(str(issues.resolve()), str(usual)):
            return
        try:
            self.settings = settings.choose_site(self.settings_file, issues, site)
        except NotSaved as error:
            self._told(str(error))

    def on_load(self) -> None:
        """Before the terminal is ours: what an earlier desk had not saved is found."""
        self.session.recover()

    def get_default_screen(self) -> Screen[Any]:
        """The list of issues lies under every other screen."""
        from desk.tui.issues.screen import IssuesScreen

        issues = IssuesScreen()
        issues.read_early()
        return issues

    def on_mount(self) -> None:
        """Save from now on, and be ready for the terminal to go away."""
        faults.watch_tasks(asyncio.get_running_loop(), self.caught)
        self.saver.start()
        self.company.start()
        self.copies.start()
        self._catch_signals()
        self._offer_recovered()
        self._started = True
        self._cover(*self.size)

    def shown(self) -> None:
        """The issues are on the screen: what can wait until then is said and done now."""
        if faults := " ".join((*self.settings.faults, *self.keys.faults)):
            self._told(faults)
        background.in_thread(self, partial(sweep, self.session.folder.path), group="sweep")
        background.in_thread(self, self._look_at_templates, self._tell_templates, group="look")
        if not gc.isenabled():  # switched off for the start; what was loaded is not looked through again
            gc.freeze()
            gc.enable()

    def _look_at_templates(self) -> str:
        from desk.tui.export.template_verbs import told

        return told(self)

    def _tell_templates(self, words: str) -> None:
        """Say it once if there are templates that are not trusted, or not any more, after what was said already."""
        if words:
            self._told(" ".join((*self.settings.faults, *self.keys.faults, words)))

    def on_resize(self, event: Resize) -> None:
        """Cover the desk with a sentence while the terminal is too small for it."""
        if self._started:
            self._cover(event.size.width, event.size.height)

    def _cover(self, width: int, height: int) -> None:
        covered = isinstance(self.screen, TooSmall)
        if not covered and not fits(width, height):
            self.push_screen(TooSmall())
        elif covered and fits(width, height):
            self.pop_screen()

    def opened(self) -> None:
        """An issue was opened just now: other desks may know, and what an earlier one had not saved is shown."""
        self.company.enter(self.session.issue.id)
        self._offer_recovered()
        background.in_thread(self, self.session.recorder.thin, group="thin")

    def close_issue(self) -> None:
        """Put the open issue away. Raises NotSaved if it holds changes that are not on disk."""
        self.session.close()
        self.company.leave()

    def _offer_recovered(self) -> None:
        if self.session.recorder.fault:
            self.call_later(self.say, self.session.recorder.fault)
        if self.session.losses:
            from desk.tui.history.recovered import RecoveredScreen

            self.push_screen(RecoveredScreen())

    def learn_numbers(self) -> None:
        """Find out the numbers of all issues by their ids, off the screen's thread: links to the archive show them."""

        def learn() -> None:
            with contextlib.suppress(StoreError):
                found = self.session.folder.summaries()
                self.numbers = {each.id: each.number for each in found if each.number is not None}

        background.in_thread(self, learn, group="numbers", alone=True)

    def _told(self, words: str, *commands: str) -> None:
        """Let the screens show the state of saving, and the words if there are any."""
        for screen in self.screen_stack:
            if hasattr(screen, "saved_changed"):
                screen.saved_changed()
        if words:
            self.say(words, *commands)

    def say(self, *words: str) -> None:
        """Show a message on the screen in front that has a key bar."""
        for screen in reversed(self.screen_stack):
            if hasattr(screen, "say"):
                screen.say(*words)
                return

    # Faults of desk itself

    def caught(self, error: BaseException, where: str) -> None:
        """Something was raised that nobody expected: it is written down and said, and the desk goes on."""
        self.faults.note(error, where)
        if where == type(self).__name__ and not self._started:
            self._give_up()

    def _handle_exception(self, error: Exception) -> None:
        """Textual's own way here ends the app with a picture of its insides."""
        pump = active_message_pump.get(self)
        if not faults.is_harmless(error, pump):
            self.caught(error, background.named(pump))
        if not self.is_running:
            self._give_up()

    def panic(self, *renderables: Any) -> None:
        """What Textual calls when it can read no more keys: nothing can be done here then."""
        self._give_up()

    def _give_up(self) -> None:
        """End in good order: there is no going on."""
        self.parting_words = self.parting_words or self.saver.flush() or self.faults.words
        self._return_code = 3 if self.session.is_dirty() else 1
        self._close_messages_no_wait()

    @contextlib.contextmanager
    def lend(self) -> Iterator[None]:
        """Leave the terminal to another program, such as the editor's own, until it has ended. Raises NotLent."""
        try:
            with self.suspend():
                yield
        except SuspendNotSupported as error:
            raise NotLent from error

    def to_terminal(self, sequence: str) -> None:
        """Send a control sequence to the terminal, between two pieces of what is painted."""
        if self._driver is not None:
            self._driver.write(sequence)

    def _catch_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                try:
                    loop.add_signal_handler(number, self._part, number)
                except (NotImplementedError, RuntimeError, ValueError):  # not the main thread, or Windows
                    return

    def _part(self, number: int) -> None:
        self.parting_words = self.saver.flush()
        self.exit(128 + number)

    async def action_quit(self) -> None:
        """Save and close, unless a screen asks about something first; it closes then."""
        if any(screen.holds_back() for screen in self.screen_stack if hasattr(screen, "holds_back")):
            return
        self.parting_words = self.saver.flush()
        self.exit(3 if self.parting_words else 0)


def _sixteen_colours() -> bool:
    """Whether the terminal says that it has no more than 16 colours."""
    if "NO_COLOR" in os.environ or os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return False
    term = os.environ.get("TERM", "")
    return not any(word in term for word in ("256", "kitty", "ghostty", "alacritty", "direct", "wezterm", "foot")) and (
        term in ("linux", "ansi", "vt100", "vt220", "xterm-16color", "screen", "xterm", "rxvt", "cons25")
    )


def run(folder: Path) -> int:
    """Open the desk on a folder; returns the exit code. What could not be saved is said on stderr."""
    if folder.exists() and not folder.is_dir():
        sys.stderr.write(f"desk: {folder} is not a folder. Choose another with --folder.\n")
        return 2
    try:
        app = DeskApp(folder)
    except StoreError as error:
        sys.stderr.write(f"desk: {error}\n")
        return 2
    try:
        code = app.run()
    finally:
        words = app.parting_words or app.saver.flush()
        app.session.recorder.release()
        app.company.leave()
        if words:
            sys.stderr.write(f"desk: {words}\n")
    return app.return_code or code or 0
