"""The port of the desk with a draft open: an issue that was read in, beside its source."""

from typing import TYPE_CHECKING, Protocol

from desk.tui.ports.desk import OnDesk

if TYPE_CHECKING:  # what the first picture of the screen can do without is not loaded for its names
    from desk.archive.drafts import Drafts
    from desk.archive.sourced import Sourced


class OnDraft(OnDesk, Protocol):
    """The desk with a draft open: an issue that was read in, beside its source."""

    drafts: "Drafts"

    @property
    def read(self) -> "Sourced":
        """The draft's reading, and what was decided about it."""

    @property
    def source_line(self) -> int | None:
        """The selected line of the source, counted from 1; None where the focus is elsewhere."""

    def go_to_part(self, part: int) -> bool:
        """Go to a section, a story or the story of a link; False if it is not in the running order."""

    def toggle_source(self) -> None:
        """Show the proof in the source's place, or the source again."""
