"""Undo: every change of a document is a step, and a step is taken back without touching what came after it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from desk.edit import freezing
from desk.model.issue import Issue
from desk.session.documents import Documents
from desk.session.open_file import OpenFile
from desk.store.errors import LeadsOutside
from desk.store.form.records import Document
from desk.store.form.steps import Change, Step, StepKind, apply, diff, joined
from desk.store.journal.record import REDO, UNDO
from desk.store.journal.recorder import Recorder

PAUSE = 2.0
"""Seconds without a key after which typing begins a new step."""
LONGEST_TYPING = 100
"""Characters after which typing begins a new step."""
MOST_STEPS = 1000
"""Steps that can be taken back; the oldest go first."""
Place = tuple[str, int, str]
"""Table, id and field of a text that is typed in."""


@dataclass(slots=True)
class Steps:
    """The steps of one issue: `done` can be taken back, `undone` made again.

    `typing` is the field whose key presses still belong to the last step, `touched` when the last of them came (in
    seconds of the session's clock), `typed` how many characters they put in or took out so far.
    """

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)
    typing: Place | None = None
    touched: float = 0.0
    typed: int = 0

    def continues(self, place: Place, now: float) -> bool:
        """Whether a key press in this field at this time belongs to the last step."""
        return self.typing == place and now - self.touched <= PAUSE and self.typed < LONGEST_TYPING


class Undo:
    """The steps of the documents in hand: those of each issue, and those made while no issue is open."""

    def __init__(
        self, documents: Documents, recorder: Recorder, clock: Callable[[], float], tell: Callable[[], None]
    ) -> None:
        """For these documents. The recorder notes steps, `clock` counts seconds, `tell` is called after each change."""
        self._documents = documents
        self._recorder = recorder
        self._clock = clock
        self._tell = tell
        self._by_issue: dict[Path | None, Steps] = {}
        self._group: list[tuple[str, Change]] | None = None

    @property
    def steps(self) -> Steps:
        """Those of the open issue."""
        return self._by_issue.setdefault(self._documents.path, Steps())

    def begin(self, done: list[Step]) -> None:
        """An issue was opened; `done` are steps of earlier sessions, for one that this session opens first."""
        self._by_issue.setdefault(self._documents.path, Steps(done))

    def forget(self, path: Path) -> None:
        """Read the steps of the issue in this file, which is not open, from its journal when it is opened next."""
        if path != self._documents.path:
            self._by_issue.pop(path, None)

    # Making steps

    def make(self, title: str, changes: Sequence[tuple[str, Change]]) -> int:
        """Make changes as one step; how many of them no longer fit and were left out."""
        with self.group(title):
            made = [(file.name, *apply(file.value, _of(file.name, changes))) for file in self._documents]
            for name, value, _ in made:
                self.change(name, value)
        return sum(refused for _, _, refused in made)

    def type(self, edited: Callable[[], Document], place: Place) -> None:
        """The open issue becomes what `edited` makes of it, by a key press in one text field; see `Session.type`."""
        steps, now = self.steps, self._clock()
        if not steps.continues(place, now):
            self.end_typing()
        changes = self.change("issue", edited(), typing=place)
        steps.touched = now
        steps.typed += sum(_characters(change) for change in changes)
        if any(_breaks_line(change) for change in changes):
            self.end_typing()

    def end_typing(self) -> None:
        """The next key press begins a new step."""
        steps = self.steps
        steps.typing, steps.typed = None, 0

    @contextmanager
    def group(self, title: str) -> Iterator[None]:
        """Make all changes inside one step with this title. If something raises, those before it stay, as a step."""
        self.end_typing()
        outer, self._group = self._group, []
        try:
            yield
        finally:
            changes, self._group = tuple(self._group), outer
            if changes:
                self._record(Step(title, changes, StepKind.GROUP))

    def change(self, name: str, new: Document, typing: Place | None = None) -> tuple[Change, ...]:
        """A document becomes another value: one step, or a part of the group that is open. What changed in it.

        With `typing` it is a part of the last step, if that is typing in the same field.
        """
        file = self._documents[name]
        changes = diff(file.value, new)
        if not changes:
            return ()
        if file.read_only:
            raise LeadsOutside.of(file.read_only)
        if isinstance(new, Issue):
            freezing.check(file.value, new)
        file.value = new
        named = tuple((name, change) for change in changes)
        steps = self.steps
        if typing is not None and typing == steps.typing and steps.done and self._group is None:
            steps.done[-1] = joined(steps.done[-1], named)
            self._recorder.step(Step("", named, StepKind.TYPING), more=True)
        else:
            self._record(Step("", named, StepKind.EDIT if typing is None else StepKind.TYPING))
            steps.typing = typing if self._group is None else None
        self._tell()
        return changes

    def _record(self, step: Step) -> None:
        if self._group is not None:
            self._group.extend(step.changes)
            return
        steps = self.steps
        steps.done.append(step)
        self._recorder.step(step)
        del steps.done[:-MOST_STEPS]
        steps.undone.clear()

    # Taking them back

    def undo(self) -> tuple[Step, int] | None:
        """Take the last step back: the step and how many of its changes no longer fit, or None if there is none."""
        steps = self.steps
        return self._turn(UNDO, steps.done, steps.undone)

    def redo(self) -> tuple[Step, int] | None:
        """Make the step that was taken back last again, or None if there is none."""
        steps = self.steps
        return self._turn(REDO, steps.undone, steps.done)

    def _turn(self, what: str, taken: list[Step], given: list[Step]) -> tuple[Step, int] | None:
        self.end_typing()
        if not taken:
            return None
        for file in self._documents:
            if file.read_only and _of(file.name, taken[-1].changes):
                raise LeadsOutside.of(file.read_only)
        step = taken[-1].reversed() if what == UNDO else taken[-1]
        made = [(file, *apply(file.value, _of(file.name, step.changes))) for file in self._documents]
        for file, new, _ in made:
            if isinstance(new, Issue):
                freezing.check(file.value, new)
        given.append(taken.pop())
        return given[-1], self._take(what, made)

    def _take(self, what: str, made: Sequence[tuple[OpenFile, Document, int]]) -> int:
        """The documents become what a step makes of them; how many of its changes no longer fit."""
        changes = []
        for file, new, _ in made:
            changes += [(file.name, change) for change in diff(file.value, new)]
            file.value = new
        self._recorder.changed(what, changes)
        self._tell()
        return sum(refused for _, _, refused in made)


def _of(name: str, changes: Sequence[tuple[str, Change]]) -> list[Change]:
    return [change for each, change in changes if each == name]


def _breaks_line(change: Change) -> bool:
    """Whether a change put a new line into a text."""
    before, after = change.before, change.after
    return isinstance(after, str) and isinstance(before, str) and after.count("\n") > before.count("\n")


def _characters(change: Change) -> int:
    """How many characters a key press put in or took out, at least 1."""
    before, after = change.before, change.after
    return max(1, abs(len(after) - len(before))) if isinstance(before, str) and isinstance(after, str) else 1
