"""A file that cannot be read: why, and what can be done about it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from desk.store.problems import Problem
from desk.store.sentences import by_hand, why
from desk.tui.widgets.cells import shown
from desk.tui.widgets.dialog import Dialog
from desk.tui.widgets.words import KeyLine, Words

MEND = "It can be mended: every word in it survives, and the file as it is now is kept beside it."
"""What is said of a file that can be mended."""
BY_HAND = "It is left as it is, and cannot be mended without guessing."
"""What is said of a file that cannot."""


class UnreadableDialog(Dialog[bool]):
    """Says why a file cannot be read; True if it is to be mended."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "mend", "Mend it", show=False)]

    def __init__(self, name: str, problem: Problem, can_mend: bool) -> None:
        """About the file of this name; `problem` says why it cannot be read."""
        super().__init__("Cannot be read")
        self._file = shown(name)
        self._problem, self._reason = problem, shown(why(problem))
        self._can_mend = can_mend

    def inside(self) -> ComposeResult:
        """The file, what is wrong, what can be done, the keys."""
        yield Words((self._file, "bold"))
        yield Words((f"{self._reason[:1].upper()}{self._reason[1:]}.\n", ""), wrap=True)
        yield Words((MEND if self._can_mend else f"{BY_HAND} {by_hand(self._problem)}", ""), wrap=True)
        yield KeyLine((("enter", "mend it and open it"),) if self._can_mend else (), "leave it")

    def action_mend(self) -> None:
        """Close with the wish, where it can be fulfilled."""
        if self._can_mend:
            self.dismiss(True)
