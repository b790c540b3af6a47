"""The steps of earlier sessions that can still be taken back, so that undo works after a restart."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from desk.store.form.steps import Change, Step, StepKind, apply, joined
from desk.store.journal.record import MORE, UNDO, Record
from desk.store.journal.replay import Replay

KEPT_STEPS = 200
"""Steps that can be taken back after a restart."""


def last_steps(replay: Replay, documents: Mapping[str, Any]) -> list[Step]:
    """The last saved steps, oldest first: those whose result is still in the documents and can be taken back."""
    done: list[tuple[str, int, Step]] = []
    for each in replay.own:
        sitting = replay.sittings[each.record.session]
        if all(sitting.holds(name, each.record) for name, _ in each.changes):
            _take(done, *each)
    return _fitting([step for _, _, step in done[-KEPT_STEPS:]], documents)


def _take(done: list[tuple[str, int, Step]], record: Record, changes: tuple[tuple[str, Change], ...]) -> None:
    if record.what == UNDO:
        if done:
            done.pop()
    elif record.what == MORE:
        at = next((at for at, each in enumerate(done) if each[:2] == (record.session, record.step)), None)
        if at is not None:
            step = replace(joined(done[at][2], changes), kind=StepKind.TYPING)
            done[at] = record.session, record.step, step
    else:
        kind = StepKind.GROUP if record.title else StepKind.EDIT
        done.append((record.session, record.step, Step(record.title, changes, kind)))


def _fitting(done: Sequence[Step], documents: Mapping[str, Any]) -> list[Step]:
    """Those that can be taken back one after the other, each wholly."""
    current, kept = dict(documents), []
    for step in reversed(done):
        back = step.reversed()
        made: dict[str, Any] = {}
        for name in dict.fromkeys(name for name, _ in step.changes):
            if name in current:
                value, refused = apply(current[name], [change for each, change in back.changes if each == name])
                if not refused and value != current[name]:
                    made[name] = value
        if made.keys() == {name for name, _ in step.changes}:
            current |= made
            kept.append(step)
    return kept[::-1]
