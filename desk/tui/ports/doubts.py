"""The port of what is in doubt: which doubts are open, and what can be done about one."""

from typing import TYPE_CHECKING, Protocol

from desk.model.issue import Issue

if TYPE_CHECKING:
    from desk.archive.sourced import Placed, Sourced
    from desk.read.reading import Doubt


class Doubts(Protocol):
    """What is in doubt of what came in: of a draft's source, and of stories that were pasted."""

    goes_through: bool
    """One was gone to, and nobody said since that it was the last."""

    @property
    def open(self) -> "tuple[Doubt, ...]":
        """The doubts that nobody settled, as a reader of the issue meets them."""

    @property
    def in_hand(self) -> "Doubt | None":
        """The doubt that was gone to, for as long as it is open and its row is selected."""

    @property
    def of_row(self) -> "Doubt | None":
        """The first doubt of the selected row."""

    @property
    def above(self) -> int:
        """How many doubts stand above the selected row."""

    @property
    def is_draft(self) -> bool:
        """Whether the whole issue was read in, and is not kept yet."""

    def pasted(self, placed: "Placed", data: str) -> None:
        """Stories were pasted into the issue, read from this."""

    def go_to(self, doubt: "Doubt", place: int, of: int) -> None:
        """Select what a doubt is about, and say what it asks."""

    def take_other(self, title: str, doubt: "Doubt") -> bool:
        """Read it as what else it could be, as one step; False if that would change nothing."""

    def turn(self, title: str, read: "Sourced", turned: "tuple[Sourced, Issue] | None") -> bool:
        """Take another reading in as one step; False if nothing changed."""

    def settle(self, doubt: "Doubt") -> None:
        """Let a doubt stand."""
