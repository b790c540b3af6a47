"""The app: theme, settings, screens, saving, and what happens when the terminal goes away."""

import contextlib
from collections.abc import Callable, Coroutine
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.events import Event, Resize
from textual.screen import Screen

from desk.session.session import Session
from desk.store.errors import StoreError
from desk.store.folder import editor_settings
from desk.store.folder.issues import Folder
from desk.store.sentences import left_behind
from desk.tui import background
from desk.tui.chosen import ChosenApp
from desk.tui.closing.ending import Ending
from desk.tui.keys.in_force import Keys
from desk.tui.saver import Saver
from desk.tui.screens.base import DeskBase
from desk.tui.screens.small import cover
from desk.tui.widgets.scrollbar import use_thin_bars

if TYPE_CHECKING:
    from desk.archive.drafts import Drafts
    from desk.archive.sourced import Placed
    from desk.tui.archive.remembering import Remembering
    from desk.tui.checking import Checking
    from desk.tui.merging.company import Company
    from desk.tui.merging.second_copies import SecondCopies
    from desk.tui.widgets.cells import Span


class DeskApp(ChosenApp):
    """The desk. It holds the session, and puts one screen over another; the screens do the rest."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, folder: Path, *, settings_file: Path | None = None, cache: Path | None = None) -> None:
        """The desk on `folder`. Raises Unreadable if its publication or shelf cannot be read."""
        super().__init__(settings_file or editor_settings.settings_file())
        self.session = Session(Folder(folder, cache), journalled=True)
        self.keys = Keys(self.settings.keys)
        self.shown_on = ""
        self.numbers: dict[int, int] = {}
        self.held: dict[str, int] = {}
        self.pasted: dict[int, tuple[Placed, ...]] = {}
        self.run_on_list = ""
        use_thin_bars()
        self.ending = Ending(self, self)
        self.saver = Saver(self, self.session, self.told, self.desk_screens)
        self._cache = cache
        self.set_keymap(self.keys.keymap)

    @cached_property
    def remembering(self) -> "Remembering":
        """The archive of the folder, asked off the screen's thread; made when it is first needed."""
        from desk.archive.index import Archive
        from desk.tui.archive.remembering import Remembering

        return Remembering(self, background.Wire(self), Archive(self.session.folder, self._cache))

    @cached_property
    def checking(self) -> "Checking":
        """Pre-flight of the open issue, in the background; made when the first issue is on the desk."""
        from desk.tui.checking import Checking

        return Checking(self, self)

    def show_progress(self, spans: "tuple[Span, ...]") -> None:
        """Show how far long work is, unless something else is said just now; without spans it is done."""
        for screen in self.desk_screens()[-1:]:
            screen.show_progress(spans)

    def on_unmount(self) -> None:
        """What reads the archive ends with the app."""
        if "remembering" in self.__dict__:
            self.remembering.close()

    @cached_property
    def company(self) -> "Company":
        """Who else has the issue open; it looks from when it is first asked for."""
        from desk.store.folder.presence import Presence
        from desk.tui.merging.company import Company

        company = Company(self, lambda: Presence(self.session.folder.path, terminal=self.shown_on), self.told)
        company.start()
        return company

    def leave_company(self) -> None:
        """Tell other desks that this one has nothing open, if they were told of anything."""
        if "company" in self.__dict__:
            self.company.leave()

    @cached_property
    def second_copies(self) -> "SecondCopies":
        """The second copies that sync tools made."""
        from desk.tui.merging.second_copies import SecondCopies

        return SecondCopies(self, self, self.desk_screens)

    @property
    def has_second_copies(self) -> bool:
        """Whether a sync tool left any; nobody looked before the first picture."""
        return "second_copies" in self.__dict__ and bool(self.second_copies.found)

    def read_in(self, text: str) -> None:
        """Ask whether a text that was pasted should be read in as an issue."""
        from desk.tui.reading.verbs import choose

        for screen in self.desk_screens()[-1:]:
            choose(screen, text)

    def on_load(self) -> None:
        """Before the terminal is ours: what an earlier desk had not saved is found."""
        self.session.recover()

    def get_default_screen(self) -> Screen[Any]:
        """The list of issues lies under every other screen."""
        from desk.tui.issues.screen import IssuesScreen

        issues = self.fitted(IssuesScreen())
        issues.read_early()
        return issues

    def on_mount(self) -> None:
        """Save from now on, and be ready for the terminal to go away."""
        self.watch_tasks()
        self.saver.start()
        self.ending.begin()
        self._offer_recovered()
        self.started = True
        cover(self, self.size)

    def shown(self) -> None:
        """The issues are on the screen: what can wait until then is said and done now."""
        from desk.tui.after_start import AfterStart

        self.read_styles()
        self.second_copies.start()
        self.remembering.warm()
        AfterStart(self, self, self.told, self.quiet).begin()

    def on_resize(self, event: Resize) -> None:
        """Cover the desk with a sentence while the terminal is too small for it, and fit what lies behind a dialog."""
        if self.started:
            cover(self, event.size)
            self.call_after_refresh(self.look_changed, behind=True)  # Textual tells only the one in front its size

    def desk_screens(self) -> list[DeskBase]:
        """The screens with a key bar that are open, the one in front last; dialogs are none."""
        return [screen for screen in self.screen_stack if isinstance(screen, DeskBase)]

    def look_changed(self, *, behind: bool = False) -> None:
        """Draw all screens anew, or those behind the one in front. One that is being made draws itself."""
        for screen in self.desk_screens():
            if screen.is_mounted and not (behind and screen is self.screen):
                screen.redraw()

    def show_issue(self, *words: str, instead: bool = False) -> None:
        """Show the issue that the session has opened just now, `instead` of the screen in front; say the words there.

        Other desks may know, and what an earlier one had not saved is shown.
        """
        screen = self._desk_screen()
        if instead:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)
        if any(words):
            screen.call_later(screen.say, *words)  # it has a key bar by then
        self.company.enter(self.session.issue.id)
        self._offer_recovered()
        background.in_thread(self, self.session.recorder.thin, group="thin")

    def _desk_screen(self) -> DeskBase:
        """The desk for the open issue: with the source beside it where that is a draft."""
        if self.drafts.holds(self.session.path):
            from desk.tui.desk.draft import DraftDesk

            return DraftDesk(self.drafts)
        from desk.tui.desk.screen import DeskScreen

        return DeskScreen()

    @cached_property
    def drafts(self) -> "Drafts":
        """The issues that were read in and are not kept yet."""
        from desk.archive.drafts import Drafts

        return Drafts(self.session.folder.path)

    def adopt_publication(self) -> None:
        """Take in the publication that was begun on disk by what was read in, unless it was changed here meanwhile."""
        from desk.session.adopting import adopt

        if not self.session.is_dirty("publication"):
            with contextlib.suppress(StoreError):
                adopt(self.session)

    def close_issue(self) -> None:
        """Put the open issue away. Raises NotSaved if it holds changes that are not on disk."""
        self.session.close()
        self.leave_company()
        if "checking" in self.__dict__:
            self.checking.forget()

    def work(self, work: Callable[[], Coroutine[Any, Any, object]], *, group: str) -> None:
        """Do work that waits, beside what its group does by now."""
        background.run(self, work, group=group)

    def proofs_anew(self) -> None:
        """Make the proof again though the issue is as it was: the templates may be others now."""
        for screen in self.desk_screens():
            screen.proofs_anew()

    def _offer_recovered(self) -> None:
        if words := left_behind(*self.session.recorder.left_behind()):
            self.call_later(self.say, words)
        if self.session.losses:
            from desk.tui.history.recovered import RecoveredScreen

            self.push_screen(RecoveredScreen())

    def learn_numbers(self) -> None:
        """Find out the numbers of all issues and what they hold, off the screen's thread.

        Links to the archive show the numbers, the shelf's line counts what is held.
        """

        def learn() -> None:
            with contextlib.suppress(StoreError):
                found = self.session.folder.summaries()
                self.numbers = {each.id: each.number for each in found if each.number is not None}
                self.held = {each.file: each.held for each in found if each.held}

        def tell(_: None) -> None:
            for screen in self.desk_screens():
                screen.folder_known()

        background.in_thread(self, learn, tell, group="numbers", alone=True)

    def told(self, words: str, *commands: str) -> None:
        """Let the screens show the state of saving, and the words if there are any."""
        for screen in self.desk_screens():
            screen.saved_changed()
        if words:
            self.say(words, *commands)

    def say(self, *words: str) -> None:
        """Show a message on the screen in front that has a key bar."""
        for screen in self.desk_screens()[-1:]:
            screen.say(*words)

    def say_soon(self, words: str, *commands: str) -> None:
        """Say it once what is going on is done, on the screen that is in front then."""
        self.call_later(self.say, words, *commands)

    def focus_later(self, field: str) -> None:
        """Put the focus into a field of the screen that is being opened, once it is there."""

        def focus() -> None:
            for found in self.screen.query(f"#{field}"):
                found.focus()

        self.call_after_refresh(focus)

    def give_up(self) -> None:
        """End with the words on disk, or beside it, and say what went wrong once the terminal is given back."""
        self.ending.broken(self.faults.words)

    # The terminal

    def copy_text(self) -> str:
        """Copy the text of the open issue; a sentence on what happened. For another thread."""
        from desk.tui.export.copying import copy_issue

        if self.session.path is None:
            return "There is no issue open whose text could be copied."
        return copy_issue(self, self.session.issue, self.session.publication, "text")

    def quit_was_read(self, event: Event) -> None:
        """The key that quits was read, behind all that was typed before; on any thread."""
        self.ending.expect_quit(event)

    def lost_terminal(self) -> None:
        """The terminal is gone; on any thread."""
        if self.ending.leaving is not None:
            self.ending.leaving.lost()

    def quit(self) -> None:
        """Save and close, unless a screen asks about something first."""
        self.call_later(self.action_quit)

    async def action_quit(self) -> None:
        """Save and close."""
        self.ending.quit()
