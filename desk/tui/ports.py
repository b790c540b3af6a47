"""What a verb, a screen or a part of one may ask of the desk around it.

A verb never takes a whole screen: it takes one of these protocols, which say in a few lines what it may touch. A
screen fulfils them by having the members; a test fulfils them with a handful of values.
"""

from collections.abc import Callable, Collection, Coroutine, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any, Concatenate, NamedTuple, ParamSpec, Protocol, TypeVar

from textual.screen import Screen

from desk.model.issue import Issue

if TYPE_CHECKING:  # what the first picture of the screen can do without is not loaded for its names
    from desk.archive.drafts import Drafts
    from desk.archive.sourced import Sourced
    from desk.read.reading import Doubt
    from desk.session.session import Session
    from desk.store.folder.second_copies import SecondCopy
    from desk.store.folder.settings import Settings
    from desk.store.folder.summaries import Summary
    from desk.store.form.steps import Step
    from desk.tui.keys.in_force import Keys
    from desk.tui.theme.glyphs import Glyphs
    from desk.tui.widgets.fields import TextField

if TYPE_CHECKING:
    from desk.archive.seen import Repeat
    from desk.archive.stories import Run

Answer = TypeVar("Answer")
Arguments = ParamSpec("Arguments")

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


class Desk(Protocol):
    """The app, as screens and verbs know it."""

    session: "Session"
    settings: "Settings"
    keys: "Keys"
    glyphs: "Glyphs"
    numbers: dict[int, int]
    """The numbers of the issues by their ids, as far as they are known."""

    @property
    def saver(self) -> Saving:
        """What saves."""

    @property
    def remembering(self) -> Remembering:
        """The archive."""

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

    def lend(self) -> AbstractContextManager[None]:
        """Leave the terminal to another program until the block ends. Raises NotLent."""

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
        """Find out the numbers of all issues, off the screen's thread."""

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


# The desk with an issue open


class OrderRow(NamedTuple):
    """What a row of the running order shows: the "subject", a "section" or a "story"; and its id."""

    what: str
    id: int = 0


class Selection(Protocol):
    """What a command on the desk is for.

    `in_hand` is the story in the fields, `place` where the focus is: "order", "text", "links", "proof" or "archive".
    """

    @property
    def in_hand(self) -> int | None:
        """The story in the fields."""

    @property
    def row(self) -> OrderRow | None:
        """The selected row of the running order."""

    @property
    def marked(self) -> Collection[int]:
        """The marked stories."""

    @property
    def place(self) -> str:
        """Where the focus is."""

    @property
    def link(self) -> int | None:
        """The selected link of the story in hand."""

    @property
    def remark(self) -> int | str | None:
        """The link whose remark is selected: by its id, one inside a sentence by its address."""

    def select(self, row: OrderRow, *, tell: bool = True) -> None:
        """Select a row of the running order and scroll to it; with `tell` its story is taken in hand."""

    def reveal(self) -> None:
        """Scroll to the selected row."""

    def go(self, step: int) -> None:
        """Select the next or the previous row."""

    def mark(self, ids: Collection[int], on: bool) -> None:
        """Mark stories, or take their marks away."""

    def select_link(self, id: int) -> None:
        """Select a link and scroll to it."""


class Panes(Protocol):
    """The panes of the desk."""

    over: bool
    """Whether the proof is in the story’s place."""

    @property
    def here(self) -> str:
        """The pane in front: "order", "story" or "proof"."""

    @property
    def all_fit(self) -> bool:
        """Whether all three have room."""

    @property
    def one_fits(self) -> bool:
        """Whether there is room for one only."""

    def go(self, pane: str, field: str = "") -> None:
        """Bring a pane to the front and put the focus into it; of the story into this field."""

    def step(self, step: int) -> None:
        """Go on (1) or back (-1) to the next place that takes the focus."""


class Proofs(Protocol):
    """The proof; `as_text` says whether it is that of the plain text edition."""

    as_text: bool

    def toggle_text(self) -> None:
        """Show the other edition."""


class ArchiveSearch(Protocol):
    """The archive beside the story: the line to type in, and the stories that answer."""

    @property
    def is_open(self) -> bool:
        """Whether it is there."""

    @property
    def run(self) -> "Run | None":
        """The story that is read, else the selected one."""

    def open(self, words: str | None = None) -> None:
        """Go into the line; without `words` the last ones stand there."""

    def close(self) -> None:
        """Go one level back: from what is read to the list, from the list to where the editor came from."""

    def leave(self) -> None:
        """Put it away."""

    def read(self, run: "Run | None" = None) -> None:
        """Read a story beside the draft: this one, else the selected one."""

    def later_stories(self) -> None:
        """Show the later stories that point to the one in hand."""


class StoryRemarks(Protocol):
    """The remarks on the story in hand."""

    def repeat(self, link: int | str) -> "Repeat | None":
        """The repeat that a link of the story in hand is; one inside a sentence is named by its address."""


class Origin(NamedTuple):
    """Where a paste went: the text of that name ("": none), the selected row, and the story in hand."""

    field: str = ""
    row: OrderRow | None = None
    in_hand: int | None = None


class Pasted(NamedTuple):
    """The last paste: its text, the last step before and after it was taken, and the other ways to take it."""

    text: str
    before: "Step | None"
    after: "Step | None"
    ways: tuple[str, ...] = ()
    origin: Origin = Origin()


class OnDesk(Front, Protocol):
    """The desk with an issue open."""

    last_paste: Pasted

    @property
    def issue(self) -> Issue:
        """The issue as it is now."""

    @property
    def selection(self) -> Selection:
        """What is selected, marked and in hand."""

    @property
    def panes(self) -> Panes:
        """The panes."""

    @property
    def proofs(self) -> Proofs:
        """The proof."""

    @property
    def archive(self) -> ArchiveSearch:
        """The archive beside the story."""

    @property
    def remarking(self) -> StoryRemarks:
        """The remarks on the story in hand."""

    def do(
        self,
        title: str,
        edit: Callable[Concatenate[Issue, Arguments], Issue],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> bool:
        """Make an edit as one step; with a title, say what happened. False if nothing changed."""

    def targets(self) -> list[int]:
        """The stories that a command is for: the marked ones, else the one that is selected or written in."""

    def show_words(self, table: str, id: int, field: str, start: int, end: int) -> None:
        """Go to words of a text and select them."""

    def doubt_about(self, ids: Collection[int]) -> None:
        """Mark sections and stories that may have been read wrongly, until they are changed."""

    def pick(self, id: int) -> None:
        """Select a story and take it in hand."""

    def take_in_hand(self, id: int | None) -> None:
        """Show another story in the fields."""

    def field(self, name: str) -> "TextField":
        """A text field of the story: "headline", "standfirst" or "body"."""

    def redraw(self) -> None:
        """Show the issue as it is now."""

    def redraw_soon(self) -> None:
        """Show it once the panes have their new places."""

    def leave(self) -> None:
        """Go back to the list of issues."""


class OnDraft(OnDesk, Protocol):
    """The desk with a draft open: an issue that was read in, beside its source."""

    drafts: "Drafts"
    read: "Sourced"
    doubt: "Doubt | None"
    """The doubt that was gone to."""

    @property
    def open_doubts(self) -> "tuple[Doubt, ...]":
        """The doubts that nobody settled."""

    @property
    def source_line(self) -> int | None:
        """The selected line of the source, counted from 1; None where the focus is elsewhere."""

    def go_to_doubt(self, doubt: "Doubt", place: int, of: int) -> None:
        """Select what a doubt is about, light its line, and say what it asks."""

    def go_to_part(self, part: int) -> bool:
        """Go to a section, a story or the story of a link; False if it is not in the running order."""

    def turn(self, title: str, turned: "tuple[Sourced, Issue] | None") -> bool:
        """Take another reading in as one step; False if nothing changed."""

    def settle(self, doubt: "Doubt") -> None:
        """Let a doubt stand."""

    def toggle_source(self) -> None:
        """Show the proof in the source's place, or the source again."""
