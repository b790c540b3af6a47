"""The ports of the app and of the screen in front: what every verb may ask for."""

from collections.abc import Callable, Coroutine, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from textual.screen import Screen

from desk.model.issue import Issue

if TYPE_CHECKING:  # what the first picture of the screen can do without is not loaded for its names
    from desk.archive.drafts import Drafts
    from desk.preflight.check import Checked
    from desk.preflight.finding import Export, Finding
    from desk.session.session import Session
    from desk.store.folder.second_copies import SecondCopy
    from desk.store.folder.settings import Settings
    from desk.store.folder.summaries import Summary
    from desk.store.form.steps import Step
    from desk.tui.keys.in_force import Keys
    from desk.tui.terminal.inbox import Inbox
    from desk.tui.theme.glyphs import Glyphs

Answer = TypeVar("Answer")

# The app


class Saving(Protocol):
    """Writes what is due; `state` is what a title line says of it, `saved_at` the time of the last save.

    `failed` is the sentence that says why the last save failed, "" if it did not.
    """

    saved_at: str
    failed: str

    @property
    def state(self) -> str:
        """What a title line says: "saved 14:02", "saving…" or "not saved"."""

    async def save(self, *, anew: bool = False) -> bool:
        """Write all that is due; True if all of it is on disk. `anew`: files that are gone are written, too."""

    async def note(self) -> bool:
        """Write what the journal lacks; True if it lacks nothing."""


class SecondCopies(Protocol):
    """The files that sync tools set beside an issue: `found` are those that are there now."""

    found: "tuple[SecondCopy, ...]"

    def ask(self, front: "Front") -> None:
        """Say what each would bring, and merge them if the editor says so."""


class Company(Protocol):
    """Who else has the open issue open."""

    @property
    def words(self) -> str:
        """Who is there, for a title line; "" if nobody is."""


class Remembering(Protocol):
    """The archive, asked off the screen's thread."""

    @property
    def is_building(self) -> bool:
        """Whether so many files are being read that it is shown."""

    def ask(self, question: Callable[[Connection], Answer], then: Callable[[Answer], None], *, group: str) -> None:
        """Ask, and call `then` with the answer, unless something else was asked in this group by then."""

    def stop_building(self) -> None:
        """Read no further until the next question."""


class Checking(Protocol):
    """Pre-flight of the open issue, in the background. `listeners` are called when the rules found something else."""

    now: "Checked | None"
    gone_to: "tuple[Finding, tuple[int, ...]] | None"
    """The finding that the editor was taken to last, and where they were then."""
    listeners: list[Callable[[], None]]

    def look(self, *, at_once: bool = False) -> None:
        """Ask the rules after a pause, if something has changed."""

    def anew(self) -> None:
        """Ask them at once."""

    def exported(self, issue: Issue, export: "Export | None") -> None:
        """The e-mail of an issue was made."""


class Desk(Protocol):
    """The app, as screens and verbs know it."""

    session: "Session"
    settings: "Settings"
    keys: "Keys"
    glyphs: "Glyphs"
    numbers: dict[int, int]
    """The numbers of the issues by their ids, as far as they are known."""
    held: dict[str, int]
    """How many stories the issues hold, by their files' names, as far as that is known."""
    run_on_list: str
    """A command that the list of issues runs once it is in front; "" for none."""
    asked_sent: set[int]
    """The issues of which it was asked already whether they were sent."""

    @property
    def inbox(self) -> "Inbox":
        """What was typed and pasted and is not dealt with."""

    @property
    def saver(self) -> Saving:
        """What saves."""

    @property
    def remembering(self) -> Remembering:
        """The archive."""

    @property
    def checking(self) -> Checking:
        """Pre-flight."""

    @property
    def second_copies(self) -> SecondCopies:
        """What sync tools left."""

    @property
    def drafts(self) -> "Drafts":
        """The issues that were read in and are not kept yet."""

    @property
    def has_second_copies(self) -> bool:
        """Whether there are any by now."""

    @property
    def company(self) -> Company:
        """Who else is here."""

    def say(self, *words: str) -> None:
        """Show a sentence, and the keys of the commands named after it, on the screen in front."""

    def call_later(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Do something once what is going on is done."""

    def say_soon(self, words: str, *commands: str) -> None:
        """Say it once what is going on is done, on the screen that is in front then."""

    def focus_later(self, field: str) -> None:
        """Put the focus into a field of the screen that is being opened, once it is there."""

    def lend(self) -> AbstractContextManager[None]:
        """Leave the terminal to another program until the block ends. Raises NotLent."""

    def action_paste_clipboard(self) -> None:
        """Paste what lies on the clipboard where the focus is."""

    def paste_page(self) -> None:
        """Paste by a page in the browser, where the focus is."""

    def to_terminal(self, sequence: str) -> None:
        """Send a control sequence to the terminal, between two pieces of what is painted."""

    def work(self, work: Callable[[], Coroutine[Any, Any, object]], *, group: str) -> None:
        """Do work that waits, beside what its group does by now."""

    def choose_theme(self, name: str) -> bool:
        """Use a theme and keep the choice; False if it could not be kept, which is said."""

    @property
    def theme(self) -> str:
        """The theme in use."""

    @property
    def available_themes(self) -> Iterable[str]:
        """All themes there are."""

    def keep_site(self, site: Path, usual: Path) -> None:
        """Keep where the site is written, where that is not the usual place."""

    def show_issue(self, words: str = "", *, instead: bool = False) -> None:
        """Show the issue that the session has opened just now, `instead` of the one in front; say the words."""

    def quit(self) -> None:
        """Save and close, unless a screen asks about something first."""

    def adopt_publication(self) -> None:
        """Take in the publication that was begun on disk by what was read in."""

    def close_issue(self) -> None:
        """Put the open issue away. Raises NotSaved if it holds changes that are not on disk."""

    def proofs_anew(self) -> None:
        """Make the proof again though the issue is as it was: the templates may be others now."""

    def learn_numbers(self) -> None:
        """Find out the numbers of all issues and what they hold, off the screen's thread."""

    def shown(self) -> None:
        """The list of issues is on the screen for the first time."""


# The screen in front


class Front(Protocol):
    """The screen that a command was asked for on."""

    @property
    def desk(self) -> Desk:
        """The app."""

    @property
    def here(self) -> tuple[str, ...]:
        """The scopes whose commands answer, that of the focus first."""

    @property
    def is_in_front(self) -> bool:
        """Whether no other screen lies over this one by now."""

    def say(self, words: str, *commands: str) -> None:
        """Show a sentence in the key bar, and the keys of these commands."""

    def say_later(self, work: Callable[[], str], then: Callable[[], object] = lambda: None) -> None:
        """Do work that waits for other programs off the screen's thread, say the sentence it gives, do `then`."""

    def ask(self, dialog: Screen[Answer], then: Callable[[Answer], object]) -> None:
        """Show a dialog and do `then` with its answer, unless it is closed without one."""

    def show(self, screen: Screen[Answer], then: Callable[[Answer | None], object] | None = None) -> None:
        """Lay a screen over this one; `then` is called when it is closed, with None where it gave nothing."""

    def run_command(self, id: str) -> None:
        """Run a command of the table."""

    def selected_issue(self) -> tuple[Path, Issue] | None:
        """The file and the issue that a command is for where none is open."""

    def show_step(self, step: "Step") -> None:
        """Show the place that a step changed."""

    def issues_came(self) -> None:
        """Old issues were read in."""

    def show_stories(self, words: str) -> None:
        """Look for these words in the archive and show the stories that answer."""

    def work(self, work: Callable[[], Coroutine[Any, Any, object]], *, group: str) -> None:
        """Do work that waits, in the place of what its group does by now; it ends with this screen."""

    def in_thread(self, work: Callable[[], Answer], then: Callable[[Answer], object], *, group: str) -> None:
        """Do work in a thread of its own, and `then` with what it gives on the screen's thread."""

    def before_more(
        self, words: str, work: Callable[[], Answer], then: Callable[[Answer], object], stopped: Callable[[], object]
    ) -> None:
        """Do work on a paste in a thread of its own, and `then` with what it gives, before any more that is typed.

        What is typed meanwhile waits; Esc ends that with `stopped` in place of `then`. `words` say what is done.
        """


class OnIssues(Front, Protocol):
    """The list of issues."""

    summaries: "list[Summary]"

    @property
    def selected(self) -> "Summary | None":
        """The selected issue."""

    def path_of(self, summary: "Summary") -> Path:
        """The file of a listed issue."""

    def open_file(self, path: Path) -> None:
        """Open an issue on the desk. Raises NotFound, NotSaved."""

    def show_filter(self) -> None:
        """Show the line that narrows the list."""


class OnShelf(Front, Protocol):
    """The shelf, each of whose verbs is for its selected row."""

    def take(self) -> None:
        """Take the row back."""

    def new_story(self) -> None:
        """Make a story of a clipped link."""

    def drop(self) -> None:
        """Spike a story, drop a link."""

    def reason(self) -> None:
        """Ask why and until when."""


class OnPreflight(Front, Protocol):
    """Pre-flight, each of whose verbs is for its selected row."""

    def go(self) -> None:
        """Go to the very place; on a line of the checklist: tick it."""

    def mend(self) -> None:
        """Put in what belongs there."""

    def let_pass(self) -> None:
        """Let it pass in this issue; what was let pass is said again."""

    def let_pass_for_ever(self) -> None:
        """Never say it again in this publication."""

    def check_again(self) -> None:
        """Ask every rule anew."""

    def check_web(self) -> None:
        """Ask the links on the web."""

    def costs(self) -> None:
        """Show what each story costs of the e-mail's size."""

    def browse(self) -> None:
        """Open the address in the browser."""

    def seen_by_me(self) -> None:
        """Say that a page that the web check was not sure of is fine."""
