"""The ports of the app: what it holds, and what every verb and screen may ask of it."""

from collections.abc import Callable, Coroutine, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from textual.screen import Screen

from desk.model.issue import Issue

if TYPE_CHECKING:  # what the first picture of the screen can do without is not loaded for its names
    from desk.archive.drafts import Drafts
    from desk.archive.sourced import Placed
    from desk.preflight.check import Checked
    from desk.preflight.finding import Export, Finding, Severity
    from desk.session.session import Session
    from desk.store.folder.editor_settings import Settings
    from desk.store.folder.second_copies import SecondCopy
    from desk.tui.keys.in_force import Keys
    from desk.tui.terminal.inbox import Inbox
    from desk.tui.theme.glyphs import Glyphs

Answer = TypeVar("Answer")


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


class Asking(Protocol):
    """What sentences and questions can be shown on: the screen in front."""

    def say(self, words: str, *commands: str) -> None:
        """Show a sentence in the key bar, and the keys of these commands."""

    def ask(self, dialog: Screen[Answer], then: Callable[[Answer], object]) -> None:
        """Show a dialog and do `then` with its answer, unless it is closed without one."""


class SecondCopies(Protocol):
    """The files that sync tools set beside an issue: `found` are those that are there now."""

    found: "tuple[SecondCopy, ...]"

    def ask(self, screen: Asking) -> None:
        """Say what each would bring, and merge them if the editor says so."""


class Company(Protocol):
    """Who else has the open issue open."""

    @property
    def words(self) -> str:
        """Who is there, for a title line; "" if nobody is."""

    @property
    def lately(self) -> str:
        """Who is there, or was a moment ago."""

    async def look(self) -> None:
        """See who is there."""


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
    walk: "tuple[str, Severity] | None"
    """The rule and the weight of the findings that `]` and `[` go through alone; None: all of them."""
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
    pasted: "dict[int, tuple[Placed, ...]]"
    """How stories that were pasted were read, by the ids of the issues that they were pasted into."""
    run_on_list: str
    """A command that the list of issues runs once it is in front; "" for none."""

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

    def read_in(self, text: str) -> None:
        """Ask whether a text that was pasted should be read in as an issue."""

    def choose_speech(self, on: bool) -> bool:
        """Draw for a screen reader, or for the eye, and keep the choice; False if it could not be kept."""

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

    def keep_site(self, issues: Path, site: Path, usual: Path) -> None:
        """Keep where the site of the folder `issues` is written, where that is not the usual place."""

    def show_issue(self, *words: str, instead: bool = False) -> None:
        """Show the issue that the session has opened just now, `instead` of the one in front.

        A sentence is said there, with the keys of the commands named after it.
        """

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
