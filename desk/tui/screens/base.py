"""What all full screens share: the key bar, messages, and how a command is run."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual import on
from textual.screen import Screen
from textual.widget import Widget

from desk.edit import Refused
from desk.edit.freezing import Frozen
from desk.model.issue import Issue
from desk.store.errors import StoreError
from desk.store.form.steps import Step
from desk.tui import background
from desk.tui.keys.bars import KEY_BARS, LASTING, RIGHT
from desk.tui.keys.command import Command
from desk.tui.keys.commands import BY_ID
from desk.tui.steady import SteadyScreen
from desk.tui.widgets.cells import Span
from desk.tui.widgets.keybar import KeyBar, ShownKey

if TYPE_CHECKING:
    from desk.tui.ports import Desk

Answer = TypeVar("Answer")


class DeskBase(SteadyScreen[Any]):
    """A full screen with a key bar. `scope` names the place whose keys the bar shows, `scopes` all that answer."""

    scope = "issues"
    scopes: tuple[str, ...] = ("issues", "everywhere")
    _listener: Callable[[], None] | None = None

    @property
    def here(self) -> tuple[str, ...]:
        """The scopes whose commands answer, that of the focus first: what help and palette list."""
        return self.scopes

    @property
    def own_commands(self) -> tuple[Command, ...]:
        """Commands of this screen alone, that are not in the table."""
        return ()

    @property
    def desk(self) -> "Desk":
        """The app, as screens know it."""
        return cast("Desk", self.app)

    @property
    def is_in_front(self) -> bool:
        """Whether no other screen lies over this one; `is_current` is true of the one below, too."""
        return self.app.screen is self

    @property
    def in_text(self) -> bool:
        """Whether the focus is in a text field, where letters are text and no keys."""
        return getattr(self.focused, "takes_letters", False)

    def action_command(self, id: str) -> None:
        """Run a command of the table; what it cannot do is said in a sentence, and nothing has changed."""
        self.quiet()
        self.run_command(id)

    def run_command(self, id: str) -> None:
        """Run a command by its id, as the help and the palette do."""
        self.attempt(BY_ID[id].run)

    def attempt(self, verb: Callable[..., object], *args: object) -> None:
        """Call a verb with this screen; an edit that is refused is said in a sentence."""
        try:
            verb(self, *args)
        except Frozen as error:
            self.say(str(error), "finish.undo", "correct")
        except (Refused, StoreError) as error:
            self.say(str(error))
        except LookupError as error:
            words = str(error.args[0]) if error.args else "That is no longer there"
            self.say(words[:1].upper() + words[1:].rstrip(".") + ".")

    def ask(self, dialog: Screen[Answer], then: Callable[[Answer], object]) -> None:
        """Show a dialog and do `then` with its answer, unless it is closed without one.

        What it was about may be gone by then: that is said in a sentence, as with every verb.
        """

        def answered(answer: Answer | None) -> None:
            if answer is not None:
                self.attempt(lambda _: then(answer))

        self.app.push_screen(dialog, answered)

    def show(self, screen: Screen[Answer], then: Callable[[Answer | None], object] | None = None) -> None:
        """Lay a screen over this one; `then` is called when it is closed, with None where it gave nothing."""

        def closed(answer: Answer | None) -> None:
            if then is not None:
                then(answer)

        self.app.push_screen(screen, closed)

    def work(self, work: Callable[[], Coroutine[Any, Any, object]], *, group: str) -> None:
        """Do work that waits, in the place of what its group does by now; it ends with this screen."""
        background.run(self, work, group=group, alone=True)

    def in_thread(self, work: Callable[[], Answer], then: Callable[[Answer], object], *, group: str) -> None:
        """Do work in a thread of its own, and `then` with what it gives on the screen's thread."""
        background.in_thread(self, work, then, group=group, alone=True)

    def before_more(
        self, words: str, work: Callable[[], Answer], then: Callable[[Answer], object], stopped: Callable[[], object]
    ) -> None:
        """Do work on a paste in a thread of its own, and `then` with what it gives, before any more that is typed.

        What is typed meanwhile waits; Esc ends that with `stopped` in place of `then`. `words` say what is done.
        """

        async def wait() -> None:
            try:
                try:
                    answer = await asyncio.to_thread(work)
                finally:
                    self.show_progress(())
                self.attempt(lambda _: then(answer))
            finally:
                self.desk.inbox.release(held)

        def stop() -> None:
            if not worker.is_finished:
                worker.cancel()
                self.show_progress(())
                self.attempt(lambda _: stopped())

        self.show_progress(((f"{words} …   ", ""), ("esc", "bold"), (" stop", "dim")))
        worker = background.run(self, wait, group="before more")
        held = self.desk.inbox.hold(lambda: not worker.is_finished, stop)

    def selected_issue(self) -> tuple[Path, Issue] | None:
        """The file and the issue that a command is for where no issue is open; None if there is none."""
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands are switched off where the screen says that they make no sense."""
        if action == "command" and parameters:
            return self.answers(str(parameters[0]))
        return super().check_action(action, parameters)

    def answers(self, id: str) -> bool:
        """Whether a command makes sense here and now."""
        return True

    def say(self, words: str, *commands: str) -> None:
        """Show a message in the key bar, and the commands that go with it by key and name."""
        spans: list[Span] = [(words, "")]
        for id in commands:
            if key := self.desk.keys.shown(id, in_text=self.in_text):
                spans += [("   ", ""), (key, f"bold @{id}"), (f" {BY_ID[id].title.lower()}", f"dim @{id}")]
        for bar in self.query(KeyBar):
            bar.say(spans)

    def say_later(self, work: Callable[[], str], then: Callable[[], object] = lambda: None) -> None:
        """Do work that waits for other programs in a thread of its own, say the sentence it gives, and do `then`."""

        def run() -> str:
            try:
                return work()
            except StoreError as error:
                return str(error)

        def done(words: str) -> None:
            then()
            self.desk.say(words)

        background.in_thread(self.app, run, done, group="outside")

    def show_progress(self, spans: tuple[Span, ...]) -> None:
        """Show how far long work is in the key bar's row; a message that is there stays. Without spans it is done."""
        for bar in self.query(KeyBar):
            bar.progress(spans)

    def quiet(self) -> None:
        """Take the last message away."""
        for bar in self.query(KeyBar):
            bar.quiet()

    def draw_keys(self, note: str = "", scope: str = "") -> None:
        """Show the keys of the place where the focus is."""
        in_text = self.in_text
        for bar in self.query(KeyBar):
            marked = self._written(KEY_BARS["marked"], in_text) if note else []
            keys = self._written(KEY_BARS.get(scope or self.scope, ()), in_text)
            if marked:  # what can be done with the marks matters more than what lasts
                keys = [*marked, *(replace(key, lasts=False) for key in keys)]
            seen: dict[str, ShownKey] = {}
            for key in keys:
                seen.setdefault(key.command, key)
            bar.show(list(seen.values()), self._written(RIGHT, in_text), note)

    def _written(self, entries: tuple[tuple[str, str], ...], in_text: bool) -> list[ShownKey]:
        made = []
        for ids, word in entries:
            keys = " ".join(filter(None, (self.desk.keys.shown(id, in_text=in_text) for id in ids.split())))
            first = ids.split()[0]
            if keys and self.answers(first) and self._is_there(first):
                made.append(ShownKey(keys, word, first, lasts=first in LASTING))
        return made

    def _is_there(self, id: str) -> bool:
        """Whether there is something for a command that is seldom needed: only then the key bar has its key."""
        if id == "copies":
            return self.desk.has_second_copies
        if id != "clashes":
            return True
        from desk.store.form.clashes import clashes_of

        held = (self.desk.session.document(name) for name in ("issue", "publication", "shelf"))
        return any(each is not None and clashes_of(each) for each in held)

    def listen(self, changed: Callable[[], None]) -> None:
        """Call `changed` after every change of the session, for as long as this screen is there."""
        self._listener = changed
        self.desk.session.listeners.append(changed)

    def stop_listening(self) -> None:
        """This screen has nothing left to draw on."""
        if self._listener in self.desk.session.listeners:
            self.desk.session.listeners.remove(self._listener)

    def on_unmount(self) -> None:
        """Let the session go on without this screen."""
        self.stop_listening()

    # What the app tells all screens; those that it concerns say what they do then

    def saved_changed(self) -> None:
        """The state of saving changed; screens that show it draw it anew."""

    def folder_known(self) -> None:
        """What the issues of the folder hold is known; screens that show it draw it anew."""

    def second_copies_changed(self) -> None:
        """A sync tool's copy came or went."""

    def redraw(self) -> None:
        """Draw what is shown as it is now; screens that are made of more than their widgets do."""

    def proofs_anew(self) -> None:
        """A proof, where there is one, is made again though the issue is as it was."""

    def show_stories(self, words: str) -> None:
        """Screens on which the archive is searched look for these words."""

    def show_story(self, id: int) -> None:
        """The screen with the issue takes this story in hand."""

    def take_due(self) -> None:
        """Another program's changes come in: what is typed and waits to be taken is taken before."""

    def holds_back(self) -> bool:
        """Whether the desk may not close yet, because this screen asks about something first."""
        return False

    def keep_hand(self, id: int | None, before: Issue) -> None:
        """Another program's changes are in: until then, in the issue `before`, the story with this id was in hand."""

    @property
    def shows_issue(self) -> bool:
        """Whether the open issue is on this screen."""
        return False

    @property
    def story_in_hand(self) -> int | None:
        """The story that is written in here, by its id."""
        return None

    def show_step(self, step: Step) -> None:
        """A step was undone or made again; screens that can, show its place."""

    @on(KeyBar.Pressed)
    def _key_clicked(self, event: KeyBar.Pressed) -> None:
        self.action_command(event.command)

    def focus_on(self, widget: Widget) -> None:
        """Put the focus somewhere without scrolling the screen."""
        self.set_focus(widget, scroll_visible=False)
