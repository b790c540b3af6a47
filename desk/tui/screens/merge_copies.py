"""The question before second copies are merged: which file goes into which, what it brings, where it is put."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from desk.tui.cells import Span, shown
from desk.tui.widgets.dialog import Dialog, KeyLine, Words

if TYPE_CHECKING:
    from desk.tui.copies import Offer

_SHOWN = 4
"""Copies that are named; of more only the number is said."""


class MergeCopies(Dialog[bool]):
    """Closes with True if they shall be merged."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "take", "Merge", show=False)]

    def __init__(self, offers: Sequence["Offer"], faults: Sequence[str]) -> None:
        """What can be merged, and why some cannot."""
        super().__init__("Merge the second copy" if len(offers) == 1 else f"Merge {len(offers)} second copies")
        self._offers = offers
        self._faults = faults

    def inside(self) -> ComposeResult:
        """Each copy with what it brings, then what becomes of it."""
        for offer in self._offers[:_SHOWN]:
            made = f" by {offer.copy.tool}" if offer.copy.tool else ""
            spans: list[Span] = [
                (offer.label[:1].upper() + offer.label[1:], "bold"),
                (f" takes in what was set aside{made}\n", ""),
                (f"{shown(offer.copy.copy.name)}\n", "dim"),
                (f"It brings {offer.brings}.\n", ""),
            ]
            yield Words(*spans, wrap=True)
        more = f"And {len(self._offers) - _SHOWN} more.\n" if len(self._offers) > _SHOWN else ""
        for fault in self._faults:
            more += f"{fault}\n"
        says = "Where both changed the same words, yours stays in and the other is kept beside it. "
        says += "The merged copy goes to .desk/merged in this folder."
        yield Words((more, ""), (says, "dim"), wrap=True)
        yield KeyLine((("enter", "merge"),), "not now")

    def action_take(self) -> None:
        """Merge."""
        self.dismiss(True)
