"""What finishing an issue will do, before it is done; and the reason, where something is to be fixed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from desk.model.dates import short_date
from desk.tui.widgets.cells import Span, count, shown
from desk.tui.widgets.dialog import Dialog
from desk.tui.widgets.line_input import LineInput
from desk.tui.widgets.words import KeyLine, Words

if TYPE_CHECKING:
    from desk.publish.finishing import Plan

MOST = 6
"""Findings to fix that are listed; the rest is counted."""
STORIES = 4
"""Stories that come up which are named."""


class FinishScreen(Dialog[str]):
    """Closes with the reason for which it goes though something is to be fixed, "" where nothing is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "take", show=False)]
    DEFAULT_CSS = """
    FinishScreen #reason { margin-left: 2; }
    FinishScreen #wrong { display: none; }
    FinishScreen #wrong.said { display: block; }
    """

    def __init__(self, plan: "Plan") -> None:
        """For what was planned."""
        super().__init__(f"Finish {shown(plan.issue.label)}")
        self._plan = plan

    def inside(self) -> ComposeResult:
        """What pre-flight says, what becomes of the issue, and what the next one begins with."""
        plan = self._plan
        if plan.to_fix:
            yield Words(*_to_fix(plan.to_fix), wrap=True)
            yield LineInput(placeholder="why it goes as it is", id="reason", select_on_focus=False)
            yield Words(id="wrong", wrap=True)
        else:
            words = "Pre-flight: nothing to fix" + (f", {len(plan.open)} to look at or to know." if plan.open else ".")
            yield Words((words, "dim"))
        yield Words(("\n", ""), *_lines(plan), wrap=True)
        yield KeyLine((("enter", "finish it"),), "not yet")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Close with the reason; without one where it is asked for, say so."""
        reason = self.query_one("#reason", Input).value.strip() if self._plan.to_fix else ""
        if self._plan.to_fix and not reason:
            line = self.query_one("#wrong", Words)
            line.show(("Write why it goes as it is, or close this and mend it.", "stop"))
            line.add_class("said")
            return
        self.dismiss(reason)


def _to_fix(sentences: tuple[str, ...]) -> Iterator[Span]:
    yield "To fix before it goes\n", "bold"
    for sentence in sentences[:MOST]:
        yield "✗ ", "stop"
        yield f"{shown(sentence)}\n", ""
    if len(sentences) > MOST:
        yield f"and {len(sentences) - MOST} more\n", "dim"


def _lines(plan: "Plan") -> Iterator[Span]:
    following = plan.following
    yield "It is frozen as it was sent, and its receipt is filed beside it.\n\n", ""
    yield shown(following.label), "bold"
    began = "" if plan.begun else "  begun before"
    yield f"  {short_date(following.date)}{began}\n", "dim"
    yield f"{count(len(following.sections), 'section')}, {count(plan.items, 'standing item')}\n", ""
    for booking in plan.booked:
        yield f"{shown(booking.slot)}: {shown(booking.sponsor)}\n", ""
    for slot in plan.unbooked:
        yield f"{shown(slot)}: nobody has booked it\n", "dim"
    for other, story in plan.carried[:STORIES]:
        yield f"comes up: {shown(story.name)}", ""
        yield f"  held in {shown(other.label)}\n", "dim"
    if len(plan.carried) > STORIES:
        yield f"and {len(plan.carried) - STORIES} more stories\n", "dim"
