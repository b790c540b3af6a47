"""The ports of the screen in front: what a command may ask of it; each screen with verbs of its own adds those."""

from collections.abc import Callable, Coroutine, Hashable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from textual.screen import Screen

from desk.model.issue import Issue
from desk.tui.ports.app import Asking, Desk

if TYPE_CHECKING:  # what the first picture of the screen can do without is not loaded for its names
    from desk.preflight.check import Checked
    from desk.preflight.finding import Finding
    from desk.store.folder.summaries import Summary
    from desk.store.form.steps import Step
    from desk.tui.keys.command import Command

Answer = TypeVar("Answer")


class Front(Asking, Protocol):
    """The screen that a command was asked for on."""

    @property
    def desk(self) -> Desk:
        """The app."""

    @property
    def here(self) -> tuple[str, ...]:
        """The scopes whose commands answer, that of the focus first."""

    @property
    def own_commands(self) -> "tuple[Command, ...]":
        """Commands of this screen alone, that are not in the table."""

    @property
    def is_in_front(self) -> bool:
        """Whether no other screen lies over this one by now."""

    def say_later(self, work: Callable[[], str], then: Callable[[], object] = lambda: None) -> None:
        """Do work that waits for other programs off the screen's thread, say the sentence it gives, do `then`."""

    def show(self, screen: Screen[Answer], then: Callable[[Answer | None], object] | None = None) -> None:
        """Lay a screen over this one; `then` is called when it is closed, with None where it gave nothing."""

    def run_command(self, id: str) -> None:
        """Run a command of the table."""

    def selected_issue(self) -> tuple[Path, Issue] | None:
        """The file and the issue that a command is for where none is open."""

    def show_step(self, step: "Step") -> None:
        """Show the place that a step changed."""

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
    """Pre-flight, whose verbs are for its selected row: a finding, a group of them, or another line (`ListRow`)."""

    @property
    def issue(self) -> Issue:
        """The open issue as it is now."""

    @property
    def checked(self) -> "Checked | None":
        """What the rules found, as far as they were asked."""

    @property
    def row(self) -> Hashable:
        """The selected row."""

    def chosen(self) -> "tuple[Finding, ...]":
        """The selected finding, or those of the selected group. Raises Refused where it is another line."""

    def lines_let_pass(self) -> tuple[tuple[str, str], ...]:
        """The selected line of what was let pass, or those of its group, each after its list ("passed", "for ever")."""

    def step(self, title: str, make: Callable[[], object]) -> None:
        """Change something as one step, have the rules asked, and say it."""

    def close(self, findings: "Sequence[Finding]") -> None:
        """Close, to go to the first of these and through the others."""

    def fold(self, *, folded: bool) -> None:
        """Fold the group of the selected row, or unfold it."""

    def select_next(self, step: int) -> None:
        """Select the next finding (1) or the one before (-1), in a folded group too."""

    def check_again(self) -> None:
        """Ask every rule anew."""

    def check_web(self) -> None:
        """Ask the links on the web."""

    def costs(self) -> None:
        """Show what each story costs of the e-mail's size."""

    def seen(self, url: str) -> None:
        """Take the page of an address for fine, for seven days."""
