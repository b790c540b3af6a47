"""The ports of the desk with an issue open: what is selected, its panes, and what there is to step through."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Concatenate, NamedTuple, ParamSpec, Protocol

from desk.model.issue import Issue
from desk.tui.ports.doubts import Doubts
from desk.tui.ports.front import Front

if TYPE_CHECKING:  # what the first picture of the screen can do without is not loaded for its names
    from desk.archive.seen import Repeat
    from desk.archive.stories import Run
    from desk.store.form.steps import Step
    from desk.tui.widgets.fields import TextField

Arguments = ParamSpec("Arguments")


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

    @property
    def caret(self) -> int | None:
        """The first selected character of the body, or where its cursor stands; None where that is elsewhere."""

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

    @property
    def folded(self) -> Collection[int]:
        """The sections that are folded."""

    def fold(self, sections: Collection[int]) -> None:
        """Fold these sections and no others, and keep that."""


class Panes(Protocol):
    """The panes of the desk."""

    over: bool
    """Whether the proof is in the story’s place."""
    zoomed: bool
    """Whether the pane in front has all of the width."""

    @property
    def here(self) -> str:
        """The pane in front: "order", "story" or "proof"."""

    @property
    def all_fit(self) -> bool:
        """Whether all three have room."""

    @property
    def one_fits(self) -> bool:
        """Whether there is room for one only."""

    def go(self, pane: str, field: str = "", *, to_write: bool = False) -> None:
        """Bring a pane to the front and put the focus into it; of the story into this field.

        `to_write`: the editor asked for the text, so the letters that follow are meant for it.
        """

    def step(self, step: int) -> None:
        """Go on (1) or back (-1) to the next place that takes the focus."""

    def back(self) -> None:
        """Go back to where the focus came from, one level."""

    def remember(self) -> None:
        """The editor jumps to another story from here: `back` comes here again."""


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
    """Where a paste went: the text of that name ("": none), the selected row, and the story in hand; and its page.

    `page` is the HTML that it was copied from, "" where none came with it. `after` is the last story of the paste just
    before it, where nothing was done since: pastes come one below the other.
    """

    field: str = ""
    row: OrderRow | None = None
    in_hand: int | None = None
    page: str = ""
    after: int | None = None


class LastPaste(NamedTuple):
    """The last paste: its text, the last step before and after it was taken, and the other ways to take it.

    `made` are the row that is selected since, and the last story that it became, where it became any.
    """

    text: str
    before: "Step | None"
    after: "Step | None"
    ways: tuple[str, ...] = ()
    origin: Origin = Origin()
    made: tuple[OrderRow | None, int] | None = None


At = tuple[int, ...]
"""A place in an issue, to be compared: of an address its story, its part of the story and its place in that."""


class Open(NamedTuple):
    """One thing that is open: where it stands, and what goes there and says what it is.

    `go` is told its number, counted from 1, and how many there are.
    """

    at: At
    go: Callable[[int, int], object]


class Round(NamedTuple):
    """What one source has to step through, sorted by `at`, and where the editor is, in the same measure.

    `done` is what is said when none is left: "Every link has its address." Behind the last of one that `goes_on` the
    next source is stepped through, where that has something open.
    """

    places: Sequence[Open]
    here: At
    done: str = ""
    goes_on: bool = False


Source = Callable[["OnDesk"], Round]
"""Looks at the desk and gives what one source has open."""


class OnDesk(Front, Protocol):
    """The desk with an issue open."""

    last_paste: LastPaste

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

    @property
    def doubting(self) -> Doubts:
        """What is in doubt of what came in."""

    def do(
        self,
        title: str,
        edit: Callable[Concatenate[Issue, Arguments], Issue],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> bool:
        """Make an edit as one step; with a title, say what happened. False if nothing changed."""

    @property
    def rounds(self) -> "Sequence[Source]":
        """What there is to step through, the most pressing first; see `desk.tui.desk.verbs.stepping`."""

    def targets(self) -> list[int]:
        """The stories that a command is for: the marked ones, else the one that is selected or written in."""

    def show_words(self, table: str, id: int, field: str, start: int, end: int) -> None:
        """Go to words of a text and select them."""

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
