"""The port of the desk with a draft open: an issue that was read in, beside its source."""

from typing import TYPE_CHECKING, Protocol

from desk.model.issue import Issue
from desk.tui.ports.desk import OnDesk

if TYPE_CHECKING:  # what the first picture of the screen can do without is not loaded for its names
    from desk.archive.drafts import Drafts
    from desk.archive.sourced import Sourced
    from desk.read.reading import Doubt


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
