"""The question before second copies are merged: which file goes into which, what it brings, where it is put."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from desk.tui.merging.offer import Offer
from desk.tui.widgets.cells import cut, shown
from desk.tui.widgets.dialog import Dialog
from desk.tui.widgets.words import KeyLine, Words

_SHOWN, _SHOWN_LOW = 4, 2
"""Copies that are named, and on a low terminal; of more only the number is said."""
_LOW = 26
"""Rows under which a terminal is low."""
_LONGEST = 300
"""Characters of why one copy cannot be merged."""


class MergeCopies(Dialog[bool]):
    """Closes with True if they shall be merged."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "take", "Merge", show=False)]

    def __init__(self, offers: Sequence[Offer], faults: Sequence[str]) -> None:
        """What can be merged, and why some cannot."""
        super().__init__("Merge the second copy" if len(offers) == 1 else f"Merge {len(offers)} second copies")
        self._offers = offers
        self._faults = faults

    def inside(self) -> ComposeResult:
        """Each copy with what it brings, then what becomes of it."""
        low = self.app.size.height < _LOW
        most = (_SHOWN_LOW if low else _SHOWN) - bool(self._faults)  # the keys stay in sight
        for offer in self._offers[:most]:
            made = f" from {offer.copy.tool}" if offer.copy.tool else ""
            yield Words((offer.label[:1].upper() + offer.label[1:], "bold"), (f" takes in the copy{made}", ""))
            yield Words((shown(offer.copy.path.name), "dim"))
            yield Words((f"It brings {offer.brings}." + ("" if low else "\n"), ""), wrap=True)
        rest = [f"And {len(self._offers) - most} more."] if len(self._offers) > most else []
        for words in (*rest, *(cut(fault, _LONGEST) for fault in self._faults[:1])):
            yield Words((words, ""), wrap=True)
        if len(self._faults) > 1:
            yield Words((f"{len(self._faults) - 1} more cannot be merged; `desk doctor` says why.", ""), wrap=True)
        says = "What both changed stays as yours, the other version beside it. The copies go to .desk/merged here."
        yield Words((says, "dim"), wrap=True)
        yield KeyLine((("enter", "merge"),), "not now")

    def action_take(self) -> None:
        """Merge."""
        self.dismiss(True)
